import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgedAtATime, longestGivingWayMs } from '../../../domain/receive/judging-room.ts';

const quiet = judgedAtATime({ storedLately: 0, longestWaitMs: null });

it.each([
  ['nothing comes in', { storedLately: 0, longestWaitMs: 30_000 }, quiet],
  ['a mail comes now and then', { storedLately: 3, longestWaitMs: 500 }, quiet],
  ['mail streams in', { storedLately: 6, longestWaitMs: 500 }, 1],
  ['mail streams in and nothing waits', { storedLately: 40, longestWaitMs: null }, 1],
  ['mail streams in and an item has nearly waited its time', { storedLately: 40, longestWaitMs: 59_999 }, 1],
  ['mail streams in and an item has waited its time', { storedLately: 40, longestWaitMs: 60_000 }, quiet],
])('%s', (_, pressure, most) => expect(judgedAtATime(pressure)).toBe(most));

it('always judges something, and after the longest wait as much as in quiet', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(600_000), (storedLately, longestWaitMs) => {
      const most = judgedAtATime({ storedLately, longestWaitMs });
      expect(most).toBeGreaterThanOrEqual(1);
      if (longestWaitMs >= longestGivingWayMs) expect(most).toBe(quiet);
    }),
  );
});
