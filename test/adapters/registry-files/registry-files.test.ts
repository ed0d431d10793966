import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseRegistryFile } from '../../../adapters/registry-files/parse-registry-file.ts';
import { planImport, readRegistryFolder } from '../../../adapters/registry-files/read-registry-folder.ts';
import { registryFiles } from '../../../adapters/registry-files/write-registry-files.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { projectFolder } from '../../../stack/project.ts';

const shipped = join(projectFolder, 'campaigns', 'resolution-7-1');

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'verbale-registry-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const bodiesText = `bodies:
  - id: wg
    knownSince: 2015-01-01
    name: Working Group
    shortName: WG
    gathers: meeting
    source: a list
`;

const meeting = (...fields: string[]): string =>
  [
    '  - id: wg-1',
    '    knownSince: 2015-01-01',
    '    body: wg',
    '    ordinal: 1',
    ...fields,
    '    source: a list',
    '',
  ].join('\n');

const days = ['    from: 2015-06-08', '    to: 2015-06-12', '    place: Vienna'];

const mistakesOf = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const folder = folderOf(files);
  try {
    planImport(folder, (await readRegistryFolder(folder)).facts, [], null);
    return [];
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return error.mistakes.map(({ path, line, message }) => `${path.split('#')[0]}:${line} ${message}`);
  }
};

describe('files of the registry', () => {
  it('that are shipped are right, and stand in the form in which they would be exported', async () => {
    const { facts, texts } = await readRegistryFolder(shipped);
    expect(planImport(shipped, facts, [], null)).toHaveLength(facts.length);
    expect([...registryFiles(facts)].sort()).toEqual([...texts].sort());
    expect(readdirSync(shipped).filter((name) => name.endsWith('.yaml'))).toEqual([...texts.keys()]);
  });

  it('give the same facts and the same bytes when written and read again', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((each) => each.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ').trim())
      .filter((each) => each !== '');
    const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
    const fact = fc.record({ id, name: text, source: text }).map(({ id: each, name, source }) => ({
      kind: 'bodies',
      id: each,
      knownSince: '2015-01-01',
      content: { name, shortName: 'WG', gathers: 'meeting', source },
    }));
    fc.assert(
      fc.property(fc.uniqueArray(fact, { minLength: 1, selector: (each) => each.id }), (facts) => {
        const written = registryFiles(facts).get('bodies.yaml') ?? '';
        const read = parseRegistryFile('bodies.yaml', written);
        expect(read.mistakes).toEqual([]);
        const again = read.facts.map(({ kind, id: each, knownSince, content }) => ({
          kind,
          id: each,
          knownSince,
          content,
        }));
        expect(again).toEqual(facts.toSorted((a, b) => (`${a.id} ` < `${b.id} ` ? -1 : 1)));
        expect(registryFiles(again).get('bodies.yaml')).toBe(written);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a wrong line is named', () => {
  it.each([
    ['an unknown kind', { 'a.yaml': 'meetngs: []\n' }, 'a.yaml:1 meetngs is no kind of fact; did you mean "meetings"?'],
    ['no list', { 'a.yaml': 'meetings: none\n' }, 'a.yaml:1 meetings must be a list'],
    ['no facts at all', { 'a.yaml': '- id: x\n' }, 'a.yaml:1 The file holds no facts'],
    ['broken YAML', { 'a.yaml': 'meetings: [\n' }, 'a.yaml:2 This cannot be read as YAML'],
    [
      'a field nobody knows',
      { 'b.yaml': bodiesText, 'm.yaml': `meetings:\n${meeting(...days, '    roms: [A]')}` },
      'm.yaml:9 meetings[0].roms is not a field of a meeting; did you mean "rooms"?',
    ],
    [
      'a missing field',
      { 'b.yaml': bodiesText, 'm.yaml': `meetings:\n${meeting(...days.slice(0, 2))}` },
      'm.yaml:2 meetings[0].place is missing: add it.',
    ],
    [
      'a field said to be unverified that is none',
      { 'b.yaml': bodiesText, 'm.yaml': `meetings:\n${meeting(...days, '    unverified: [form]')}` },
      'm.yaml:9 meetings[0].unverified[0] names "form", which is not a field of a meeting; did you mean from?',
    ],
    [
      'a meeting that ends before it starts',
      {
        'b.yaml': bodiesText,
        'm.yaml': `meetings:\n${meeting('    from: 2015-06-12', '    to: 2015-06-08', '    place: Vienna')}`,
      },
      'm.yaml:7 meetings[0].to is 2015-06-08, before the meeting starts on 2015-06-12.',
    ],
    [
      'eleven sittings in five days with one room',
      {
        'b.yaml': bodiesText,
        'm.yaml': `meetings:\n${meeting(...days, '    sittings: 11', '    rooms: [Board Room A]')}`,
      },
      'm.yaml:9 meetings[0].sittings is 11, but 2015-06-08 to 2015-06-12 has 10 half days, one sitting in each: 10 at most.',
    ],
    [
      'a body nobody knows',
      { 'b.yaml': bodiesText, 'm.yaml': `meetings:\n${meeting(...days).replace('body: wg', 'body: gw')}` },
      'm.yaml:4 meetings[0].body names "gw", which is not among the bodies; did you mean wg?',
    ],
    [
      'an ordinal given twice',
      {
        'b.yaml': bodiesText,
        'm.yaml': `meetings:\n${meeting(...days)}${meeting(...days).replace('id: wg-1', 'id: wg-2')}`,
      },
      'm.yaml:13 meetings[1].ordinal is 1, as that of "wg-1" of the same body',
    ],
    [
      'the same fact stated twice',
      { 'b.yaml': bodiesText, 'm.yaml': `meetings:\n${meeting(...days)}${meeting(...days)}` },
      'm.yaml:10 meetings[1].id is "wg-1", stated since 2015-01-01 in m.yaml, line 2 already: keep one of the two.',
    ],
  ])('%s', async (_what, files, mistake) => {
    const found = await mistakesOf(files);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(mistake);
  });

  it('and so is every other one in the folder', async () => {
    const found = await mistakesOf({
      'a.yaml': `bodies:\n  - id: Wg 1\n    knownSince: 2015-02-29\n    name: ''\n    shortName: WG\n    gathers: meetings\n`,
      'b.yaml': 'rooms: []\n',
    });
    expect(found.map((each) => each.split(' ')[0])).toEqual([
      'a.yaml:2',
      'a.yaml:2',
      'a.yaml:3',
      'a.yaml:4',
      'a.yaml:6',
      'b.yaml:1',
    ]);
  });

  it('a folder that is none, and one without such files', async () => {
    await expect(readRegistryFolder('/nowhere')).rejects.toThrow('campaigns/resolution-7-1');
    await expect(readRegistryFolder(folderOf({ 'a.txt': '' }))).rejects.toThrow('ends in .yaml');
    const latin = folderOf({});
    writeFileSync(join(latin, 'a.yaml'), new Uint8Array([0x62, 0xe9]));
    await expect(readRegistryFolder(latin)).rejects.toThrow('not UTF-8');
  });
});
