import type { Disposition } from '../receive/submission.ts';
import type { VersionEntry } from './paper-version.ts';

/** What became of a file between two papers; null = it was not there. */
export interface FileChange {
  readonly name: string;
  readonly before: Disposition | null;
  readonly after: Disposition | null;
}

/** What changed about the replies of one series. Words are counted alike in all languages. */
export interface PaperChange {
  /** Codes of those whose text it is, joined in the order of the paper. */
  readonly respondents: readonly string[];
  readonly change: 'added' | 'replaced' | 'withdrawn' | 'files' | 'moved';
  readonly wordsBefore: number;
  readonly wordsAfter: number;
  readonly files: readonly FileChange[];
}

const wordsOf = (entries: readonly VersionEntry[]): number => entries.reduce((sum, { words }) => sum + words, 0);

const fileChanges = (before: readonly VersionEntry[], after: readonly VersionEntry[]): FileChange[] => {
  const files = (entries: readonly VersionEntry[]) =>
    new Map(entries.flatMap((entry) => entry.files.map(({ name, disposition }) => [name, disposition] as const)));
  const [old, now] = [files(before), files(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name) => ({ name, before: old.get(name) ?? null, after: now.get(name) ?? null }))
    .filter((file) => file.before !== file.after);
};

/**
 * What has changed from one list of replies to another, series by series: in the order of the second, then those that
 * are gone in the order of the first.
 * @param before what readers have, in any order
 * @param inOrder series of the last whole paper in its order: only those can have moved
 * @param after in the order that a paper would have now
 */
export const paperChanges = (
  before: readonly VersionEntry[],
  inOrder: readonly string[],
  after: readonly VersionEntry[],
): PaperChange[] => {
  const old = Map.groupBy(before, ({ series }) => series);
  const now = Map.groupBy(after, ({ series }) => series);
  const moved = movedSeries([...new Set(inOrder)], [...now.keys()]);
  const ids = (entries: readonly VersionEntry[]): string =>
    entries
      .map(({ submissionId, publication }) => `${submissionId} ${publication}`)
      .sort()
      .join('\n');
  const changed = [...now].flatMap(([series, entries]): PaperChange[] => {
    const earlier = old.get(series) ?? [];
    const files = fileChanges(earlier, entries);
    const change =
      earlier.length === 0
        ? 'added'
        : ids(earlier) !== ids(entries)
          ? 'replaced'
          : files.length > 0
            ? 'files'
            : moved.has(series)
              ? 'moved'
              : null;
    if (change === null) return [];
    return [
      {
        respondents: entries[0]?.respondents ?? [],
        change,
        wordsBefore: wordsOf(earlier),
        wordsAfter: wordsOf(entries),
        files: change === 'added' ? [] : files,
      },
    ];
  });
  const gone = [...old].flatMap(([series, entries]): PaperChange[] =>
    now.has(series)
      ? []
      : [
          {
            respondents: entries[0]?.respondents ?? [],
            change: 'withdrawn',
            wordsBefore: wordsOf(entries),
            wordsAfter: 0,
            files: [],
          },
        ],
  );
  return [...changed, ...gone];
};

/** The fewest that have to move for the first order to become the second: all but the longest common run. */
const movedSeries = (before: readonly string[], after: readonly string[]): Set<string> => {
  const place = new Map(before.map((series, index) => [series, index]));
  const common = after.filter((series) => place.has(series));
  // Longest increasing run of old places along the new order; lists are of hundreds.
  const best: { length: number; previous: number }[] = [];
  let end = -1;
  for (const [index, series] of common.entries()) {
    const own = place.get(series) ?? 0;
    let longest = { length: 1, previous: -1 };
    for (let earlier = 0; earlier < index; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((place.get(common[earlier] ?? '') ?? 0) < own && length > longest.length)
        longest = { length, previous: earlier };
    }
    best.push(longest);
    if (longest.length > (best[end]?.length ?? 0)) end = index;
  }
  const kept = new Set<string>();
  for (let index = end; index >= 0; index = best[index]?.previous ?? -1) kept.add(common[index] ?? '');
  return new Set(common.filter((series) => !kept.has(series)));
};
