import type { Language } from '../language.ts';
import type { Known } from '../registry/fact.ts';
import type { RegisteredDocument } from './document.ts';

/** A paper that a campaign issued here, under its symbol. */
export interface IssuedHere {
  /** Without the asterisks of a reissue. */
  readonly symbol: string;
  readonly campaign: string;
  /** Calendar day (YYYY-MM-DD), at the duty station, on which it was first cleared for issue. */
  readonly on: string;
  readonly languages: readonly Language[];
  /** Words, everything but masthead and table of contents. */
  readonly words: number;
}

/** A document of the register, with what is known of it because it was issued here. */
export type DocumentWithIssue = Known<RegisteredDocument> & {
  /** What it was issued as; null for a document that others make, or that was not issued by the day. */
  readonly issuedHere: IssuedHere | null;
};

/**
 * Fills in what the register leaves out of a document that was issued here by a day (YYYY-MM-DD). What somebody recorded
 * stays: where it differs, {@link DocumentWithIssue.issuedHere} shows the other side.
 */
export const withIssue = (
  document: Known<RegisteredDocument>,
  issued: readonly IssuedHere[],
  day: string,
): DocumentWithIssue => {
  const issuedHere = issued.find(({ symbol, on }) => symbol === document.symbol && on <= day) ?? null;
  if (issuedHere === null) return { ...document, issuedHere };
  const { on, languages, words } = issuedHere;
  return {
    ...document,
    issuedOn: document.issuedOn ?? on,
    languages: document.languages ?? languages,
    words: document.words ?? words,
    issuedHere,
  };
};
