import type {
  ContentOnFile,
  TransmittalContents,
  TransmittalReads,
  TransmittalRecord,
  TransmittalUnit,
  TransmittedTextRecord,
} from '../../activities/ports/transmittals.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { putBlobs } from './outbox.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

type Row = Awaited<ReturnType<Transaction['transmittal']['findFirstOrThrow']>>;

const json = (value: unknown): Prisma.InputJsonValue => storable(value) as Prisma.InputJsonValue;

const readingOf = ({ manifest, mistakes }: TransmittalContents): Prisma.InputJsonValue => json({ manifest, mistakes });

const recordOf = ({ receivedAt, storedRealAt, reading, ...row }: Row): TransmittalRecord =>
  ({
    ...row,
    ...(reading as object),
    receivedAtMs: receivedAt.getTime(),
    storedRealAtMs: storedRealAt.getTime(),
  }) as unknown as TransmittalRecord;

/** Tasks of a batch name it by its id at the beginning of their reason. */
const taskOf = (transmittalId: string): string => `${transmittalId}: `;

export const transmittalReads = (tx: Transaction): TransmittalReads => ({
  transmittal: async (id) => {
    const row = await tx.transmittal.findUnique({ where: { id } });
    if (row === null) throw new NotFound('The transmittal', id);
    return recordOf(row);
  },
  transmittals: async (campaignId) =>
    (await tx.transmittal.findMany({ where: { campaignId }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] })).map(
      recordOf,
    ),
  transmittedTexts: async (transmittalId) =>
    (await tx.transmittedText.findMany({ where: { transmittalId }, orderBy: { position: 'asc' } })).map(
      ({ transmittalId: _transmittal, position: _position, ...row }) => row as TransmittedTextRecord,
    ),
  campaignsTakingBatches: async (mailboxes) => {
    const rows = await tx.$queryRawUnsafe<{ id: string; awaited: boolean }[]>(
      `SELECT id, definition->'transmittal' IS NULL AS awaited FROM campaign
       WHERE lower(definition->'office'->>'replyMailbox') = ANY($1)
         AND (definition->'transmittal' IS NULL OR status IN ('receiving', 'issued'))
       ORDER BY id`,
      [...mailboxes],
    );
    return rows.some(({ awaited }) => awaited) ? [] : rows.map(({ id }) => id);
  },
  respondents: async (campaignId) => {
    const rows = await tx.$queryRawUnsafe<{ id: string; code: string }[]>(
      `SELECT r.submission_id AS id, r.code FROM submission_respondent r JOIN submission s ON s.id = r.submission_id
       WHERE s.campaign_id = $1 AND s.undone_at IS NULL ORDER BY r.submission_id, r.position`,
      campaignId,
    );
    const groups = Map.groupBy(rows, ({ id }) => id);
    return new Map([...groups].map(([id, group]) => [id, group.map(({ code }) => code)]));
  },
});

export const transmittalUnit = (tx: Transaction): TransmittalUnit => ({
  insertTransmittal: async (transmittal) => {
    const {
      blobs,
      files,
      manifest: _manifest,
      mistakes: _mistakes,
      receivedAtMs,
      storedRealAtMs,
      ...plain
    } = transmittal;
    const { campaignId, rawSha256 } = plain;
    await putBlobs(tx, [...blobs]);
    const inserted = await tx.transmittal.createMany({
      skipDuplicates: true,
      data: {
        ...storable(plain),
        files: json(files),
        reading: readingOf(transmittal),
        receivedAt: new Date(receivedAtMs),
        storedRealAt: new Date(storedRealAtMs),
        state: 'stored',
      },
    });
    if (inserted.count === 1) return null;
    return recordOf(
      await tx.transmittal.findUniqueOrThrow({ where: { campaignId_rawSha256: { campaignId, rawSha256 } } }),
    );
  },
  readTransmittalAnew: async (id, contents, blobs) => {
    await putBlobs(tx, [...blobs]);
    await tx.transmittal.update({ where: { id }, data: { files: json(contents.files), reading: readingOf(contents) } });
  },
  decideTransmittal: async (id, state, reason) => {
    await tx.transmittal.update({ where: { id }, data: { state, reason: storable(reason) } });
  },
  insertTransmittedTexts: async (transmittalId, texts) => {
    await tx.transmittedText.createMany({
      data: texts.map((text, index) => ({
        ...storable(text),
        fileNames: storable([...text.fileNames]),
        codes: [...text.codes],
        transmittalId,
        position: index + 1,
      })),
    });
  },
  batchesOf: (campaignId) => transmittalReads(tx).transmittals(campaignId),
  contentOnFile: async (campaignId) =>
    (
      await tx.submission.findMany({
        where: { campaignId, undoneAt: null },
        select: { id: true, addresseeCode: true, version: true, contentHash: true, receivedAt: true },
        orderBy: [{ addresseeCode: 'asc' }, { version: 'asc' }],
      })
    ).map(
      ({ id, addresseeCode, receivedAt, ...row }): ContentOnFile => ({
        ...row,
        submissionId: id,
        series: addresseeCode,
        receivedAtMs: receivedAt.getTime(),
      }),
    ),
  settleMailedBatch: async (campaignId, rawSha256, officer, atMs) => {
    const held = await tx.incomingItem.findMany({
      where: { rawSha256, state: 'held', OR: [{ campaignId }, { campaignId: null }] },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const ids = held.map(({ id }) => id);
    await tx.incomingItem.updateMany({ where: { id: { in: ids } }, data: { state: 'settled', campaignId } });
    await tx.officerTask.updateMany({
      where: { itemId: { in: ids }, closedAt: null },
      data: { closedAt: new Date(atMs), closedBy: officer },
    });
    return ids;
  },
  closeTransmittalTasks: async (transmittalId, officer, atMs) => {
    await tx.officerTask.updateMany({
      where: { kind: 'held-transmittal', reason: { startsWith: taskOf(transmittalId) }, closedAt: null },
      data: { closedAt: new Date(atMs), closedBy: officer },
    });
  },
});
