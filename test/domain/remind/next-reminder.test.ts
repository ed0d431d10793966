import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNote } from '../../../domain/remind/next-note.ts';
import { apply } from '../../../domain/request-cycle/apply.ts';
import type { CyclePlan } from '../../../domain/request-cycle/cycle.ts';
import { anOpenCycle, aPlan, at, cutOffAtMs, deadlineAtMs, weekdayMornings } from '../../builders/a-cycle.ts';
import { officeHoursMs, plansByKind, play, playPunctually, steps } from './play-cycle.ts';

/** The example's plan with its kinds counted apart: two before the deadline of Friday 3 July, one after it. */
const byKind = (overrides: Partial<CyclePlan> = {}): CyclePlan =>
  aPlan({ caps: { beforeDeadline: 2, afterDeadline: 1 }, ...overrides });

const morning = (day: string): number => at(`${day}T07:00:00Z`);
const sentDays = (plan: CyclePlan): string[] =>
  playPunctually(plan)
    .filter(({ kind }) => kind === 'reminder')
    .map(({ acceptedAtMs }) => new Date(acceptedAtMs).toISOString().slice(0, 10));

describe('reminders of two kinds', () => {
  it('leave as before where nothing distinguishes the kinds', () => {
    expect(sentDays(byKind())).toEqual(['2015-06-05', '2015-06-26', '2015-07-06']);
    expect(sentDays(byKind())).toEqual(sentDays(aPlan()));
  });

  it.each([
    ['the cap', { offsets: [-20, -5, 1], cap: 2, caps: { beforeDeadline: 1, afterDeadline: 1 } }, '2015-06-05'],
    ['the minimum gap', { offsets: [-20, -1, 1], minimumGap: 5 }, '2015-06-05'],
  ])('never let one before the deadline use up %s of the one after it', (_what, overrides, early) => {
    expect(sentDays(byKind(overrides))).toEqual([early, '2015-07-06']);
    const { caps: _, ...together } = byKind(overrides);
    expect(sentDays(together)).not.toContain('2015-07-06');
  });

  it('collapse by kind: what was missed before the deadline is not sent late', () => {
    const over = deadlineAtMs + 3_600_000;
    expect(nextNote(anOpenCycle(), byKind(), over)).toEqual({
      kind: 'reminder',
      sequence: 1,
      dueAtMs: morning('2015-07-06'),
    });
    expect(nextNote(anOpenCycle(), byKind({ offsets: [-20, -5] }), over)).toBeNull();
    expect(nextNote(anOpenCycle(), byKind(), morning('2015-06-30'))?.dueAtMs).toBe(morning('2015-06-26'));
  });

  it('are counted as what they were when they arrived, also over an extension', () => {
    const sent = (sequence: number, day: string) =>
      ({ type: 'note-accepted', kind: 'reminder', sequence, atMs: morning(day) }) as const;
    const overdue = apply(apply(anOpenCycle(), sent(1, '2015-06-26')), sent(2, '2015-07-06'));
    expect(overdue).toMatchObject({ remindersSent: 2, overdueRemindersSent: 1 });
    const deadline = at('2015-07-31T16:00:00Z');
    const extension = { type: 'deadline-extended', deadlineAtMs: deadline, cutOffAtMs: deadline } as const;
    const later = apply(apply(overdue, { ...extension, atMs: morning('2015-07-06') + 1 }), {
      type: 'note-accepted',
      kind: 'extension',
      sequence: 1,
      atMs: morning('2015-07-07'),
    });
    const again = apply(later, sent(3, '2015-07-24'));
    expect(again).toMatchObject({ remindersSent: 3, overdueRemindersSent: 1 });
    expect(nextNote(again, byKind({ cap: 9 }), morning('2015-07-27'))).toBeNull();
  });
});

describe('quiet days', () => {
  it('push a reminder to the next working day that is not quiet', () => {
    const quietMornings = ['2015-06-05', '2015-06-08'].map(morning);
    expect(sentDays(byKind({ quietMornings }))).toEqual(['2015-06-09', '2015-06-26', '2015-07-06']);
  });

  it('drop a reminder rather than send it after the deadline, or after the cut-off', () => {
    const before = weekdayMornings.filter((each) => each >= morning('2015-06-26') && each < deadlineAtMs);
    expect(sentDays(byKind({ quietMornings: before }))).toEqual(['2015-06-05', '2015-07-06']);
    const after = weekdayMornings.filter((each) => each > deadlineAtMs && each <= cutOffAtMs);
    expect(sentDays(byKind({ quietMornings: after }))).toEqual(['2015-06-05', '2015-06-26']);
  });
});

describe('a reminder that is held up', () => {
  const plan = byKind({ officeHoursMs });

  it.each([
    ['within office hours leaves at once', '2015-06-05T15:59:59Z', '2015-06-05T07:00:00Z'],
    ['in the evening leaves on the next working day', '2015-06-04T20:00:00Z', '2015-06-05T07:00:00Z'],
    ['after hours leaves after the weekend', '2015-06-05T16:00:00Z', '2015-06-08T07:00:00Z'],
    ['over a Sunday leaves on Monday', '2015-06-07T10:00:00Z', '2015-06-08T07:00:00Z'],
  ])('%s', (_what, now, due) => {
    expect(nextNote(anOpenCycle(), plan, at(now))?.dueAtMs).toBe(at(due));
  });

  it('by a temporary refusal too', () => {
    const deferred = { kind: 'reminder', sequence: 1, notBeforeMs: at('2015-06-05T19:00:00Z') } as const;
    expect(nextNote(anOpenCycle({ deferred }), plan, morning('2015-06-05'))?.dueAtMs).toBe(morning('2015-06-08'));
  });

  it('waits for no office on a fast clock', () => {
    const sunday = at('2015-06-07T10:00:00Z');
    expect(nextNote(anOpenCycle(), byKind(), sunday)?.dueAtMs).toBeLessThan(sunday);
  });
});

describe('a pause', () => {
  const paused = apply(anOpenCycle(), { type: 'reminders-paused', atMs: morning('2015-06-01') });

  it('stops reminders and nothing else', () => {
    for (const plan of [aPlan(), byKind(), byKind({ officeHoursMs })])
      expect(nextNote(paused, plan, morning('2015-06-30'))).toBeNull();
    const extended = apply(paused, {
      type: 'deadline-extended',
      deadlineAtMs: at('2015-07-31T16:00:00Z'),
      cutOffAtMs: at('2015-07-31T16:00:00Z'),
      atMs: morning('2015-06-02'),
    });
    expect(nextNote(extended, byKind(), morning('2015-06-02'))?.kind).toBe('extension');
  });

  it('ends with one reminder for those that were missed, and goes on', () => {
    const resumed = apply(paused, { type: 'reminders-resumed', atMs: morning('2015-06-29') });
    expect(resumed).toMatchObject({ remindersPaused: false, revision: paused.revision + 1 });
    for (const plan of [aPlan(), byKind()]) {
      const note = nextNote(resumed, plan, morning('2015-06-29'));
      expect(note).toEqual({ kind: 'reminder', sequence: 1, dueAtMs: morning('2015-06-26') });
    }
  });

  it('said twice, or of a request that is over, changes nothing', () => {
    expect(apply(paused, { type: 'reminders-paused', atMs: morning('2015-06-03') })).toBe(paused);
    const answered = anOpenCycle({ phase: 'answered' });
    expect(apply(answered, { type: 'reminders-paused', atMs: morning('2015-06-03') })).toBe(answered);
  });
});

describe('whatever the policy and whatever happens', () => {
  const played = fc.record({ plan: plansByKind, list: steps }).map(({ plan, list }) => ({ plan, ...play(plan, list) }));

  it('no reminder goes out after cut-off, receipt or withdrawal, nor while reminders are paused', () => {
    fc.assert(
      fc.property(played, ({ sent }) => {
        for (const { kind, cycle, acceptedAtMs } of sent) {
          if (kind !== 'reminder') continue;
          expect(acceptedAtMs).toBeLessThanOrEqual(cycle.cutOffAtMs);
          expect([cycle.phase, cycle.answeredAtMs, cycle.remindersPaused ?? false]).toEqual(['open', null, false]);
        }
      }),
    );
  });

  it('none is due on a day that is quiet or on which the station does not work, nor leaves on one in real life', () => {
    fc.assert(
      fc.property(played, ({ plan, sent }) => {
        for (const { kind, cycle, sequence, dueAtMs, acceptedAtMs } of sent) {
          if (kind !== 'reminder') continue;
          const waits = cycle.deferred?.kind === 'reminder' && cycle.deferred.sequence === sequence;
          const leaves = plan.officeHoursMs !== undefined ? acceptedAtMs : waits ? undefined : dueAtMs;
          if (leaves === undefined) continue;
          const opening = weekdayMornings.findLast((each) => each <= leaves) ?? Number.NaN;
          expect(plan.quietMornings).not.toContain(opening);
          expect(leaves - opening).toBeLessThan(plan.officeHoursMs ?? 1);
        }
      }),
    );
  });

  it('each kind keeps to its own cap', () => {
    fc.assert(
      fc.property(played, ({ plan, sent }) => {
        const reminders = sent.filter(({ kind }) => kind === 'reminder');
        const late = reminders.filter(({ acceptedAtMs, cycle }) => acceptedAtMs > cycle.deadlineAtMs);
        expect(late.length).toBeLessThanOrEqual(plan.caps?.afterDeadline as number);
        expect(reminders.length - late.length).toBeLessThanOrEqual(plan.caps?.beforeDeadline as number);
      }),
    );
  });

  it('a reminder before the deadline never costs the one after it', () => {
    fc.assert(
      fc.property(plansByKind, (plan) => {
        const isLate = ({ acceptedAtMs, cycle }: { acceptedAtMs: number; cycle: { deadlineAtMs: number } }): boolean =>
          acceptedAtMs > cycle.deadlineAtMs;
        const alone = playPunctually({ ...plan, offsets: plan.offsets.filter((offset) => offset > 0) }).some(isLate);
        expect(playPunctually(plan).some(isLate)).toBe(alone);
      }),
      { numRuns: 300 },
    );
  });
});
