import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextAttemptAfterSeconds, nextAttemptAtMs } from '../../../domain/dispatch/retry.ts';
import { campaignExample } from './note-example.ts';

const policy = campaignExample.sending;
const hour = 3_600_000;

describe('the wait after a temporary refusal', () => {
  it('grows by the factor from one attempt to the next', () => {
    expect([1, 2, 3, 4].map((attempt) => nextAttemptAfterSeconds(policy, attempt))).toEqual([900, 1800, 3600, 7200]);
  });

  it('is never less than a second', () => {
    expect(nextAttemptAfterSeconds({ ...policy, retryFirstAfterSeconds: 0 }, 1)).toBe(1);
  });
});

describe('giving up', () => {
  it('happens only after an attempt at the very end of the period', () => {
    const end = 72 * hour;
    expect(nextAttemptAtMs(policy, { attempt: 9, firstAttemptAtMs: 0, refusedAtMs: 71 * hour })).toBe(end);
    expect(nextAttemptAtMs(policy, { attempt: 10, firstAttemptAtMs: 0, refusedAtMs: end })).toBeNull();
  });

  it('never happens before the fourth attempt, however slowly the exchange refused', () => {
    const late = 100 * hour;
    for (const attempt of [1, 2, 3])
      expect(nextAttemptAtMs(policy, { attempt, firstAttemptAtMs: 0, refusedAtMs: late })).toBeGreaterThan(late);
    expect(nextAttemptAtMs(policy, { attempt: 4, firstAttemptAtMs: 0, refusedAtMs: late })).toBeNull();
  });

  it('always comes, and after the fourth attempt none is made outside the period', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 86_400 }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        fc.integer({ min: 1, max: 720 }),
        (retryFirstAfterSeconds, retryFactor, giveUpAfterHours) => {
          // A period of at most 2,000 first waits keeps the loop short.
          const hours = Math.max(1, Math.min(giveUpAfterHours, Math.floor((retryFirstAfterSeconds * 2000) / 3600)));
          const own = { ...policy, retryFirstAfterSeconds, retryFactor, giveUpAfterHours: hours };
          let refusedAtMs = 0;
          for (let attempt = 1; attempt <= 4000; attempt += 1) {
            const next = nextAttemptAtMs(own, { attempt, firstAttemptAtMs: 0, refusedAtMs });
            if (next === null) {
              expect(attempt).toBeGreaterThanOrEqual(4);
              expect(refusedAtMs).toBeGreaterThanOrEqual(hours * hour);
              return;
            }
            expect(next).toBeGreaterThan(refusedAtMs);
            if (attempt >= 4) expect(next).toBeLessThanOrEqual(hours * hour);
            refusedAtMs = next;
          }
          expect.unreachable('it never gave up');
        },
      ),
    );
  });
});
