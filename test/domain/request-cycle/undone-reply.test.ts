import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import { newCycle, type RequestCycle } from '../../../domain/request-cycle/cycle.ts';

const fresh = newCycle('AUT', 1_000, 2_000);
const none = (closed = false): CycleEvent => ({
  type: 'replies-recounted',
  versions: 0,
  answeredAtMs: null,
  closed,
  atMs: 50,
});
const filed: CycleEvent = { type: 'submission-filed', version: 1, atMs: 10 };
const withoutRevision = ({ revision: _, ...cycle }: RequestCycle) => cycle;

const note = fc.record({
  kind: fc.constantFrom('request' as const, 'reminder' as const),
  sequence: fc.integer({ min: 1, max: 3 }),
});

const earlier = fc.array(
  fc.oneof(
    note.map((each): CycleEvent => ({ type: 'note-accepted', ...each, atMs: 5 })),
    note.map((each): CycleEvent => ({ type: 'note-deferred', ...each, notBeforeMs: 9 })),
    note.map((each): CycleEvent => ({ type: 'note-returned', ...each, atMs: 6 })),
    note.map((each): CycleEvent => ({ type: 'note-laid-out', ...each, atMs: 6 })),
    fc.constant<CycleEvent>({ type: 'delivery-failed', atMs: 7 }),
    fc.constant<CycleEvent>({ type: 'reminders-paused', atMs: 7 }),
    fc.constant<CycleEvent>({ type: 'request-withdrawn', atMs: 8 }),
  ),
  { maxLength: 8 },
);

describe('a reply whose filing is undone', () => {
  it('leaves the cycle as it was, whatever had happened before', () => {
    fc.assert(
      fc.property(earlier, fc.integer({ min: 1, max: 3 }), (events, versions) => {
        const before = events.reduce(apply, fresh);
        let after = before;
        for (let version = 1; version <= versions; version += 1)
          after = apply(after, { type: 'submission-filed', version, atMs: 10 + version });
        expect(after.answeredAtMs).not.toBeNull();
        expect(withoutRevision(apply(after, none()))).toEqual(withoutRevision(before));
      }),
    );
  });

  it('leaves the others, with the first of them as the answer', () => {
    const answered = apply(apply(fresh, filed), { type: 'submission-filed', version: 2, atMs: 20 });
    const left = apply(answered, { type: 'replies-recounted', versions: 2, answeredAtMs: 20, closed: false, atMs: 50 });
    expect(left).toMatchObject({ phase: 'answered', submissions: 2, answeredAtMs: 20 });
  });

  it('is waited for no more once the campaign has closed', () => {
    expect(apply(apply(fresh, filed), none(true)).phase).toBe('closed');
  });

  it('does not bring back a request that was withdrawn meanwhile', () => {
    const withdrawn = apply(apply(fresh, filed), { type: 'request-withdrawn', atMs: 20 });
    expect(apply(withdrawn, none())).toMatchObject({ phase: 'withdrawn', answeredAtMs: null });
  });

  it('does not bring back a reminder that an extension has overtaken', () => {
    const open = apply(fresh, { type: 'note-accepted', kind: 'request', sequence: 1, atMs: 1 });
    const waiting = apply(open, { type: 'note-deferred', kind: 'reminder', sequence: 1, notBeforeMs: 9 });
    const extended = apply(apply(waiting, filed), {
      type: 'deadline-extended',
      deadlineAtMs: 3_000,
      cutOffAtMs: 3_000,
      atMs: 20,
    });
    expect(apply(extended, none())).toMatchObject({ phase: 'open', deferred: null, deadlineAtMs: 3_000 });
  });

  it('changes nothing where nothing is left to undo', () => {
    expect(apply(fresh, none())).toBe(fresh);
  });
});
