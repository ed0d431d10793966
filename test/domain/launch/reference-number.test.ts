import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findReferences,
  formatReference,
  parseReference,
  referencePatternMistake,
} from '../../../domain/launch/reference-number.ts';

const pattern = 'VB {year}/{serial}/OCB';

describe('referencePatternMistake', () => {
  it.each([[pattern], ['CU {year}/{serial}/DTA/OCB'], ['ODA/{serial}-{year}/NDV'], ['SG({year}) {serial}']])(
    'accepts %s',
    (good) => {
      expect(referencePatternMistake(good)).toBeNull();
    },
  );

  it.each([
    ['VB {year}/OCB', '{serial}'],
    ['VB {serial}/OCB', '{year}'],
    ['VB {year}/{serial}/{serial}', '{serial}'],
    ['VB {year}{serial}', 'separator'],
    ['VB 2{year}/{serial}', 'digit'],
    ['VB {year}/{serial}1', 'digit'],
    ['VB {year}/{serial}\r\nBcc: x', 'letters, digits'],
    ['VB {year}/{serial}/{office}', 'letters, digits'],
    [' VB {year}/{serial}', 'space'],
    ['{year}/{serial}', 'two letters'],
  ])('names what is wrong with %j', (bad, word) => {
    expect(referencePatternMistake(bad)).toContain(word);
  });
});

describe('references', () => {
  it('are written without padding and read back', () => {
    expect(formatReference(pattern, 2015, 148)).toBe('VB 2015/148/OCB');
    expect(parseReference(pattern, ' vb 2015/148/ocb ')).toEqual({ year: 2015, serial: 148 });
    expect(parseReference(pattern, 'VB 2015/148/OCBX')).toBeNull();
    expect(parseReference(pattern, 'VB 2015/0148/OCB')).toBeNull();
    expect(parseReference('SG({year}) {serial}', 'SG(2015) 7')).toEqual({ year: 2015, serial: 7 });
  });

  it('are found in running text, each once, and not inside other words', () => {
    const text =
      'Re: your notes VB 2015/148/OCB, VB\r\n 2015/149/OCB and VB 2015/148/OCB; not AVB 2015/150/OCB or VB 2015/151/OCBA.';
    expect(findReferences(pattern, text)).toEqual([
      { year: 2015, serial: 148 },
      { year: 2015, serial: 149 },
    ]);
  });

  it('two different numbers never share a reference, and each reads back', () => {
    const year = fc.integer({ min: 1945, max: 9999 });
    const serial = fc.integer({ min: 1, max: 999_999_999 });
    fc.assert(
      fc.property(
        fc.constantFrom(pattern, 'ODA/{serial}-{year}/NDV', 'CU {year}/{serial}'),
        year,
        serial,
        (form, y, s) => {
          expect(parseReference(form, formatReference(form, y, s))).toEqual({ year: y, serial: s });
          expect(findReferences(form, `See ${formatReference(form, y, s)}.`)).toEqual([{ year: y, serial: s }]);
        },
      ),
    );
  });
});
