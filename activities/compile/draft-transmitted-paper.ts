import { campaignTime } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import {
  type NamedRespondent,
  type TransmittedPaperInput,
  type TransmittedSubmission,
  transmittedPaper,
} from '../../domain/compile/transmitted-paper.ts';
import { type Entity, entityAsAt, isState } from '../../domain/directory/entity.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { inForce } from '../../domain/receive/submission.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';
import type { TransmittalRecord } from '../ports/transmittals.ts';
import { issuePaper } from '../report/issue-paper.ts';

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
      const input = await paperInput(deps, definition, onFile, momentMs);
      const codes = [...new Set(input.submissions.flatMap(({ respondents }) => respondents.map(({ code }) => code)))];
      const paper = await issuePaper(deps, {
        campaignId,
        kind: 'draft',
        symbol: definition.paper.symbol,
        asAtMs: momentMs,
        entries: input.submissions.length,
        inputsHash: deps.sha256(canonicalJson(input)),
        paper: transmittedPaper(input),
        csv: null,
        json: null,
        ledgerType: 'paper-drafted',
        ledgerData: { respondents: codes.sort() },
      });
      const hash = deps.sha256(
        canonicalJson({
          symbol: definition.paper.symbol,
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

const paperInput = async (
  deps: Dependencies,
  definition: CampaignDefinition,
  onFile: readonly SubmissionRecord[],
  momentMs: number,
): Promise<TransmittedPaperInput> => {
  const { read } = deps.database;
  const { zone } = definition.dates;
  const day = localDay(momentMs, zone);
  const batches = await read.transmittals(definition.id);
  const daysOf = await transmittedDays(deps, batches);
  const respondents = await read.respondents(definition.id);
  const entities = new Map((await read.directory()).entities.map((entity) => [entity.code, entityAsAt(entity, day)]));
  const submissions = inForce(onFile, momentMs).map(
    (submission): TransmittedSubmission => ({
      respondents: (respondents.get(submission.id) ?? [submission.addresseeCode]).map((code) =>
        named(code, entities.get(code), definition),
      ),
      language: submission.language,
      direction: submission.direction,
      transmittedOn: daysOf.get(submission.id) ?? localDay(submission.receivedAtMs, zone),
      blocks: submission.blocks,
      attachmentsOnFile: submission.files
        .filter(({ disposition }) => disposition === 'on-file')
        .map(({ name }) => ({ name })),
    }),
  );
  const { provenance, transmittedBy, instruction } = definition.transmittal ?? { provenance: 'none' as const };
  const on = [...new Set(submissions.map(({ transmittedOn }) => transmittedOn))].sort();
  return {
    definition: definition.paper,
    campaignTitle: definition.title,
    issuedOn: day,
    introduction: {
      mandate: definition.mandate,
      transmitted:
        provenance === 'none' || transmittedBy === undefined || instruction === undefined
          ? null
          : { by: transmittedBy, on, instruction },
    },
    dayUnderEachText: provenance === 'each-text',
    submissions,
  };
};

/** The day on which each text on file was transmitted first. */
const transmittedDays = async (
  deps: Dependencies,
  batches: readonly TransmittalRecord[],
): Promise<Map<string, string>> => {
  const days = new Map<string, string>();
  for (const { id, transmittedOn } of batches)
    for (const { submissionId, outcome } of await deps.database.read.transmittedTexts(id))
      if (submissionId !== null && outcome === 'filed') days.set(submissionId, transmittedOn);
  return days;
};

const named = (code: string, entity: Entity | undefined, { paper }: CampaignDefinition): NamedRespondent => {
  const name = entity?.names[paper.language] ?? entity?.names.en;
  return {
    code,
    name: name?.shortName ?? code,
    sortKey: name?.sortKey || name?.shortName || code,
    isState: entity === undefined || isState(entity),
  };
};
