import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnsweredAttempt,
  breakCircuit,
  breakerPolicy,
  describeBrokenCircuit,
} from '../../../domain/dispatch/circuit-breaker.ts';
import { aCampaign } from '../../builders/a-campaign.ts';

const accepted: AnsweredAttempt = { answer: 'accepted', reply: '250 queued' };
const forNow: AnsweredAttempt = { answer: 'refused-for-now', reply: '451 later' };
const forGood: AnsweredAttempt = { answer: 'refused-for-good', reply: '550 no such user' };

const row = (text: string): AnsweredAttempt[] =>
  [...text].map((letter) => (letter === 'a' ? accepted : letter === 't' ? forNow : forGood));

const policy = { refusals: 3, ofLast: 5 };

describe('sending is stopped', () => {
  it.each([
    ['by no attempt at all', '', null],
    ['not by acceptances', 'aaaaaaaa', null],
    ['not by fewer refusals than the policy names', 'ptaaa', null],
    ['by as many, though fewer attempts than the window were made', 'ppt', [2, 1, 3]],
    ['by as many among the last ones', 'aaaptap', [2, 1, 5]],
    ['not by refusals that the window has left behind', 'pppaaa', null],
    ['by refusals for good and for the time being alike', 'ttaat', [0, 3, 5]],
  ] as const)('%s', (_what, text, found) => {
    const broken = breakCircuit(policy, row(text));
    expect(broken && [broken.forGood, broken.forNow, broken.attempts]).toEqual(found);
  });

  it('with the counts and the last reply of a refusal, for the person', () => {
    const broken = breakCircuit(policy, row('tppa'));
    expect(broken && describeBrokenCircuit(broken)).toBe(
      '3 of the last 4 attempts were refused (2 for good, 1 for the time being); the exchange last said: 550 no such user',
    );
  });
});

const attempts = fc.array(fc.constantFrom(accepted, forNow, forGood), { maxLength: 80 });
const policies = fc
  .record({ refusals: fc.integer({ min: 1, max: 30 }), ofLast: fc.integer({ min: 1, max: 60 }) })
  .filter(({ refusals, ofLast }) => refusals <= ofLast);

describe('whatever was tried', () => {
  it('sending stops exactly where the last attempts hold as many refusals as the policy names', () => {
    fc.assert(
      fc.property(policies, attempts, (some, list) => {
        const refused = list.slice(-some.ofLast).filter(({ answer }) => answer !== 'accepted').length;
        const broken = breakCircuit(some, list);
        expect(broken !== null).toBe(refused >= some.refusals);
        if (broken !== null) expect(broken.forGood + broken.forNow).toBe(refused);
      }),
    );
  });

  it('one more acceptance never stops it, one more refusal never starts it again', () => {
    fc.assert(
      fc.property(policies, attempts, (some, list) => {
        if (breakCircuit(some, list) === null) expect(breakCircuit(some, [...list, accepted])).toBeNull();
        else expect(breakCircuit(some, [...list, forGood])).not.toBeNull();
      }),
    );
  });

  it('what is older than the window plays no part', () => {
    fc.assert(
      fc.property(policies, attempts, attempts, (some, older, list) => {
        const whole = [...Array.from({ length: some.ofLast }, () => accepted), ...list].slice(-some.ofLast);
        expect(breakCircuit(some, [...older, ...whole])).toEqual(breakCircuit(some, whole));
      }),
    );
  });
});

describe('the policy', () => {
  const { sending } = aCampaign();

  it('is twenty of the last fifty where a campaign says nothing', () => {
    expect(breakerPolicy(sending)).toEqual({ refusals: 20, ofLast: 50 });
  });

  it('is what the campaign says, and none where it wants none', () => {
    expect(breakerPolicy({ ...sending, pauseAfterRefusals: 5, pauseWindow: 10 })).toEqual({ refusals: 5, ofLast: 10 });
    expect(breakerPolicy({ ...sending, pauseAfterRefusals: null })).toBeNull();
  });
});
