import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CampaignClock, campaignTime, realClock, realDelayUntil } from '../../../domain/campaign/clock.ts';

const moment = fc.integer({ min: 0, max: 4_000_000_000_000 });
const speed = fc.oneof(fc.constant(1), fc.double({ min: 0.01, max: 10_000_000, noNaN: true }));
const runningClock: fc.Arbitrary<CampaignClock> = fc.record({ originMs: moment, anchoredAtMs: moment, speed });

describe('the campaign clock', () => {
  it('is real time at speed 1', () => {
    const clock = realClock(1_000);
    expect(campaignTime(clock, 1_000)).toBe(1_000);
    expect(campaignTime(clock, 87_401_000)).toBe(87_401_000);
  });

  it('stands at its origin until it is anchored, however much real time passes', () => {
    const clock: CampaignClock = { originMs: 5_000, anchoredAtMs: null, speed: 1_000 };
    fc.assert(
      fc.property(moment, (realMs) => {
        expect(campaignTime(clock, realMs)).toBe(5_000);
      }),
    );
  });

  it.each([
    // speed, real milliseconds after the anchor, campaign milliseconds after the origin
    [1, 0, 0],
    [1, 86_400_000, 86_400_000],
    [188_640, 60_000, 11_318_400_000],
    [0.5, 10, 5],
  ])('at speed %d, %d real milliseconds are %d of the campaign', (factor, real, campaign) => {
    const clock: CampaignClock = { originMs: 700, anchoredAtMs: 90, speed: factor };
    expect(campaignTime(clock, 90 + real)).toBe(700 + campaign);
  });

  it('never goes back, also when the machine clock is set back to before the anchor', () => {
    fc.assert(
      fc.property(runningClock, moment, moment, (clock, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(campaignTime(clock, early)).toBeGreaterThanOrEqual(clock.originMs);
        expect(campaignTime(clock, late)).toBeGreaterThanOrEqual(campaignTime(clock, early));
      }),
    );
  });

  it('waits for ever while it stands, and not at all for what is past', () => {
    const standing: CampaignClock = { originMs: 5_000, anchoredAtMs: null, speed: 10 };
    expect(realDelayUntil(standing, 5_001, 0)).toBe(Number.POSITIVE_INFINITY);
    expect(realDelayUntil(standing, 5_000, 0)).toBe(0);
    expect(realDelayUntil(realClock(0), 10, 11)).toBe(0);
  });

  it('has reached a moment after exactly the delay it gives, and not a millisecond sooner', () => {
    fc.assert(
      fc.property(
        fc.record({ originMs: moment, anchoredAtMs: moment, speed: fc.integer({ min: 1, max: 1_000_000 }) }),
        fc.integer({ min: 0, max: 10_000_000_000 }),
        (clock, ahead) => {
          const wanted = clock.originMs + ahead;
          const delay = realDelayUntil(clock, wanted, clock.anchoredAtMs);
          expect(campaignTime(clock, clock.anchoredAtMs + delay)).toBeGreaterThanOrEqual(wanted);
          if (delay > 0) expect(campaignTime(clock, clock.anchoredAtMs + delay - 1)).toBeLessThan(wanted);
        },
      ),
    );
  });
});
