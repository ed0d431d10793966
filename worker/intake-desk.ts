import { randomUUID } from 'node:crypto';
import type { Database } from '../activities/ports/database.ts';
import type { NewIncoming } from '../activities/ports/intake.ts';
import { sha256 } from '../adapters/database/ledger.ts';
import { storeIncoming } from '../adapters/database/store-incoming.ts';
import { readMessageHead } from '../adapters/mail/message-head.ts';

/** A message as a door has it. */
export interface ReceivedMail {
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: Uint8Array;
  /** Bytes of the whole, where `raw` is only its head. */
  readonly wholeSize?: number | null;
  readonly receivedAtMs: number;
  /** Empty where nobody connected by a network. */
  readonly remoteAddress?: string;
  readonly helo?: string;
}

/** Behind every door: commits the raw bytes before anything is answered (design D4). */
export class IntakeDesk {
  readonly #database: Database;
  readonly #onStored: (inMs: number) => void;

  /** @param onStored told of each item that was not in hand before, and in how many milliseconds it was stored; its sender is answered without waiting for that */
  constructor(database: Database, onStored: (inMs: number) => void) {
    this.#database = database;
    this.#onStored = onStored;
  }

  /** Stores one message; resolves when it is committed. The same bytes from the same sender are stored once. */
  store(door: NewIncoming['door'], mail: ReceivedMail): Promise<void> {
    return this.keep(door, mail, (item) => storeIncoming(this.#database, item));
  }

  /** The same, for a door that commits more than the message with it. @param commit resolves with whether it is new */
  async keep(
    door: NewIncoming['door'],
    mail: ReceivedMail,
    commit: (item: NewIncoming) => Promise<boolean>,
  ): Promise<void> {
    const beganMs = performance.now();
    const id = randomUUID();
    const { envelopeFrom, envelopeTo, raw, wholeSize = null, remoteAddress: address = '', helo = '' } = mail;
    const isNew = await commit({
      id,
      door,
      envelopeFrom,
      envelopeTo,
      ...(address === '' ? {} : { peer: { address, helo } }),
      raw,
      rawSha256: sha256(raw),
      wholeSize,
      ...headOf(raw),
      storedRealAtMs: mail.receivedAtMs,
      registration: null,
    });
    if (isNew) this.#onStored(performance.now() - beganMs);
  }
}

const headOf = (raw: Uint8Array): { readonly messageId: string | null; readonly answers: readonly string[] } => {
  const { messageId, answers } = readMessageHead(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  return { messageId: messageId || null, answers };
};
