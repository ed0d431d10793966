import type { Known } from '../registry/fact.ts';
import { type DutyStationCalendar, holidayOn } from '../remind/duty-station-calendar.ts';
import { addDays, weekday } from '../time/calendar-day.ts';
import type { Meeting } from './meeting.ts';

/** Columns of one day; seven of them fit a terminal of 80. */
const cell = 11;

const weekdayHeads = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** A meeting with the text that stands in its bar. */
export interface LabelledMeeting {
  readonly meeting: Pick<Known<Meeting>, 'from' | 'to'>;
  readonly label: string;
}

/** A month as lines of text: its weeks, below each day the bars of the meetings, and the holidays that fall in it. */
export interface MonthView {
  readonly lines: readonly string[];
  /** Official holidays of the month, in words: "26 Austrian National Day". */
  readonly holidays: readonly string[];
}

/**
 * Draws a month (YYYY-MM) with its meetings, weeks from Monday, 77 columns wide. A bar goes from the first to the last day
 * of a meeting, with an arrow where it goes on in another week; two that share a day stand below each other. A holiday
 * of the duty station has an asterisk behind its number.
 */
export const monthView = (
  month: string,
  meetings: readonly LabelledMeeting[],
  calendar: DutyStationCalendar,
): MonthView => {
  const lines = [
    weekdayHeads
      .map((head) => head.padStart(5).padEnd(cell))
      .join('')
      .trimEnd(),
  ];
  const holidays: string[] = [];
  const first = `${month}-01`;
  for (let monday = addDays(first, 1 - weekday(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const week = weekdayHeads.map((_, index) => addDays(monday, index));
    const numbers = week.map((day) => {
      if (day.slice(0, 7) !== month) return ' '.repeat(cell);
      const holiday = holidayOn(day, calendar);
      if (holiday !== undefined) holidays.push(`${Number(day.slice(8))} ${holiday.name}`);
      return `${String(Number(day.slice(8))).padStart(4)}${holiday === undefined ? ' ' : '*'}`.padEnd(cell);
    });
    lines.push(numbers.join('').trimEnd(), ...barsOf(week, month, meetings));
  }
  return { lines, holidays };
};

/** One line for each meeting of a week that has days in the month. */
const barsOf = (week: readonly string[], month: string, meetings: readonly LabelledMeeting[]): string[] => {
  const days = week.filter((day) => day.slice(0, 7) === month);
  const [begin, end] = [days[0] as string, days.at(-1) as string];
  return meetings
    .filter(({ meeting: { from, to } }) => from <= end && to >= begin)
    .toSorted((a, b) => (a.meeting.from < b.meeting.from ? -1 : a.meeting.from > b.meeting.from ? 1 : 0))
    .map(({ meeting: { from, to }, label }) => {
      const opensHere = from >= begin;
      const endsHere = to <= end;
      const start = week.indexOf(opensHere ? from : begin);
      const stop = week.indexOf(endsHere ? to : end);
      const width = (stop - start + 1) * cell - 1;
      const text = [...label].slice(0, width - 2).join('');
      const bar = `${opensHere ? '[' : '<'}${text}${'-'.repeat(width - 2 - [...text].length)}${endsHere ? ']' : '>'}`;
      return ' '.repeat(start * cell) + bar;
    });
};
