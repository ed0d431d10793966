import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '../../../domain/paper/clean-text.ts';

describe('cleaning text from outside', () => {
  it.each([
    ['an override that turns a file name round', 'annex\u202Efdp.exe', 'annexfdp.exe'],
    ['isolates and embeddings', '\u2066a\u2069 \u202Ab\u202C', 'a b'],
    ['control characters', 'a\u0000b\u0007c\u009Fd\u007F', 'abcd'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['half a surrogate pair', 'a\uD83Db', 'a\uFFFDb'],
    ['invisible tag characters', 'a\u{E0041}b', 'ab'],
    ['byte order marks and noncharacters', '\uFEFFa\uFFFFb\u{1FFFE}c', 'abc'],
    ['decomposed accents', 'Co\u0302te', 'Côte'],
  ])('removes or mends %s', (_what, dirty, clean) => {
    expect(cleanText(dirty)).toBe(clean);
  });

  it('keeps what honest text needs: joiners, directional marks, tabs, all scripts', () => {
    for (const text of ['می\u200Cخواهم', '\u200Eabc\u200F', 'a\tb\nc', '中国 Россия مصر Ελλάδα 😀'])
      expect(cleanText(text)).toBe(text);
  });

  it('puts a title on one line', () => {
    expect(cleanLine('  Note \r\n\tverbale\u202E ')).toBe('Note verbale');
  });

  it('lets nothing through unlooked at that is not normalised, whatever stands beside it', () => {
    const letter = fc.oneof(
      fc.integer({ min: 0, max: 0x530 }),
      fc.integer({ min: 0x600, max: 0x6ff }),
      fc.integer({ min: 0x2000, max: 0x2070 }),
      fc.integer({ min: 0x3000, max: 0x30ff }),
      fc.integer({ min: 0xff00, max: 0xffff }),
    );
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 40 }), (letters) => {
        const cleaned = cleanText(String.fromCodePoint(...letters));
        expect(cleaned).toBe(cleaned.normalize('NFC'));
        // Something that has to be looked at stands in it: each of its letters is as it was without.
        expect(cleanText(`${cleaned}\0`)).toBe(cleaned);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is settled after one pass and leaves nothing that a file or a reader must not see', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069\p{Cs}\p{Noncharacter_Code_Point}]/u);
      }),
    );
  });
});
