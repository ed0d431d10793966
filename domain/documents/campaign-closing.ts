import type { CampaignDefinition } from '../campaign/definition.ts';
import type { DutyStationCalendar } from '../remind/duty-station-calendar.ts';
import { daysBetween } from '../time/calendar-day.ts';
import { latestClosing, workingDaysBetween } from './back-planning.ts';

/** Whether a campaign's replies close in time for its paper to be submitted at the slot. Days are calendar days. */
export interface CampaignClosing {
  readonly deadline: string;
  readonly compile: string;
  /** The slot, or for a room paper the opening of the meeting. */
  readonly due: string;
  readonly makesIt: boolean;
  /** Calendar days from the compilation to the day it is due; negative when it comes after it. */
  readonly daysToSpare: number;
  /** Working days that the campaign leaves from its deadline to its compilation. */
  readonly workingDays: number;
  /** The latest deadline that leaves as many and still makes it. */
  readonly latestDeadline: string;
}

/**
 * Holds a campaign's dates against the day on which its paper is due (YYYY-MM-DD): the slot, or the opening of the meeting
 * for a room paper.
 * @param localDay the calendar day of an instant (epoch milliseconds) in a zone
 */
export const campaignClosing = (
  { dates, transmittal }: Pick<CampaignDefinition, 'dates' | 'transmittal'>,
  due: string,
  calendar: DutyStationCalendar,
  localDay: (instantMs: number, zone: string) => string,
): CampaignClosing => {
  const compile = localDay(Date.parse(dates.compileAt), dates.zone);
  // Where nobody was asked nothing closes before the paper is made.
  const deadline = transmittal === undefined ? localDay(Date.parse(dates.deadlineAt), dates.zone) : compile;
  const workingDays = workingDaysBetween(deadline, compile, calendar);
  return {
    deadline,
    compile,
    due,
    makesIt: compile <= due,
    daysToSpare: daysBetween(compile, due),
    workingDays,
    latestDeadline: latestClosing(due, workingDays, calendar),
  };
};
