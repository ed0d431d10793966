import type { CycleNoteKind, CyclePlan, RequestCycle } from '../request-cycle/cycle.ts';

/** A note that the cycle wants, and the campaign moment from which it may be sent. */
export interface DueNote {
  readonly kind: CycleNoteKind;
  /** 1-based within its kind; with the kind it names the note for ever. */
  readonly sequence: number;
  readonly dueAtMs: number;
}

/**
 * The next note of a cycle, or null when none is wanted any more. Derived from the cycle each time
 * it is asked (design D1), so that a moved deadline, a reply or a withdrawal needs no timer surgery.
 *
 * Rules: the request first; then an extension owed; then reminders at the policy's working-day
 * offsets from the addressee's own deadline, never after its cut-off or the closing, never more
 * than the cap, never closer to the last note than the minimum gap. Reminder moments that were
 * missed collapse into one.
 */
export const nextNote = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  const wanted = wantedNote(cycle, plan, nowMs);
  if (wanted === null) return null;
  const note = { ...wanted, dueAtMs: Math.max(wanted.dueAtMs, waitedForUntil(cycle, wanted)) };
  // Who comes late, or waited too long, is judged by when the note would really leave.
  const leavesAtMs = Math.max(note.dueAtMs, nowMs);
  if (leavesAtMs >= plan.closeAtMs) return null;
  return note.kind === 'reminder' && leavesAtMs > cycle.cutOffAtMs ? null : note;
};

/** End of the wait that a temporary refusal imposed on this very note. */
const waitedForUntil = ({ deferred }: RequestCycle, { kind, sequence }: DueNote): number =>
  deferred !== null && deferred.kind === kind && deferred.sequence === sequence
    ? deferred.notBeforeMs
    : Number.NEGATIVE_INFINITY;

/** Whether the cycle wants exactly this note now: asked again at the moment of sending, not only when it was planned. */
export const wantsNote = (
  cycle: RequestCycle,
  plan: CyclePlan,
  note: { readonly kind: CycleNoteKind; readonly sequence: number },
  nowMs: number,
): boolean => {
  const next = nextNote(cycle, plan, nowMs);
  return next !== null && next.kind === note.kind && next.sequence === note.sequence && next.dueAtMs <= nowMs;
};

const wantedNote = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  if (cycle.phase === 'awaiting-dispatch') return { kind: 'request', sequence: 1, dueAtMs: plan.dispatchAtMs };
  if (cycle.phase !== 'open') return null;
  if (cycle.extensionsGranted > cycle.extensionNotesSent)
    return { kind: 'extension', sequence: cycle.extensionsGranted, dueAtMs: cycle.remindersSettledUntilMs };
  return nextReminder(cycle, plan, nowMs);
};

const nextReminder = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  if (cycle.remindersSent >= plan.cap) return null;
  const moments = reminderMoments(cycle.deadlineAtMs, plan).filter((at) => at > cycle.remindersSettledUntilMs);
  const missed = moments.filter((at) => at <= nowMs).at(-1);
  const moment = missed ?? moments[0];
  if (moment === undefined) return null;
  const dueAtMs = Math.max(moment, earliestAfterGap(cycle, plan) ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(dueAtMs) ? { kind: 'reminder', sequence: cycle.remindersSent + 1, dueAtMs } : null;
};

/** Campaign moments of the policy's offsets from a deadline, ascending; those outside the calendar are left out. */
export const reminderMoments = (deadlineAtMs: number, plan: CyclePlan): number[] => {
  const deadlineDay = lastMorningUntil(plan.workingMornings, deadlineAtMs);
  return plan.offsets.flatMap((offset) => plan.workingMornings[deadlineDay + offset] ?? []);
};

/** First working morning that leaves the minimum gap to the last note; undefined when the calendar ends before. */
const earliestAfterGap = (cycle: RequestCycle, plan: CyclePlan): number | undefined =>
  cycle.lastNoteAtMs === null
    ? 0
    : plan.workingMornings[lastMorningUntil(plan.workingMornings, cycle.lastNoteAtMs) + plan.minimumGap];

/** Index of the last morning not after the moment; -1 when all are later. Binary search. */
const lastMorningUntil = (mornings: readonly number[], atMs: number): number => {
  let low = 0;
  let high = mornings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mornings[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};
