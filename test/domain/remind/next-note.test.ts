import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextNote, wantsNote } from '../../../domain/remind/next-note.ts';
import { reminderMoments } from '../../../domain/remind/next-reminder.ts';
import { apply } from '../../../domain/request-cycle/apply.ts';
import {
  aCycle,
  anOpenCycle,
  aPlan,
  at,
  closeAtMs,
  cutOffAtMs,
  deadlineAtMs,
  dispatchAtMs,
  weekdayMornings,
} from '../../builders/a-cycle.ts';
import { plans, play, steps } from './play-cycle.ts';

const plan = aPlan();
/** The three reminder moments of the deadline of Friday 3 July 2015: 09:00 in Vienna. */
const [first, second, third] = ['2015-06-05', '2015-06-26', '2015-07-06'].map((day) => at(`${day}T07:00:00Z`)) as [
  number,
  number,
  number,
];

describe('the next note of a cycle', () => {
  it('counts reminder moments in working days from the deadline', () => {
    expect(reminderMoments(deadlineAtMs, plan)).toEqual([first, second, third]);
  });

  it.each([
    ['the request at the moment of dispatch', aCycle(), dispatchAtMs - 1, ['request', 1, dispatchAtMs]],
    ['the request also when its moment has passed', aCycle(), dispatchAtMs + 5, ['request', 1, dispatchAtMs]],
    ['the first reminder', anOpenCycle(), dispatchAtMs, ['reminder', 1, first]],
    [
      'the second after the first',
      anOpenCycle({ remindersSent: 1, remindersSettledUntilMs: first, lastNoteAtMs: first }),
      first,
      ['reminder', 2, second],
    ],
    ['one for two that were missed', anOpenCycle(), second + 1, ['reminder', 1, second]],
  ] as const)('is %s', (_what, cycle, nowMs, [kind, sequence, dueAtMs]) => {
    expect(nextNote(cycle, plan, nowMs)).toEqual({ kind, sequence, dueAtMs });
  });

  it.each([
    ['all reminders of the plan are sent', anOpenCycle({ remindersSent: 3, remindersSettledUntilMs: third }), plan],
    ['the cap is reached', anOpenCycle({ remindersSent: 1 }), aPlan({ cap: 1 })],
    ['the plan has no reminders', anOpenCycle(), aPlan({ offsets: [] })],
    ['every moment lies outside the calendar', anOpenCycle(), aPlan({ offsets: [-200, 200] })],
    ['the gap to the last note reaches past the cut-off', anOpenCycle(), aPlan({ minimumGap: 60 })],
    ['the gap reaches past the calendar', anOpenCycle(), aPlan({ minimumGap: 500 })],
    ['the request has been answered', anOpenCycle({ phase: 'answered' }), plan],
  ])('is none when %s', (_why, cycle, thePlan) => {
    expect(nextNote(cycle, thePlan, dispatchAtMs)).toBeNull();
  });

  it('keeps the gap to the request: a reminder too close to it waits', () => {
    const late = anOpenCycle({ lastNoteAtMs: first - 3_600_000 });
    // Sent within the working day of 4 June: five working days later is 11 June.
    expect(nextNote(late, plan, first)).toEqual({ kind: 'reminder', sequence: 1, dueAtMs: at('2015-06-11T07:00:00Z') });
  });

  it('is no reminder once the cut-off has passed, although one was missed before it', () => {
    expect(nextNote(anOpenCycle(), plan, cutOffAtMs)).toMatchObject({ kind: 'reminder', dueAtMs: third });
    expect(nextNote(anOpenCycle(), plan, cutOffAtMs + 1)).toBeNull();
  });

  it('is nothing at all from the closing on', () => {
    expect(nextNote(aCycle(), plan, closeAtMs - 1)).not.toBeNull();
    expect(nextNote(aCycle(), plan, closeAtMs)).toBeNull();
    const owed = anOpenCycle({ extensionsGranted: 1, remindersSettledUntilMs: first });
    expect(nextNote(owed, plan, closeAtMs - 1)).toMatchObject({ kind: 'extension' });
    expect(nextNote(owed, plan, closeAtMs)).toBeNull();
  });

  it('is the same note again after a wait, kind and number alike', () => {
    const deferred = { kind: 'reminder', sequence: 1, notBeforeMs: first + 900_000 } as const;
    expect(nextNote(anOpenCycle({ deferred }), plan, first)).toEqual({
      kind: 'reminder',
      sequence: 1,
      dueAtMs: first + 900_000,
    });
  });

  it('is none when the wait of a reminder ends after the cut-off, of a request after the closing', () => {
    const reminder = { kind: 'reminder', sequence: 1, notBeforeMs: cutOffAtMs + 1 } as const;
    expect(nextNote(anOpenCycle({ deferred: reminder }), plan, third)).toBeNull();
    const request = { kind: 'request', sequence: 1, notBeforeMs: closeAtMs } as const;
    expect(nextNote(aCycle({ deferred: request }), plan, dispatchAtMs)).toBeNull();
  });

  it('does not wait on behalf of another note', () => {
    const deferred = { kind: 'request', sequence: 1, notBeforeMs: closeAtMs } as const;
    expect(nextNote(anOpenCycle({ deferred }), plan, first)?.dueAtMs).toBe(first);
  });

  it('is the extension owed, and then reminders that follow the new deadline', () => {
    const grantedAt = at('2015-07-01T08:00:00Z');
    const newDeadline = at('2015-07-31T16:00:00Z');
    const extended = apply(anOpenCycle({ remindersSent: 2, remindersSettledUntilMs: second, lastNoteAtMs: second }), {
      type: 'deadline-extended',
      deadlineAtMs: newDeadline,
      cutOffAtMs: newDeadline,
      atMs: grantedAt,
    });
    expect(nextNote(extended, plan, grantedAt)).toEqual({ kind: 'extension', sequence: 1, dueAtMs: grantedAt });
    const told = apply(extended, { type: 'note-accepted', kind: 'extension', sequence: 1, atMs: grantedAt + 1 });
    // Twenty working days before 31 July is 3 July, too close to the note of 1 July: it waits for 8 July.
    expect(nextNote(told, plan, grantedAt + 1)).toEqual({
      kind: 'reminder',
      sequence: 3,
      dueAtMs: at('2015-07-08T07:00:00Z'),
    });
  });

  it('is wanted only when it is exactly this one and due', () => {
    const cycle = anOpenCycle();
    expect(wantsNote(cycle, plan, { kind: 'reminder', sequence: 1 }, first)).toBe(true);
    expect(wantsNote(cycle, plan, { kind: 'reminder', sequence: 1 }, first - 1)).toBe(false);
    expect(wantsNote(cycle, plan, { kind: 'reminder', sequence: 2 }, first)).toBe(false);
    expect(wantsNote(cycle, plan, { kind: 'request', sequence: 1 }, first)).toBe(false);
  });
});

/** Working mornings after one moment, up to and including another. */
const morningsBetween = (afterMs: number, untilMs: number): number =>
  weekdayMornings.filter((morning) => morning > afterMs && morning <= untilMs).length;

describe('whatever the plan and whatever happens', () => {
  const played = fc.record({ plan: plans, list: steps }).map(({ plan: thePlan, list }) => ({
    plan: thePlan,
    ...play(thePlan, list),
  }));

  it('nothing is sent before dispatch or from the closing on, and no reminder after the cut-off', () => {
    fc.assert(
      fc.property(played, ({ sent }) => {
        for (const note of sent) {
          expect(note.acceptedAtMs).toBeGreaterThanOrEqual(dispatchAtMs);
          expect(note.acceptedAtMs).toBeLessThan(closeAtMs);
          if (note.kind === 'reminder') expect(note.acceptedAtMs).toBeLessThanOrEqual(note.cycle.cutOffAtMs);
        }
      }),
    );
  });

  it('each note is sent once, numbered without a gap in its kind, the request first', () => {
    fc.assert(
      fc.property(played, ({ sent }) => {
        for (const kind of ['request', 'reminder', 'extension'] as const) {
          const sequences = sent.filter((note) => note.kind === kind).map(({ sequence }) => sequence);
          // Several extensions granted before one note leaves are told in that one note.
          if (kind === 'extension') expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b));
          else expect(sequences).toEqual(sequences.map((_, index) => index + 1));
        }
        expect(sent.every(({ kind }, index) => (kind === 'request') === (index === 0))).toBe(true);
      }),
    );
  });

  it('there are never more reminders than the cap, nor two at one moment', () => {
    fc.assert(
      fc.property(played, ({ plan: { cap }, sent, cycle }) => {
        const reminders = sent.filter(({ kind }) => kind === 'reminder');
        expect(reminders.length).toBeLessThanOrEqual(cap);
        expect(cycle.remindersSent).toBe(reminders.length);
        expect(new Set(reminders.map(({ acceptedAtMs }) => acceptedAtMs)).size).toBe(reminders.length);
      }),
    );
  });

  it('a reminder keeps the gap in working days to the note before it', () => {
    fc.assert(
      fc.property(played, ({ plan: { minimumGap }, sent }) => {
        for (const [index, note] of sent.entries()) {
          const before = sent[index - 1];
          if (note.kind !== 'reminder' || before === undefined) continue;
          expect(morningsBetween(before.acceptedAtMs, note.acceptedAtMs)).toBeGreaterThanOrEqual(minimumGap);
        }
      }),
    );
  });

  it('each reminder answers a moment of the deadline its addressee has now, later than all settled ones', () => {
    fc.assert(
      fc.property(played, ({ plan: thePlan, sent }) => {
        for (const { kind, cycle, acceptedAtMs } of sent) {
          if (kind !== 'reminder') continue;
          const open = reminderMoments(cycle.deadlineAtMs, thePlan).filter(
            (moment) => moment > cycle.remindersSettledUntilMs && moment <= acceptedAtMs,
          );
          expect(open).not.toEqual([]);
        }
      }),
    );
  });

  it('an extension is told before anybody is reminded of it', () => {
    fc.assert(
      fc.property(played, ({ sent }) => {
        for (const { kind, cycle } of sent)
          if (kind === 'reminder') expect(cycle.extensionNotesSent).toBe(cycle.extensionsGranted);
      }),
    );
  });

  it('who sleeps until the moment it names oversleeps nothing', () => {
    const moments = fc.integer({ min: dispatchAtMs - 86_400_000, max: closeAtMs });
    fc.assert(
      fc.property(
        played,
        moments,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (course, nowMs, part) => {
          const next = nextNote(course.cycle, course.plan, nowMs);
          if (next === null || next.dueAtMs <= nowMs) return;
          // A share just below 1 is rounded up to it.
          const between = Math.min(Math.floor(nowMs + (next.dueAtMs - nowMs) * part), next.dueAtMs - 1);
          expect(nextNote(course.cycle, course.plan, between)).toEqual(next);
          expect(wantsNote(course.cycle, course.plan, next, next.dueAtMs)).toBe(true);
        },
      ),
    );
  });

  it('once no note is wanted, none is wanted later unless something happens', () => {
    fc.assert(
      fc.property(played, fc.nat(closeAtMs - dispatchAtMs), fc.nat(closeAtMs - dispatchAtMs), (course, a, b) => {
        const [early, late] = [dispatchAtMs + Math.min(a, b), dispatchAtMs + Math.max(a, b)];
        if (nextNote(course.cycle, course.plan, early) === null)
          expect(nextNote(course.cycle, course.plan, late)).toBeNull();
      }),
    );
  });
});
