import type { CampaignDefinition, CampaignWording, NotePolicy } from '../../domain/campaign/definition.ts';
import type { Language } from '../../domain/language.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import type { HolidayTable } from '../../domain/remind/holidays/holiday-table.ts';
import { instantOfLocal, localDay } from '../../domain/time/zoned.ts';
import type { CampaignFile } from './campaign-schema.ts';
import { type EnclosureRead, enclosureOf } from './enclosures.ts';
import { paperOf } from './paper-schema.ts';
import { reminderPolicy } from './reminder-policy.ts';
import { statusReportOf } from './status-report-schema.ts';

export const isoOf = (local: string, zone: string): string => {
  const found = instantOfLocal(local, zone);
  if (found.skipped) throw new RangeError(`${local} does not exist in ${zone}.`);
  return new Date(found.instantMs).toISOString();
};

/** Where the closing courtesy is the custom of the house; Headquarters ends its notes without one. */
const closesWithCourtesy = (station: CampaignDefinition['office']['dutyStation']): boolean => station !== 'New York';

/** What a checked file's own files held. */
export interface ReadBeside {
  /** Of all stations and years. */
  readonly holidayTables: readonly HolidayTable[];
  readonly enclosures: ReadonlyMap<string, EnclosureRead | string>;
}

/**
 * The campaign definition a checked file states: local times become instants, and fields that were
 * left out take the value of the field they follow (docs/campaign-file.md).
 */
export const normaliseCampaign = (
  file: CampaignFile,
  { holidayTables, enclosures }: ReadBeside,
): CampaignDefinition => {
  const zone = file.dates.zone ?? dutyStationZones[file.office.dutyStation];
  const { dispatch, deadline, cutOff = deadline, compile = cutOff, close = compile } = file.dates;
  const { holidays, holidayFile: _, initialsLine, enclosureLine, ...office } = file.office;
  const dispatchAt = isoOf(dispatch, zone);
  const wording = file.wording as Partial<Record<Language, CampaignWording>>;
  const languages = file.languages ?? (Object.keys(wording) as Language[]);
  const [first, last] = [dispatch, close].map((moment) => Number(moment.slice(0, 4))) as [number, number];
  // The definition goes with every message about the campaign: only the years it touches.
  const ownTables = holidayTables.filter(
    ({ dutyStation, year }) => dutyStation === office.dutyStation && year >= first && year <= last,
  );
  return {
    id: file.id,
    title: file.title,
    mandate: file.mandate,
    office: {
      ...office,
      ...(holidays === undefined ? {} : { holidays }),
      ...(initialsLine === undefined ? {} : { initialsLine }),
      ...(enclosureLine === undefined ? {} : { enclosureLine }),
      ...(ownTables.length === 0 ? {} : { holidayTables: ownTables }),
      name: file.office.name as Partial<Record<Language, string>>,
      replyMailbox: file.office.replyMailbox ?? file.office.senderMailbox,
      complimentaryClosing: file.office.complimentaryClosing ?? closesWithCourtesy(file.office.dutyStation),
    },
    audience: { ...file.audience, asAt: file.audience.asAt ?? localDay(Date.parse(dispatchAt), zone) },
    dates: {
      zone,
      dispatchAt,
      deadlineAt: isoOf(deadline, zone),
      cutOffAt: isoOf(cutOff, zone),
      compileAt: isoOf(compile, zone),
      closeAt: isoOf(close, zone),
    },
    languages,
    wording,
    ...(file.notes === undefined ? {} : { notes: notePolicy(file.notes, enclosures) }),
    reminders: reminderPolicy(file.reminders),
    sending: file.sending,
    ...(file.channels === undefined ? {} : { channels: file.channels }),
    ...(file.submissions === undefined ? {} : { submissions: withoutAbsent(file.submissions) }),
    ...(file.inbox === undefined ? {} : { inbox: withoutAbsent(file.inbox) }),
    lateReplies: file.lateReplies,
    paper: paperOf(file.paper, languages[0] as Language, file.mandate),
    statusReport: statusReportOf(file.statusReport),
    cohortSize: file.cohortSize,
  };
};

const notePolicy = (
  { form, courtesyTranslations, enclosures, uploadLink, pointerMail }: NonNullable<CampaignFile['notes']>,
  read: ReadBeside['enclosures'],
): NotePolicy => ({
  ...(form === undefined ? {} : { form }),
  ...(courtesyTranslations === undefined ? {} : { courtesyTranslations }),
  ...(uploadLink === undefined ? {} : { uploadLink }),
  ...(pointerMail === undefined ? {} : { pointerMail }),
  ...(enclosures === undefined
    ? {}
    : {
        enclosures: enclosures.flatMap((each) => {
          const found = read.get(each.file);
          return typeof found === 'object' ? [enclosureOf(each, found)] : [];
        }),
      }),
});

/** Fields that the file leaves out are absent, not undefined. */
const withoutAbsent = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  };
