import type { Reads } from '../../activities/ports/database.ts';
import type { StatusCounter } from '../../activities/ports/status.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { type Directory, instrumentOf } from '../../domain/directory/directory.ts';
import { nameAsAt } from '../../domain/directory/entity.ts';
import { statusAsAt } from '../../domain/directory/treaty-status.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { factsAsAt, reportedTypes } from '../../domain/report/response-facts.ts';
import { type InstrumentView, statusOfResponses, type TreatyTable } from '../../domain/report/status-of-responses.ts';
import { localDay } from '../../domain/time/zoned.ts';

/** What counting reads. */
export type StatusReads = Pick<Reads, 'campaign' | 'addressees' | 'ledger' | 'directory'>;

/** Counts from the ledger, so that the same question about the past has the same answer for ever. */
export const createStatusCounter = (read: StatusReads): StatusCounter => ({
  count: async (campaignId, momentMs) => {
    const { definition, workingMornings } = await read.campaign(campaignId);
    const { language } = definition.paper;
    const day = localDay(momentMs, definition.dates.zone);
    const directory = await read.directory();
    const addressees = await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
    const reported = addressees.map(({ code, name, names, kind, treatyStatus, regionalGroup, language: written }) => ({
      code,
      name: names[language]?.shortName ?? name,
      sortKey: names[language]?.sortKey ?? name,
      kind,
      treatyStatus,
      regionalGroup,
      language: written,
    }));
    const events = await read.ledger(campaignId, { types: reportedTypes, untilMs: momentMs });
    const facts = factsAsAt(events, reported, momentMs, {
      countOnBehalf: definition.statusReport.countOnBehalf ?? false,
    });
    return statusOfResponses({
      campaign: { id: campaignId, title: definition.title },
      asAt: new Date(momentMs).toISOString(),
      day,
      zone: definition.dates.zone,
      language,
      audienceAsAt: definition.audience.asAt,
      deadlineAt: definition.dates.deadlineAt,
      cutOffAt: definition.dates.cutOffAt,
      facts: facts.addressees,
      documents: facts.documents,
      instruments: viewsOf(directory, definition, day),
      otherNames: otherNames(directory, new Set(addressees.map(({ code }) => code)), language, day),
      workingMornings,
    });
  },
});

const viewsOf = (directory: Directory, { audience, statusReport }: CampaignDefinition, day: string): InstrumentView[] =>
  [audience.instrument, ...(statusReport.instruments ?? [])].map((code) => ({
    code,
    title: directory.instruments.find((instrument) => instrument.code === code)?.title ?? null,
    atDispatch: tableOn(directory, code, audience.asAt),
    atReport: tableOn(directory, code, day),
  }));

/** Who has which status on a day; null where the directory does not know, for then no number may be printed. */
const tableOn = (directory: Directory, code: string, day: string): TreatyTable | null => {
  try {
    const instrument = instrumentOf(directory, code);
    const actions = Map.groupBy(directory.treatyActions, ({ entityCode }) => entityCode);
    return Object.fromEntries(
      directory.entities.map((entity) => [
        entity.code,
        statusAsAt(actions.get(entity.code) ?? [], entity.code, instrument, day),
      ]),
    );
  } catch (error) {
    if (error instanceof DomainRefusal && ['treaty-status-not-checked', 'not-found'].includes(error.code)) return null;
    throw error;
  }
};

const otherNames = (
  directory: Directory,
  asked: ReadonlySet<string>,
  language: Language,
  day: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    directory.entities
      .filter(({ code }) => !asked.has(code))
      .map((entity) => [entity.code, (nameAsAt(entity, language, day) ?? entity.names.en).shortName]),
  );
