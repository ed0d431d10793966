import type { SendingPolicy } from '../campaign/definition.ts';

/** How the exchange answered one attempt. Attempts without an answer say nothing about its will and are left out. */
export interface AnsweredAttempt {
  readonly answer: 'accepted' | 'refused-for-now' | 'refused-for-good';
  /** The exchange's own reply. */
  readonly reply: string;
}

/** So many refusals among so many attempts. */
export interface BreakerPolicy {
  readonly refusals: number;
  readonly ofLast: number;
}

/** Why sending was stopped. */
export interface BrokenCircuit {
  readonly forGood: number;
  readonly forNow: number;
  /** Attempts looked at; never more than the policy's `ofLast`. */
  readonly attempts: number;
  readonly lastReply: string;
}

/** What holds where a campaign says nothing, also one launched before it could say anything. */
const defaultPolicy: BreakerPolicy = { refusals: 20, ofLast: 50 };

/** The campaign's rule; null where it wants none. */
export const breakerPolicy = ({ pauseAfterRefusals, pauseWindow }: SendingPolicy): BreakerPolicy | null =>
  pauseAfterRefusals === null
    ? null
    : { refusals: pauseAfterRefusals ?? defaultPolicy.refusals, ofLast: pauseWindow ?? defaultPolicy.ofLast };

/**
 * Whether so many of the last attempts were refused that nothing more should be sent before a person
 * has looked: an exchange that refuses this often means the sender or the message, not a mission.
 * @param attempts in order, the latest last
 */
export const breakCircuit = (policy: BreakerPolicy, attempts: readonly AnsweredAttempt[]): BrokenCircuit | null => {
  const last = attempts.slice(-policy.ofLast);
  const refused = last.filter(({ answer }) => answer !== 'accepted');
  const latest = refused.at(-1);
  if (latest === undefined || refused.length < policy.refusals) return null;
  const forGood = refused.filter(({ answer }) => answer === 'refused-for-good').length;
  return { forGood, forNow: refused.length - forGood, attempts: last.length, lastReply: latest.reply };
};

/** For the task and the ledger, one sentence. */
export const describeBrokenCircuit = ({ forGood, forNow, attempts, lastReply }: BrokenCircuit): string =>
  `${forGood + forNow} of the last ${attempts} attempts were refused (${forGood} for good, ${forNow} for the time being); ` +
  `the exchange last said: ${lastReply}`;
