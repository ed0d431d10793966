import type { CycleNoteKind, CyclePlan, RequestCycle } from '../request-cycle/cycle.ts';
import { isSameNote } from '../request-cycle/cycle.ts';
import { nextReminderAt } from './next-reminder.ts';
import { returnedNoteOf } from './returned-note.ts';

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
 * than the cap, never closer to the last note than the minimum gap, never while reminders are paused.
 * Reminder moments that were missed collapse into one. A note that came back from one mailbox goes before
 * all others, to the next; one that lies ready for delivery by hand is waited for.
 */
export const nextNote = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  const wanted = wantedNote(cycle, plan, nowMs);
  if (wanted === null || (cycle.byHand && isSameNote(cycle.byHand, wanted))) return null;
  const note = { ...wanted, dueAtMs: Math.max(wanted.dueAtMs, waitedForUntil(cycle, wanted)) };
  // Who comes late, or waited too long, is judged by when the note would really leave.
  const leavesAtMs = Math.max(note.dueAtMs, nowMs);
  if (leavesAtMs >= plan.closeAtMs) return null;
  return note.kind === 'reminder' && leavesAtMs > cycle.cutOffAtMs ? null : note;
};

/** End of the wait that a temporary refusal imposed on this very note. */
const waitedForUntil = ({ deferred }: RequestCycle, { kind, sequence }: Omit<DueNote, 'dueAtMs'>): number =>
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
  const returned = returnedNoteOf(cycle, plan, nowMs);
  if (returned !== null) return returned;
  if (cycle.extensionsGranted > cycle.extensionNotesSent)
    return { kind: 'extension', sequence: cycle.extensionsGranted, dueAtMs: cycle.remindersSettledUntilMs };
  const reminder = { kind: 'reminder', sequence: cycle.remindersSent + 1 } as const;
  const dueAtMs = nextReminderAt(cycle, plan, nowMs, waitedForUntil(cycle, reminder));
  return dueAtMs === null ? null : { ...reminder, dueAtMs };
};
