import { canonicalJson } from './canonical-json.ts';
import type { LedgerEntry, LedgerEvent } from './event.ts';

/** Hexadecimal SHA-256 of a text; the domain does no cryptography of its own. */
export type Hash = (text: string) => string;

interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** An event that is written and has no place in its chain yet. */
export type UnchainedEvent = Omit<LedgerEvent, 'sequence' | 'previousHash' | 'hash'>;

/** An entry as its event, but for what only the chain's head knows. @param recordedAtMs real moment of writing */
export const unchainedEvent = (chain: string, entry: LedgerEntry, recordedAtMs: number): UnchainedEvent => ({
  chain,
  at: new Date(entry.atMs).toISOString(),
  recordedAt: new Date(recordedAtMs).toISOString(),
  type: entry.type,
  subject: entry.subject,
  actor: entry.actor,
  data: entry.data,
});

/**
 * The text whose hash binds an event, cut at the two places that only the head of the chain can fill: the event's hash is
 * that of before + previous hash + between + sequence + after, which is the canonical JSON of the event without its hash.
 */
export const textToChain = ({
  recordedAt,
  subject,
  type,
  ...first
}: UnchainedEvent): { readonly before: string; readonly between: string; readonly after: string } => ({
  before: `${canonicalJson(first).slice(0, -1)},"previousHash":"`,
  between: `",${canonicalJson({ recordedAt }).slice(1, -1)},"sequence":`,
  after: `,${canonicalJson({ subject, type }).slice(1)}`,
});

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
