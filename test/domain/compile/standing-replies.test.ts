import { expect, it } from 'vitest';
import { type Candidate, standingReplies } from '../../../domain/compile/standing-replies.ts';

const reply = (id: string, rest: Partial<Candidate> = {}): Candidate => ({
  id,
  receivedAtMs: 1,
  supersedes: null,
  withdrawnAtMs: null,
  timeliness: 'in-time',
  ...rest,
});

const ids = (all: readonly Candidate[]) => all.map(({ id }) => id);

it('leaves the text that came in time in its place where a later one comes too late', () => {
  const both = [reply('first'), reply('late', { receivedAtMs: 5, supersedes: 'first', timeliness: 'late' })];
  const { standing, leftOut } = standingReplies(both, 10, 'accept-not-compiled', 'first');
  expect(ids(standing)).toEqual(['first']);
  expect(ids(leftOut)).toEqual(['late']);
  expect(ids(standingReplies(both, 10, 'compile', 'first').standing)).toEqual(['late']);
});

it.each([
  ['accept-not-compiled', 'addendum', []],
  ['addendum', 'first', []],
  ['addendum', 'addendum', ['late']],
  ['reissue', 'addendum', []],
  ['reissue', 'reissue', ['late']],
  ['accept-not-compiled', 'corrigendum', ['late']],
  ['refuse', 'corrigendum', []],
] as const)('where late replies are %s, the %s has %j of them', (policy, form, expected) => {
  expect(ids(standingReplies([reply('late', { timeliness: 'late' })], 10, policy, form).standing)).toEqual(expected);
});

it('a text that was withdrawn is gone, and what it had replaced does not come back', () => {
  const replies = [
    reply('first'),
    reply('late', { receivedAtMs: 5, supersedes: 'first', timeliness: 'late', withdrawnAtMs: 8 }),
  ];
  expect(ids(standingReplies(replies, 10, 'accept-not-compiled', 'first').standing)).toEqual([]);
  expect(ids(standingReplies(replies, 7, 'accept-not-compiled', 'first').standing)).toEqual(['first']);
});
