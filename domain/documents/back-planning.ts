import { type DutyStationCalendar, holidayOn, holidayTableOf } from '../remind/duty-station-calendar.ts';
import { addDays, isWeekend, yearOf } from '../time/calendar-day.ts';

/*
 * Source of the weeks: the instructions of documents management (UNOG DMS). A document is forecast, at the latest fourteen
 * weeks before the meeting opens, submitted ten weeks before (the slot), processed in four and issued six weeks before.
 * What goes in during a session is submitted three weeks before, what comes after it within two weeks of its closing.
 */
const weeksBefore = { forecast: 14, slot: 10, issue: 6, inSession: 3 } as const;
const weeksAfter = 2;

/** A day of the plan, moved where the duty station does not work. */
export interface PlannedDay {
  /** YYYY-MM-DD, a working day. */
  readonly day: string;
  /** The day the weeks give, where it is another one. */
  readonly movedFrom: string | null;
  /** Why it was moved: the holiday's name, or "weekend"; null where it was not. */
  readonly because: string | null;
}

/** When the documents of a meeting are due. */
export interface BackPlan {
  readonly forecast: PlannedDay;
  readonly slot: PlannedDay;
  readonly issue: PlannedDay;
  readonly inSession: PlannedDay;
  readonly postSession: PlannedDay;
  /** Years of the plan whose holidays are not known: only weekends were stepped over there. */
  readonly yearsWithoutHolidays: readonly number[];
}

/** Whether the duty station is known to be closed on a day, and why. */
const closedBecause = (day: string, calendar: DutyStationCalendar): string | null =>
  holidayOn(day, calendar)?.name ?? (isWeekend(day) ? 'weekend' : null);

/** The last day up to this one on which the duty station works, as far as its holidays are known. */
export const rolledBack = (day: string, calendar: DutyStationCalendar): PlannedDay => {
  const because = closedBecause(day, calendar);
  let worked = day;
  while (closedBecause(worked, calendar) !== null) worked = addDays(worked, -1);
  return { day: worked, movedFrom: because === null ? null : day, because };
};

/**
 * Plans back from a meeting. A day on which the duty station is closed moves back, never on: a submission that waits for
 * the next working day is late.
 * @param meeting its first and last day (YYYY-MM-DD)
 */
export const backPlan = (
  meeting: { readonly from: string; readonly to: string },
  calendar: DutyStationCalendar,
): BackPlan => {
  const before = (weeks: number): PlannedDay => rolledBack(addDays(meeting.from, -7 * weeks), calendar);
  const plan = {
    forecast: before(weeksBefore.forecast),
    slot: before(weeksBefore.slot),
    issue: before(weeksBefore.issue),
    inSession: before(weeksBefore.inSession),
    postSession: rolledBack(addDays(meeting.to, 7 * weeksAfter), calendar),
  };
  const years = new Set(Object.values(plan).flatMap(({ day, movedFrom }) => [yearOf(day), yearOf(movedFrom ?? day)]));
  return {
    ...plan,
    yearsWithoutHolidays: [...years].filter((year) => holidayTableOf(calendar, year) === undefined).sort(),
  };
};

/**
 * The last day on which replies may still close so that their paper makes the slot.
 * @param workingDays the paper takes from the closing to its submission
 */
export const latestClosing = (slot: string, workingDays: number, calendar: DutyStationCalendar): string => {
  let day = rolledBack(slot, calendar).day;
  for (let left = workingDays; left > 0; left -= 1) day = rolledBack(addDays(day, -1), calendar).day;
  return day;
};

/** Working days after one day up to another, as far as holidays are known; none when the second is not later. */
export const workingDaysBetween = (from: string, to: string, calendar: DutyStationCalendar): number => {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (closedBecause(day, calendar) === null) count += 1;
  return count;
};
