import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberRanges, registryCoverage, silentlyMissing } from '../../../domain/mandates/coverage.ts';
import type { Mandate } from '../../../domain/mandates/mandate.ts';

const mandate = (paragraph: number): Mandate => ({
  resolution: 'resolution-7-1',
  paragraph,
  wording: 'own',
  actions: [],
  source: 'test',
});

const held = [4, 5, 6, 8, 9, 15, 16].map(mandate);

it('says which paragraphs are not in the registry, and that more may follow', () => {
  const coverage = registryCoverage({}, [...held, { ...mandate(0), paragraph: undefined, name: 'report' }]);
  expect(coverage).toEqual({
    held: [4, 5, 6, 8, 9, 15, 16],
    named: ['report'],
    missing: [1, 2, 3, 7, 10, 11, 12, 13, 14],
    lastKnown: 16,
    complete: false,
  });
});

it('knows the last paragraph where somebody has entered how many there are', () => {
  expect(registryCoverage({ operativeParagraphs: 18 }, held).missing).toContain(18);
});

it.each([
  [[1, 2, 3, 7, 10, 11, 12, 13, 14], '1 to 3, 7 and 10 to 14'],
  [[4, 5], '4 and 5'],
  [[9], '9'],
  [[], ''],
] as const)('writes %j as "%s"', (numbers, written) => {
  expect(numberRanges(numbers)).toBe(written);
});

it('finds every paragraph that a report neither treats nor names as left out, and no other', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
      (known, treated, left) => {
        const coverage = registryCoverage({ operativeParagraphs: 12 }, known.map(mandate));
        const missing = silentlyMissing(coverage, treated.map(String), [{ paragraphs: left.map(String), why: 'test' }]);
        for (let number = 1; number <= 12; number += 1)
          expect(missing.includes(String(number))).toBe(!treated.includes(number) && !left.includes(number));
      },
    ),
  );
});

it('wants the paragraphs after the last known one named too', () => {
  const coverage = registryCoverage({}, [mandate(1)]);
  expect(silentlyMissing(coverage, ['1'], [])).toEqual(['later']);
  expect(silentlyMissing(coverage, ['1'], [{ paragraphs: [], andLater: true, why: 'test' }])).toEqual([]);
});
