import type { CyclePlan } from '../request-cycle/cycle.ts';

/*
 * Counting in a plan's working mornings. Workflows import this: numbers only, no calendar and no zone.
 */

/** Index of the last morning not after the moment; -1 when all are later. Binary search. */
export const lastMorningUntil = (mornings: readonly number[], atMs: number): number => {
  let low = 0;
  let high = mornings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mornings[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const isQuiet = (plan: CyclePlan, morning: number): boolean => plan.quietMornings?.includes(morning) === true;

/** The first morning from a moment on that is not quiet; undefined when the calendar ends before. */
export const firstOpeningFrom = (plan: CyclePlan, atMs: number): number | undefined => {
  const mornings = plan.workingMornings;
  let index = lastMorningUntil(mornings, atMs);
  if (mornings[index] !== atMs) index += 1;
  for (; index < mornings.length; index += 1)
    if (!isQuiet(plan, mornings[index] as number)) return mornings[index] as number;
  return undefined;
};

/** Whether reminders go out at this moment: within the office hours of a working day that is not quiet. */
export const isOpenAt = (plan: CyclePlan, atMs: number, officeHoursMs: number): boolean => {
  const morning = plan.workingMornings[lastMorningUntil(plan.workingMornings, atMs)];
  return morning !== undefined && atMs < morning + officeHoursMs && !isQuiet(plan, morning);
};
