import { isWeekend } from '../../domain/time/calendar-day.ts';
import { replaced, smallestCampaign } from '../adapters/campaign-file/smallest-campaign.ts';

export const dayOf = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A day so far from now, moved on where it falls on a weekend or on one of the campaign's own holidays. */
export const workingDayOf = (days: number): string =>
  [0, 1, 2, 3].map((more) => dayOf(days + more)).find((day) => !isWeekend(day) && !day.endsWith('-01-01')) as string;

/**
 * A campaign to three States (COG, IRN, JPN) whose notes leave at once when it is cleared; every year it touches has its
 * holidays.
 * @param channels lines of the file that say how somebody is reached
 */
export const campaignNow = (id: string, ...channels: readonly string[]): string => {
  const years = [...new Set([dayOf(-1), dayOf(90), dayOf(400)].map((day) => day.slice(0, 4)))];
  const holidays = years.map((year) => `    ${year}: [${year}-01-01]`);
  return [
    ['id: comments-2015', `id: ${id}`],
    ['  dispatch: 2015-05-20 09:00', `  dispatch: ${dayOf(-1)} 09:00`],
    ['  deadline: 2015-07-03 18:00', `  deadline: ${workingDayOf(60)} 18:00`],
    ['  classes: [parties]', '  classes: [signatories]', '  asAt: 2016-06-20', ...channels],
    ['  dutyStation: Vienna', '  dutyStation: Vienna', '  holidays:', ...holidays],
  ].reduce((text, [line = '', ...by]) => replaced(text, line, ...by), smallestCampaign);
};
