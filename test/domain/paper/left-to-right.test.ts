import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directedPieces } from '../../../domain/paper/left-to-right.ts';

const isolated = (text: string): string[] =>
  directedPieces(text, 'rtl').flatMap((piece) => (piece.isolated ? [piece.text] : []));

describe('what reads from left to right inside Arabic', () => {
  it.each([
    ['القرار A/RES/78/29، الفقرة 12', ['A/RES/78/29']],
    ['الوثيقة CTOC/COP/WG.8/2015/2.', ['CTOC/COP/WG.8/2015/2']],
    ['(انظر A/69/6 (Prog. 13))', ['A/69/6 (Prog. 13)']],
    ['الوثيقة CTOC/COP/2010/CRP.7*', ['CTOC/COP/2010/CRP.7*']],
    ['راسل mission.egypt@missions.example.', ['mission.egypt@missions.example']],
    ['انظر https://www.example.org/a?b=1&c=2، ثم', ['https://www.example.org/a?b=1&c=2']],
    ['هاتف +43 1 555 0199 فقط', ['+43 1 555 0199']],
    ['المذكرة VB 2015/123/OCB المؤرخة', ['VB 2015/123/OCB']],
    ['في الفترة 2014-2015 وعدد 12', []],
    ['القرار 7/1', []],
  ])('finds it in %s', (text, expected) => {
    expect(isolated(text)).toEqual(expected);
  });

  it('loses nothing and adds nothing', () => {
    const word = fc.constantFrom(
      'نص',
      'A/RES/78/29',
      '.',
      ' ',
      '(',
      ')',
      'x@y.example',
      '+43 1',
      '7/1',
      '\n',
      '*',
      'http://a/',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(word, fc.string()), { maxLength: 20 }),
        fc.constantFrom('rtl', 'ltr'),
        (words, direction) => {
          const text = words.join('');
          expect(
            directedPieces(text, direction)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
        },
      ),
    );
  });

  it('leaves left-to-right text in one piece', () => {
    expect(directedPieces('See A/RES/78/29.', 'ltr')).toEqual([{ text: 'See A/RES/78/29.', isolated: false }]);
  });
});
