import { nearMatch } from '../campaign/near-match.ts';
import type { Fact, FactKind, FactMistake, FactOrigin } from './fact.ts';
import { factKey, latestVersions, viewAsAt } from './registry-view.ts';

/** Kinds by their names; what a kind makes of its content is its own affair. */
export type FactKinds = ReadonlyMap<string, FactKind<FactOrigin>>;

/**
 * Everything that is wrong among facts, on any day: names of what is not there or not known yet, and what the kinds'
 * own rules find. A mistake that holds on several days is told once.
 */
export const registryMistakes = (facts: readonly Fact[], kinds: FactKinds): FactMistake[] => [
  ...referenceMistakes(facts, kinds),
  ...ruleMistakes(facts, kinds),
];

const ruleMistakes = (facts: readonly Fact[], kinds: FactKinds): FactMistake[] => {
  const found = new Map<string, FactMistake>();
  for (const day of [...new Set(facts.map(({ knownSince }) => knownSince))].sort()) {
    const view = viewAsAt(facts, day);
    for (const kind of kinds.values())
      for (const mistake of kind.mistakesIn(view)) {
        const place = `${factKey(mistake)} ${mistake.knownSince} ${mistake.at.join('.')} ${mistake.code}`;
        if (!found.has(place)) found.set(place, mistake);
      }
  }
  return [...found.values()];
};

const referenceMistakes = (facts: readonly Fact[], kinds: FactKinds): FactMistake[] => {
  const knownSince = new Map<string, string>();
  for (const fact of facts) {
    const earliest = knownSince.get(factKey(fact));
    if (earliest === undefined || fact.knownSince < earliest) knownSince.set(factKey(fact), fact.knownSince);
  }
  const idsOf = (kind: string): string[] => [
    ...new Set(facts.filter((fact) => fact.kind === kind).map(({ id }) => id)),
  ];
  const latest = latestVersions(facts, null);
  return facts.flatMap((fact) => {
    if (fact.content.withdrawn !== undefined) return [];
    return (kinds.get(fact.kind)?.referencesOf(fact.content) ?? []).flatMap((reference): FactMistake[] => {
      const mistake = (code: string, message: string): FactMistake[] => [
        { code, kind: fact.kind, id: fact.id, knownSince: fact.knownSince, at: reference.at, message },
      ];
      const since = knownSince.get(factKey(reference));
      if (since === undefined) {
        const meant = nearMatch(reference.id, idsOf(reference.kind));
        const hint =
          meant === undefined ? `: add it to ${reference.kind}, or name another` : `; did you mean ${meant}?`;
        return mistake('unknown-reference', `names "${reference.id}", which is not among the ${reference.kind}${hint}`);
      }
      const by = reference.by ?? fact.knownSince;
      if (since > by)
        return mistake(
          'reference-not-known-yet',
          `names "${reference.id}", which is known only since ${since}, after ${by}: correct one of the two days`,
        );
      const isRead = latest.get(factKey(fact)) === fact;
      if (isRead && latest.get(factKey(reference))?.content.withdrawn !== undefined)
        return mistake('reference-withdrawn', `names "${reference.id}", which was withdrawn: name another`);
      return [];
    });
  });
};
