import { campaignTime } from '../../domain/campaign/clock.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { statusDocument } from '../../domain/report/status-json.ts';
import { statusPaper } from '../../domain/report/status-paper.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { issuePaper, resultOf } from './issue-paper.ts';

/** Issues the status of responses as at a campaign moment: paper, table and data from one count. */
export const issueStatusReport =
  (deps: Dependencies): Activities['issueStatusReport'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const { definition, clock } = await deps.database.read.campaign(campaignId);
      const nowMs = Math.floor(campaignTime(clock, deps.time.nowMs()));
      const momentMs = Math.min(asAtMs ?? nowMs, nowMs);
      // What was issued of a moment stands, whatever the directory has learned since.
      const issued = await deps.database.read.paper(campaignId, 'status-of-responses', momentMs);
      const status = await deps.statuses.count(campaignId, momentMs);
      if (issued !== null) return resultOf(issued, status.facts.length);
      return issuePaper(deps, {
        campaignId,
        kind: 'status-of-responses',
        symbol: null,
        asAtMs: momentMs,
        entries: status.facts.length,
        inputsHash: deps.sha256(canonicalJson(status)),
        paper: statusPaper(status, { ...definition.office, zone: definition.dates.zone }),
        csv: deps.tables.csv(status),
        xlsx: await deps.tables.xlsx(status),
        json: `${JSON.stringify(statusDocument(status), null, 2)}\n`,
        ledgerType: 'status-issued',
      });
    });
