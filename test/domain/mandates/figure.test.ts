import { expect, it } from 'vitest';
import { type Figure, figureDisagreement } from '../../../domain/mandates/figure.ts';
import { numberInText, ordinalInText } from '../../../domain/mandates/number-words.ts';
import { figureInText } from '../../../domain/progress/progress-wording.ts';

const figure = (qualifier: Figure['qualifier'], value: number): Figure & { id: string } => ({
  id: 'crime-types',
  value,
  qualifier,
  unit: { one: 'case', many: 'cases' },
  asAt: '2016-07-29',
  counted: { what: 'crime-types', over: ['sherloc'] },
  source: 'test',
});

it.each([
  ['exact', 14, 14, true],
  ['exact', 14, 13, false],
  ['more-than', 2100, 2101, true],
  ['more-than', 2100, 2100, false],
  ['approximately', 80, 76, true],
  ['approximately', 80, 88, true],
  ['approximately', 80, 71, false],
] as const)('%s %i is borne out by %i: %s', (qualifier, typed, counted, agrees) => {
  expect(figureDisagreement(figure(qualifier, typed), counted) === null).toBe(agrees);
});

it('names the figure that the count does not bear out, with both values', () => {
  expect(figureDisagreement(figure('exact', 14), 13)?.message).toMatch(
    /"crime-types" is typed as 14, but 13 are counted/,
  );
});

it.each([
  ['exact', 0, 'no cases'],
  ['exact', 1, 'one case'],
  ['exact', 9, 'nine cases'],
  ['exact', 10, '10 cases'],
  ['more-than', 2100, 'more than 2,100 cases'],
  ['approximately', 80, 'approximately 80 cases'],
] as const)('words %s %i as "%s"', (qualifier, value, worded) => {
  expect(figureInText(qualifier, value, { one: 'case', many: 'cases' })).toBe(worded);
});

it.each([
  [1, 'first'],
  [8, 'eighth'],
  [20, 'twentieth'],
  [42, 'forty-second'],
  [101, '101st'],
  [111, '111th'],
])('words the ordinal %i as "%s"', (value, worded) => {
  expect(ordinalInText(value)).toBe(worded);
});

it('separates thousands and millions', () => {
  expect(numberInText(1_234_567)).toBe('1,234,567');
});
