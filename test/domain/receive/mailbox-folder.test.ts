import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { reconnectAfterMs, startOf, stillToRead } from '../../../domain/receive/mailbox-folder.ts';

describe('where reading of a folder goes on', () => {
  it('begins before the first message of a folder that was never read', () => {
    expect(startOf(null, 7)).toEqual({ cursor: { uidValidity: 7, lastUid: 0 }, why: 'first-look' });
  });

  it('goes on after the last UID while UIDVALIDITY is the same', () => {
    expect(startOf({ uidValidity: 7, lastUid: 41 }, 7)).toEqual({
      cursor: { uidValidity: 7, lastUid: 41 },
      why: 'continued',
    });
  });

  it('looks at everything again when the server has numbered anew, even with smaller numbers', () => {
    for (const uidValidity of [6, 8]) {
      expect(startOf({ uidValidity: 7, lastUid: 41 }, uidValidity)).toEqual({
        cursor: { uidValidity, lastUid: 0 },
        why: 'renumbered',
      });
    }
  });
});

test('of what a server lists, each UID after the cursor is read once and in order', () => {
  const uid = fc.integer({ min: 1, max: 4_294_967_295 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100 }),
      fc.array(fc.oneof(uid, fc.integer({ min: 1, max: 120 }))),
      (lastUid, listed) => {
        const toRead = stillToRead({ uidValidity: 1, lastUid }, listed);
        expect(new Set(toRead)).toEqual(new Set(listed.filter((one) => one > lastUid)));
        expect(toRead.every((one, at) => at === 0 || one > (toRead[at - 1] as number))).toBe(true);
      },
    ),
  );
});

test('the last message, which "n:*" always brings, is not read again', () => {
  expect(stillToRead({ uidValidity: 1, lastUid: 12 }, [12])).toEqual([]);
});

test('tries to reach a server come ever more slowly, and a refused sign-in waits at least a minute', () => {
  expect([1, 2, 3, 4].map((failures) => reconnectAfterMs(failures, false))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(reconnectAfterMs(1_000, false)).toBe(300_000);
  expect(reconnectAfterMs(1, true)).toBe(60_000);
  expect(reconnectAfterMs(1_000, true)).toBe(300_000);
});
