import { campaignTime } from '../../domain/campaign/clock.ts';
import { compilationPaper } from '../../domain/compile/compilation.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { issuePaper } from '../report/issue-paper.ts';
import { gather } from './compilation-input.ts';

/**
 * Compiles the latest version of every submission received by a moment into the campaign's paper.
 * The same submissions at the same moment give the same bytes.
 */
export const compilePaper =
  (deps: Dependencies): Activities['compilePaper'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const { definition, clock } = await deps.database.read.campaign(campaignId);
      const momentMs = asAtMs ?? Math.floor(campaignTime(clock, deps.time.nowMs()));
      const { submissions, inputOf } = await gather(deps, definition, momentMs, 'first');
      const { symbol, language } = definition.paper;
      const input = inputOf(language, submissions, { symbol, edition: null });
      return issuePaper(deps, {
        campaignId,
        kind: 'compilation',
        symbol,
        asAtMs: momentMs,
        entries: submissions.length,
        inputsHash: deps.sha256(canonicalJson(input)),
        paper: compilationPaper(input),
        csv: null,
        json: null,
        ledgerType: 'paper-compiled',
      });
    });
