import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Mistake } from '../../domain/errors.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import { authors } from '../../domain/receive/submission.ts';
import { seriesOf, type TransmittedFile } from '../../domain/receive/transmittal/transmittal.ts';
import type { RegisteredTransmittal, RegisterTransmittalInput } from '../../workflows/contracts/transmittal.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';
import type { TransmittalRecord, TransmittedTextRecord } from '../ports/transmittals.ts';
import type { ReadText } from './read-texts.ts';
import { versionsOf } from './transmitted-versions.ts';

export type FiledBatch = Pick<RegisteredTransmittal, 'outcome' | 'filed' | 'duplicates'>;

/**
 * Files every text of a batch in one transaction: submission, respondents, batch and ledger change together.
 * @returns every mistake that only shows beside what is on file; nothing is written then
 */
export const fileBatch = (
  deps: Dependencies,
  { officer }: RegisterTransmittalInput,
  campaign: CampaignRecord,
  transmittal: TransmittalRecord,
  read: readonly ReadText[],
  kept: readonly TransmittedFile[],
): Promise<FiledBatch | { readonly mistakes: readonly Mistake[] }> =>
  deps.database.transaction(async (unit) => {
    const { clock, status } = await unit.lockCampaign(campaign.id);
    const batches = await unit.batchesOf(campaign.id);
    if (batches.some(({ id, state }) => id === transmittal.id && state === 'filed'))
      return { outcome: 'known', filed: 0, duplicates: 0 };
    const judged = versionsOf(read, await unit.contentOnFile(campaign.id), transmittal);
    if ('mistakes' in judged) return judged;
    const atMs = Math.max(transmittal.receivedAtMs, campaignTime(clock, deps.time.nowMs()));
    const events: LedgerEntry[] = [];
    const records: TransmittedTextRecord[] = [];
    for (const { text, version, onFile, supersedes } of judged.versions) {
      const submissionId = onFile ?? deps.newId();
      if (onFile === null) {
        const filing = { submissionId, version, text, supersedes, transmittal, officer };
        await insert(unit, { ...filing, campaign });
        events.push(filedEvent({ ...filing, atMs }));
      }
      records.push({
        fileNames: text.text.files.map(({ name }) => name),
        codes: text.text.codes,
        theirReference: text.text.reference,
        theirDate: text.text.dated,
        outcome: onFile === null ? 'filed' : 'duplicate',
        submissionId,
      });
    }
    const others = kept.map(
      ({ name }): TransmittedTextRecord => ({
        fileNames: [name],
        codes: [],
        theirReference: null,
        theirDate: null,
        outcome: 'kept',
        submissionId: null,
      }),
    );
    await unit.insertTransmittedTexts(transmittal.id, [...records, ...others]);
    await unit.decideTransmittal(transmittal.id, 'filed', null);
    await unit.closeTransmittalTasks(transmittal.id, officer, atMs);
    const items = await unit.settleMailedBatch(campaign.id, transmittal.rawSha256, officer, atMs);
    const superseded = await supersede(unit, batches, transmittal, officer, atMs);
    const duplicates = records.filter(({ outcome }) => outcome === 'duplicate').length;
    const filed = records.length - duplicates;
    if (status === 'issued' && filed > 0)
      await unit.openTasks([
        {
          campaignId: campaign.id,
          addresseeCode: null,
          kind: 'late-submission',
          reason: `${filed} texts were filed after the paper had been issued; they are not in it.`,
          openedAtMs: atMs,
        },
      ]);
    await unit.append(campaign.id, [
      ...events,
      {
        atMs,
        type: 'transmittal-filed',
        subject: null,
        actor: officer,
        data: {
          transmittalId: transmittal.id,
          texts: records,
          kept: others.map(({ fileNames }) => fileNames[0]),
          superseded,
          ...(items.length === 0 ? {} : { items }),
        },
      },
    ]);
    return { outcome: 'filed', filed, duplicates };
  });

interface Filing {
  readonly submissionId: string;
  readonly version: number;
  readonly text: ReadText;
  readonly supersedes: string | null;
  readonly transmittal: TransmittalRecord;
  readonly officer: string;
}

const insert = async (unit: Unit, filing: Filing & { readonly campaign: CampaignRecord }): Promise<void> => {
  const { submissionId, version, text, supersedes, transmittal, officer, campaign } = filing;
  await unit.putBlobs(text.pictures);
  await unit.insertSubmission({
    id: submissionId,
    campaignId: campaign.id,
    addresseeCode: seriesOf(text.text.codes),
    version,
    replyKind: 'text',
    respondents: authors(text.text.codes),
    itemId: null,
    door: 'transmittal',
    receivedAtMs: transmittal.receivedAtMs,
    // Nobody was given a deadline.
    timeliness: 'in-time',
    language: text.language,
    direction: text.direction,
    messageId: null,
    theirReference: text.text.reference,
    theirDate: text.text.dated,
    publication: 'publish',
    supersedes,
    awaitsNoteVerbale: false,
    contentHash: text.contentHash,
    blocks: text.blocks,
    words: text.words,
    registeredBy: officer,
    acknowledge: false,
    files: text.files,
  });
};

const filedEvent = (filing: Filing & { readonly atMs: number }): LedgerEntry => {
  const { submissionId, version, text, supersedes, transmittal, officer, atMs } = filing;
  return {
    atMs,
    type: 'submission-filed',
    subject: seriesOf(text.text.codes),
    actor: officer,
    data: {
      submissionId,
      transmittalId: transmittal.id,
      respondents: authors(text.text.codes),
      version,
      replyKind: 'text',
      supersedes,
      receivedAt: new Date(transmittal.receivedAtMs).toISOString(),
      late: false,
      timeliness: 'in-time',
      language: text.language,
      door: 'transmittal',
      contentHash: text.contentHash,
      files: text.files.map(({ name, sha256 }) => ({ name, sha256 })),
    },
  };
};

/** Batches that were held and whose files have all come again in this one need nobody any more. */
const supersede = async (
  unit: Unit,
  batches: readonly TransmittalRecord[],
  filed: TransmittalRecord,
  officer: string,
  atMs: number,
): Promise<string[]> => {
  const hashes = new Set(filed.files.map(({ sha256 }) => sha256));
  const covered = batches.filter(
    ({ id, state, files }) =>
      id !== filed.id && state === 'held' && files.length > 0 && files.every(({ sha256 }) => hashes.has(sha256)),
  );
  for (const { id } of covered) {
    await unit.decideTransmittal(id, 'superseded', `filed as ${filed.id}`);
    await unit.closeTransmittalTasks(id, officer, atMs);
  }
  return covered.map(({ id }) => id);
};
