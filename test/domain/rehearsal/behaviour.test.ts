import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Attitude, planBehaviour, type RosterEntry } from '../../../domain/rehearsal/behaviour.ts';
import { exchangeBehaviourOf } from '../../../domain/rehearsal/exchange-behaviour.ts';
import { seededRandom } from '../../../domain/rehearsal/seeded-random.ts';

const entry = (number: number, isState = true): RosterEntry => ({
  code: `M${String(number).padStart(3, '0')}`,
  name: `Mission ${number}`,
  mailbox: `mission@m${number}.missions.example`,
  languages: ['en'],
  isState,
});
const roster = (states: number, organizations = 0): RosterEntry[] =>
  Array.from({ length: states + organizations }, (_, index) => entry(index, index < states));
const day = 86_400_000;

describe('the plan of a rehearsal', () => {
  it('keeps the shares of the brief with 197 States and 13 organizations', () => {
    const plans = planBehaviour(roster(197, 13), 71);
    const states = plans.slice(0, 197);
    const share = (attitude: Attitude): number => states.filter((plan) => plan.attitude === attitude).length / 197;
    expect(share('in-time')).toBeCloseTo(0.34, 2);
    expect(share('first-reminder')).toBeCloseTo(0.12, 2);
    expect(share('second-reminder')).toBeCloseTo(0.08, 2);
    expect(share('late')).toBeCloseTo(0.06, 2);
    expect(share('extension')).toBeCloseTo(0.05, 2);
    expect(plans.filter((plan) => plan.attitude === 'silent').length / 210).toBeGreaterThanOrEqual(0.35);
    expect(plans.filter((plan) => plan.reception === 'refused')).toHaveLength(3);
    expect(plans.filter((plan) => plan.reception === 'bounced').length).toBeGreaterThanOrEqual(5);
    expect(plans.filter((plan) => plan.reception === 'greylisted').length).toBeGreaterThanOrEqual(5);
    expect(plans.filter((plan) => plan.sender === 'stranger')).toHaveLength(2);
    expect(plans.filter((plan) => plan.sender === 'colleague').length).toBeGreaterThanOrEqual(4);
    expect(plans.filter((plan) => plan.revisionAfterMs !== null).length).toBeGreaterThanOrEqual(4);
    expect(plans.filter((plan) => plan.says === 'nil-return').length).toBeGreaterThanOrEqual(2);
    expect(plans.filter((plan) => plan.says === 'declined').length).toBeGreaterThanOrEqual(1);
    expect(plans.filter((plan) => plan.revisionUnsaid === true).length).toBeGreaterThanOrEqual(1);
    expect(new Set(plans.map((plan) => plan.outOfOffice?.marking)).size).toBeGreaterThanOrEqual(3);
    expect(new Set(plans.filter((plan) => plan.attitude !== 'silent').map((plan) => plan.format)).size).toBe(4);
  });

  it('does not depend on the order of the roster, and changes with the seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer(), fc.integer(), (size, seed, other) => {
        const members = roster(size, 2);
        const plans = planBehaviour(members, seed);
        const shuffled = seededRandom(other, 'order').shuffle(members);
        const again = new Map(planBehaviour(shuffled, seed).map((plan) => [plan.code, plan]));
        for (const plan of plans) expect(again.get(plan.code)).toEqual(plan);
      }),
      { numRuns: 30 },
    );
    expect(planBehaviour(roster(60), 1)).not.toEqual(planBehaviour(roster(60), 2));
  });

  it('lets nobody whom the notes cannot reach answer, and lets nobody wait longer than the rehearsal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 210 }), fc.integer(), (size, seed) => {
        for (const plan of planBehaviour(roster(size), seed)) {
          expect(
            [plan.says, plan.jointWith, plan.revisionAfterMs ?? undefined].filter(Boolean).length,
          ).toBeLessThanOrEqual(1);
          if (plan.reception === 'refused' || plan.reception === 'bounced') {
            expect(plan.attitude).toBe('silent');
            expect(plan.outOfOffice).toBeNull();
          }
          expect(plan.replyAfterMs).toBeLessThanOrEqual(45 * day);
          expect(plan.askAfterMs).toBeLessThanOrEqual(30 * day);
          expect(plan.sender === 'stranger' && plan.revisionAfterMs !== null).toBe(false);
          if (plan.attitude === 'extension') expect(plan.replyAfterMs).toBeLessThan(plan.extensionDays * day);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('sends no colleague where several missions share one mail domain', () => {
    const shared = roster(100).map((member) => ({ ...member, mailbox: `${member.code}@shared.example` }));
    expect(planBehaviour(shared, 5).some((plan) => plan.sender === 'colleague')).toBe(false);
    expect(planBehaviour(roster(100), 5).some((plan) => plan.sender === 'colleague')).toBe(true);
  });

  it('tells the exchange the same as the missions, in real time', () => {
    const plans = planBehaviour(roster(100), 9);
    const { mailboxes } = exchangeBehaviourOf(plans, 1000);
    for (const plan of plans) {
      const own = mailboxes[plan.mailbox];
      expect(own?.refused ?? false).toBe(plan.reception === 'refused');
      expect(own?.greylistTries ?? 0).toBe(plan.greylistTries);
      expect(own?.bounceAfterMs ?? 0).toBe(Math.ceil(plan.bounceAfterMs / 1000));
    }
  });
});

describe('seeded chance', () => {
  it('gives each set of labels its own stream, the same every time', () => {
    const draws = (...labels: string[]): number[] => {
      const random = seededRandom(3, ...labels);
      return Array.from({ length: 8 }, random.next);
    };
    expect(draws('AUT', 'paper')).toEqual(draws('AUT', 'paper'));
    expect(draws('AUT', 'paper')).not.toEqual(draws('AUT', 'mail'));
    expect(draws('AUT')).not.toEqual(draws('AUS'));
  });

  it('keeps to its bounds and reaches both of them', () => {
    const random = seededRandom(11, 'bounds');
    const drawn = Array.from({ length: 2000 }, () => random.integer(-2, 3));
    expect(Math.min(...drawn)).toBe(-2);
    expect(Math.max(...drawn)).toBe(3);
    expect([...random.shuffle([1, 2, 3, 4])].sort()).toEqual([1, 2, 3, 4]);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
