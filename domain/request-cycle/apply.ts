import { DomainRefusal } from '../errors.ts';
import { type CycleNoteKind, type DeferredNote, isAwaiting, type RequestCycle } from './cycle.ts';

/** What can happen to a request cycle. Instants are campaign milliseconds. */
export type CycleEvent =
  | { readonly type: 'note-accepted'; readonly kind: CycleNoteKind; readonly sequence: number; readonly atMs: number }
  | {
      readonly type: 'note-deferred';
      readonly kind: CycleNoteKind;
      readonly sequence: number;
      readonly notBeforeMs: number;
    }
  | { readonly type: 'delivery-failed'; readonly atMs: number }
  | { readonly type: 'submission-filed'; readonly version: number; readonly atMs: number }
  | {
      readonly type: 'deadline-extended';
      readonly deadlineAtMs: number;
      readonly cutOffAtMs: number;
      readonly atMs: number;
    }
  | { readonly type: 'request-withdrawn'; readonly atMs: number }
  | { readonly type: 'cycle-closed'; readonly atMs: number };

/**
 * The state machine of a request cycle (design D1): the cycle after the event, revision raised by one.
 * An event that changes nothing (a note accepted again, a withdrawal of something over) returns the
 * very same object, so that a caller can tell and write nothing.
 *
 * @throws DomainRefusal `extension-too-early` when a new deadline is not after the present one:
 *   an extension never shortens.
 * @throws DomainRefusal `request-over` when a deadline is extended for a request nobody waits for.
 */
export const apply = (cycle: RequestCycle, event: CycleEvent): RequestCycle => {
  const after = { ...cycle, ...changeOf(cycle, event) };
  return isAlike(cycle, after) ? cycle : { ...after, revision: cycle.revision + 1 };
};

const isAlike = (cycle: RequestCycle, after: RequestCycle): boolean =>
  (Object.keys(after) as (keyof RequestCycle)[]).every((field) =>
    field === 'deferred' ? isSameWait(cycle.deferred, after.deferred) : cycle[field] === after[field],
  );

const isSameWait = (a: DeferredNote | null, b: DeferredNote | null): boolean =>
  a === b || (a?.kind === b?.kind && a?.sequence === b?.sequence && a?.notBeforeMs === b?.notBeforeMs);

const isOver = (cycle: RequestCycle): boolean => cycle.phase === 'withdrawn' || cycle.phase === 'closed';

const changeOf = (cycle: RequestCycle, event: CycleEvent): Partial<RequestCycle> | null => {
  switch (event.type) {
    case 'note-accepted':
      return acceptedNote(cycle, event);
    case 'note-deferred':
      return isAwaiting(cycle)
        ? { deferred: { kind: event.kind, sequence: event.sequence, notBeforeMs: event.notBeforeMs } }
        : null;
    case 'delivery-failed':
      // A reply that came all the same, or a request that is over, outranks a bounce.
      return isAwaiting(cycle) ? { phase: 'undeliverable', deferred: null } : null;
    case 'submission-filed':
      return {
        // A closed or withdrawn request stays so; the submission is kept and counted all the same.
        phase: isOver(cycle) ? cycle.phase : 'answered',
        submissions: Math.max(cycle.submissions, event.version),
        answeredAtMs: cycle.answeredAtMs ?? event.atMs,
        deferred: null,
      };
    case 'deadline-extended':
      return extension(cycle, event);
    case 'request-withdrawn':
      return isOver(cycle) ? null : { phase: 'withdrawn', deferred: null };
    case 'cycle-closed':
      return isAwaiting(cycle) ? { phase: 'closed', deferred: null } : null;
  }
};

const acceptedNote = (
  cycle: RequestCycle,
  event: Extract<CycleEvent, { type: 'note-accepted' }>,
): Partial<RequestCycle> | null => {
  const common = { lastNoteAtMs: event.atMs, deferred: null };
  switch (event.kind) {
    case 'request':
      return cycle.phase === 'awaiting-dispatch' ? { ...common, phase: 'open' } : null;
    case 'reminder':
      return event.sequence > cycle.remindersSent
        ? { ...common, remindersSent: event.sequence, remindersSettledUntilMs: event.atMs }
        : null;
    case 'extension':
      return event.sequence > cycle.extensionNotesSent ? { ...common, extensionNotesSent: event.sequence } : null;
  }
};

const extension = (
  cycle: RequestCycle,
  event: Extract<CycleEvent, { type: 'deadline-extended' }>,
): Partial<RequestCycle> => {
  if (isOver(cycle))
    throw new DomainRefusal(
      'request-over',
      `The request to ${cycle.code} is ${cycle.phase}; its deadline cannot move.`,
    );
  if (event.deadlineAtMs <= cycle.deadlineAtMs)
    throw new DomainRefusal(
      'extension-too-early',
      `The new deadline for ${cycle.code} is not after the present one; an extension never shortens a deadline.`,
    );
  return {
    deadlineAtMs: event.deadlineAtMs,
    cutOffAtMs: Math.max(event.cutOffAtMs, event.deadlineAtMs, cycle.cutOffAtMs),
    extensionsGranted: cycle.extensionsGranted + 1,
    // Reminders of the old deadline are overtaken by the extension.
    remindersSettledUntilMs: event.atMs,
    deferred: cycle.deferred?.kind === 'request' ? cycle.deferred : null,
  };
};
