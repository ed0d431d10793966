import type { SendingPolicy } from '../campaign/definition.ts';

/**
 * Campaign seconds to wait after the given attempt (1 = the first) was refused for the time being.
 * Each wait is `retryFactor` times the one before; never less than a second.
 */
export const nextAttemptAfterSeconds = (policy: SendingPolicy, attempt: number): number =>
  Math.max(1, Math.round(policy.retryFirstAfterSeconds * policy.retryFactor ** (Math.max(1, attempt) - 1)));

/** When a temporarily refused note is tried next, in campaign milliseconds; null = give up, a person takes over. */
export interface RefusedAttempt {
  /** 1-based number of the attempt that was refused. */
  readonly attempt: number;
  readonly firstAttemptAtMs: number;
  readonly refusedAtMs: number;
}

/**
 * Nobody is given up before so many attempts, whatever the clock says: greylisting refuses the first
 * one or two by design, and an exchange that answers slowly must not use up the period by itself.
 */
const fewestAttempts = 4;

/**
 * The next attempt, or null when the policy gives up. The last attempt falls on the end of the
 * period, however long the wait before it would have been: the whole period is used.
 */
export const nextAttemptAtMs = (policy: SendingPolicy, refused: RefusedAttempt): number | null => {
  const giveUpAtMs = refused.firstAttemptAtMs + policy.giveUpAfterHours * 3_600_000;
  const nextAtMs = refused.refusedAtMs + nextAttemptAfterSeconds(policy, refused.attempt) * 1000;
  if (refused.refusedAtMs < giveUpAtMs) return Math.min(nextAtMs, giveUpAtMs);
  return refused.attempt < fewestAttempts ? nextAtMs : null;
};
