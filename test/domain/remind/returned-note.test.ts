import { describe, expect, it } from 'vitest';
import { nextNote } from '../../../domain/remind/next-note.ts';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../../domain/request-cycle/cycle.ts';
import { aCycle, anOpenCycle, aPlan, at, cutOffAtMs, dispatchAtMs } from '../../builders/a-cycle.ts';

const plan = aPlan({ caps: { beforeDeadline: 2, afterDeadline: 1 }, officeHoursMs: 9 * 3_600_000 });
const hour = 3_600_000;

const returned = (kind: 'request' | 'reminder' | 'extension', atMs: number, sequence = 1): CycleEvent => ({
  type: 'note-returned',
  kind,
  sequence,
  atMs,
});

const reminded = (overrides: Partial<RequestCycle> = {}): RequestCycle =>
  anOpenCycle({
    remindersSent: 1,
    lastNoteAtMs: at('2015-06-05T07:00:00Z'),
    remindersSettledUntilMs: at('2015-06-05T07:00:00Z'),
    ...overrides,
  });

describe('a note that came back from one mailbox', () => {
  it('is wanted again at once when it is the request, before every other note', () => {
    const cycle = apply(anOpenCycle(), returned('request', dispatchAtMs + hour));
    expect(cycle.revision).toBe(2);
    expect(nextNote(cycle, plan, dispatchAtMs + 2 * hour)).toEqual({
      kind: 'request',
      sequence: 1,
      dueAtMs: dispatchAtMs + hour,
    });
  });

  it('is settled by its acceptance elsewhere, and counts once', () => {
    const before = reminded();
    const cycle = apply(before, returned('reminder', at('2015-06-05T08:00:00Z')));
    const after = apply(cycle, {
      type: 'note-accepted',
      kind: 'reminder',
      sequence: 1,
      atMs: at('2015-06-05T08:30:00Z'),
    });
    expect(after).toMatchObject({ returned: [], remindersSent: 1, lastNoteAtMs: at('2015-06-05T08:30:00Z') });
    expect(nextNote(after, plan, at('2015-06-05T09:00:00Z'))).toMatchObject({ kind: 'reminder', sequence: 2 });
  });

  it.each([
    ['in office hours goes at once', '2015-06-05T08:00:00Z', '2015-06-05T08:00:00Z'],
    ['in the evening waits for the next working morning', '2015-06-05T17:00:00Z', '2015-06-08T07:00:00Z'],
    ['on a Saturday waits for Monday', '2015-06-06T10:00:00Z', '2015-06-08T07:00:00Z'],
  ])('as a reminder that comes back %s', (_what, back, due) => {
    const cycle = apply(reminded(), returned('reminder', at(back)));
    expect(nextNote(cycle, plan, at(back))).toEqual({ kind: 'reminder', sequence: 1, dueAtMs: at(due) });
  });

  it('is not sent as a reminder after the cut-off, nor while reminders are paused', () => {
    const late = apply(reminded(), returned('reminder', cutOffAtMs + hour));
    expect(nextNote(late, plan, cutOffAtMs + hour)).toBeNull();
    const paused = apply(apply(reminded(), returned('reminder', at('2015-06-05T08:00:00Z'))), {
      type: 'reminders-paused',
      atMs: at('2015-06-05T08:00:00Z'),
    });
    expect(nextNote(paused, plan, at('2015-06-05T09:00:00Z'))).toBeNull();
  });

  it('waits no longer when it was not counted as sent: the cycle wants it anyhow', () => {
    const deferred = aCycle({ deferred: { kind: 'request', sequence: 1, notBeforeMs: dispatchAtMs + 9 * hour } });
    const cycle = apply(deferred, returned('request', dispatchAtMs + hour));
    expect(cycle).toMatchObject({ deferred: null, phase: 'awaiting-dispatch' });
    expect(cycle.returned).toBeUndefined();
    expect(nextNote(cycle, plan, dispatchAtMs + hour)).toMatchObject({ kind: 'request', dueAtMs: dispatchAtMs });
  });

  it('goes in the order in which several came back', () => {
    const cycle = [
      returned('request', at('2015-06-05T08:00:00Z')),
      returned('reminder', at('2015-06-05T08:01:00Z')),
    ].reduce(apply, reminded());
    expect(nextNote(cycle, plan, at('2015-06-05T09:00:00Z'))).toMatchObject({ kind: 'request' });
    const after = apply(cycle, {
      type: 'note-accepted',
      kind: 'request',
      sequence: 1,
      atMs: at('2015-06-05T09:00:00Z'),
    });
    expect(nextNote(after, plan, at('2015-06-05T09:00:00Z'))).toMatchObject({ kind: 'reminder', sequence: 1 });
  });

  it('that states an old deadline does not go out again; the request still does', () => {
    const both = [
      returned('request', at('2015-06-05T08:00:00Z')),
      returned('reminder', at('2015-06-05T08:01:00Z')),
    ].reduce(apply, reminded());
    const moved = at('2015-07-31T16:00:00Z');
    const extended = apply(both, {
      type: 'deadline-extended',
      deadlineAtMs: moved,
      cutOffAtMs: moved,
      atMs: at('2015-06-05T09:00:00Z'),
    });
    expect(extended.returned).toEqual([{ kind: 'request', sequence: 1, atMs: at('2015-06-05T08:00:00Z') }]);
  });

  it.each<CycleEvent>([
    { type: 'submission-filed', version: 1, atMs: at('2015-06-05T09:00:00Z') },
    { type: 'request-withdrawn', atMs: at('2015-06-05T09:00:00Z') },
    { type: 'delivery-failed', atMs: at('2015-06-05T09:00:00Z') },
    { type: 'cycle-closed', atMs: at('2015-06-05T09:00:00Z') },
  ])('is owed no more after $type', (event) => {
    const cycle = apply(apply(reminded(), returned('request', at('2015-06-05T08:00:00Z'))), event);
    expect(cycle.returned).toEqual([]);
    expect(nextNote(cycle, plan, at('2015-06-05T09:30:00Z'))).toBeNull();
  });

  it('that comes back twice is owed once', () => {
    const once = apply(anOpenCycle(), returned('request', dispatchAtMs + hour));
    expect(apply(once, returned('request', dispatchAtMs + 2 * hour))).toBe(once);
  });
});

describe('a note that lies ready for delivery by hand', () => {
  const laidOut = apply(aCycle(), { type: 'note-laid-out', kind: 'request', sequence: 1, atMs: dispatchAtMs });

  it('is waited for: nothing is due until a person marks it', () => {
    expect(laidOut).toMatchObject({
      phase: 'awaiting-dispatch',
      byHand: { kind: 'request', sequence: 1 },
      revision: 1,
    });
    for (const moment of ['2015-05-20T08:00:00Z', '2015-06-05T07:00:00Z', '2015-07-06T07:00:00Z'])
      expect(nextNote(laidOut, plan, at(moment))).toBeNull();
  });

  it('counts from the day on which it was delivered', () => {
    const delivered = apply(laidOut, {
      type: 'note-accepted',
      kind: 'request',
      sequence: 1,
      atMs: at('2015-05-22T10:00:00Z'),
    });
    expect(delivered).toMatchObject({ phase: 'open', byHand: null, lastNoteAtMs: at('2015-05-22T10:00:00Z') });
    expect(nextNote(delivered, plan, at('2015-05-22T10:00:00Z'))).toMatchObject({ kind: 'reminder', sequence: 1 });
  });

  it('is overtaken by a new deadline, which is told by a note of its own', () => {
    const reminder = apply(anOpenCycle(), {
      type: 'note-laid-out',
      kind: 'reminder',
      sequence: 1,
      atMs: at('2015-06-05T07:00:00Z'),
    });
    const moved = at('2015-07-31T16:00:00Z');
    const extended = apply(reminder, {
      type: 'deadline-extended',
      deadlineAtMs: moved,
      cutOffAtMs: moved,
      atMs: at('2015-06-08T07:00:00Z'),
    });
    expect(extended.byHand).toBeNull();
    expect(nextNote(extended, plan, at('2015-06-08T08:00:00Z'))).toMatchObject({ kind: 'extension', sequence: 1 });
  });

  it('laid out again changes nothing', () => {
    expect(apply(laidOut, { type: 'note-laid-out', kind: 'request', sequence: 1, atMs: dispatchAtMs + 1 })).toBe(
      laidOut,
    );
  });
});
