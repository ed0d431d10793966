import { formatDay } from '../wording/dates.ts';
import type { Body } from './body.ts';
import type { Meeting } from './meeting.ts';

/** An ordinal in figures: "1st", "2nd", "3rd", "11th". */
export const ordinalFigure = (ordinal: number): string => {
  const [tens, ones] = [Math.floor(ordinal / 10) % 10, ordinal % 10];
  const ending = tens === 1 ? undefined : ({ 1: 'st', 2: 'nd', 3: 'rd' } as const)[ones as 1];
  return `${ordinal}${ending ?? 'th'}`;
};

/** A meeting for tables and calendars: "WG on Firearms, 4th meeting". */
export const meetingName = ({ ordinal }: Pick<Meeting, 'ordinal'>, body: Pick<Body, 'shortName' | 'gathers'>): string =>
  `${body.shortName}, ${ordinalFigure(ordinal)} ${body.gathers}`;

/** First to last day as English papers write them: "9 June 2015", "28-30 September 2015", "30 May-2 June 2016". */
export const meetingDates = ({ from, to }: Pick<Meeting, 'from' | 'to'>): string => {
  const [first, last] = [formatDay(from, 'en'), formatDay(to, 'en')];
  if (from === to) return first;
  const [day, month, year] = first.split(' ');
  const [, lastMonth, lastYear] = last.split(' ');
  if (year !== lastYear) return `${first}-${last}`;
  return month === lastMonth ? `${day}-${last}` : `${day} ${month}-${last}`;
};
