/** What an addressee is to be told when its request is withdrawn. */
export type WithdrawalNotice =
  /** The request reached it: it is told. */
  | 'tell'
  /** The request is with its exchange, and the answer has not come yet. */
  | 'wait'
  /** The request may have reached it; the answer of its exchange was lost. */
  | 'unknown'
  /** The request never reached it: there is nothing to withdraw from it. */
  | 'nothing';

/**
 * Judges by the request alone: a note that withdraws what was never received would only puzzle.
 * @param state of the request in the outbox; undefined where there is none
 * @param held whether a sender still waits for the answer to its attempt
 */
export const withdrawalNotice = (state: string | undefined, held: boolean): WithdrawalNotice => {
  if (state === 'accepted') return 'tell';
  if (state === 'claimed') return held ? 'wait' : 'unknown';
  return state === 'uncertain' ? 'unknown' : 'nothing';
};
