import { campaignTime } from '../../domain/campaign/clock.ts';
import { type Directory, instrumentOf } from '../../domain/directory/directory.ts';
import { statusAsAt } from '../../domain/directory/treaty-status.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { factsAsAt, reportedTypes } from '../../domain/report/response-facts.ts';
import { statusDocument } from '../../domain/report/status-json.ts';
import { type StatusOfResponses, statusOfResponses } from '../../domain/report/status-of-responses.ts';
import { statusPaper } from '../../domain/report/status-paper.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { issuePaper } from './issue-paper.ts';

/** Issues the status of responses as at a campaign moment: paper, table and data from one count. */
export const issueStatusReport =
  (deps: Dependencies): Activities['issueStatusReport'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const { definition, clock } = campaign;
      const nowMs = Math.floor(campaignTime(clock, deps.time.nowMs()));
      const momentMs = Math.min(asAtMs ?? nowMs, nowMs);
      const status = await countStatus(deps, campaign, momentMs);
      return issuePaper(deps, {
        campaignId,
        kind: 'status-of-responses',
        symbol: null,
        asAtMs: momentMs,
        entries: status.facts.length,
        inputsHash: deps.sha256(canonicalJson(status)),
        paper: statusPaper(status, { ...definition.office, zone: definition.dates.zone }),
        csv: deps.tables.csv(status),
        json: `${JSON.stringify(statusDocument(status), null, 2)}\n`,
        ledgerType: 'status-issued',
      });
    });

/** Counts from the ledger, so that the same question about the past has the same answer for ever. */
const countStatus = async (
  deps: Dependencies,
  { id, definition }: CampaignRecord,
  momentMs: number,
): Promise<StatusOfResponses> => {
  const { language } = definition.paper;
  const addressees = await deps.database.read.addressees(id, 0, Number.MAX_SAFE_INTEGER);
  const reported = addressees.map(({ code, name, names, kind, treatyStatus, regionalGroup }) => ({
    code,
    name: names[language]?.shortName ?? name,
    sortKey: names[language]?.sortKey ?? name,
    kind,
    treatyStatus,
    regionalGroup,
  }));
  return statusOfResponses({
    campaign: { id, title: definition.title },
    asAt: new Date(momentMs).toISOString(),
    language,
    instrument: definition.audience.instrument,
    audienceAsAt: definition.audience.asAt,
    facts: factsAsAt(
      await deps.database.read.ledger(id, { types: reportedTypes, untilMs: momentMs }),
      reported,
      momentMs,
    ),
    partiesAtReport: partiesOn(
      await deps.database.read.directory(),
      definition.audience.instrument,
      localDay(momentMs, definition.dates.zone),
    ),
  });
};

/** Parties on a day; null where nobody has checked that day, for then no number may be printed. */
const partiesOn = (directory: Directory, code: string, day: string): string[] | null => {
  try {
    const instrument = instrumentOf(directory, code);
    return directory.entities
      .filter((entity) => statusAsAt(directory.treatyActions, entity.code, instrument, day) === 'party')
      .map((entity) => entity.code);
  } catch (error) {
    if (error instanceof DomainRefusal && error.code === 'treaty-status-not-checked') return null;
    throw error;
  }
};
