import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgedAtATime, longestGivingWayMs } from '../../../domain/receive/judging-room.ts';

const quiet = judgedAtATime({ storedInMs: [], longestWaitMs: null });
const quick = (items: number): number[] => Array(items).fill(40);

it.each([
  ['nothing comes in', { storedInMs: [], longestWaitMs: 30_000 }, quiet],
  ['mail comes as it usually does', { storedInMs: quick(5), longestWaitMs: 500 }, quiet],
  ['mail comes as it usually does, and the disk is slow', { storedInMs: [2_000, 400, 400], longestWaitMs: 500 }, quiet],
  ['mail floods in', { storedInMs: quick(6), longestWaitMs: 500 }, 1],
  ['mail floods in and nothing waits', { storedInMs: quick(40), longestWaitMs: null }, 1],
  ['mail floods in and some of it is stored slowly', { storedInMs: [...quick(39), 400], longestWaitMs: 500 }, 0],
  ['mail floods in and an item has nearly waited its time', { storedInMs: quick(40), longestWaitMs: 59_999 }, 1],
  ['mail floods in and an item has waited its time', { storedInMs: [...quick(39), 400], longestWaitMs: 60_000 }, quiet],
])('%s', (_, pressure, most) => expect(judgedAtATime(pressure)).toBe(most));

it('lets no item wait without end, whatever comes in', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { maxLength: 100 }), fc.nat(600_000), (storedInMs, waitedMs) => {
      expect(judgedAtATime({ storedInMs, longestWaitMs: longestGivingWayMs + waitedMs })).toBe(quiet);
      expect(judgedAtATime({ storedInMs: [], longestWaitMs: waitedMs })).toBe(quiet);
    }),
  );
});
