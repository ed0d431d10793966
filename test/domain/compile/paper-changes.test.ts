import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaperChange, paperChanges } from '../../../domain/compile/paper-changes.ts';
import { type IssuedVersion, printedEntries, type VersionEntry } from '../../../domain/compile/paper-version.ts';

const entry = (series: string, version = 1, rest: Partial<VersionEntry> = {}): VersionEntry => ({
  submissionId: `${series}-${version}`,
  series,
  version,
  contentHash: `${series} ${version}`,
  respondents: series.split('+'),
  replyKind: 'text',
  publication: 'publish',
  words: 100 * version,
  files: [],
  ...rest,
});

const changes = (before: readonly VersionEntry[], after: readonly VersionEntry[]): PaperChange[] =>
  paperChanges(
    before,
    before.map(({ series }) => series),
    after,
  );

const told = (found: readonly PaperChange[]): string[] =>
  found.map(({ respondents, change }) => `${respondents.join('+')} ${change}`);

describe('what changed between two papers', () => {
  it('is told State by State, with the words before and after', () => {
    const found = changes([entry('AUT'), entry('BEL'), entry('CHE')], [entry('AUT'), entry('BEL', 3), entry('DEU')]);
    expect(told(found)).toEqual(['BEL replaced', 'DEU added', 'CHE withdrawn']);
    expect(found[0]).toMatchObject({ wordsBefore: 100, wordsAfter: 300 });
  });

  it('has files that changed how they are dealt with', () => {
    const file = (disposition: 'on-file' | 'reproduced') => ({ files: [{ name: 'a.pdf', sha256: '', disposition }] });
    const [change] = changes([entry('AUT', 1, file('on-file'))], [entry('AUT', 1, file('reproduced'))]);
    expect(change).toMatchObject({
      change: 'files',
      files: [{ name: 'a.pdf', before: 'on-file', after: 'reproduced' }],
    });
  });

  it('has a text that is not to be published any more', () => {
    expect(told(changes([entry('AUT')], [entry('AUT', 1, { publication: 'on-file' })]))).toEqual(['AUT replaced']);
  });

  it('says of an order that changed only who moved', () => {
    const [a, b, c, d] = ['CZE', 'DEU', 'FRA', 'GBR'].map((series) => entry(series)) as [
      VersionEntry,
      VersionEntry,
      VersionEntry,
      VersionEntry,
    ];
    expect(told(changes([a, b, c, d], [b, c, d, a]))).toEqual(['CZE moved']);
  });

  const lists = fc
    .uniqueArray(fc.constantFrom('AUT', 'BEL', 'CHE', 'DEU', 'ESP', 'FRA'))
    .chain((codes) =>
      fc.tuple(...codes.map((code) => fc.integer({ min: 1, max: 3 }).map((version) => entry(code, version)))),
    );

  it('is nothing for the same list, and names each series that differs once and no other', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        expect(changes(before, before)).toEqual([]);
        const found = changes(before, after);
        const named = found.map(({ respondents }) => respondents.join('+'));
        expect(new Set(named).size).toBe(named.length);
        const version = (list: readonly VersionEntry[], series: string) =>
          list.find((each) => each.series === series)?.version;
        const differ = [...new Set([...before, ...after].map(({ series }) => series))].filter(
          (series) => version(before, series) !== version(after, series),
        );
        const substantial = found.filter(({ change }) => change !== 'moved').map(({ respondents }) => respondents[0]);
        expect(substantial.toSorted()).toEqual(differ.toSorted());
      }),
    );
  });
});

it('readers have the last whole paper, what was added since, and corrected texts in the place of wrong ones', () => {
  const version = (form: IssuedVersion['form'], ...entries: VersionEntry[]): IssuedVersion => ({
    form,
    symbol: 'CTOC/COP/2016/2',
    languages: ['en'],
    entries,
  });
  const ids = (...issued: IssuedVersion[]) =>
    printedEntries(issued)
      .map(({ submissionId }) => submissionId)
      .toSorted();
  const first = version('first', entry('AUT'), entry('BEL'));
  expect(ids(first, version('addendum', entry('CHE')), version('corrigendum', entry('AUT', 2)))).toEqual([
    'AUT-2',
    'BEL-1',
    'CHE-1',
  ]);
  expect(ids(first, version('addendum', entry('CHE')), version('revision', entry('BEL', 2)))).toEqual(['BEL-2']);
});
