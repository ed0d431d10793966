import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { DirectoryTexts } from '../../../adapters/directory/directory-files.ts';
import { parseDirectory } from '../../../adapters/directory/parse-directory.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { DomainRefusal } from '../../../domain/errors.ts';

const header = 'code,kind,m49,group,languages,mailboxes,name_en,address_en,name_fr,address_fr';
const austria =
  'AUT,member-state,040,western-european-and-other,en,mission@aut.example,Austria,the Permanent Mission of Austria,,';
const good: DirectoryTexts = {
  entities: `${header}\n${austria}\n`,
  formerNames: '',
  instruments: 'code,title,checked_from,checked_to\nUNTOC,A convention,2015-05-20,2016-06-30\n',
  treatyStatus: 'entity,instrument,status,since\nAUT,UNTOC,party,\n',
};
const withLines = (...lines: string[]): Partial<DirectoryTexts> => ({
  entities: [header, austria, ...lines, ''].join('\n'),
});
const mistakesIn = (change: Partial<DirectoryTexts>): string[] => {
  try {
    parseDirectory({ ...good, ...change });
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    expect(error.code).toBe('directory-invalid');
    for (const { message } of error.mistakes) expect(error.message).toContain(message);
    return error.mistakes.map(({ path, line, message }) => `${path}:${line} ${message}`);
  }
  return [];
};
const oneMistake = (change: Partial<DirectoryTexts>): string => {
  const mistakes = mistakesIn(change);
  expect(mistakes).toHaveLength(1);
  return mistakes[0] ?? '';
};

describe('reading a directory', () => {
  it('takes columns in any order, a byte order mark, CRLF and blank lines', () => {
    const entities =
      '\ufeffname_en,code,address_en,kind,mailboxes,languages,group,m49\r\n\r\n"Austria ",AUT,the Mission,member-state,a@b.example c@d.example,fr en,western-european-and-other,\r\n';
    expect(parseDirectory({ ...good, entities }).entities).toEqual([
      {
        code: 'AUT',
        kind: 'member-state',
        m49: null,
        regionalGroup: 'western-european-and-other',
        names: { en: { shortName: 'Austria', addressPhrase: 'the Mission', sortKey: 'Austria', reviewed: false } },
        formerNames: [],
        languages: ['fr', 'en'],
        mailboxes: ['a@b.example', 'c@d.example'],
      },
    ]);
  });

  it('composes accents, so that the same name is the same text', () => {
    const decomposed = 'CIV,member-state,384,african,fr,m@civ.example,Co\u0302te,the Mission,,';
    expect(parseDirectory({ ...good, ...withLines(decomposed) }).entities[1]?.names.en.shortName).toBe('Côte');
  });
});

const line = (
  cells: Partial<
    Record<'code' | 'kind' | 'm49' | 'group' | 'languages' | 'mailboxes' | 'name' | 'address' | 'french', string>
  >,
) => {
  const base = {
    code: 'BEL',
    kind: 'member-state',
    m49: '056',
    group: 'western-european-and-other',
    languages: 'fr',
    mailboxes: 'm@bel.example',
    name: 'Belgium',
    address: 'the Mission of Belgium',
    french: '',
  };
  const row = { ...base, ...cells };
  return [
    row.code,
    row.kind,
    row.m49,
    row.group,
    row.languages,
    row.mailboxes,
    row.name,
    row.address,
    row.french,
    '',
  ].join(',');
};

describe('one bad cell', () => {
  it.each([
    ['unknown group', { group: 'african-states' }, /^entities\.csv#group:3 .*"african-states" is not one of african, /],
    ['Member State without a group', { group: '' }, /^entities\.csv#group:3 .*empty for a Member State/],
    ['unknown kind', { kind: 'member state' }, /^entities\.csv#kind:3 .*did you mean "member-state"\?$/],
    ['lower-case code', { code: 'bel' }, /^entities\.csv#code:3 .*capital letters/],
    ['State with a code of four', { code: 'BELG' }, /^entities\.csv#code:3 .*alpha-3/],
    ['short M49', { m49: '56' }, /^entities\.csv#m49:3 .*three digits/],
    ['unknown language', { languages: 'fr de' }, /^entities\.csv#languages:3 .*"de" is not an official language/],
    ['language twice', { languages: 'fr fr' }, /^entities\.csv#languages:3 .*twice/],
    ['no language', { languages: '' }, /^entities\.csv#languages:3 .*at least one/],
    [
      'bad mailbox',
      { mailboxes: 'mission at bel.example' },
      /^entities\.csv#mailboxes:3 .*"mission" is not one plain mailbox/,
    ],
    [
      'mailbox with a line end',
      { mailboxes: '"m@bel.example\r\nx"' },
      /^entities\.csv#mailboxes:4 .*"x" is not one plain mailbox/,
    ],
    ['mailbox twice', { mailboxes: 'm@bel.example m@bel.example' }, /^entities\.csv#mailboxes:3 .*twice/],
    ['missing English name', { name: '' }, /^entities\.csv#name_en:3 .*is empty/],
    ['missing English phrase', { address: '' }, /^entities\.csv#address_en:3 .*is empty/],
    ['French name without phrase', { french: 'Belgique' }, /^entities\.csv#address_fr:3 .*is empty/],
    ['control character in a name', { name: 'Bel\u0007gium' }, /^entities\.csv#name_en:3 .*control/],
    ['reordering mark in a name', { name: 'Bel\u202egium' }, /^entities\.csv#name_en:3 .*control/],
    ['duplicate code', { code: 'AUT' }, /^entities\.csv#code:3 .*"AUT" stands already on line 2/],
    ['duplicate M49', { m49: '040' }, /^entities\.csv#m49:3 .*"040" stands already on line 2/],
    ['duplicate name', { name: 'Austria' }, /^entities\.csv#name_en:3 .*"Austria" stands already on line 2/],
  ])('%s', (_, cells, expected) => {
    const found = mistakesIn(withLines(line(cells)));
    expect(
      found.some((mistake) => expected.test(mistake)),
      found.join('\n'),
    ).toBe(true);
    for (const mistake of found) expect(mistake).toMatch(/^entities\.csv#/);
  });
});

describe('bad lines of the other files', () => {
  const status = (row: string): Partial<DirectoryTexts> => ({ treatyStatus: `${good.treatyStatus}${row}\n` });

  it.each([
    ['AUX,UNTOC,party,', /^treaty-status\.csv#entity:3 .*not in entities\.csv: did you mean "AUT"\?$/],
    [
      'AUT,UNTAC,signatory,2015-06-01',
      /^treaty-status\.csv#instrument:3 .*not in instruments\.csv: did you mean "UNTOC"\?$/,
    ],
    ['AUT,UNTOC,none,2015-06-01', /^treaty-status\.csv#status:3 .*not one of party, signatory/],
    ['AUT,UNTOC,signatory,2015-02-30', /^treaty-status\.csv#since:3 .*not a day that exists/],
    ['AUT,UNTOC,signatory,', /^treaty-status\.csv#since:3 .*stands already on line 2/],
    ['AUT,UNTOC,signatory,2016-07-01', /^treaty-status\.csv#since:3 .*after 2016-06-30/],
    ['AUT,UNTOC,signatory,2010-01-01', /^treaty-status\.csv#since:3 .*contradicts line 2/],
  ])('treaty status: %s', (row, expected) => expect(oneMistake(status(row))).toMatch(expected));

  it.each([
    ['UNTOC,Again,2015-05-20,2016-06-30', /^instruments\.csv#code:3 .*stands already on line 2/],
    ['UNCAC,,2015-05-20,2016-06-30', /^instruments\.csv#title:3 .*is empty/],
    ['UNCAC,Other,2016-06-30,2015-05-20', /^instruments\.csv#checked_to:3 .*lies before/],
    ['UNCAC,Other,20.5.2015,2016-06-30', /^instruments\.csv#checked_from:3 .*not a day/],
  ])('instrument: %s', (row, expected) => {
    expect(oneMistake({ instruments: `${good.instruments}${row}\n` })).toMatch(expected);
  });

  it.each([
    ['AUS,en,2020-01-01,Name,the Phrase', /^names-former\.csv#code:2 .*did you mean "AUT"\?$/],
    ['AUT,de,2020-01-01,Name,the Phrase', /^names-former\.csv#language:2 .*not one of/],
    ['AUT,en,yesterday,Name,the Phrase', /^names-former\.csv#until:2 .*not a day/],
    ['AUT,en,2020-01-01,,the Phrase', /^names-former\.csv#name:2 .*is empty/],
  ])('former name: %s', (row, expected) => {
    expect(oneMistake({ formerNames: `code,language,until,name,address\n${row}\n` })).toMatch(expected);
  });
});

describe('the file itself', () => {
  it('names a missing and a misspelt column', () => {
    const found = mistakesIn({ entities: good.entities.replace('mailboxes', 'mailbox') });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^entities\.csv:1 .*"mailbox" is not known: did you mean "mailboxes"\?$/);
    expect(found[1]).toMatch(/^entities\.csv:1 .*"mailboxes" is missing/);
  });

  it('names a line with too few or too many cells', () => {
    expect(oneMistake(withLines('BEL,member-state'))).toMatch(
      /^entities\.csv:3 The line has 2 cells where the header has 10/,
    );
    expect(oneMistake(withLines(`${line({})},more`))).toMatch(/^entities\.csv:3 The line has 11 cells/);
  });

  it('names the line of an unclosed quotation mark and still checks the other files', () => {
    const found = mistakesIn({ ...withLines('"BEL'), instruments: good.instruments.replace('A convention', '') });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(/^entities\.csv:[34] .*cannot be read as CSV/);
    expect(found[1]).toMatch(/^instruments\.csv#title:2/);
  });

  it('refuses an empty file', () => {
    expect(mistakesIn({ instruments: '' }).every((mistake) => /is missing/.test(mistake))).toBe(true);
  });

  it('names every bad line at once, and no line twice for one cause', () => {
    const found = mistakesIn({
      ...withLines(line({ group: 'nowhere' }), line({ code: 'CHE', m49: '756', name: 'Switzerland', mailboxes: 'x' })),
      treatyStatus: `${good.treatyStatus}BEL,UNTOC,party,\nCHE,UNTOC,partie,\nXXX,UNTOC,party,\n`,
    });
    expect(found.map((mistake) => mistake.split(' ')[0])).toEqual([
      'entities.csv#group:3',
      'entities.csv#mailboxes:4',
      'treaty-status.csv#status:4',
      'treaty-status.csv#entity:5',
    ]);
  });
});

describe('reading from a folder', () => {
  const folders: string[] = [];
  const folderWith = (files: Readonly<Record<string, string | Buffer>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'verbale-directory-'));
    folders.push(folder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    return folder;
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  it('does without former names', () => {
    const folder = folderWith({
      'entities.csv': good.entities,
      'instruments.csv': good.instruments,
      'treaty-status.csv': good.treatyStatus,
    });
    expect(readDirectoryCsv(folder)).toEqual(parseDirectory(good));
  });

  it('names every file that is missing or not UTF-8', () => {
    const folder = folderWith({ 'entities.csv': Buffer.from('code,name\nCIV,C\xf4te', 'latin1') });
    const reading = () => readDirectoryCsv(folder);
    expect(reading).toThrow(/entities\.csv: The file is not UTF-8 text/);
    expect(reading).toThrow(/instruments\.csv: There is no instruments\.csv/);
    expect(reading).toThrow(/treaty-status\.csv: There is no treaty-status\.csv/);
    expect(reading).toThrow(DomainRefusal);
  });
});
