import { canonicalJson } from './canonical-json.ts';
import type { LedgerEntry, LedgerEvent } from './event.ts';

/** Hexadecimal SHA-256 of a text; the domain does no cryptography of its own. */
export type Hash = (text: string) => string;

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Events that follow a head, each binding the one before it. */
export const chainEvents = (
  chain: string,
  head: ChainHead,
  entries: readonly LedgerEntry[],
  recordedAtMs: number,
  hash: Hash,
): LedgerEvent[] => {
  const recordedAt = new Date(recordedAtMs).toISOString();
  let previous = head;
  return entries.map((entry) => {
    const unhashed = {
      chain,
      sequence: previous.sequence + 1,
      at: new Date(entry.atMs).toISOString(),
      recordedAt,
      type: entry.type,
      subject: entry.subject,
      actor: entry.actor,
      data: entry.data,
      previousHash: previous.hash,
    };
    const event = { ...unhashed, hash: hash(canonicalJson(unhashed)) };
    previous = event;
    return event;
  });
};

/**
 * Checks one chain from its first event on.
 * @returns null when it holds, else the first bad event's sequence and what is wrong with it.
 *   A cut tail cannot be seen from the chain alone: compare the last hash with one kept elsewhere.
 */
export const brokenLink = (
  events: readonly LedgerEvent[],
  hash: Hash,
): { readonly sequence: number; readonly reason: string } | null => {
  let head: ChainHead = { sequence: 0, hash: '' };
  for (const event of events) {
    const { hash: stated, ...unhashed } = event;
    if (event.sequence !== head.sequence + 1)
      return { sequence: event.sequence, reason: `follows ${head.sequence}: an event is missing or out of order` };
    if (event.previousHash !== head.hash)
      return { sequence: event.sequence, reason: 'does not bind the event before it' };
    if (hash(canonicalJson(unhashed)) !== stated)
      return { sequence: event.sequence, reason: 'was changed after it was written' };
    head = event;
  }
  return null;
};
