/**
 * Calendar days as text, YYYY-MM-DD: a day has no zone and no hour. Nothing here asks for the
 * present or for the machine's time zone; the arithmetic runs on the proleptic Gregorian calendar.
 */

const dayMs = 86_400_000;
const pattern = /^\d{4}-\d{2}-\d{2}$/;

const epochOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const textOf = (epochMs: number): string => new Date(epochMs).toISOString().slice(0, 10);

/** Whether the text is a day that exists: "2015-02-29" is not. */
export const isCalendarDay = (text: string): boolean => {
  if (!pattern.test(text)) return false;
  const epochMs = epochOf(text);
  return !Number.isNaN(epochMs) && textOf(epochMs) === text;
};

/** The day so many days later; earlier when `count` is negative. */
export const addDays = (day: string, count: number): string => textOf(epochOf(day) + count * dayMs);

/** Days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((epochOf(to) - epochOf(from)) / dayMs);

/** Day of the week, 1 = Monday to 7 = Sunday (ISO 8601). */
export const weekday = (day: string): number => new Date(epochOf(day)).getUTCDay() || 7;

/** Saturday or Sunday, the weekend of every duty station of the United Nations named here. */
export const isWeekend = (day: string): boolean => weekday(day) > 5;

/** The year, as a number. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
