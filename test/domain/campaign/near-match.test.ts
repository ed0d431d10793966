import { expect, it } from 'vitest';
import { nearMatch } from '../../../domain/campaign/near-match.ts';

it.each([
  ['deadlin', ['dispatch', 'deadline'], 'deadline'],
  ['cut_off', ['cutOff', 'close'], 'cutOff'],
  ['Cut-Off', ['cutOff', 'close'], 'cutOff'],
  ['organisations', ['parties', 'organizations'], 'organizations'],
  ['FAR', ['FRA', 'AUT'], 'FRA'],
  ['QQQ', ['FRA', 'AUT'], undefined],
  ['colour', ['id', 'title', 'paper'], undefined],
  ['x', [], undefined],
])('%s among %j means %s', (word, known, meant) => {
  expect(nearMatch(word, known)).toBe(meant);
});

it('stays quick on a word of any length', () => {
  expect(nearMatch('x'.repeat(1_000_000), ['deadline'])).toBeUndefined();
});
