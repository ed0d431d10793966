import type { CyclePlan, RequestCycle } from '../request-cycle/cycle.ts';
import { firstOpeningFrom, isOpenAt } from './mornings.ts';
import type { DueNote } from './next-note.ts';

/**
 * The note that came back from one mailbox and goes to the next, with the moment from which it may; null when
 * there is none. A request or an extension goes at once. A reminder keeps to the days on which reminders go
 * out: one that cannot any more is left out, as is one while reminders are paused.
 */
export const returnedNoteOf = (cycle: RequestCycle, plan: CyclePlan, nowMs: number): DueNote | null => {
  for (const { kind, sequence, atMs } of cycle.returned ?? []) {
    if (kind !== 'reminder') return { kind, sequence, dueAtMs: atMs };
    if (cycle.remindersPaused === true) continue;
    const dueAtMs = openingFrom(plan, Math.max(atMs, nowMs));
    if (dueAtMs !== null && dueAtMs <= cycle.cutOffAtMs) return { kind, sequence, dueAtMs };
  }
  return null;
};

/** The moment itself while reminders go out, else the next opening. A fast clock has no office hours. */
const openingFrom = (plan: CyclePlan, atMs: number): number | null => {
  const hours = plan.officeHoursMs ?? 24 * 3_600_000;
  return isOpenAt(plan, atMs, hours) ? atMs : (firstOpeningFrom(plan, atMs) ?? null);
};
