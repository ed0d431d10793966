import { DomainRefusal } from '../../domain/errors.ts';
import { isCalendarDay } from '../../domain/time/calendar-day.ts';
import { instantOfLocal, localTime } from '../../domain/time/zoned.ts';

/**
 * A moment typed on the command line, in the campaign's zone: a day or a local date and time.
 * @param text "2015-07-31", "2015-07-31T18:00" or "2015-07-31 18:00"
 * @param wholeDayTime clock time (HH:MM) taken when only a day is typed
 * @returns epoch milliseconds
 * @throws DomainRefusal `usage` naming the option
 */
export const campaignMoment = (text: string, zone: string, wholeDayTime: string, option: string): number => {
  const [day = '', time = wholeDayTime] = text.trim().split(/[T ]/);
  if (!isCalendarDay(day) || !/^\d{2}:\d{2}$/.test(time))
    throw new DomainRefusal('usage', `${option} "${text}" is no moment: write 2015-07-31 or "2015-07-31 18:00".`);
  const instant = instantOfLocal(`${day}T${time}`, zone);
  if (instant.skipped)
    throw new DomainRefusal(
      'usage',
      `${option}: ${day} ${time} does not exist in ${zone}, where clocks go forward then.`,
    );
  return instant.instantMs;
};

/** Clock time (HH:MM) of an instant in a zone. */
export const clockTime = (atMs: number, zone: string): string => localTime(atMs, zone).slice(11, 16);
