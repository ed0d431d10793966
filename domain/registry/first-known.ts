import type { Fact } from './fact.ts';
import { factKey } from './registry-view.ts';

/** The day since which each fact is known at all, by kind and id as one text (`factKey`). */
export const firstKnownDays = (facts: readonly Fact[]): ReadonlyMap<string, string> => {
  const days = new Map<string, string>();
  for (const fact of facts) {
    const key = factKey(fact);
    const known = days.get(key);
    if (known === undefined || fact.knownSince < known) days.set(key, fact.knownSince);
  }
  return days;
};
