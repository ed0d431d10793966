import { campaignTime } from '../../domain/campaign/clock.ts';
import { compilationPaper } from '../../domain/compile/compilation.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { issuePaper } from '../report/issue-paper.ts';
import { gather } from './compilation-input.ts';

/**
 * Renders the paper of the newest version of every text on file and keeps it as a draft, under the hash that
 * clearance binds. The same texts at the same moment give the same bytes and the same hash.
 */
export const draftTransmittedPaper =
  (deps: Dependencies): TransmittalActivities['draftTransmittedPaper'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const { definition, clock } = await deps.database.read.campaign(campaignId);
      const onFile = await deps.database.read.submissions(campaignId);
      // What is on file is in the draft, even where it was registered while the draft was waiting to be made.
      const momentMs = Math.max(
        asAtMs ?? Math.floor(campaignTime(clock, deps.time.nowMs())),
        ...onFile.map(({ receivedAtMs }) => receivedAtMs),
      );
      const { symbol, language } = definition.paper;
      const { submissions, inputOf } = await gather(deps, definition, momentMs, 'first');
      const input = inputOf(language, submissions, { symbol, edition: null });
      const codes = [...new Set(input.submissions.flatMap(({ respondents }) => respondents.map(({ code }) => code)))];
      const paper = await issuePaper(deps, {
        campaignId,
        kind: 'draft',
        symbol,
        asAtMs: momentMs,
        entries: input.submissions.length,
        inputsHash: deps.sha256(canonicalJson(input)),
        paper: compilationPaper(input),
        csv: null,
        json: null,
        ledgerType: 'paper-drafted',
        ledgerData: { respondents: codes.sort() },
      });
      const hash = deps.sha256(
        canonicalJson({
          symbol,
          asAtMs: paper.asAtMs,
          pdf: paper.pdfSha256,
          word: paper.wordSha256,
        }),
      );
      await deps.database.transaction(async (unit) => {
        const { clearedBy } = await unit.lockCampaign(campaignId);
        if (clearedBy !== null) return;
        await unit.updateCampaign(campaignId, { status: 'awaiting-clearance', preparedHash: hash });
      });
      return { paper, hash };
    });
