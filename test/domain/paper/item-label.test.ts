import { describe, expect, it } from 'vitest';
import { type ItemLabel, labelText, type NumberFormat, writtenNumber } from '../../../domain/paper/item-label.ts';
import { listItems } from '../../../domain/paper/paper.ts';

const label = (format: NumberFormat, value: number, before = '', after = ''): ItemLabel => ({
  format,
  value,
  before,
  after,
});

describe('labels of items', () => {
  it.each<[NumberFormat, number, string]>([
    ['decimal', 12, '12'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 10, '１０'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedParen', 3, '⑶'],
    ['lowerLetter', 26, 'z'],
    ['lowerLetter', 28, 'bb'],
    ['upperLetter', 53, 'AAA'],
    ['lowerRoman', 14, 'xiv'],
    ['upperRoman', 1999, 'MCMXCIX'],
    ['russianLower', 10, 'к'],
    ['russianUpper', 29, 'Я'],
    ['arabicAlpha', 3, 'ت'],
    ['arabicAbjad', 3, 'ج'],
    ['chineseCounting', 10, '十'],
    ['chineseCounting', 21, '二十一'],
    ['chineseCountingThousand', 30, '三十'],
    ['ideographDigital', 20, '二〇'],
    ['none', 4, ''],
  ])('writes a number as %s: %i is %s', (format, value, written) => {
    expect(writtenNumber(format, value)).toBe(written);
  });

  it.each<[NumberFormat, number]>([
    ['lowerLetter', 0],
    ['lowerLetter', 32_767],
    ['upperRoman', 0],
    ['upperRoman', 32_767],
    ['decimalEnclosedCircle', 21],
    ['chineseCounting', 100],
  ])('writes in figures what %s has no way to write: %i', (format, value) => {
    expect(writtenNumber(format, value)).toBe(String(value));
  });

  it('puts the number between what stands on either side, without what could mislead the eye', () => {
    expect(labelText(label('lowerLetter', 1, '(', ')'))).toBe('(a)');
    expect(labelText(label('decimal', 3, 'Article 2.', ' –'))).toBe('Article 2.3 –');
    expect(labelText(label('decimal', 1, '\u202e\n(', ')'))).toBe('(1)');
  });

  it('numbers the items of a list by itself where they have no labels of their own', () => {
    const own = { runs: [{ text: 'b' }], label: label('none', 1, '•') };
    const labels = (ordered: boolean) =>
      listItems({ kind: 'list', ordered, start: 3, items: [[{ text: 'a' }], own, [{ text: 'c' }]] }).map((item) =>
        item.label === null ? null : labelText(item.label),
      );
    expect(labels(true)).toEqual(['3.', '•', '5.']);
    expect(labels(false)).toEqual([null, '•', null]);
  });
});
