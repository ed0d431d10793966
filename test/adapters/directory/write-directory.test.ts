import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryFiles } from '../../../adapters/directory/directory-files.ts';
import { parseDirectory } from '../../../adapters/directory/parse-directory.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { formatDirectory, writeDirectoryCsv } from '../../../adapters/directory/write-directory.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import { type Entity, entityKinds, isState, regionalGroups } from '../../../domain/directory/entity.ts';
import { languages } from '../../../domain/language.ts';

const seed = join(import.meta.dirname, '../../../prisma/seed/directory');

/** Texts as the directory allows them, with everything in them that CSV and spreadsheets treat in their own way. */
const text = fc
  .array(
    fc.constantFrom(
      ...'=+-@\'",;\\|`(). ',
      'a',
      'Z',
      '0',
      'é',
      "l'",
      'Côte',
      'РФ',
      'الصين',
      '中国',
      '＝',
      '\u200f',
      '😀',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').trim().normalize('NFC'))
  .filter((value) => value !== '');
const name = fc
  .record({ shortName: text, addressPhrase: text, sortKey: text, reviewed: fc.boolean(), same: fc.boolean() })
  .map(({ same, ...rest }) => (same ? { ...rest, sortKey: rest.shortName } : rest));
const day = fc
  .date({ min: new Date('1945-01-01'), max: new Date('2014-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const mailbox = fc
  .tuple(fc.stringMatching(/^[a-z+=!'-]{1,8}$/), fc.stringMatching(/^[a-z]{1,8}$/))
  .map(([local, host]) => `${local}@${host}.example`);

const entity = (code: string): fc.Arbitrary<Entity> =>
  fc
    .record({
      kind: fc.constantFrom(...entityKinds),
      group: fc.constantFrom(...regionalGroups),
      en: name,
      others: fc.dictionary(fc.constantFrom(...languages.filter((language) => language !== 'en')), name, {
        noNullPrototype: true,
      }),
      languages: fc.shuffledSubarray([...languages], { minLength: 1 }),
      mailboxes: fc.uniqueArray(mailbox, { maxLength: 3 }),
      formerNames: fc.uniqueArray(
        fc
          .tuple(name, fc.constantFrom(...languages), day)
          .map(([former, language, until]) => ({ ...former, language, until })),
        { maxLength: 3, selector: ({ language, until }) => language + until },
      ),
    })
    .map(({ kind, group, en, others, ...rest }) => ({
      ...rest,
      code: isState({ kind }) ? code : `${code}-ORG`,
      kind,
      m49: null,
      regionalGroup: kind === 'member-state' ? group : null,
      names: { ...others, en: { ...en, shortName: `${code} ${en.shortName}` } },
    }));

const directory: fc.Arbitrary<Directory> = fc
  .uniqueArray(fc.stringMatching(/^[A-Z]{3}$/), { minLength: 1, maxLength: 6 })
  .chain((codes) => fc.tuple(...codes.map(entity)))
  .chain((entities) =>
    fc
      .record({
        title: text,
        actions: fc.uniqueArray(
          fc.record({
            entityCode: fc.constantFrom(...entities.map(({ code }) => code)),
            instrument: fc.constant('TREATY'),
            status: fc.constantFrom('party' as const, 'signatory' as const),
            since: fc.option(fc.constantFrom('2015-06-01', '2015-07-01', '2016-02-29')),
          }),
          { selector: ({ entityCode, since }) => `${entityCode} ${since}` },
        ),
      })
      .map(({ title, actions }) => ({
        entities,
        instruments: [{ code: 'TREATY', title, checkedFrom: '2015-01-01', checkedTo: '2016-12-31' }],
        treatyActions: actions,
      })),
  );

describe('export, then import', () => {
  it('gives the same directory, whatever stands in it', () => {
    fc.assert(
      fc.property(directory, (original) => {
        expect(parseDirectory(formatDirectory(original))).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for the directory that is shipped', () => {
    const folder = mkdtempSync(join(tmpdir(), 'verbale-directory-'));
    try {
      const shipped = readDirectoryCsv(seed);
      writeDirectoryCsv(join(folder, 'new'), shipped);
      expect(readDirectoryCsv(join(folder, 'new'))).toEqual(shipped);
      for (const file of Object.values(directoryFiles)) {
        expect(readFileSync(join(folder, 'new', file), 'utf8')).toBe(readFileSync(join(seed, file), 'utf8'));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes no cell that a spreadsheet would run as a formula', () => {
    const [first, ...rest] = readDirectoryCsv(seed).entities;
    if (first === undefined) throw new Error('no entity');
    const names = { en: { ...first.names.en, shortName: '=HYPERLINK("http://x.example")', sortKey: '@x' } };
    const texts = formatDirectory({ entities: [{ ...first, names }, ...rest], instruments: [], treatyActions: [] });
    const line = texts.entities.split('\n')[1] ?? '';
    expect(line).toContain(`"'=HYPERLINK(""http://x.example"")"`);
    expect(line).toContain(",'@x,");
  });
});
