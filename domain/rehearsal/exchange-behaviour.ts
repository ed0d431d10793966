import type { MissionPlan } from './behaviour.ts';

/** What the exchange does with mail for one mailbox. Times are real milliseconds. */
interface MailboxBehaviour {
  /** Refused at RCPT with 550, always. */
  readonly refused?: boolean;
  /** The first so many tries are answered with 451 at RCPT. */
  readonly greylistTries?: number;
  /** Accepted, then reported back as undeliverable (RFC 3464) after so long. */
  readonly bounceAfterMs?: number;
  /** The first so many messages are stored but their 250 is withheld. */
  readonly withheldAnswers?: number;
  /** After withholding: the connection is dropped, or left silent until the sender goes away. */
  readonly afterWithholding?: 'drop' | 'silence';
}

/** The exchange's behaviour file. A mailbox that is not in it is an ordinary one. */
export interface ExchangeBehaviour {
  /** By address in lower case. */
  readonly mailboxes: Readonly<Record<string, MailboxBehaviour>>;
  /** Share (0 to 1) of all RCPT commands answered with 451, drawn from `seed`, mailbox and number of the try. */
  readonly temporaryRefusalShare?: number;
  readonly seed?: number;
}

/**
 * The exchange's part of a rehearsal's plans.
 * @param clockSpeed campaign milliseconds per real millisecond
 */
export const exchangeBehaviourOf = (plans: readonly MissionPlan[], clockSpeed: number): ExchangeBehaviour => {
  const mailboxes: Record<string, MailboxBehaviour> = {};
  for (const plan of plans) {
    const mailbox = plan.mailbox.toLowerCase();
    if (plan.reception === 'refused') mailboxes[mailbox] = { refused: true };
    if (plan.reception === 'greylisted') mailboxes[mailbox] = { greylistTries: plan.greylistTries };
    if (plan.reception === 'bounced')
      mailboxes[mailbox] = { bounceAfterMs: Math.ceil(plan.bounceAfterMs / clockSpeed) };
  }
  return { mailboxes };
};
