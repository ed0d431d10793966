import type { Fact, FactKind, FactOrigin, Known, RegistryView } from './fact.ts';

/** Kind and id as one text; neither holds a slash. */
export const factKey = ({ kind, id }: { readonly kind: string; readonly id: string }): string => `${kind}/${id}`;

/** Whether a version counts rather than another of the same fact: known later, or recorded later about the same day. */
const supersedes = (a: Fact, b: Fact): boolean =>
  a.knownSince === b.knownSince ? a.version > b.version : a.knownSince > b.knownSince;

/** Of each fact, by its key, the version that counts on a day (null = ever), also where that one withdraws it. */
export const latestVersions = (facts: readonly Fact[], day: string | null): ReadonlyMap<string, Fact> => {
  const latest = new Map<string, Fact>();
  for (const fact of facts) {
    if (day !== null && fact.knownSince > day) continue;
    const other = latest.get(factKey(fact));
    if (other === undefined || supersedes(fact, other)) latest.set(factKey(fact), fact);
  }
  return latest;
};

/**
 * The facts as they were known on a day: of each its latest version known by then, without those withdrawn by then.
 * What became known after the day changes nothing here.
 * @param day YYYY-MM-DD, or null for everything recorded
 */
export const factsAsAt = (facts: readonly Fact[], day: string | null): Fact[] =>
  [...latestVersions(facts, day).values()]
    .filter(({ content }) => content.withdrawn === undefined)
    .sort((a, b) => (factKey(a) < factKey(b) ? -1 : 1));

/** The registry as at a day, for rules and papers to ask. */
export const viewAsAt = (facts: readonly Fact[], day: string | null): RegistryView => {
  const byKind = new Map<string, Map<string, Known<FactOrigin>>>();
  for (const { kind, id, knownSince, version, content } of factsAsAt(facts, day)) {
    const ofKind = byKind.get(kind) ?? new Map<string, Known<FactOrigin>>();
    ofKind.set(id, { ...content, id, knownSince, version });
    byKind.set(kind, ofKind);
  }
  return {
    day,
    all: <Content extends FactOrigin>(kind: FactKind<Content>) =>
      [...(byKind.get(kind.name)?.values() ?? [])] as Known<Content>[],
    find: <Content extends FactOrigin>(kind: FactKind<Content>, id: string) =>
      byKind.get(kind.name)?.get(id) as Known<Content> | undefined,
  };
};
