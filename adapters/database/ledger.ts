import { createHash } from 'node:crypto';
import type { LedgerExcerpt } from '../../activities/ports/database.ts';
import { textToChain, unchainedEvent } from '../../domain/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '../../domain/ledger/event.ts';
import type { Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Appends to a chain when the transaction commits (a deferred trigger, docs/adr/0002): numbers and hashes are given then, so that
 * the lock on the chain's head is held for the commit alone, and not while this process is on its way to it.
 */
export const appendEvents = async (
  tx: Transaction,
  chain: string,
  entries: readonly LedgerEntry[],
  realNowMs: number,
): Promise<void> => {
  if (entries.length === 0) return;
  const events = storableEntries(entries).map((entry) => unchainedEvent(chain, entry, realNowMs));
  await tx.$executeRawUnsafe(
    'INSERT INTO ledger_pending (chain, entries) VALUES ($1, $2::jsonb)',
    chain,
    JSON.stringify(events.map((event) => ({ ...event, ...textToChain(event) }))),
  );
};

/** As JSON writes what PostgreSQL cannot keep: NUL, and half of a surrogate pair. */
const notStorable = /\\u(?:0000|d[89a-f])/;

/** Looking once at the whole is a fraction of the work of looking at every text of it, and nearly all are clean. */
const storableEntries = (entries: readonly LedgerEntry[]): readonly LedgerEntry[] =>
  notStorable.test(JSON.stringify(entries)) ? storable(entries) : entries;

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
