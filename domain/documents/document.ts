import type { Language } from '../language.ts';
import type { FactKind, FactOrigin } from '../registry/fact.ts';
import { documentMistakes } from './document-rules.ts';

/** The way a document takes to a meeting, which decides when it is due and how long it may be. */
export type DocumentTrack = 'pre-session' | 'in-session' | 'post-session' | 'room-paper';

/** A document of the register: what is known of it, whether Verbale makes it or somebody else. */
export interface RegisteredDocument extends FactOrigin {
  /** As it is printed, once it has one; joint symbols with a hyphen between. */
  readonly symbol?: string | undefined;
  readonly track: DocumentTrack;
  /** What it is about, in words of one's own, for tables. */
  readonly subject: string;
  /** Its title as it is printed. */
  readonly title?: string | undefined;
  /** Id of the meeting that it is for. */
  readonly meeting: string;
  /** Ids of the meetings that it reports on. */
  readonly reportOf?: readonly string[] | undefined;
  /** Id of the campaign whose replies it compiles. */
  readonly campaign?: string | undefined;
  /** Whose text it is: longer ones are taken from others than the Secretariat. */
  readonly author: 'secretariat' | 'others';
  /** Language in which it was submitted. */
  readonly original?: Language | undefined;
  /** Languages in which it was issued. */
  readonly languages?: readonly Language[] | undefined;
  /** Words, footnotes and headings counted. */
  readonly words?: number | undefined;
  /** Pages in its original. */
  readonly pages?: number | undefined;
  /** Calendar day (YYYY-MM-DD) on which documents management got it: the date in its masthead. */
  readonly submittedOn?: string | undefined;
  readonly issuedOn?: string | undefined;
}

/** Documents, by id. */
export const documents: FactKind<RegisteredDocument> = {
  name: 'documents',
  one: 'document',
  referencesOf: ({ meeting, reportOf }) => [
    { at: ['meeting'], kind: 'meetings', id: meeting },
    ...(reportOf ?? []).map((id, position) => ({ at: ['reportOf', position], kind: 'meetings', id })),
  ],
  mistakesIn: (view) => documentMistakes(view, view.all(documents)),
};
