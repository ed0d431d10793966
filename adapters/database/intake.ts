import type { SettledItems } from '../../activities/ports/database.ts';
import type {
  AttributionMatches,
  IncomingDecision,
  IncomingRecord,
  NewIncoming,
  StoredItem,
  UnjudgedItem,
} from '../../activities/ports/intake.ts';
import type { NoteKind } from '../../domain/dispatch/note-text.ts';
import { NotFound } from '../../domain/errors.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

/** Its bytes are stored already. @returns false when the very same bytes from the same sender are in hand */
export const insertIncoming = async (tx: Transaction, item: NewIncoming): Promise<boolean> => {
  const inserted = await tx.$executeRawUnsafe(
    `INSERT INTO incoming_item (id, stored_real_at, door, envelope_from, envelope_to, peer_address, peer_helo,
       raw_sha256, whole_size, message_id, answers, state, registration)
     VALUES ($1, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9::bigint, $10, $11, 'stored', $12::jsonb)
     ON CONFLICT DO NOTHING`,
    item.id,
    new Date(item.storedRealAtMs).toISOString(),
    item.door,
    storable(item.envelopeFrom.toLowerCase()),
    storable([...item.envelopeTo]),
    item.peer?.address ?? null,
    storable(item.peer?.helo ?? null),
    item.rawSha256,
    item.wholeSize ?? null,
    storable(item.messageId),
    storable([...item.answers]),
    item.registration === null ? null : JSON.stringify(item.registration),
  );
  return inserted === 1;
};

type ItemRow = Awaited<ReturnType<Transaction['incomingItem']['findFirstOrThrow']>>;

const incomingOf = (row: ItemRow): IncomingRecord => ({
  id: row.id,
  door: row.door,
  envelopeFrom: row.envelopeFrom,
  envelopeTo: row.envelopeTo,
  peer: row.peerAddress === null ? null : { address: row.peerAddress, helo: row.peerHelo ?? '' },
  rawSha256: row.rawSha256,
  wholeSize: row.wholeSize === null ? null : Number(row.wholeSize),
  storedRealAtMs: row.storedRealAt.getTime(),
  state: row.state as IncomingRecord['state'],
  class: row.class,
  registration: row.registration as unknown as IncomingRecord['registration'],
  campaignId: row.campaignId,
  addresseeCode: row.addresseeCode,
  reason: row.reason,
  receivedAtMs: row.receivedAt?.getTime() ?? null,
});

export const readIncoming = async (tx: Transaction, id: string): Promise<IncomingRecord> => {
  const row = await tx.incomingItem.findUnique({ where: { id } });
  if (row === null) throw new NotFound('The incoming item', id);
  return incomingOf(row);
};

export const lockIncoming = async (tx: Transaction, id: string): Promise<IncomingRecord> => {
  await tx.$queryRawUnsafe('SELECT 1 AS one FROM incoming_item WHERE id = $1 FOR UPDATE', id);
  return readIncoming(tx, id);
};

export const decideIncoming = async (tx: Transaction, decision: IncomingDecision): Promise<void> => {
  const { id, judgement, receivedAtMs, ...plain } = storable(decision);
  await tx.incomingItem.update({
    where: { id },
    data: {
      ...plain,
      judgement: judgement === null ? Prisma.JsonNull : (judgement as Prisma.InputJsonValue),
      receivedAt: receivedAtMs === null ? null : new Date(receivedAtMs),
    },
  });
};

export const unjudgedItems = async (tx: Transaction, limit: number): Promise<StoredItem[]> => {
  const rows = await tx.incomingItem.findMany({
    where: { state: 'stored' },
    orderBy: { storedRealAt: 'asc' },
    take: limit,
    select: { id: true, storedRealAt: true },
  });
  return rows.map(({ id, storedRealAt }) => ({ id, storedRealAtMs: storedRealAt.getTime() }));
};

export const itemsInHand = (tx: Transaction): Promise<UnjudgedItem[]> =>
  tx.$queryRawUnsafe(
    `SELECT i.envelope_from AS "envelopeFrom",
       coalesce(jsonb_agg(jsonb_build_object('campaignId', n.campaign_id, 'code', n.addressee_code))
         FILTER (WHERE n.id IS NOT NULL), '[]') AS answers
     FROM incoming_item i LEFT JOIN note n ON n.message_id = ANY(i.answers)
     WHERE i.state = 'stored' GROUP BY i.id`,
  );

/** Rows that the keys found in a message point to; the rules decide what they mean. */
export const readMatches = async (
  tx: Transaction,
  keys: {
    readonly messageIds: readonly string[];
    readonly references: readonly string[];
    readonly senders: readonly string[];
    readonly tokens: readonly string[];
  },
): Promise<AttributionMatches> => {
  const notes = await tx.note.findMany({
    where: {
      OR: [
        { messageId: { in: [...keys.messageIds] } },
        { reference: { in: [...keys.references] } },
        { token: { in: [...keys.tokens] } },
      ],
    },
    select: {
      id: true,
      messageId: true,
      kind: true,
      reference: true,
      token: true,
      campaignId: true,
      addresseeCode: true,
      envelopeTo: true,
    },
  });
  const left = await leftMailboxesByToken(tx, keys.tokens);
  const senders = await tx.$queryRawUnsafe<AttributionMatches['senders'][number][]>(
    `SELECT DISTINCT m.mailbox, a.campaign_id AS "campaignId", a.code
     FROM addressee a CROSS JOIN LATERAL unnest(a.mailboxes) AS m(mailbox)
     WHERE lower(m.mailbox) = ANY($1)
        OR split_part(lower(m.mailbox), '@', 2) = ANY(SELECT split_part(s, '@', 2) FROM unnest($1) AS s)`,
    keys.senders.map((sender) => sender.toLowerCase()),
  );
  const found = notes.map(({ addresseeCode, ...note }) => ({
    ...note,
    kind: note.kind as NoteKind,
    noteId: note.id,
    code: addresseeCode,
  }));
  return {
    messageIds: found.filter(({ messageId }) => keys.messageIds.includes(messageId)),
    references: found.filter(({ reference }) => keys.references.includes(reference)),
    senders,
    tokens: [
      ...found
        .filter(({ token }) => keys.tokens.includes(token))
        .map(({ envelopeTo, ...note }) => ({ ...note, mailbox: envelopeTo })),
      ...left,
    ],
  };
};

/** Notes that have left the mailbox for which a token stands. */
const leftMailboxesByToken = async (
  tx: Transaction,
  tokens: readonly string[],
): Promise<AttributionMatches['tokens'][number][]> =>
  tokens.length === 0
    ? []
    : tx.$queryRawUnsafe(
        `SELECT r.token, r.note_id AS "noteId", n.campaign_id AS "campaignId", n.addressee_code AS code, r.mailbox
         FROM note_route r JOIN note n ON n.id = r.note_id WHERE r.token = ANY($1)`,
        [...tokens],
      );

/** Settles held items and closes the tasks that were opened for them. */
export const settleHeld = async (
  tx: Transaction,
  { campaignId, codes, reason, officer, atMs }: SettledItems,
): Promise<{ id: string; code: string }[]> => {
  const where = { campaignId, addresseeCode: { in: [...codes] }, state: 'held', reason };
  const items = await tx.incomingItem.findMany({ where, select: { id: true, addresseeCode: true } });
  if (items.length === 0) return [];
  await tx.incomingItem.updateMany({ where: { id: { in: items.map(({ id }) => id) } }, data: { state: 'settled' } });
  await tx.officerTask.updateMany({
    where: {
      campaignId,
      addresseeCode: { in: [...codes] },
      kind: 'held-item',
      reason: { startsWith: `${reason}:` },
      closedAt: null,
    },
    data: { closedAt: new Date(atMs), closedBy: officer },
  });
  return items.map(({ id, addresseeCode }) => ({ id, code: addresseeCode as string }));
};
