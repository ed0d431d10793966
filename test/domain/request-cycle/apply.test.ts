import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../../domain/errors.ts';
import { nextNote } from '../../../domain/remind/next-note.ts';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import { type CyclePhase, cyclePhases, type RequestCycle } from '../../../domain/request-cycle/cycle.ts';
import { aCycle, anOpenCycle, aPlan, at, cutOffAtMs, deadlineAtMs, dispatchAtMs } from '../../builders/a-cycle.ts';
import { applied, events, moments } from './cycle-events.ts';

const later = dispatchAtMs + 86_400_000;
const extended = at('2015-07-31T16:00:00Z');

const examples = {
  'request accepted': { type: 'note-accepted', kind: 'request', sequence: 1, atMs: later },
  'reminder accepted': { type: 'note-accepted', kind: 'reminder', sequence: 1, atMs: later },
  'extension accepted': { type: 'note-accepted', kind: 'extension', sequence: 1, atMs: later },
  'note deferred': { type: 'note-deferred', kind: 'reminder', sequence: 1, notBeforeMs: later },
  'delivery failed': { type: 'delivery-failed', atMs: later },
  'submission filed': { type: 'submission-filed', version: 1, atMs: later },
  'deadline extended': { type: 'deadline-extended', deadlineAtMs: extended, cutOffAtMs: extended, atMs: later },
  'reminders paused': { type: 'reminders-paused', atMs: later },
  'reminders resumed': { type: 'reminders-resumed', atMs: later },
  'request withdrawn': { type: 'request-withdrawn', atMs: later },
  'cycle closed': { type: 'cycle-closed', atMs: later },
} satisfies Record<string, CycleEvent>;

type Example = keyof typeof examples;

/** What each event does in each phase: the phase after it, "same" for nothing at all, or a refusal's code. */
const table: Record<Example, Record<CyclePhase, CyclePhase | 'same' | 'request-over'>> = {
  'request accepted': {
    'awaiting-dispatch': 'open',
    open: 'same',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
  // An acceptance is a fact whatever has happened since; it is counted and moves no phase.
  'reminder accepted': {
    'awaiting-dispatch': 'awaiting-dispatch',
    open: 'open',
    answered: 'answered',
    withdrawn: 'withdrawn',
    undeliverable: 'undeliverable',
    closed: 'closed',
  },
  'extension accepted': {
    'awaiting-dispatch': 'awaiting-dispatch',
    open: 'open',
    answered: 'answered',
    withdrawn: 'withdrawn',
    undeliverable: 'undeliverable',
    closed: 'closed',
  },
  'note deferred': {
    'awaiting-dispatch': 'awaiting-dispatch',
    open: 'open',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
  'delivery failed': {
    'awaiting-dispatch': 'undeliverable',
    open: 'undeliverable',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
  'submission filed': {
    'awaiting-dispatch': 'answered',
    open: 'answered',
    answered: 'answered',
    withdrawn: 'withdrawn',
    undeliverable: 'answered',
    closed: 'closed',
  },
  'deadline extended': {
    'awaiting-dispatch': 'awaiting-dispatch',
    open: 'open',
    answered: 'answered',
    withdrawn: 'request-over',
    undeliverable: 'undeliverable',
    closed: 'request-over',
  },
  'reminders paused': {
    'awaiting-dispatch': 'awaiting-dispatch',
    open: 'open',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
  // Nothing was paused: there is nothing to take up again.
  'reminders resumed': {
    'awaiting-dispatch': 'same',
    open: 'same',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
  'request withdrawn': {
    'awaiting-dispatch': 'withdrawn',
    open: 'withdrawn',
    answered: 'withdrawn',
    withdrawn: 'same',
    undeliverable: 'withdrawn',
    closed: 'same',
  },
  'cycle closed': {
    'awaiting-dispatch': 'closed',
    open: 'closed',
    answered: 'same',
    withdrawn: 'same',
    undeliverable: 'same',
    closed: 'same',
  },
};

const rows = Object.entries(table).flatMap(([event, outcomes]) =>
  cyclePhases.map((phase) => [event as Example, phase, outcomes[phase]] as const),
);

describe('a request cycle, event by event and phase by phase', () => {
  it.each(rows)('%s while %s: %s', (name, phase, outcome) => {
    const before = anOpenCycle({ phase, revision: 7 });
    if (outcome === 'request-over') {
      expect(() => apply(before, examples[name])).toThrow(expect.objectContaining({ code: 'request-over' }));
      return;
    }
    const after = apply(before, examples[name]);
    if (outcome === 'same') expect(after).toBe(before);
    else expect(after).toMatchObject({ phase: outcome, revision: 8 });
  });
});

describe('an accepted note', () => {
  it('opens the cycle and remembers when it left', () => {
    expect(apply(aCycle(), examples['request accepted'])).toEqual(
      aCycle({ phase: 'open', revision: 1, lastNoteAtMs: later }),
    );
  });

  it('counts a reminder once, however often it is accepted, and settles the moments before it', () => {
    const once = apply(anOpenCycle(), examples['reminder accepted']);
    expect(once).toMatchObject({ remindersSent: 1, remindersSettledUntilMs: later, lastNoteAtMs: later });
    expect(apply(once, { ...examples['reminder accepted'], atMs: later + 5 })).toBe(once);
  });

  it('ends the wait of a note that was deferred', () => {
    const waiting = apply(anOpenCycle(), examples['note deferred']);
    expect(waiting.deferred).toEqual({ kind: 'reminder', sequence: 1, notBeforeMs: later });
    expect(apply(waiting, examples['reminder accepted']).deferred).toBeNull();
  });
});

describe('a submission', () => {
  it('keeps the moment of the first answer and the number of versions', () => {
    const first = apply(anOpenCycle(), examples['submission filed']);
    const second = apply(first, { type: 'submission-filed', version: 2, atMs: later + 9 });
    expect(second).toMatchObject({ phase: 'answered', submissions: 2, answeredAtMs: later });
    expect(apply(second, { type: 'submission-filed', version: 1, atMs: later + 12 })).toBe(second);
  });
});

describe('an extension', () => {
  it('is refused when it would shorten or repeat the deadline', () => {
    for (const earlier of [deadlineAtMs, deadlineAtMs - 1, 0])
      expect(() => apply(anOpenCycle(), { ...examples['deadline extended'], deadlineAtMs: earlier })).toThrow(
        expect.objectContaining({ code: 'extension-too-early' }),
      );
  });

  it('never moves the cut-off back, nor to before the deadline', () => {
    const oneMinute = { ...examples['deadline extended'], deadlineAtMs: deadlineAtMs + 60_000, cutOffAtMs: 0 };
    expect(apply(anOpenCycle(), oneMinute).cutOffAtMs).toBe(cutOffAtMs);
    const fourWeeks = { ...examples['deadline extended'], cutOffAtMs: 0 };
    expect(apply(anOpenCycle(), fourWeeks).cutOffAtMs).toBe(extended);
  });

  it('owes the addressee one note for each extension', () => {
    const owed = apply(anOpenCycle(), examples['deadline extended']);
    expect(owed).toMatchObject({ extensionsGranted: 1, extensionNotesSent: 0 });
    expect(apply(owed, examples['extension accepted'])).toMatchObject({ extensionsGranted: 1, extensionNotesSent: 1 });
  });

  it('ends the wait of a reminder for the old deadline, and keeps that of the request', () => {
    const reminder = anOpenCycle({ deferred: { kind: 'reminder', sequence: 1, notBeforeMs: later } });
    const request = aCycle({ deferred: { kind: 'request', sequence: 1, notBeforeMs: later } });
    expect(apply(reminder, examples['deadline extended']).deferred).toBeNull();
    expect(apply(request, examples['deadline extended']).deferred).toEqual(request.deferred);
  });
});

describe('a try that ends when its note has been overtaken', () => {
  const again = extended + 7 * 86_400_000;
  const twiceExtended = [
    examples['deadline extended'],
    { ...examples['deadline extended'], deadlineAtMs: again, cutOffAtMs: again, atMs: later + 60_000 },
  ].reduce<RequestCycle>(apply, anOpenCycle());
  const put = (sequence: number, notBeforeMs: number): CycleEvent => ({
    type: 'note-deferred',
    kind: 'extension',
    sequence,
    notBeforeMs,
  });

  it('holds back nothing', () => {
    const after = apply(twiceExtended, put(1, again));
    expect(after).toBe(twiceExtended);
    expect(nextNote(after, aPlan(), later + 60_000)).toEqual({
      kind: 'extension',
      sequence: 2,
      dueAtMs: later + 60_000,
    });
  });

  it('does not take the place of the wait of the note that overtook it', () => {
    const waiting = apply(twiceExtended, put(2, later + 900_000));
    const after = apply(waiting, put(1, later + 120_000));
    expect(nextNote(after, aPlan(), later + 120_000)).toMatchObject({ sequence: 2, dueAtMs: later + 900_000 });
  });

  it.each([
    ['the request was accepted by another try', anOpenCycle(), 'request', 1],
    ['the reminder was accepted by another try', anOpenCycle({ remindersSent: 2 }), 'reminder', 2],
    ['the extension was accepted by another try', { ...twiceExtended, extensionNotesSent: 2 }, 'extension', 2],
  ] as const)('leaves nothing when %s', (_what, cycle, kind, sequence) => {
    expect(apply(cycle, { type: 'note-deferred', kind, sequence, notBeforeMs: again })).toBe(cycle);
  });

  it('makes a reminder wait that the new deadline wants again', () => {
    const told = apply(apply(anOpenCycle(), examples['deadline extended']), examples['extension accepted']);
    expect(apply(told, examples['note deferred']).deferred).toEqual({
      kind: 'reminder',
      sequence: 1,
      notBeforeMs: later,
    });
  });
});

const plan = aPlan();

/** Follows a course of events from a new cycle, giving every cycle on the way. */
const course = (list: readonly CycleEvent[]): RequestCycle[] => {
  const cycles = [aCycle()];
  for (const event of list) cycles.push(applied(cycles.at(-1) as RequestCycle, event));
  return cycles;
};

describe('whatever happens to a cycle', () => {
  const courses = fc.array(events, { maxLength: 25 }).map((list) => ({ list, cycles: course(list) }));

  it('each change raises the revision by exactly one, and no change gives the very same cycle', () => {
    fc.assert(
      fc.property(courses, ({ cycles }) => {
        for (const [index, after] of cycles.entries()) {
          const before = cycles[index - 1];
          if (before === undefined || before === after) continue;
          expect(after.revision).toBe(before.revision + 1);
          const { revision: _b, ...was } = before;
          const { revision: _a, ...is } = after;
          expect(is).not.toEqual(was);
        }
      }),
    );
  });

  it('the same event again changes nothing more', () => {
    fc.assert(
      fc.property(courses, events, ({ cycles }, event) => {
        const once = applied(cycles.at(-1) as RequestCycle, event);
        expect(applied(once, event)).toBe(once);
      }),
    );
  });

  it('deadline and cut-off never move back, and the cut-off never comes before the deadline', () => {
    fc.assert(
      fc.property(courses, ({ cycles }) => {
        for (const [index, after] of cycles.entries()) {
          const before = cycles[index - 1] ?? after;
          expect(after.deadlineAtMs).toBeGreaterThanOrEqual(before.deadlineAtMs);
          expect(after.cutOffAtMs).toBeGreaterThanOrEqual(before.cutOffAtMs);
          expect(after.cutOffAtMs).toBeGreaterThanOrEqual(after.deadlineAtMs);
        }
      }),
    );
  });

  it('what was counted is never uncounted', () => {
    fc.assert(
      fc.property(courses, ({ cycles }) => {
        for (const [index, after] of cycles.entries()) {
          const before = cycles[index - 1] ?? after;
          for (const count of ['remindersSent', 'extensionsGranted', 'extensionNotesSent', 'submissions'] as const)
            expect(after[count]).toBeGreaterThanOrEqual(before[count]);
          if (before.answeredAtMs !== null) expect(after.answeredAtMs).toBe(before.answeredAtMs);
        }
      }),
    );
  });

  it('an answered, withdrawn, undeliverable or closed cycle never wants a note again', () => {
    fc.assert(
      fc.property(courses, moments, ({ cycles }, nowMs) => {
        for (const cycle of cycles)
          if (cycle.phase !== 'open' && cycle.phase !== 'awaiting-dispatch')
            expect(nextNote(cycle, plan, nowMs)).toBeNull();
      }),
    );
  });

  it('a withdrawn or closed request stays so', () => {
    fc.assert(
      fc.property(courses, events, ({ cycles }, event) => {
        const cycle = cycles.at(-1) as RequestCycle;
        if (cycle.phase !== 'withdrawn' && cycle.phase !== 'closed') return;
        expect(applied(cycle, event).phase).toBe(cycle.phase);
      }),
    );
  });

  it('only the two rules of extensions refuse', () => {
    fc.assert(
      fc.property(courses, events, ({ cycles }, event) => {
        try {
          apply(cycles.at(-1) as RequestCycle, event);
        } catch (error) {
          expect(error).toBeInstanceOf(DomainRefusal);
          expect(event.type).toBe('deadline-extended');
          expect(['extension-too-early', 'request-over']).toContain((error as DomainRefusal).code);
        }
      }),
    );
  });
});
