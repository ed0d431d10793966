import { DomainRefusal, type Mistake } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { judgeManifest } from '../../domain/receive/transmittal/judge-manifest.ts';
import { type Proposal, proposeEntities } from '../../domain/receive/transmittal/propose-entity.ts';
import type { TransmittedFile, TransmittedText } from '../../domain/receive/transmittal/transmittal.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type {
  RegisteredTransmittal,
  RegisterTransmittalInput,
  TransmittalActivities,
} from '../../workflows/contracts/transmittal.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';
import type { TransmittalRecord } from '../ports/transmittals.ts';
import { fileBatch } from './file-batch.ts';
import { extractStored, readTexts } from './read-texts.ts';
import { plainText } from './submitted-text.ts';
import { doubtsOf } from './transmitted-versions.ts';

const nothing: RegisteredTransmittal = {
  outcome: 'known',
  filed: 0,
  duplicates: 0,
  kept: 0,
  proposals: [],
  doubts: [],
};

/**
 * Files a stored batch: every text a submission without a request, of one or several respondents, in one transaction.
 * A batch in which anything is wrong or uncertain is held whole, with all of it named; nothing of it is filed.
 * @throws DomainRefusal `transmittal-refused` with every mistake, its file and its line
 */
export const fileTransmittal =
  (deps: Dependencies): TransmittalActivities['fileTransmittal'] =>
  (input) =>
    withHeartbeat(async () => {
      const transmittal = await deps.database.read.transmittal(input.transmittalId);
      if (transmittal.state === 'filed') return filedBefore(deps, transmittal);
      if (transmittal.state === 'superseded') return nothing;
      const campaign = await deps.database.read.campaign(input.campaignId);
      const judged = await judge(deps, campaign, transmittal);
      if ('proposals' in judged) {
        await hold(deps, input, transmittal, 'it is not certain whose text each file is');
        return { ...nothing, outcome: 'held', proposals: judged.proposals };
      }
      if (judged.mistakes.length > 0) return refuse(deps, input, transmittal, judged.mistakes);
      const read = await readTexts(deps, judged.texts);
      const filed = await fileBatch(deps, input, campaign, transmittal, read, judged.kept);
      if ('mistakes' in filed) return refuse(deps, input, transmittal, filed.mistakes);
      return { ...filed, kept: judged.kept.length, proposals: [], doubts: doubtsOf(read) };
    });

/** What was filed of a batch: asked again, because it came again or because an answer was lost. */
const filedBefore = async (deps: Dependencies, { id }: TransmittalRecord): Promise<RegisteredTransmittal> => {
  const texts = await deps.database.read.transmittedTexts(id);
  const count = (outcome: string): number => texts.filter((text) => text.outcome === outcome).length;
  return { ...nothing, filed: count('filed'), duplicates: count('duplicate'), kept: count('kept') };
};

interface Judged {
  readonly texts: readonly TransmittedText[];
  readonly kept: readonly TransmittedFile[];
  readonly mistakes: readonly Mistake[];
}

const judge = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  { files, manifest, mistakes, receivedAtMs }: TransmittalRecord,
): Promise<Judged | { readonly proposals: readonly Proposal[] }> => {
  const { entities } = await deps.database.read.directory();
  if (mistakes.length > 0 && files.length === 0) return { texts: [], kept: [], mistakes };
  if (manifest !== null) {
    const receivedOn = localDay(receivedAtMs, campaign.definition.dates.zone);
    const judged = judgeManifest(manifest.lines, { manifest: manifest.name, files, entities, receivedOn });
    // While lines could not be read, files not named are no mistake of their own.
    const unreadable = [...mistakes, ...manifest.mistakes];
    const own =
      manifest.mistakes.length > 0 ? judged.mistakes.filter(({ line }) => line !== undefined) : judged.mistakes;
    return { ...judged, mistakes: [...unreadable, ...own] };
  }
  if (mistakes.length > 0) return { texts: [], kept: [], mistakes };
  const read = await extractStored(deps, files);
  const proposals = proposeEntities(
    files.map(({ name }, index) => ({ name, text: plainText(read[index]?.text ?? { unreadable: '' }) })),
    entities,
  );
  const codes = proposals.map(({ certain }) => certain);
  if (codes.includes(null) || new Set(codes).size < codes.length) return { proposals };
  const texts = files.map(
    (file, index): TransmittedText => ({
      files: [file],
      codes: [codes[index] as string],
      language: null,
      reference: null,
      dated: null,
      replaces: false,
      line: null,
    }),
  );
  return { texts, kept: [], mistakes: [] };
};

const refuse = async (
  deps: Dependencies,
  input: RegisterTransmittalInput,
  transmittal: TransmittalRecord,
  mistakes: readonly Mistake[],
): Promise<never> => {
  const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`;
  await hold(deps, input, transmittal, `${count} in the batch or its manifest`);
  throw new DomainRefusal(
    'transmittal-refused',
    `${count}; the batch is stored and nothing of it was filed.`,
    mistakes,
  );
};

const hold = (
  deps: Dependencies,
  { transmittalId }: RegisterTransmittalInput,
  { campaignId, receivedAtMs }: TransmittalRecord,
  reason: string,
): Promise<void> =>
  deps.database.transaction(async (unit) => {
    await unit.lockCampaign(campaignId);
    await unit.closeTransmittalTasks(transmittalId, engine, receivedAtMs);
    await unit.decideTransmittal(transmittalId, 'held', reason);
    await unit.openTasks([
      {
        campaignId,
        addresseeCode: null,
        kind: 'held-transmittal',
        reason: `${transmittalId}: ${reason}`,
        openedAtMs: receivedAtMs,
      },
    ]);
    await unit.append(campaignId, [
      { atMs: receivedAtMs, type: 'transmittal-held', subject: null, actor: engine, data: { transmittalId, reason } },
    ]);
  });
