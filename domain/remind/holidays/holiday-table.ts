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
