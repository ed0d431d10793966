import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../../domain/errors.ts';
import { languages } from '../../../domain/language.ts';
import { checkDeclaration, longestField } from '../../../domain/portal/declaration.ts';
import { portalTextOf } from '../../../domain/portal/portal-text-of.ts';
import { afterOne, hasRoom, networkOf, type RateState, secondsToRoom } from '../../../domain/portal/rate-limit.ts';
import { isReceiptNumber, receiptNumber } from '../../../domain/portal/receipt-number.ts';
import { judgePart, limitsOf, refusalOfFile, refusalOfFiles } from '../../../domain/portal/upload-limits.ts';
import { expiryOf, isOpen, isReadable, linkAddress, type UploadLink } from '../../../domain/portal/upload-link.ts';
import { judgeUpload } from '../../../domain/receive/second-door.ts';

const link = (overrides: Partial<UploadLink> = {}): UploadLink => ({
  id: 'link',
  campaignId: 'campaign',
  code: 'AUT',
  expiresRealAtMs: 1_000,
  revokedRealAtMs: null,
  usesAllowed: 2,
  uses: 0,
  ...overrides,
});

describe('a link', () => {
  it('is open until the moment it expires, is revoked or is used up; receipts are read also when it is used up', () => {
    expect([isOpen(link(), 999), isOpen(link(), 1_000)]).toEqual([true, false]);
    expect(isOpen(link({ revokedRealAtMs: 5 }), 10)).toBe(false);
    expect([isOpen(link({ uses: 2 }), 10), isReadable(link({ uses: 2 }), 10)]).toEqual([false, true]);
    expect(isReadable(link({ uses: 2, revokedRealAtMs: 5 }), 10)).toBe(false);
  });

  it('is issued for whole days and uses within bounds, every mistake named', () => {
    expect(expiryOf({ days: 2, uses: 1 }, 0)).toBe(2 * 86_400_000);
    for (const days of [0, -1, 1.5, Number.NaN, 367])
      expect(() => expiryOf({ days, uses: 1 }, 0)).toThrow(DomainRefusal);
    try {
      expiryOf({ days: 0, uses: 0 }, 0);
      expect.unreachable();
    } catch (error) {
      expect((error as DomainRefusal).mistakes.map(({ path }) => path)).toEqual(['--days', '--uses']);
    }
    expect(linkAddress('https://upload.secretariat.example/portal/', 'upload', 'T')).toBe(
      'https://upload.secretariat.example/portal/upload/T',
    );
  });
});

describe('parts of a file', () => {
  it('make it whole only when each byte came once, whatever is lost, repeated or out of order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 80 })), { maxLength: 60 }),
        (size, tries) => {
          const limits = { partBytes: 64 };
          const counted = new Uint8Array(size);
          let received = 0;
          const take = (start: number, length: number): void => {
            const judged = judgePart({ size, received }, { start, length }, limits);
            if (judged.kind !== 'taken') return;
            for (let at = start; at < start + length; at += 1) counted[at] = (counted[at] ?? 0) + 1;
            received = judged.received;
            expect(judged.complete).toBe(received === size);
          };
          for (const [start, length] of tries) take(start, length);
          // Who asks how far it is, and goes on from there, always comes to the end.
          while (received < size) take(received, Math.min(64, size - received));
          expect([...counted].every((times) => times === 1)).toBe(true);
        },
      ),
    );
  });

  it('are refused when they are empty, larger than a part may be, or longer than the file', () => {
    const at = { size: 10, received: 4 };
    expect(judgePart(at, { start: 4, length: 0 }, { partBytes: 8 })).toEqual({ kind: 'too-large' });
    expect(judgePart(at, { start: 4, length: 9 }, { partBytes: 8 })).toEqual({ kind: 'too-large' });
    expect(judgePart(at, { start: 4, length: 7 }, { partBytes: 8 })).toEqual({ kind: 'too-large' });
    expect(judgePart(at, { start: Number.NaN, length: 6 }, { partBytes: 8 })).toEqual({
      kind: 'elsewhere',
      received: 4,
    });
  });

  it('belong to files within the limits', () => {
    const limits = limitsOf(50);
    expect([0, 1, 50 * 1024 * 1024, 50 * 1024 * 1024 + 1, 1.5].map((size) => refusalOfFile(size, limits))).toEqual([
      'file-empty',
      null,
      null,
      'file-too-large',
      'file-empty',
    ]);
    expect(refusalOfFiles([], limits)).toBe('files-missing');
    expect(refusalOfFiles(Array(21).fill(1), limits)).toBe('files-too-many');
    expect(refusalOfFiles([limits.fileBytes, limits.fileBytes, 1], limits)).toBe('files-too-large');
    expect(refusalOfFiles([limits.fileBytes, limits.fileBytes], limits)).toBeNull();
  });
});

describe('what is declared', () => {
  const right = { publication: 'publish', noteVerbale: 'follows' };

  it('needs the two choices, and names every mistake in the order of the form', () => {
    const typed = { theirReference: 'x'.repeat(101), theirDate: '2015-02-29', message: 'x'.repeat(5_001) };
    expect(checkDeclaration(typed, '2015-05-22').mistakes).toEqual([
      { field: 'noteVerbale', code: 'choose-note-verbale' },
      { field: 'publication', code: 'choose-publication' },
      { field: 'theirReference', code: 'too-long' },
      { field: 'theirDate', code: 'no-date' },
      { field: 'message', code: 'too-long' },
    ]);
    expect(checkDeclaration({ ...right, theirDate: '2015-05-22' }, '2015-05-22').mistakes).toEqual([
      { field: 'theirDate', code: 'date-in-future' },
    ]);
  });

  it('never throws, and what it accepts is within its limits and has lines in one line', () => {
    const text = fc.string({ unit: 'binary', maxLength: 600 });
    fc.assert(
      fc.property(text, text, text, (theirReference, onBehalfOf, message) => {
        const { declaration } = checkDeclaration({ ...right, theirReference, onBehalfOf, message }, '2015-05-22');
        if (declaration === null) return;
        const { theirReference: line } = declaration;
        if (line === null) return;
        expect([...line].length).toBeLessThanOrEqual(longestField.theirReference);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(line).toBe(line.trim());
      }),
    );
  });
});

it('numbers receipts so that each is told from the others and read without doubt', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(isReceiptNumber(receiptNumber(one))).toBe(true);
      expect(receiptNumber(one) === receiptNumber(other)).toBe(one.every((byte, at) => byte === other[at]));
    }),
  );
  expect(receiptNumber(new Uint8Array(10))).toBe('0000-0000-0000-0000');
  expect(isReceiptNumber('OIL0-0000-0000-0000')).toBe(false);
});

describe('a rate', () => {
  const policy = { burst: 5, windowMs: 10_000 };

  it('lets through no more than the burst at once, and never more than burst and rate together', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { minLength: 1, maxLength: 80 }), (waits) => {
        let state: RateState | undefined;
        let [now, passed] = [0, 0];
        for (const wait of waits) {
          now += wait;
          if (!hasRoom(state, policy, now)) {
            expect(secondsToRoom(state, policy, now)).toBeGreaterThan(0);
            continue;
          }
          state = afterOne(state, policy, now);
          passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(policy.burst + Math.floor((now * policy.burst) / policy.windowMs) + 1e-9);
      }),
    );
  });

  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('an upload beside what is on file', () => {
  const filed = (version: number, door: string, contentHash = `hash ${version}`) => ({ version, door, contentHash });
  const uploaded = (replacesEarlier = false, contentHash = 'new') => ({ door: 'portal', contentHash, replacesEarlier });

  it('is filed when it is the first, known by its content, or said to replace what came by the same door', () => {
    expect(judgeUpload(uploaded(), []).kind).toBe('file');
    expect(judgeUpload(uploaded(false, 'hash 1'), [filed(1, 'smtp')]).kind).toBe('file');
    expect(judgeUpload(uploaded(true), [filed(1, 'portal')]).kind).toBe('file');
  });

  it('else asks a person, who is shown the newest', () => {
    expect(judgeUpload(uploaded(), [filed(1, 'portal')])).toEqual({
      kind: 'ask',
      reason: 'another-version',
      newestOnFile: 1,
    });
    expect(judgeUpload(uploaded(true), [filed(1, 'portal'), filed(2, 'smtp')])).toEqual({
      kind: 'ask',
      reason: 'second-door',
      newestOnFile: 2,
    });
  });
});

describe('the texts', () => {
  const phrases = (value: unknown, path = ''): [string, string][] =>
    typeof value === 'string'
      ? [[path, value]]
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, inner]) => phrases(inner, `${path}.${key}`))
        : [];
  const slots = (phrase: string): string[] => [...phrase.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
  const english = new Map(phrases(portalTextOf('en')));

  it.each(languages)('in %s say everything, with the slots of the English ones', (language) => {
    const said = phrases(portalTextOf(language));
    expect(said.map(([path]) => path)).toEqual([...english.keys()]);
    for (const [path, phrase] of said) {
      expect(phrase.trim(), path).not.toBe('');
      expect(slots(phrase), path).toEqual(slots(english.get(path) as string));
    }
    expect(portalTextOf(language).reviewed).toBe(false);
  });
});
