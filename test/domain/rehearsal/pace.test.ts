import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rehearsalSeconds } from '../../../domain/rehearsal/pace.ts';

describe('the pace of a rehearsal', () => {
  it.each([
    { probeMs: 450, seconds: 70, why: 'a quiet machine' },
    { probeMs: 200, seconds: 70, why: 'a faster machine' },
    { probeMs: 900, seconds: 140, why: 'a machine with half its time left' },
    { probeMs: 9_000, seconds: 210, why: 'a machine that has hardly any' },
  ])('is $seconds s on $why', ({ probeMs, seconds }) => {
    expect(rehearsalSeconds(70, probeMs, 450)).toBe(seconds);
  });

  it('never quickens because the machine slows down', () => {
    fc.assert(
      fc.property(fc.nat(20_000), fc.nat(20_000), (one, more) => {
        expect(rehearsalSeconds(70, one + more, 450)).toBeGreaterThanOrEqual(rehearsalSeconds(70, one, 450));
      }),
    );
  });
});
