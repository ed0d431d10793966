import { createHash } from 'node:crypto';
import type { LedgerExcerpt } from '../../activities/ports/database.ts';
import { chainEvents } from '../../domain/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '../../domain/ledger/event.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Appends to a chain. Takes the lock on the chain's head, so it is the last statement of a
 * transaction that is long for other reasons.
 */
export const appendEvents = async (
  tx: Transaction,
  chain: string,
  entries: readonly LedgerEntry[],
  realNowMs: number,
): Promise<LedgerEvent[]> => {
  if (entries.length === 0) return [];
  const found = await lockHead(tx, chain);
  const events = chainEvents(chain, found, storableEntries(entries), realNowMs, sha256);
  const last = events.at(-1) as LedgerEvent;
  await tx.$executeRawUnsafe(
    `WITH head AS (UPDATE ledger_head SET sequence = $3, hash = $4 WHERE campaign_id = $1)
     INSERT INTO ledger_event (campaign_id, sequence, at, recorded_at, type, subject, actor, data, previous_hash, hash)
     SELECT $1, e.sequence, e.at, e."recordedAt", e.type, e.subject, e.actor, e.data, e."previousHash", e.hash
     FROM jsonb_to_recordset($2::jsonb) AS e(sequence int, at timestamptz, "recordedAt" timestamptz, type text,
       subject text, actor text, data jsonb, "previousHash" text, hash text)`,
    chain,
    JSON.stringify(events),
    last.sequence,
    last.hash,
  );
  return events;
};

/** As JSON writes what PostgreSQL cannot keep: NUL, and half of a surrogate pair. */
const notStorable = /\\u(?:0000|d[89a-f])/;

/** Looking once at the whole is a fraction of the work of looking at every text of it, and nearly all are clean. */
const storableEntries = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  notStorable.test(JSON.stringify(entries)) ? storable(entries) : entries;

const lockHead = async (tx: Transaction, chain: string): Promise<{ sequence: number; hash: string }> => {
  const select = (): Promise<{ sequence: number; hash: string }[]> =>
    tx.$queryRawUnsafe('SELECT sequence, hash FROM ledger_head WHERE campaign_id = $1 FOR UPDATE', chain);
  const [head] = await select();
  if (head !== undefined) return head;
  await tx.$executeRawUnsafe(
    `INSERT INTO ledger_head (campaign_id, sequence, hash) VALUES ($1, 0, '') ON CONFLICT DO NOTHING`,
    chain,
  );
  return (await select())[0] as { sequence: number; hash: string };
};

/** The latest events of these types, the latest first. */
export const latestEvents = async (
  tx: Transaction,
  chain: string,
  types: readonly string[],
  limit: number,
): Promise<Pick<LedgerEvent, 'type' | 'data'>[]> =>
  tx.$queryRawUnsafe(
    `SELECT type, data FROM ledger_event WHERE campaign_id = $1 AND type = ANY($2) ORDER BY sequence DESC LIMIT $3`,
    chain,
    [...types],
    limit,
  );

/** Events of a chain in sequence, all or only some. */
export const readEvents = async (
  tx: Transaction,
  chain: string,
  { subject, types, untilMs }: LedgerExcerpt = {},
): Promise<LedgerEvent[]> => {
  const rows = await tx.ledgerEvent.findMany({
    where: {
      campaignId: chain,
      ...(subject !== undefined && { subject }),
      ...(types !== undefined && { type: { in: [...types] } }),
      ...(untilMs !== undefined && { at: { lte: new Date(untilMs) } }),
    },
    orderBy: { sequence: 'asc' },
  });
  return rows.map((row) => ({
    chain,
    sequence: row.sequence,
    at: row.at.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    type: row.type,
    subject: row.subject,
    actor: row.actor,
    data: row.data as Record<string, unknown>,
    previousHash: row.previousHash,
    hash: row.hash,
  }));
};
