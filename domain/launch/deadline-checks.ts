import type { CampaignDefinition } from '../campaign/definition.ts';
import type { Mistake } from '../errors.ts';
import { type DutyStationCalendar, holidayOn } from '../remind/duty-station-calendar.ts';
import { weekdayNames } from '../remind/quiet-days.ts';
import { isWeekend, weekday } from '../time/calendar-day.ts';
import { isZone, localDay, localTime } from '../time/zoned.ts';

/**
 * What is wrong with the moments of a campaign, each with a stable code: `unknown-zone`,
 * `deadline-before-note`, `cut-off-before-deadline`, `deadline-past`, and those of `deadlineDayMistakes`.
 * A local time that the clocks skip is refused where local times are read; here all are instants.
 * @param nowMs campaign time (epoch milliseconds)
 */
export const deadlineMistakes = (
  { dates }: CampaignDefinition,
  calendar: DutyStationCalendar,
  nowMs: number,
): Mistake[] => {
  if (!isZone(dates.zone)) {
    const message = `dates.zone "${dates.zone}" is no time zone: name it by its place, such as Europe/Vienna.`;
    return [{ code: 'unknown-zone', path: 'dates.zone', message }];
  }
  const mistakes: Mistake[] = [];
  const [dispatchMs, deadlineMs, cutOffMs] = [dates.dispatchAt, dates.deadlineAt, dates.cutOffAt].map((at) =>
    Date.parse(at),
  ) as [number, number, number];
  const said = (ms: number): string => localTime(ms, dates.zone).replace('T', ' ');
  if (deadlineMs <= dispatchMs) {
    const message = `dates.deadline (${said(deadlineMs)}) is not after the note (${said(dispatchMs)}): set a later deadline.`;
    mistakes.push({ code: 'deadline-before-note', path: 'dates.deadline', message });
  }
  if (cutOffMs < deadlineMs) {
    const message = `dates.cutOff (${said(cutOffMs)}) is before the deadline (${said(deadlineMs)}): it ends the grace after it.`;
    mistakes.push({ code: 'cut-off-before-deadline', path: 'dates.cutOff', message });
  }
  if (deadlineMs <= nowMs) {
    const message = `dates.deadline (${said(deadlineMs)}) is past: it is ${said(nowMs)} in ${dates.zone}. Set a later deadline.`;
    mistakes.push({ code: 'deadline-past', path: 'dates.deadline', message });
  }
  return [...mistakes, ...deadlineDayMistakes('dates.deadline', deadlineMs, dates.zone, calendar)];
};

/**
 * Whether a published deadline falls on a day on which the duty station receives nothing:
 * `deadline-on-weekend`, `deadline-on-holiday`. Asked of the first deadline and of every extension.
 * Where the year has no holiday table only weekends are known; that is refused elsewhere.
 * @param path field or option in which the deadline stands
 * @param deadlineMs epoch milliseconds
 */
export const deadlineDayMistakes = (
  path: string,
  deadlineMs: number,
  zone: string,
  calendar: DutyStationCalendar,
): Mistake[] => {
  const day = localDay(deadlineMs, zone);
  const holiday = holidayOn(day, calendar);
  const remedy = `on which ${calendar.dutyStation} is closed: set it on a working day.`;
  if (isWeekend(day)) {
    const message = `${path} (${day}) is a ${weekdayNames[weekday(day) - 1]}, ${remedy}`;
    return [{ code: 'deadline-on-weekend', path, message }];
  }
  if (holiday === undefined) return [];
  return [{ code: 'deadline-on-holiday', path, message: `${path} (${day}) is ${holiday.name}, ${remedy}` }];
};
