import type { RecordReference, Reference } from '../registry/fact.ts';

/** What can stand as evidence that something was done. */
export const evidenceKinds = ['meeting', 'document', 'communication', 'campaign', 'submission', 'figure'] as const;

export type EvidenceKind = (typeof evidenceKinds)[number];

/** Names one piece of evidence by the id of its fact, a campaign by its own id, a submission as "campaign/CODE". */
export interface EvidenceLink {
  readonly kind: EvidenceKind;
  readonly id: string;
}

/** Kinds of fact that evidence of a kind is; campaigns and submissions are records, and not in the registry. */
const factKindOf: Readonly<Record<EvidenceKind, string | null>> = {
  meeting: 'meetings',
  document: 'documents',
  communication: 'communications',
  figure: 'figures',
  campaign: null,
  submission: null,
};

/** A day that all else comes before: what a plan or a link names may become known later than the plan or the link. */
export const whenever = '9999-12-31';

/** The fact that a link names, to be looked for in the registry; null for a record. */
export const factNamed = ({ kind, id }: EvidenceLink): Pick<Reference, 'kind' | 'id' | 'by'> | null => {
  const factKind = factKindOf[kind];
  return factKind === null ? null : { kind: factKind, id, by: whenever };
};

/** The campaign or submission that a link names, to be looked for in the database; null for a fact. */
export const recordNamed = ({ kind, id }: EvidenceLink): Pick<RecordReference, 'kind' | 'id'> | null =>
  kind === 'campaign' || kind === 'submission' ? { kind, id } : null;
