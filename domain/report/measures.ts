/**
 * What a status of responses counts, and how each count is defined. There are three kinds of counts, which is
 * what decides whether they may be added:
 *
 * - **steps** are cumulative: whoever was reached was also written to, so `delivered` is part of `requested`,
 *   and `acknowledged` part of `replied`. They are never added to each other.
 * - **standings** are exclusive and together everybody: each addressee is in exactly one, and they sum to `asked`.
 * - **forms** are exclusive among those who replied: each of these is in exactly one, and they sum to `replied`.
 *
 * The definitions are printed in each report (`definitions` of the wording) and stand in docs/status-of-responses.md.
 */

/** How far things have come for an addressee; each a part of the one it rests on. */
const steps = [
  /** The Secretariat has sent the request or tried to: handed it to a mail exchange, or delivered it by hand. */
  'requested',
  /**
   * The mission's mail exchange took the request, or somebody delivered it by hand, and it has not come back since.
   * An exchange that takes a message does not say that anybody read it. Whoever replied to a request was reached.
   */
  'delivered',
  /** A reply is on file: a text of its own, a joint one, a nil return or a refusal to reply, that stands. */
  'replied',
  /** The acknowledgement of such a reply has been delivered; that of a joint text counts for all whose text it is. */
  'acknowledged',
] as const;

/** Where an addressee stands; each is in exactly one. A reply outranks everything else, in this order. */
export const standings = [
  /** The first reply that stands came before the cut-off, or before the cut-off that was extended for this addressee. */
  'in-time',
  /** It came after. */
  'late',
  /** The request was sent and the reply is awaited. */
  'awaited',
  /** The Secretariat stopped waiting and no reply had come. */
  'no-reply',
  /** The request or a reminder could not be delivered at any mailbox, and nothing has been delivered since. */
  'undeliverable',
  /** The Secretariat withdrew the request. */
  'withdrawn',
  /** The request has not been accepted for it yet. */
  'not-requested',
] as const;

export type Standing = (typeof standings)[number];

/** How those who replied did so. Of several replies that stand the first in this order decides. */
export const replyForms = [
  /** A text of its own. */
  'text',
  /** A text of several, all of whom are its authors. Counted once as a document, and once for each of them here. */
  'joint',
  /** A text that another, such as a regional organization, submitted on its behalf; counted where the campaign says so. */
  'on-behalf',
  /** A reply that says there is nothing to report. */
  'nil-return',
  /** A reply that says none will be given. */
  'declined',
] as const;

export type ReplyForm = (typeof replyForms)[number];

/** Everything that is counted of a group of addressees; `asked` is all of them. */
export const measures = ['asked', ...steps, ...standings, ...replyForms] as const;

export type Measure = (typeof measures)[number];

/** What is known of one addressee, as far as it is counted. */
export interface Counted {
  readonly standing: Standing;
  /** Null where no reply stands. */
  readonly form: ReplyForm | null;
  readonly requested: boolean;
  readonly delivered: boolean;
  readonly acknowledged: boolean;
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

/** Whether an addressee is counted in a measure. */
export const countsIn = (measure: Measure, facts: Counted): boolean => {
  if (measure === 'asked') return true;
  if (measure === 'replied') return facts.form !== null;
  if (isOneOf(standings, measure)) return facts.standing === measure;
  if (isOneOf(replyForms, measure)) return facts.form === measure;
  return facts[measure];
};
