import { canonicalJson } from '../ledger/canonical-json.ts';
import type { Fact } from './fact.ts';
import { factKey } from './registry-view.ts';

/** A fact as a file states it, before it has a version. */
export type StatedFact = Omit<Fact, 'version'>;

/** A version to be recorded, and what it is to what is kept: new, known otherwise from a later day on, or put right. */
export interface FactChange {
  readonly fact: Fact;
  readonly change: 'registered' | 'changed' | 'corrected';
}

/** Of each fact what is told about each day now: where it was corrected, the correction. */
export const latestTold = (kept: readonly Fact[]): Fact[] => [
  ...new Map(
    kept
      .toSorted((a, b) => a.version - b.version)
      .map((fact) => [`${factKey(fact)} ${fact.knownSince}`, fact] as const),
  ).values(),
];

/**
 * What recording stated facts would add to those that are kept. A fact told the same about the same day adds nothing;
 * told otherwise it is corrected by a further version, and the earlier one stays. What is not stated stays as it is.
 */
export const changesBy = (kept: readonly Fact[], stated: readonly StatedFact[]): FactChange[] => {
  const latest = new Map(latestTold(kept).map((fact) => [`${factKey(fact)} ${fact.knownSince}`, fact]));
  const versions = new Map<string, number>();
  for (const { version, ...fact } of kept)
    versions.set(factKey(fact), Math.max(version, versions.get(factKey(fact)) ?? 0));
  const inOrder = stated.toSorted((a, b) => (a.knownSince < b.knownSince ? -1 : a.knownSince > b.knownSince ? 1 : 0));
  return inOrder.flatMap((each): FactChange[] => {
    const key = factKey(each);
    const same = latest.get(`${key} ${each.knownSince}`);
    if (same !== undefined && canonicalJson(same.content) === canonicalJson(each.content)) return [];
    const before = versions.get(key) ?? 0;
    versions.set(key, before + 1);
    const change = before === 0 ? 'registered' : same === undefined ? 'changed' : 'corrected';
    return [{ fact: { ...each, version: before + 1 }, change }];
  });
};
