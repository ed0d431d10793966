import type { AudienceQuery, CampaignDefinition } from '../campaign/definition.ts';
import type { Directory } from '../directory/directory.ts';
import { DomainRefusal, type Mistake } from '../errors.ts';
import { campaignCalendar, holidayTableOf, holidayTables } from '../remind/duty-station-calendar.ts';
import type { HolidayTable } from '../remind/holidays/holiday-table.ts';
import { yearOf } from '../time/calendar-day.ts';
import { localDay, localTime } from '../time/zoned.ts';
import { freezeAudience } from './audience.ts';

/**
 * What a campaign file cannot know by itself: whether its codes, its dates and its audience hold
 * against the directory, the duty station's holidays and the campaign's own clock. Gives every
 * mistake, with the paths of the campaign file; empty when the campaign may be launched.
 * @param nowMs campaign time (epoch milliseconds): in a rehearsal the clock of the campaign, not the wall's.
 */
export const launchChecks = (
  definition: CampaignDefinition,
  directory: Directory,
  nowMs: number,
  tables: readonly HolidayTable[] = holidayTables,
): Mistake[] => [
  ...deadlineMistakes(definition, nowMs),
  ...audienceMistakes(definition, directory),
  ...holidayMistakes(definition, tables),
];

const deadlineMistakes = ({ dates }: CampaignDefinition, nowMs: number): Mistake[] => {
  const deadlineMs = Date.parse(dates.deadlineAt);
  if (deadlineMs > nowMs) return [];
  const [deadline, now] = [deadlineMs, nowMs].map((ms) => localTime(ms, dates.zone).replace('T', ' '));
  const message = `dates.deadline (${deadline}) is past: it is ${now} in ${dates.zone}. Set a later deadline.`;
  return [{ path: 'dates.deadline', message }];
};

/** Which field of the campaign file an audience refusal without places of its own is about. */
const fieldOfRefusal: Readonly<Record<string, string>> = {
  'audience-of-nobody': 'audience.classes',
  'treaty-status-not-checked': 'audience.asAt',
  'not-a-calendar-day': 'audience.asAt',
  'not-found': 'audience.instrument',
  'campaign-without-language': 'languages',
};

const audienceMistakes = (definition: CampaignDefinition, directory: Directory): Mistake[] => {
  const { mistakes, query } = checkedCodes(definition.audience, definition, directory);
  return [...mistakes, ...refusalOf(() => freezeAudience(directory, query, definition.languages))];
};

/** Names the unknown codes, and gives the query without them so that the rest can still be judged. */
const checkedCodes = (query: AudienceQuery, { languages }: CampaignDefinition, directory: Directory) => {
  const known = new Set(directory.entities.map((entity) => entity.code));
  const isKnown = (code: string): boolean => known.has(code);
  const rest = { ...query, include: query.include.filter(isKnown), exclude: query.exclude.filter(isKnown) };
  const complete = rest.include.length === query.include.length && rest.exclude.length === query.exclude.length;
  return { query: rest, mistakes: complete ? [] : refusalOf(() => freezeAudience(directory, query, languages)) };
};

const refusalOf = (freeze: () => unknown): Mistake[] => {
  try {
    freeze();
    return [];
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    if (error.mistakes.length === 0)
      return [{ path: fieldOfRefusal[error.code] ?? 'audience', message: error.message }];
    // Positions in lists are written [0] in every message about a campaign file.
    return error.mistakes.map((mistake) => ({ ...mistake, path: mistake.path.replace(/\.(\d+)/g, '[$1]') }));
  }
};

const holidayMistakes = (definition: CampaignDefinition, tables: readonly HolidayTable[]): Mistake[] => {
  const { dates, office } = definition;
  const calendar = campaignCalendar(definition, tables);
  const first = yearOf(localDay(Date.parse(dates.dispatchAt), dates.zone));
  const last = yearOf(localDay(Date.parse(dates.closeAt), dates.zone));
  const unknown: number[] = [];
  for (let year = first; year <= last; year++) if (holidayTableOf(calendar, year) === undefined) unknown.push(year);
  if (unknown.length === 0) return [];
  const message =
    `The official holidays of ${office.dutyStation} in ${unknown.join(', ')} are not known, so reminders cannot be ` +
    'counted in working days: give them under office.holidays, year by year.';
  return [{ path: 'office.holidays', message }];
};
