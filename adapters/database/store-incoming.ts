import type { Database } from '../../activities/ports/database.ts';
import type { NewIncoming } from '../../activities/ports/intake.ts';
import { engine, intakeChain, type LedgerEntry } from '../../domain/ledger/event.ts';

/**
 * Commits what came through a door, before anything is answered (design D4), with its ledger event.
 * @returns false when the very same bytes from the same sender are stored already; nothing is written then
 */
export const storeIncoming = (database: Database, item: NewIncoming): Promise<boolean> =>
  database.transaction(async (unit) => {
    await unit.putBlobs([{ sha256: item.rawSha256, bytes: item.raw }]);
    const isNew = await unit.insertIncoming(item);
    if (isNew) await unit.append(intakeChain, [incomingStored(item)]);
    return isNew;
  });

/** What the ledger says of an item when it is stored. */
export const incomingStored = (item: NewIncoming): LedgerEntry => ({
  atMs: item.storedRealAtMs,
  type: 'incoming-stored',
  subject: item.registration?.code ?? null,
  actor: item.registration?.officer ?? engine,
  data: {
    itemId: item.id,
    sha256: item.rawSha256,
    messageId: item.messageId,
    envelopeFrom: item.envelopeFrom,
    size: item.raw.byteLength,
    ...(item.wholeSize == null ? {} : { wholeSize: item.wholeSize }),
    door: item.door,
  },
});
