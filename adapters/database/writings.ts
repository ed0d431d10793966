import type { WritingReads, WritingRecord, WritingUnit } from '../../activities/ports/writings.ts';
import { NotFound } from '../../domain/errors.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { notesBesides } from './outbox.ts';
import type { Client, Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

type Row = Awaited<ReturnType<Transaction['writing']['findFirstOrThrow']>>;

const fromRow = ({ draftedAt, clearedAt: _, discardedAt: __, kind: ___, content, ...row }: Row): WritingRecord => ({
  ...row,
  content: content as unknown as WritingRecord['content'],
  draftedAtMs: draftedAt.getTime(),
});

const readWriting = async (tx: Transaction, campaignId: string, id: string): Promise<WritingRecord> => {
  const row = await tx.writing.findUnique({ where: { campaignId_id: { campaignId, id } } });
  if (row === null) throw new NotFound(`The writing of ${campaignId}`, id);
  return fromRow(row);
};

export const writingReads = (client: Client): WritingReads => ({
  writing: (campaignId, id) => readWriting(client, campaignId, id),
  writings: async (campaignId, ids) =>
    ids.length === 0
      ? []
      : (await client.writing.findMany({ where: { campaignId, id: { in: [...ids] } } })).map(fromRow),
  notesBesides: (campaignId, which) =>
    notesBesides(client, campaignId, which === 'withdrawals' ? null : which.writingId),
});

export const writingUnit = (tx: Transaction): WritingUnit => ({
  insertWriting: async ({ draftedAtMs, content, ...writing }) => {
    const inserted = await tx.writing.createMany({
      skipDuplicates: true,
      data: {
        ...writing,
        kind: content.kind,
        content: storable(content) as unknown as Prisma.InputJsonObject,
        draftedAt: new Date(draftedAtMs),
      },
    });
    return inserted.count === 1 ? null : readWriting(tx, writing.campaignId, writing.id);
  },
  lockWriting: async (campaignId, id) => {
    await tx.$queryRawUnsafe(
      'SELECT 1 AS one FROM writing WHERE campaign_id = $1 AND id = $2 FOR UPDATE',
      campaignId,
      id,
    );
    return readWriting(tx, campaignId, id);
  },
  updateWriting: async ({ campaignId, id }, { clearedAtMs, discardedAtMs, ...change }) => {
    await tx.writing.update({
      where: { campaignId_id: { campaignId, id } },
      data: {
        ...change,
        ...(clearedAtMs === undefined ? {} : { clearedAt: new Date(clearedAtMs) }),
        ...(discardedAtMs === undefined ? {} : { discardedAt: new Date(discardedAtMs) }),
      },
    });
  },
  lastSequences: async (campaignId, kind) => {
    const rows = await tx.note.groupBy({
      by: ['addresseeCode'],
      where: { campaignId, kind },
      _max: { sequence: true },
    });
    return new Map(rows.map(({ addresseeCode, _max }) => [addresseeCode, _max.sequence ?? 0]));
  },
});
