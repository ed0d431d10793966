import type { Language } from '../language.ts';
import type { Disposition, Publication, ReplyKind } from '../receive/submission.ts';
import type { EditionForm } from './edition.ts';
import type { SuffixKind } from './symbol-series.ts';

/** One reply inside a version: enough to tell later what has changed, and what the paper was made from. */
export interface VersionEntry {
  readonly submissionId: string;
  /** The series that its versions are numbered in, mostly its sender's code. */
  readonly series: string;
  readonly version: number;
  readonly contentHash: string;
  /** Codes of those whose text it is. */
  readonly respondents: readonly string[];
  readonly replyKind: ReplyKind;
  readonly publication: Publication;
  readonly words: number;
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly disposition: Disposition }[];
}

/** What of a version that was issued decides on the next one. */
export interface IssuedVersion {
  readonly form: EditionForm;
  /** As printed. */
  readonly symbol: string;
  readonly languages: readonly Language[];
  readonly entries: readonly VersionEntry[];
}

/** The suffix that a paper of a form gets; null for the first, and for a reissue, which gets an asterisk. */
export const suffixOf: Readonly<Record<EditionForm, SuffixKind | null>> = {
  first: null,
  addendum: 'Add',
  corrigendum: 'Corr',
  reissue: null,
  revision: 'Rev',
};

/** Whether a version stands by itself: it has the whole paper, and what was issued before is superseded by it. */
export const isWhole = (form: EditionForm): boolean => form === 'first' || form === 'reissue' || form === 'revision';

/** The paper that a new one is issued beside: the last whole one. */
export const paperInHand = (issued: readonly IssuedVersion[]): IssuedVersion | undefined =>
  issued.findLast(({ form }) => isWhole(form));

/**
 * What readers have before them: the last whole paper with its addenda and corrigenda, in no order.
 * @param issued in the order of issue
 */
export const printedEntries = (issued: readonly IssuedVersion[]): VersionEntry[] => {
  let printed: VersionEntry[] = [];
  for (const { form, entries } of issued) {
    if (isWhole(form)) printed = [...entries];
    else {
      const anew = new Set(entries.map(({ series }) => series));
      printed = [...printed.filter(({ series }) => form !== 'corrigendum' || !anew.has(series)), ...entries];
    }
  }
  return printed;
};

/**
 * Which of the replies that stand now a paper of a form has: an addendum those from whom nothing is printed yet, a
 * corrigendum those whose printed text has been replaced, every other form all of them.
 * @param only codes of respondents that an officer named; empty = whoever it concerns
 */
export const entriesFor = <Each extends Pick<VersionEntry, 'submissionId' | 'series' | 'respondents'>>(
  form: EditionForm,
  standing: readonly Each[],
  printed: readonly VersionEntry[],
  only: readonly string[],
): Each[] => {
  const known = new Set(printed.map(({ submissionId }) => submissionId));
  const series = new Set(printed.map((entry) => entry.series));
  const wanted = (each: Each): boolean => only.length === 0 || each.respondents.some((code) => only.includes(code));
  if (form === 'addendum')
    return standing.filter((each) => !known.has(each.submissionId) && !series.has(each.series) && wanted(each));
  if (form === 'corrigendum')
    return standing.filter((each) => !known.has(each.submissionId) && series.has(each.series) && wanted(each));
  return [...standing];
};
