import type { CampaignDefinition } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import { isWeekend, yearOf } from '../time/calendar-day.ts';
import type { DutyStation, HolidayTable } from './holidays/holiday-table.ts';
import { vienna2015 } from './holidays/vienna-2015.ts';
import { vienna2016 } from './holidays/vienna-2016.ts';
import { vienna2023 } from './holidays/vienna-2023.ts';

/** What working days at one duty station are told by. */
export interface DutyStationCalendar {
  readonly dutyStation: DutyStation;
  /** IANA zone in which its days begin and end. */
  readonly zone: string;
  readonly tables: readonly HolidayTable[];
}

/** The zone each duty station keeps. */
export const dutyStationZones: Readonly<Record<DutyStation, string>> = {
  Vienna: 'Europe/Vienna',
  'New York': 'America/New_York',
  Geneva: 'Europe/Zurich',
  Nairobi: 'Africa/Nairobi',
};

/** The tables that come with the product; an office adds a year as one more file beside them. */
export const holidayTables: readonly HolidayTable[] = [vienna2015, vienna2016, vienna2023];

/** The calendar of a duty station, from the tables that come with the product or from others. */
export const dutyStationCalendar = (
  dutyStation: DutyStation,
  tables: readonly HolidayTable[] = holidayTables,
): DutyStationCalendar => ({
  dutyStation,
  zone: dutyStationZones[dutyStation],
  tables: tables.filter((table) => table.dutyStation === dutyStation),
});

/**
 * The calendar a campaign counts its working days in: the holidays its own file brings, and for every
 * other year those of its duty station's table.
 */
export const campaignCalendar = (
  { office }: Pick<CampaignDefinition, 'office'>,
  tables: readonly HolidayTable[] = holidayTables,
): DutyStationCalendar => {
  const own = Object.entries(office.holidays ?? {}).map(
    ([year, days]): HolidayTable => ({
      dutyStation: office.dutyStation,
      year: Number(year),
      source: 'the campaign file',
      holidays: days.map((day) => ({ day, name: 'Official holiday', checked: true })),
    }),
  );
  const others = tables.filter((table) => !own.some(({ year }) => year === table.year));
  return dutyStationCalendar(office.dutyStation, [...own, ...others]);
};

/** The holiday table of a year, or undefined where there is none: nothing may then be said about its working days. */
export const holidayTableOf = (calendar: DutyStationCalendar, year: number): HolidayTable | undefined =>
  calendar.tables.find((table) => table.year === year);

/**
 * Whether the duty station works on a day (YYYY-MM-DD): neither weekend nor holiday.
 * @throws DomainRefusal `holidays-unknown` when there is no table for that year.
 */
export const isWorkingDay = (day: string, calendar: DutyStationCalendar): boolean => {
  const table = holidayTableOf(calendar, yearOf(day));
  if (table === undefined) {
    throw new DomainRefusal(
      'holidays-unknown',
      `The official holidays of ${calendar.dutyStation} in ${yearOf(day)} are not known: give them in the campaign file under office.holidays.`,
    );
  }
  return !isWeekend(day) && !table.holidays.some((holiday) => holiday.day === day);
};
