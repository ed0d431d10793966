import type { FactKind, FactOrigin, FieldSteps, Reference } from '../registry/fact.ts';
import { whenever } from './evidence-link.ts';

export const communicationForms = ['note-verbale', 'transmittal', 'correspondence'] as const;

export type CommunicationForm = (typeof communicationForms)[number];

/** Something that was sent to the Secretariat or by it under a mandate, whether or not a campaign of Verbale carried it. */
export interface Communication extends FactOrigin {
  readonly form: CommunicationForm;
  /** Whole phrases with their articles: "the Secretariat", "States parties and observers". */
  readonly from: string;
  readonly to: string;
  /** YYYY-MM-DD; left out where the day is not known. */
  readonly on?: string | undefined;
  /** More than one of the kind, or again and again. */
  readonly repeated?: boolean | undefined;
  /** What was handed over, where it is a transmittal: "the comments that States had sent". */
  readonly what?: string | undefined;
  /** What it was for: an infinitive without "to". `{meeting}` becomes "the first meeting". */
  readonly purpose?: string | undefined;
  /** Id of the meeting it prepared; left out for none. */
  readonly meeting?: string | undefined;
  /** Id of the document that what came of it stands in; left out for none. */
  readonly document?: string | undefined;
  /** Ids of the mandates it serves. */
  readonly mandates: readonly string[];
  /** Id of the campaign that carried it; its ledger, if it is here, has the last word. */
  readonly campaign?: string | undefined;
}

/** Something the Secretariat has said that it will provide. */
export interface Commitment extends FactOrigin {
  /** A noun phrase: "an account of ...". */
  readonly what: string;
  /** Id of the meeting whose documentation will have it. */
  readonly meeting: string;
  readonly mandates: readonly string[];
}

const optional = (at: FieldSteps, kind: string, id: string | undefined): Reference[] =>
  id === undefined ? [] : [{ at, kind, id, by: whenever }];

const mandatesNamed = (ids: readonly string[]): Reference[] =>
  ids.map((id, index) => ({ at: ['mandates', index], kind: 'mandates', id }));

/** Communications, by id. */
export const communications: FactKind<Communication> = {
  name: 'communications',
  one: 'communication',
  referencesOf: ({ meeting, document, mandates }) => [
    ...optional(['meeting'], 'meetings', meeting),
    ...optional(['document'], 'documents', document),
    ...mandatesNamed(mandates),
  ],
  mistakesIn: () => [],
};

/** Commitments, by id. */
export const commitments: FactKind<Commitment> = {
  name: 'commitments',
  one: 'commitment',
  referencesOf: ({ meeting, mandates }) => [
    { at: ['meeting'], kind: 'meetings', id: meeting, by: whenever },
    ...mandatesNamed(mandates),
  ],
  mistakesIn: () => [],
};
