import { campaignTime } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { type CompiledSubmission, compilationPaper } from '../../domain/compile/compilation.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { admissionOf } from '../../domain/receive/admissibility.ts';
import { inForce } from '../../domain/receive/submission.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';
import type { AddresseeRecord } from '../ports/records.ts';
import { issuePaper } from '../report/issue-paper.ts';

/**
 * Compiles every text that holds at a moment into the campaign's paper.
 * The same submissions at the same moment give the same bytes.
 */
export const compilePaper =
  (deps: Dependencies): Activities['compilePaper'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const { definition, clock } = await deps.database.read.campaign(campaignId);
      const momentMs = asAtMs ?? Math.floor(campaignTime(clock, deps.time.nowMs()));
      const addressees = await deps.database.read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
      const latest = reproducible(await deps.database.read.submissions(campaignId), momentMs);
      const admitted = latest.filter(({ timeliness }) => admissionOf(timeliness, definition.lateReplies) === 'compile');
      const byCode = new Map(addressees.map((addressee) => [addressee.code, addressee]));
      const submissions = admitted.flatMap((submission) => {
        const addressee = byCode.get(submission.addresseeCode);
        return addressee === undefined ? [] : [compiled(submission, addressee, definition)];
      });
      const { zone } = definition.dates;
      const issuedOn = localDay(momentMs, zone);
      const paper = compilationPaper({
        definition: definition.paper,
        campaignTitle: definition.title,
        issuedOn,
        introduction: {
          mandate: definition.mandate,
          noteVerbaleOn: localDay(Date.parse(definition.dates.dispatchAt), zone),
          deadlineOn: localDay(Date.parse(definition.dates.deadlineAt), zone),
          asAt: issuedOn,
          lateNotCompiled: latest.length - admitted.length,
        },
        submissions,
      });
      return issuePaper(deps, {
        campaignId,
        kind: 'compilation',
        symbol: definition.paper.symbol,
        asAtMs: momentMs,
        entries: submissions.length,
        inputsHash: deps.sha256(canonicalJson(submissions)),
        paper,
        csv: null,
        json: null,
        ledgerType: 'paper-compiled',
      });
    });

/** The texts that hold at the moment and may be reproduced. */
const reproducible = (submissions: readonly SubmissionRecord[], momentMs: number): SubmissionRecord[] =>
  inForce(submissions, momentMs).filter(
    ({ replyKind, publication }) => replyKind === 'text' && publication === 'publish',
  );

const compiled = (
  submission: SubmissionRecord,
  addressee: AddresseeRecord,
  definition: CampaignDefinition,
): CompiledSubmission => {
  const name = addressee.names[definition.paper.language] ?? addressee.names.en;
  return {
    code: addressee.code,
    name: name?.shortName ?? addressee.name,
    sortKey: name?.sortKey ?? addressee.name,
    isState: addressee.kind !== 'intergovernmental-organization' && addressee.kind !== 'regional-organization',
    language: submission.language,
    direction: submission.direction,
    receivedOn: localDay(submission.receivedAtMs, definition.dates.zone),
    late: submission.timeliness === 'late',
    blocks: submission.blocks,
    attachmentsOnFile: submission.files
      .filter(({ disposition }) => disposition === 'on-file')
      .map(({ name: file }) => ({ name: file })),
  };
};
