import type { CampaignDefinition, CampaignWording } from '../../domain/campaign/definition.ts';
import type { Language } from '../../domain/language.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import { instantOfLocal, localDay } from '../../domain/time/zoned.ts';
import type { CampaignFile } from './campaign-schema.ts';

const isoOf = (local: string, zone: string): string => {
  const found = instantOfLocal(local, zone);
  if (found.skipped) throw new RangeError(`${local} does not exist in ${zone}.`);
  return new Date(found.instantMs).toISOString();
};

/** Where the closing courtesy is the custom of the house; Headquarters ends its notes without one. */
const closesWithCourtesy = (station: CampaignDefinition['office']['dutyStation']): boolean => station !== 'New York';

/**
 * The campaign definition a checked file states: local times become instants, and fields that were
 * left out take the value of the field they follow (docs/campaign-file.md).
 */
export const normaliseCampaign = (file: CampaignFile): CampaignDefinition => {
  const zone = file.dates.zone ?? dutyStationZones[file.office.dutyStation];
  const { dispatch, deadline, cutOff = deadline, compile = cutOff, close = compile } = file.dates;
  const { holidays, ...office } = file.office;
  const dispatchAt = isoOf(dispatch, zone);
  const wording = file.wording as Partial<Record<Language, CampaignWording>>;
  const languages = file.languages ?? (Object.keys(wording) as Language[]);
  return {
    id: file.id,
    title: file.title,
    mandate: file.mandate,
    office: {
      ...office,
      ...(holidays === undefined ? {} : { holidays }),
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
    reminders: { ...file.reminders, cap: file.reminders.cap ?? file.reminders.offsets.length },
    sending: file.sending,
    lateReplies: file.lateReplies,
    paper: {
      symbol: file.paper.symbol,
      title: file.paper.title,
      language: file.paper.language ?? (languages[0] as Language),
      masthead: { ...file.paper.masthead, body: file.paper.masthead.body ?? [file.mandate.body] },
    },
    statusReport: file.statusReport,
    cohortSize: file.cohortSize,
  };
};
