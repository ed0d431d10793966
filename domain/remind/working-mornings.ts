import { addDays } from '../time/calendar-day.ts';
import { instantOfLocal, localDay } from '../time/zoned.ts';
import type { DutyStationCalendar } from './duty-station-calendar.ts';
import { isWorkingDay } from './duty-station-calendar.ts';

/** The hour at which a working day opens, in the zone of the duty station. */
const openingHour = '09:00';

/**
 * The opening moments (09:00 local, epoch milliseconds, ascending) of every working day from `fromMs`
 * to `toMs`, both included. Workflows get this list and count in it, so that they need neither a
 * calendar nor time-zone data.
 * @throws DomainRefusal `no-holiday-table` when a day falls in a year without a table.
 */
export const workingMornings = (
  calendar: DutyStationCalendar,
  zone: string,
  fromMs: number,
  toMs: number,
): number[] => {
  const mornings: number[] = [];
  if (toMs < fromMs) return mornings;
  const last = localDay(toMs, zone);
  for (let day = localDay(fromMs, zone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue;
    const opening = instantOfLocal(`${day}T${openingHour}`, zone);
    if (!opening.skipped && opening.instantMs >= fromMs && opening.instantMs <= toMs) mornings.push(opening.instantMs);
  }
  return mornings;
};
