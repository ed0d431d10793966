import { DomainRefusal } from '../errors.ts';
import {
  type CycleNoteKind,
  type DeferredNote,
  isAwaiting,
  isSameNote,
  type NamedNote,
  type RequestCycle,
} from './cycle.ts';

/** What can happen to a request cycle. Instants are campaign milliseconds. */
export type CycleEvent =
  | { readonly type: 'note-accepted'; readonly kind: CycleNoteKind; readonly sequence: number; readonly atMs: number }
  | {
      readonly type: 'note-deferred';
      readonly kind: CycleNoteKind;
      readonly sequence: number;
      readonly notBeforeMs: number;
    }
  /** It came back, and another mailbox of the mission is left to try. */
  | { readonly type: 'note-returned'; readonly kind: CycleNoteKind; readonly sequence: number; readonly atMs: number }
  /** It lies ready for a person to deliver. */
  | { readonly type: 'note-laid-out'; readonly kind: CycleNoteKind; readonly sequence: number; readonly atMs: number }
  | { readonly type: 'delivery-failed'; readonly atMs: number }
  | { readonly type: 'submission-filed'; readonly version: number; readonly atMs: number }
  /** An officer decided or undid something about its replies: these are what is left. */
  | {
      readonly type: 'replies-recounted';
      /** Highest version on file; 0 when there is no reply any more. */
      readonly versions: number;
      /** When the first of them was received; null when there is none. */
      readonly answeredAtMs: number | null;
      /** Whether the campaign has stopped waiting. */
      readonly closed: boolean;
      readonly atMs: number;
    }
  | {
      readonly type: 'deadline-extended';
      readonly deadlineAtMs: number;
      readonly cutOffAtMs: number;
      readonly atMs: number;
    }
  | { readonly type: 'reminders-paused'; readonly atMs: number }
  | { readonly type: 'reminders-resumed'; readonly atMs: number }
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
  const after = withoutMemory({ ...cycle, ...changeOf(cycle, event) });
  return isAlike(cycle, after) ? cycle : { ...after, revision: cycle.revision + 1 };
};

/** What a reply ended is of use only while there is a reply. */
const withoutMemory = (cycle: RequestCycle): RequestCycle => {
  if (cycle.beforeReply === undefined || cycle.answeredAtMs !== null) return cycle;
  const { beforeReply: _ended, ...rest } = cycle;
  return rest;
};

const isAlike = (cycle: RequestCycle, after: RequestCycle): boolean =>
  (Object.keys(after) as (keyof RequestCycle)[]).every((field) =>
    field === 'deferred' ? isSameWait(cycle.deferred, after.deferred) : cycle[field] === after[field],
  );

/** Nothing is on its way any more. Fields that the cycle never had stay away. */
const settled = (cycle: RequestCycle): Partial<RequestCycle> => ({
  deferred: null,
  ...(cycle.returned === undefined || cycle.returned.length === 0 ? {} : { returned: [] }),
  ...(cycle.byHand === undefined || cycle.byHand === null ? {} : { byHand: null }),
});

/** What a first reply ends, kept where it is more than an open request with nothing on its way. */
const remembered = ({ phase, deferred, returned, byHand, answeredAtMs }: RequestCycle): Partial<RequestCycle> => {
  if (answeredAtMs !== null || phase === 'answered' || phase === 'withdrawn' || phase === 'closed') return {};
  const more = {
    ...(returned === undefined || returned.length === 0 ? {} : { returned }),
    ...(byHand === undefined || byHand === null ? {} : { byHand }),
  };
  const plain = phase === 'open' && deferred === null && Object.keys(more).length === 0;
  return plain ? {} : { beforeReply: { phase, deferred, ...more } };
};

const recounted = (
  cycle: RequestCycle,
  { versions, answeredAtMs, closed }: Extract<CycleEvent, { type: 'replies-recounted' }>,
): Partial<RequestCycle> => {
  const counted = { submissions: versions, answeredAtMs };
  if (isOver(cycle)) return counted;
  if (answeredAtMs !== null) return { ...counted, phase: 'answered', ...remembered(cycle), ...settled(cycle) };
  if (cycle.phase !== 'answered') return counted;
  if (closed) return { ...counted, phase: 'closed' };
  return { ...counted, phase: 'open', ...cycle.beforeReply };
};

const isSameWait = (a: DeferredNote | null, b: DeferredNote | null): boolean =>
  a === b || (a?.kind === b?.kind && a?.sequence === b?.sequence && a?.notBeforeMs === b?.notBeforeMs);

const isOver = (cycle: RequestCycle): boolean => cycle.phase === 'withdrawn' || cycle.phase === 'closed';

const changeOf = (cycle: RequestCycle, event: CycleEvent): Partial<RequestCycle> | null => {
  switch (event.type) {
    case 'note-accepted':
      return acceptedNote(cycle, event);
    case 'note-deferred':
      return isAwaiting(cycle) && !isOvertaken(cycle, event)
        ? { deferred: { kind: event.kind, sequence: event.sequence, notBeforeMs: event.notBeforeMs } }
        : null;
    case 'note-returned':
      return isAwaiting(cycle) ? returnedNote(cycle, event) : null;
    case 'note-laid-out':
      return isAwaiting(cycle) && !(cycle.byHand && isSameNote(cycle.byHand, event))
        ? { byHand: { kind: event.kind, sequence: event.sequence }, deferred: null }
        : null;
    case 'delivery-failed':
      // A reply that came all the same, or a request that is over, outranks a bounce.
      return isAwaiting(cycle) ? { ...settled(cycle), phase: 'undeliverable' } : null;
    case 'submission-filed':
      return {
        // A closed or withdrawn request stays so; the submission is kept and counted all the same.
        phase: isOver(cycle) ? cycle.phase : 'answered',
        submissions: Math.max(cycle.submissions, event.version),
        answeredAtMs: cycle.answeredAtMs ?? event.atMs,
        ...remembered(cycle),
        ...settled(cycle),
      };
    case 'replies-recounted':
      return recounted(cycle, event);
    case 'deadline-extended':
      return extension(cycle, event);
    case 'reminders-paused':
      return isAwaiting(cycle) ? { remindersPaused: true } : null;
    case 'reminders-resumed':
      return cycle.remindersPaused === true ? { remindersPaused: false } : null;
    case 'request-withdrawn':
      return isOver(cycle) ? null : { ...settled(cycle), phase: 'withdrawn' };
    case 'cycle-closed':
      return isAwaiting(cycle) ? { ...settled(cycle), phase: 'closed' } : null;
  }
};

/**
 * Whether a note is behind the cycle: another try of it was accepted, or a later extension took its place. Such a try
 * may end last, and its wait must not take the place of the wait of the note that is wanted now.
 */
const isOvertaken = (
  cycle: RequestCycle,
  { kind, sequence }: { readonly kind: CycleNoteKind; readonly sequence: number },
): boolean => {
  switch (kind) {
    case 'request':
      return cycle.phase !== 'awaiting-dispatch';
    case 'reminder':
      return sequence <= cycle.remindersSent;
    case 'extension':
      return sequence <= cycle.extensionNotesSent || sequence < cycle.extensionsGranted;
  }
};

const acceptedNote = (
  cycle: RequestCycle,
  event: Extract<CycleEvent, { type: 'note-accepted' }>,
): Partial<RequestCycle> | null => {
  const common = { lastNoteAtMs: event.atMs, deferred: null, ...without(cycle, event) };
  // It was counted when it was accepted the first time; now it has arrived after all.
  if (cycle.returned?.some((note) => isSameNote(note, event))) return common;
  switch (event.kind) {
    case 'request':
      return cycle.phase === 'awaiting-dispatch' ? { ...common, phase: 'open' } : null;
    case 'reminder':
      return event.sequence > cycle.remindersSent
        ? {
            ...common,
            remindersSent: event.sequence,
            remindersSettledUntilMs: event.atMs,
            ...(event.atMs > cycle.deadlineAtMs
              ? { overdueRemindersSent: (cycle.overdueRemindersSent ?? 0) + event.sequence - cycle.remindersSent }
              : {}),
          }
        : null;
    case 'extension':
      return event.sequence > cycle.extensionNotesSent ? { ...common, extensionNotesSent: event.sequence } : null;
  }
};

/** The cycle no longer waits for this note to be sent again or to be delivered by hand. */
const without = (cycle: RequestCycle, note: NamedNote): Partial<RequestCycle> => ({
  ...(cycle.returned?.some((returned) => isSameNote(returned, note))
    ? { returned: cycle.returned.filter((returned) => !isSameNote(returned, note)) }
    : {}),
  ...(cycle.byHand && isSameNote(cycle.byHand, note) ? { byHand: null } : {}),
});

/** A note that was counted as sent is owed again; one that was not is still wanted and waits no longer. */
const returnedNote = (
  cycle: RequestCycle,
  { kind, sequence, atMs }: Extract<CycleEvent, { type: 'note-returned' }>,
): Partial<RequestCycle> | null => {
  const note = { kind, sequence, atMs };
  if (!wasSent(cycle, note)) return cycle.deferred && isSameNote(cycle.deferred, note) ? { deferred: null } : null;
  if (cycle.returned?.some((returned) => isSameNote(returned, note))) return null;
  return { returned: [...(cycle.returned ?? []), note] };
};

const wasSent = (cycle: RequestCycle, { kind, sequence }: NamedNote): boolean => {
  switch (kind) {
    case 'request':
      return cycle.phase === 'open';
    case 'reminder':
      return sequence <= cycle.remindersSent;
    case 'extension':
      return sequence <= cycle.extensionNotesSent;
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
    // What states the old deadline does not go out again.
    ...(cycle.returned === undefined || cycle.returned.every(({ kind }) => kind === 'request')
      ? {}
      : { returned: cycle.returned.filter(({ kind }) => kind === 'request') }),
    ...(cycle.byHand && cycle.byHand.kind !== 'request' ? { byHand: null } : {}),
    // Nor does it when the reply turns out to be none.
    ...(cycle.beforeReply === undefined ? {} : { beforeReply: { phase: cycle.beforeReply.phase, deferred: null } }),
  };
};
