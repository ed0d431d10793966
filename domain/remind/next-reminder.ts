import type { CyclePlan, RequestCycle } from '../request-cycle/cycle.ts';
import { firstOpeningFrom, isOpenAt, lastMorningUntil } from './mornings.ts';

/** Campaign moments of the policy's offsets from a deadline, ascending; those outside the calendar are left out. */
export const reminderMoments = (deadlineAtMs: number, plan: CyclePlan): number[] => {
  const deadlineDay = lastMorningUntil(plan.workingMornings, deadlineAtMs);
  return plan.offsets.flatMap((offset) => plan.workingMornings[deadlineDay + offset] ?? []);
};

/**
 * When the next reminder of an open cycle is due (campaign milliseconds), or null when none is wanted.
 *
 * Reminders before and after the deadline are two kinds. Each has its own cap and collapses by itself:
 * of the moments that were missed the last one counts, and a reminder before the deadline that could
 * leave only after it is not sent late. One before the deadline never costs the one after it: where the
 * minimum gap would push that past the cut-off, the earlier one yields (as asked in pkp/pkp-lib#7715).
 *
 * @param waitedForUntilMs end of the wait that a temporary refusal imposed on this reminder
 */
export const nextReminderAt = (
  cycle: RequestCycle,
  plan: CyclePlan,
  nowMs: number,
  waitedForUntilMs: number,
): number | null => {
  if (cycle.remindersPaused === true || cycle.remindersSent >= plan.cap) return null;
  const moments = reminderMoments(cycle.deadlineAtMs, plan).filter((at) => at > cycle.remindersSettledUntilMs);
  const situation = { cycle, plan, nowMs, waitedForUntilMs };
  if (plan.caps === undefined) return countedTogether(situation, moments);

  const overdueSent = cycle.overdueRemindersSent ?? 0;
  const overdue = moments.filter((at) => at > cycle.deadlineAtMs);
  const after = overdueSent >= plan.caps.afterDeadline ? null : leavingAt(situation, overdue);
  const overdueAt = after !== null && Math.max(after, nowMs) <= lastMoment(situation) ? after : null;
  if (overdueAt !== null && overdue.some((at) => at <= nowMs)) return overdueAt;

  const early = moments.filter((at) => at <= cycle.deadlineAtMs);
  const before = cycle.remindersSent - overdueSent >= plan.caps.beforeDeadline ? null : leavingAt(situation, early);
  if (before === null || Math.max(before, nowMs) > cycle.deadlineAtMs) return overdueAt;
  return overdueAt !== null && costs(situation, before, overdue[0] as number) ? overdueAt : before;
};

interface Situation {
  readonly cycle: RequestCycle;
  readonly plan: CyclePlan;
  readonly nowMs: number;
  readonly waitedForUntilMs: number;
}

/** The rule of campaigns launched before reminders were counted by kind: one cap, one row of moments. */
const countedTogether = ({ cycle, plan, nowMs }: Situation, moments: readonly number[]): number | null => {
  const moment = moments.filter((at) => at <= nowMs).at(-1) ?? moments[0];
  const gapEnds = earliestAfterGap(cycle.lastNoteAtMs, plan);
  return moment === undefined || gapEnds === undefined ? null : Math.max(moment, gapEnds);
};

/** When the reminder of one kind may leave: at its moment, after the gap, on no quiet day, in office hours. */
const leavingAt = ({ cycle, plan, nowMs, waitedForUntilMs }: Situation, moments: readonly number[]): number | null => {
  const moment = moments.filter((at) => at <= nowMs).at(-1) ?? moments[0];
  const gapEnds = earliestAfterGap(cycle.lastNoteAtMs, plan);
  if (moment === undefined || gapEnds === undefined) return null;
  const morning = firstOpeningFrom(plan, Math.max(moment, gapEnds));
  if (morning === undefined) return null;
  const dueAtMs = Math.max(morning, waitedForUntilMs);
  if (plan.officeHoursMs === undefined) return dueAtMs;
  const leavesAtMs = Math.max(dueAtMs, nowMs);
  if (isOpenAt(plan, leavesAtMs, plan.officeHoursMs)) return dueAtMs;
  return firstOpeningFrom(plan, leavesAtMs) ?? null;
};

/** Whether a reminder now would leave no room for the overdue one before the cut-off. */
const costs = (situation: Situation, before: number, overdueMoment: number): boolean => {
  const gapEnds = earliestAfterGap(Math.max(before, situation.nowMs), situation.plan);
  if (gapEnds === undefined) return true;
  const then = firstOpeningFrom(situation.plan, Math.max(overdueMoment, gapEnds));
  return then === undefined || then > lastMoment(situation);
};

/** The last moment at which a reminder may still leave. */
const lastMoment = ({ cycle, plan }: Situation): number => Math.min(cycle.cutOffAtMs, plan.closeAtMs - 1);

/** First working morning that leaves the minimum gap to a note; undefined when the calendar ends before. */
const earliestAfterGap = (lastNoteAtMs: number | null, plan: CyclePlan): number | undefined =>
  lastNoteAtMs === null
    ? 0
    : plan.workingMornings[lastMorningUntil(plan.workingMornings, lastNoteAtMs) + plan.minimumGap];
