import { weekday } from '../time/calendar-day.ts';

/** Days on which no reminder goes out although the duty station works: a weekday, or calendar days from one to another. */
export type QuietDays =
  /** 1 = Monday to 7 = Sunday (ISO 8601). */
  | { readonly weekday: number }
  /** Both days (YYYY-MM-DD) included. */
  | { readonly from: string; readonly to: string };

/** Names of the weekdays, Monday first, as a campaign file writes them. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** Whether a day (YYYY-MM-DD) is quiet. */
export const isQuietDay = (day: string, quietDays: readonly QuietDays[]): boolean =>
  quietDays.some((quiet) =>
    'weekday' in quiet ? weekday(day) === quiet.weekday : quiet.from <= day && day <= quiet.to,
  );
