import type { CampaignDefinition } from '../../campaign/definition.ts';

export type DutyStation = CampaignDefinition['office']['dutyStation'];

/** One day on which the duty station is closed. */
export interface Holiday {
  /** The day it is closed (YYYY-MM-DD): for a holiday that fell on a weekend, the day in lieu. */
  readonly day: string;
  readonly name: string;
  /** True when this day was read in a list of the duty station for that year; false when it was worked out. */
  readonly checked: boolean;
}

/** The official holidays of one duty station in one year. Each station sets its own; no national list will do. */
export interface HolidayTable {
  readonly dutyStation: DutyStation;
  readonly year: number;
  /** Where the days come from, or the rule they were worked out by. */
  readonly source: string;
  readonly holidays: readonly Holiday[];
}

/** Whether every day of the table was read in a list of the duty station for that year. */
export const isChecked = (table: HolidayTable): boolean => table.holidays.every(({ checked }) => checked);

/** Month and day, with the name: `['12-25', 'Christmas Day']`. */
type DayOfYear = readonly [day: string, name: string];

interface YearOfHolidays {
  readonly year: number;
  readonly source: string;
  readonly checked: boolean;
  readonly days: readonly DayOfYear[];
}

/** Writes the years of a duty station as tables. */
export const tablesOf = (dutyStation: DutyStation, years: readonly YearOfHolidays[]): readonly HolidayTable[] =>
  years.map(({ year, source, checked, days }) => ({
    dutyStation,
    year,
    source,
    holidays: days.map(([day, name]) => ({ day: `${year}-${day}`, name, checked })),
  }));
