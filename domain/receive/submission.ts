/** What came in answer: a text; word that there is nothing to report; word that no text will be sent. */
export const replyKinds = ['text', 'nil-return', 'declined'] as const;

export type ReplyKind = (typeof replyKinds)[number];

/**
 * What a respondent is to a text: its only author; one of several authors of a joint text; or a State on whose
 * behalf another (the European Union for its member States) submits it, which wrote nothing itself.
 */
export const capacities = ['author', 'joint', 'on-behalf-of'] as const;

export type Capacity = (typeof capacities)[number];

/** One of those whose text a submission is. */
export interface Respondent {
  readonly code: string;
  readonly capacity: Capacity;
}

/** Whether a text may be reproduced. `on-file`: it is counted and its respondents are named, its words are not reproduced. */
export const publications = ['publish', 'on-file'] as const;

export type Publication = (typeof publications)[number];

/**
 * What became of a file: its text stands in the paper; it is kept; the paper says where it can be read; it was not taken.
 */
export const dispositions = ['reproduced', 'on-file', 'linked', 'refused'] as const;

export type Disposition = (typeof dispositions)[number];

/** Respondents of one text: one is its author, several submit it jointly. */
export const authors = (codes: readonly string[]): Respondent[] =>
  codes.map((code) => ({ code, capacity: codes.length === 1 ? 'author' : 'joint' }));

/** The part of a submission that tells whether it holds. Instants are campaign milliseconds. */
export interface SubmissionInTime {
  readonly id: string;
  readonly receivedAtMs: number;
  readonly supersedes: string | null;
  readonly withdrawnAtMs: number | null;
}

/**
 * Those that hold as at a moment, in the order given: received, not withdrawn, and with no other received by then in
 * their place. What took another's place and was withdrawn itself does not bring the other back: its State has no text
 * then until it sends one.
 */
export const inForce = <Each extends SubmissionInTime>(submissions: readonly Each[], asAtMs: number): Each[] => {
  const received = submissions.filter(({ receivedAtMs }) => receivedAtMs <= asAtMs);
  const replaced = new Set(received.map(({ supersedes }) => supersedes));
  return received.filter(
    ({ id, withdrawnAtMs }) => !replaced.has(id) && (withdrawnAtMs === null || withdrawnAtMs > asAtMs),
  );
};

/**
 * Codes of those who have replied by a text: its authors; those on whose behalf it was submitted only where the campaign
 * counts them (domain.md 2.4: a policy of the call, by default not).
 */
export const countedCodes = (respondents: readonly Respondent[], onBehalfOfCounts: boolean): string[] =>
  respondents.flatMap(({ code, capacity }) => (capacity === 'on-behalf-of' && !onBehalfOfCounts ? [] : [code]));

/** Codes of those whose note or letter it was, and who are owed an acknowledgement: note answers note. */
export const correspondents = (respondents: readonly Respondent[]): string[] => countedCodes(respondents, false);
