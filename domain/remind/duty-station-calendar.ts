import type { CampaignDefinition } from '../campaign/definition.ts';
import { DomainRefusal } from '../errors.ts';
import { isWeekend, yearOf } from '../time/calendar-day.ts';
import { genevaHolidays } from './holidays/geneva.ts';
import type { DutyStation, Holiday, HolidayTable } from './holidays/holiday-table.ts';
import { nairobiHolidays } from './holidays/nairobi.ts';
import { newYorkHolidays } from './holidays/new-york.ts';
import { viennaHolidays } from './holidays/vienna.ts';

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

/** The tables that come with the product; a file of an office's own takes the place of a year. */
export const holidayTables: readonly HolidayTable[] = [
  ...viennaHolidays,
  ...newYorkHolidays,
  ...genevaHolidays,
  ...nairobiHolidays,
];

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
 * The calendar a campaign counts its working days in. For each year the first of these counts: the days
 * the campaign file lists itself, the table of its holiday files, the product's own table.
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
      holidays: days.map((day) => ({ day, name: 'an official holiday', checked: true })),
    }),
  );
  return dutyStationCalendar(office.dutyStation, [...own, ...(office.holidayTables ?? []), ...tables]);
};

/** The holiday table of a year, or undefined where there is none: nothing may then be said about its working days. */
export const holidayTableOf = (calendar: DutyStationCalendar, year: number): HolidayTable | undefined =>
  calendar.tables.find((table) => table.year === year);

/** The holiday of a day (YYYY-MM-DD), or undefined; a day in lieu is the holiday. Where there is no table, none is known. */
export const holidayOn = (day: string, calendar: DutyStationCalendar): Holiday | undefined =>
  holidayTableOf(calendar, yearOf(day))?.holidays.find((holiday) => holiday.day === day);

/**
 * Whether the duty station works on a day (YYYY-MM-DD): neither weekend nor holiday.
 * @throws DomainRefusal `no-holiday-table` when there is no table for that year.
 */
export const isWorkingDay = (day: string, calendar: DutyStationCalendar): boolean => {
  const table = holidayTableOf(calendar, yearOf(day));
  if (table === undefined) {
    throw new DomainRefusal(
      'no-holiday-table',
      `The official holidays of ${calendar.dutyStation} in ${yearOf(day)} are not known: give them in the campaign file under office.holidays or in a file named by office.holidayFile.`,
    );
  }
  return !isWeekend(day) && holidayOn(day, calendar) === undefined;
};
