import fc from 'fast-check';
import { type DueNote, nextNote } from '../../../domain/remind/next-note.ts';
import { apply } from '../../../domain/request-cycle/apply.ts';
import type { CyclePlan, RequestCycle } from '../../../domain/request-cycle/cycle.ts';
import { aCycle, aPlan, dispatchAtMs, weekdayMornings } from '../../builders/a-cycle.ts';

const dayMs = 86_400_000;

/** Something that happens after some time has passed. */
export interface Step {
  readonly afterMs: number;
  readonly happens: 'nothing' | 'exchange-busy' | 'answer' | 'withdrawal' | 'extension' | 'pause' | 'resume';
}

/** A note as it was sent: the cycle just before, and when it was accepted. */
export interface SentNote extends DueNote {
  readonly acceptedAtMs: number;
  readonly cycle: RequestCycle;
}

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    afterMs: fc.oneof(fc.integer({ min: 0, max: 3 * dayMs }), fc.integer({ min: 0, max: 60 * dayMs })),
    happens: fc.oneof(
      { weight: 12, arbitrary: fc.constant('nothing' as const) },
      { weight: 4, arbitrary: fc.constant('exchange-busy' as const) },
      { weight: 2, arbitrary: fc.constantFrom('extension' as const, 'pause' as const) },
      { weight: 2, arbitrary: fc.constant('resume' as const) },
      { weight: 1, arbitrary: fc.constantFrom('answer' as const, 'withdrawal' as const) },
    ),
  }),
  { maxLength: 60 },
);

/** Plans as campaigns had them before reminders were counted by kind. */
const plansOfOneCap: fc.Arbitrary<CyclePlan> = fc
  .record({
    offsets: fc.uniqueArray(fc.integer({ min: -40, max: 20 }), { minLength: 0, maxLength: 6 }),
    cap: fc.integer({ min: 0, max: 5 }),
    minimumGap: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ offsets, ...rest }) => aPlan({ offsets: offsets.toSorted((a, b) => a - b), ...rest }));

/** Plans with caps by kind, quiet days, and in real life office hours. */
export const plansByKind: fc.Arbitrary<CyclePlan> = fc
  .record({
    plan: plansOfOneCap,
    caps: fc.record({ beforeDeadline: fc.nat(3), afterDeadline: fc.nat(3) }),
    quietMornings: fc.subarray([...weekdayMornings]),
    realLife: fc.boolean(),
  })
  .map(({ plan, caps, quietMornings, realLife }) => ({
    ...plan,
    cap: caps.beforeDeadline + caps.afterDeadline,
    caps,
    quietMornings,
    ...(realLife ? { officeHoursMs } : {}),
  }));

/** Nine hours after its opening a working day of the plans above closes. */
export const officeHoursMs = 9 * 3_600_000;

export const plans: fc.Arbitrary<CyclePlan> = fc.oneof(plansOfOneCap, plansByKind);

/**
 * Plays a cycle as a cohort does: after each step everything due is sent at once, except while the
 * exchange is busy, when a due note waits for two days.
 */
export const play = (plan: CyclePlan, list: readonly Step[]): { sent: SentNote[]; cycle: RequestCycle } => {
  const sent: SentNote[] = [];
  let cycle = aCycle();
  let nowMs = dispatchAtMs - dayMs;
  for (const { afterMs, happens } of list) {
    nowMs += afterMs;
    cycle = happened(cycle, happens, nowMs);
    for (let note = due(cycle, plan, nowMs); note !== null; note = due(cycle, plan, nowMs)) {
      const { kind, sequence } = note;
      if (happens === 'exchange-busy') {
        cycle = apply(cycle, { type: 'note-deferred', kind, sequence, notBeforeMs: nowMs + 2 * dayMs });
        break;
      }
      sent.push({ ...note, acceptedAtMs: nowMs, cycle });
      cycle = apply(cycle, { type: 'note-accepted', kind, sequence, atMs: nowMs });
    }
  }
  return { sent, cycle };
};

const due = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  const note = nextNote(cycle, plan, nowMs);
  return note !== null && note.dueAtMs <= nowMs ? note : null;
};

/** Plays a cycle in which nothing happens and every note leaves at the very moment it is due. */
export const playPunctually = (plan: CyclePlan): SentNote[] => {
  const sent: SentNote[] = [];
  let cycle = aCycle();
  let nowMs = dispatchAtMs;
  for (let note = nextNote(cycle, plan, nowMs); note !== null; note = nextNote(cycle, plan, nowMs)) {
    nowMs = Math.max(nowMs, note.dueAtMs);
    sent.push({ ...note, acceptedAtMs: nowMs, cycle });
    cycle = apply(cycle, { type: 'note-accepted', kind: note.kind, sequence: note.sequence, atMs: nowMs });
  }
  return sent;
};

const happened = (cycle: RequestCycle, what: Step['happens'], atMs: number): RequestCycle => {
  if (what === 'answer') return apply(cycle, { type: 'submission-filed', version: 1, atMs });
  if (what === 'withdrawal') return apply(cycle, { type: 'request-withdrawn', atMs });
  if (what === 'pause') return apply(cycle, { type: 'reminders-paused', atMs });
  if (what === 'resume') return apply(cycle, { type: 'reminders-resumed', atMs });
  if (what !== 'extension' || cycle.phase === 'withdrawn') return cycle;
  const deadlineAtMs = cycle.deadlineAtMs + 14 * dayMs;
  return apply(cycle, { type: 'deadline-extended', deadlineAtMs, cutOffAtMs: deadlineAtMs + 4 * dayMs, atMs });
};
