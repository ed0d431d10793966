import type { Attribution, Evidence } from './attribution.ts';

/** More clauses than these nobody reads; all evidence is kept with the item. */
const clausesShown = 6;

/** More codes than these are counted and not named: a collective note went to everybody. */
const codesShown = 4;

const named = (codes: readonly string[], last: string): string =>
  codes.length > codesShown ? `${codes.length} addressees` : codes.join(last);

const codesOf = (evidence: Evidence): string => named(evidence.codes, ' and ');

/** One piece of evidence as a clause for an officer: "its subject names VB 2015/6/OCB, our note to AUT". */
export const evidenceClause = (evidence: Evidence): string => {
  const { where, value } = evidence;
  const codes = codesOf(evidence);
  const unvouched = evidence.vouched === 'unverified' ? ', though nobody vouches that it sent this' : '';
  switch (where) {
    case 'in-reply-to':
      return `it answers our note to ${codes} (${value})`;
    case 'references':
      return `it continues a thread with our note to ${codes} (${value})`;
    case 'subject':
      return `its subject names ${value}, our note to ${codes}`;
    case 'text':
      return `its text names ${value}, our note to ${codes}`;
    case 'quoted-text':
      return `what it repeats of earlier mail names ${value}, our note to ${codes}, which does not count`;
    case 'envelope':
      return `it came to the address that our note to ${codes} gives`;
    case 'mailbox':
      return `${value} is a registered mailbox of ${codes}${unvouched}`;
    case 'domain':
      return `${value} is the domain of a registered mailbox of ${codes}${unvouched}`;
  }
};

/** Why nothing was filed, with the candidates and the evidence, in one clause for the officer who decides. */
export const whyHeld = (attribution: Extract<Attribution, { kind: 'held' }>): string => {
  const { reason, sender, evidence } = attribution;
  const codes = [...new Set(attribution.candidates.map(({ code }) => code))];
  const candidates =
    codes.length === 0
      ? 'nothing in it names an addressee'
      : `could be from ${codes.length > codesShown ? `any of ${named(codes, '')}` : named(codes, ' or ')}`;
  const clauses = evidence.slice(0, clausesShown).map(evidenceClause);
  if (evidence.length > clausesShown) clauses.push('and more');
  if (reason === 'conflicting-evidence' && codes.length === 1) clauses.push('in more than one campaign');
  const found = clauses.length === 0 ? candidates : `${candidates}: ${clauses.join('; ')}`;
  return reason === 'failed-sender' && sender !== null
    ? `its sender is not believed: ${sender.reasons.join('; ')}; ${found}`
    : found;
};
