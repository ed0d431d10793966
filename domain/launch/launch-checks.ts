import type { AudienceQuery, CampaignDefinition } from '../campaign/definition.ts';
import type { Directory } from '../directory/directory.ts';
import { DomainRefusal, type Mistake } from '../errors.ts';
import { campaignCalendar, holidayTableOf, holidayTables } from '../remind/duty-station-calendar.ts';
import type { HolidayTable } from '../remind/holidays/holiday-table.ts';
import { yearOf } from '../time/calendar-day.ts';
import { isZone, localDay } from '../time/zoned.ts';
import { freezeAudience } from './audience.ts';
import { deadlineMistakes } from './deadline-checks.ts';

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
  ...deadlineMistakes(definition, campaignCalendar(definition, tables), nowMs),
  ...audienceMistakes(definition, directory),
  ...holidayMistakes(definition, tables),
];

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
  return [
    ...mistakes,
    ...refusalOf(() => freezeAudience(directory, query, definition.languages, definition.channels)),
    ...channelMistakes(definition, directory, query),
  ];
};

/** Channels named for somebody the directory does not know, or whom the campaign does not ask. */
const channelMistakes = (
  { channels = {}, languages }: CampaignDefinition,
  directory: Directory,
  query: AudienceQuery,
): Mistake[] => {
  const codes = Object.keys(channels);
  if (codes.length === 0) return [];
  const known = new Set(directory.entities.map(({ code }) => code));
  const asked = audienceCodes(directory, query, languages);
  return codes.flatMap((code): Mistake[] => {
    const path = `channels.${code}`;
    if (!known.has(code)) return [{ path, message: `${path}: "${code}" is not an entity of the directory.` }];
    if (asked !== null && !asked.has(code))
      return [{ path, message: `${path}: ${code} is not in the audience of this campaign; take the line out.` }];
    return [];
  });
};

/** Codes of the audience; null where it cannot be worked out, which is another mistake. */
const audienceCodes = (
  directory: Directory,
  query: AudienceQuery,
  languages: CampaignDefinition['languages'],
): Set<string> | null => {
  try {
    return new Set(freezeAudience(directory, query, languages).map(({ code }) => code));
  } catch (error) {
    if (error instanceof DomainRefusal) return null;
    throw error;
  }
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
  if (!isZone(dates.zone)) return [];
  const calendar = campaignCalendar(definition, tables);
  const first = yearOf(localDay(Date.parse(dates.dispatchAt), dates.zone));
  const last = yearOf(localDay(Date.parse(dates.closeAt), dates.zone));
  const unknown: number[] = [];
  for (let year = first; year <= last; year++) if (holidayTableOf(calendar, year) === undefined) unknown.push(year);
  if (unknown.length === 0) return [];
  const message =
    `The official holidays of ${office.dutyStation} in ${unknown.join(', ')} are not known, so reminders cannot be ` +
    'counted in working days: give them under office.holidays or in a file named by office.holidayFile.';
  return [{ code: 'no-holiday-table', path: 'office.holidays', message }];
};
