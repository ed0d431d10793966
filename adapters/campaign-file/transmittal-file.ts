import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { Mistake } from '../../domain/errors.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import { instantOfLocal, localDay } from '../../domain/time/zoned.ts';
import { fieldsAt } from './field-names.ts';
import { type FieldPath, fieldPath, valueAt } from './field-path.ts';
import { localMoment, zone } from './field-rules.ts';
import { isoOf } from './normalise.ts';
import { checkPaper, paperOf } from './paper-schema.ts';
import { schemaMistakes } from './schema-mistakes.ts';
import { TransmittalFile } from './transmittal-schema.ts';
import type { YamlSource } from './yaml-source.ts';

/** Whether a file says that it is a campaign without a request. */
export const isTransmittalFile = (value: unknown): boolean => valueAt(value, ['kind']) === 'transmittal';

/** A transmittal file checked whole: the definition, or every mistake with its place. */
export const checkTransmittalFile = (
  source: YamlSource,
): { readonly definition: CampaignDefinition | null; readonly mistakes: readonly Mistake[] } => {
  const parsed = TransmittalFile.safeParse(source.value);
  const mistakes = [
    ...(parsed.success ? [] : schemaMistakes(parsed.error.issues, source, (path) => fieldsAt(path, TransmittalFile))),
    ...betweenFields(source),
  ];
  return !parsed.success || mistakes.length > 0
    ? { definition: null, mistakes }
    : { definition: definitionOf(parsed.data), mistakes };
};

const moments = [
  ['open', 'the day from which transmittals are awaited'],
  ['compile', 'the compilation'],
  ['meeting', 'the opening of the meeting'],
] as const;

const betweenFields = (source: YamlSource): Mistake[] => {
  const mistakes: Mistake[] = [];
  const report = (path: FieldPath, message: string) =>
    mistakes.push({ path: fieldPath(path), line: source.lineOf(path), message: `${fieldPath(path)} ${message}.` });
  checkPaper(source.value, report);

  const place = zoneOf(source.value);
  if (place === undefined) return mistakes;
  let latest: { readonly name: string; readonly words: string; readonly atMs: number } | undefined;
  for (const [name, words] of moments) {
    const local = localMoment.safeParse(valueAt(source.value, ['dates', name])).data;
    if (local === undefined) continue;
    const found = instantOfLocal(local, place);
    if (found.skipped) {
      report(['dates', name], `does not exist: clocks in ${place} are put forward then`);
      continue;
    }
    if (latest !== undefined && found.instantMs <= latest.atMs)
      report(['dates', name], `is not after ${latest.words} (dates.${latest.name})`);
    latest = { name, words, atMs: found.instantMs };
  }
  return mistakes;
};

const zoneOf = (file: unknown): string | undefined => {
  const written = valueAt(file, ['dates', 'zone']);
  if (written !== undefined) return zone.safeParse(written).data;
  const station = valueAt(file, ['office', 'dutyStation']);
  return typeof station === 'string' && Object.hasOwn(dutyStationZones, station)
    ? dutyStationZones[station as keyof typeof dutyStationZones]
    : undefined;
};

/** Nobody is asked and nothing is sent: what a request turns on is there and empty. */
const definitionOf = (file: TransmittalFile): CampaignDefinition => {
  const zone = file.dates.zone ?? dutyStationZones[file.office.dutyStation];
  const openAt = isoOf(file.dates.open, zone);
  const meetingAt = isoOf(file.dates.meeting, zone);
  const paper = paperOf(file.paper, 'en', file.mandate);
  return {
    id: file.id,
    title: file.title,
    transmittal: file.transmittal,
    mandate: file.mandate,
    office: {
      name: {},
      letterhead: [],
      dutyStation: file.office.dutyStation,
      referencePattern: '',
      senderMailbox: file.office.mailbox,
      replyMailbox: file.office.mailbox,
      complimentaryClosing: false,
    },
    audience: { instrument: '', asAt: localDay(Date.parse(openAt), zone), classes: [], include: [], exclude: [] },
    dates: {
      zone,
      dispatchAt: openAt,
      deadlineAt: meetingAt,
      cutOffAt: meetingAt,
      compileAt: isoOf(file.dates.compile, zone),
      closeAt: meetingAt,
    },
    languages: [paper.language],
    wording: {},
    reminders: { offsets: [], cap: 0, minimumGap: 1 },
    sending: { ratePerSecond: null, retryFirstAfterSeconds: 900, retryFactor: 2, giveUpAfterHours: 72 },
    lateReplies: 'accept-not-compiled',
    paper,
    statusReport: { everyDays: null },
    cohortSize: 1,
  };
};
