import { nearMatch } from '../campaign/near-match.ts';
import type { Fact, FactMistake, RecordReference } from './fact.ts';
import type { FactKinds } from './registry-rules.ts';

/** What a database holds that facts may name. */
export interface RecordsHere {
  /** Ids of the campaigns that were launched. */
  readonly campaigns: readonly string[];
  /** Replies on file as "campaign/CODE", for each whose reply it is; none whose filing was undone. */
  readonly submissions: readonly string[];
}

/** The campaigns and submissions that facts name, which no folder of files can tell from a slip of the pen. */
export const namedRecords = (
  facts: readonly Fact[],
  kinds: FactKinds,
): { readonly fact: Fact; readonly reference: RecordReference }[] =>
  facts.flatMap((fact) =>
    fact.content.withdrawn !== undefined
      ? []
      : (kinds.get(fact.kind)?.recordsOf?.(fact.content) ?? []).map((reference) => ({ fact, reference })),
  );

/** Every campaign and submission that facts name and the database does not have. */
export const missingRecords = (facts: readonly Fact[], kinds: FactKinds, here: RecordsHere): FactMistake[] =>
  namedRecords(facts, kinds).flatMap(({ fact: { kind, id, knownSince }, reference }): FactMistake[] => {
    const message = missing(reference, here);
    return message === null
      ? []
      : [{ code: `unknown-${reference.kind}`, kind, id, knownSince, at: reference.at, message }];
  });

const missing = ({ kind, id }: RecordReference, { campaigns, submissions }: RecordsHere): string | null => {
  const campaign = kind === 'campaign' ? id : (id.split('/')[0] as string);
  if (!campaigns.includes(campaign)) {
    const meant = nearMatch(campaign, campaigns);
    return `names the campaign "${campaign}", which was not launched here${meant === undefined ? ': launch it first, or leave it out' : `; did you mean ${meant}?`}`;
  }
  if (kind === 'campaign' || submissions.includes(id)) return null;
  return `names "${id}", but that campaign has no reply of ${id.slice(campaign.length + 1)} on file: name another, or leave it out`;
};
