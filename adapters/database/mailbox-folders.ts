import type { NewIncoming } from '../../activities/ports/intake.ts';
import { engine, intakeChain, type LedgerEntry } from '../../domain/ledger/event.ts';
import type { FolderCursor, FolderNews, FolderStart, FolderState } from '../../domain/receive/mailbox-folder.ts';
import { mappingFailures } from './failures.ts';
import { insertIncoming } from './intake.ts';
import { appendEvents } from './ledger.ts';
import { putBlobs } from './outbox.ts';
import { type Client, inTransaction, type Transaction } from './prisma-client.ts';
import { storable } from './storable.ts';
import { incomingStored } from './store-incoming.ts';

type FolderRow = NonNullable<Awaited<ReturnType<Client['mailboxFolder']['findUnique']>>>;

const cursorOf = ({ uidValidity, lastUid }: FolderRow): FolderCursor | null =>
  uidValidity === null ? null : { uidValidity: Number(uidValidity), lastUid: Number(lastUid) };

/** How far a folder has been read; null when it never was. */
export const readFolderCursor = (client: Client, folder: string): Promise<FolderCursor | null> =>
  mappingFailures(async () => {
    const row = await client.mailboxFolder.findUnique({ where: { id: folder } });
    return row === null ? null : cursorOf(row);
  });

/** Every folder that a door has ever read, by name. */
export const readFolders = (client: Client): Promise<FolderState[]> =>
  mappingFailures(async () =>
    (await client.mailboxFolder.findMany({ orderBy: { id: 'asc' } })).map((row) => ({
      folder: row.id,
      cursor: cursorOf(row),
      connectedSinceMs: row.connectedSince?.getTime() ?? null,
      lastSuccessMs: row.lastSuccess?.getTime() ?? null,
      problem: row.problem,
    })),
  );

/** Keeps what people want to know of a folder. */
export const tellOfFolder = (client: Client, folder: string, news: FolderNews): Promise<void> =>
  mappingFailures(async () => {
    const told = storable(rowOf(news));
    await client.mailboxFolder.upsert({ where: { id: folder }, create: { id: folder, ...told }, update: told });
  });

/** What is absent stays as it was. */
const rowOf = (news: FolderNews): Partial<Pick<FolderRow, 'connectedSince' | 'lastSuccess' | 'problem'>> => {
  switch (news.kind) {
    case 'connected':
      return { connectedSince: new Date(news.atMs) };
    case 'looked':
      return { lastSuccess: new Date(news.atMs), problem: null };
    case 'closed':
      return { connectedSince: null };
    case 'failed':
      return { connectedSince: null, problem: news.problem };
  }
};

/** Begins a folder, or begins it again because its messages have new UIDs; the ledger says so. */
export const beginFolder = (client: Client, folder: string, start: FolderStart, realNowMs: number): Promise<void> =>
  recorded(client, realNowMs, async (tx) => {
    const { uidValidity, lastUid } = start.cursor;
    const cursor = { uidValidity: BigInt(uidValidity), lastUid: BigInt(lastUid) };
    await tx.mailboxFolder.upsert({ where: { id: folder }, create: { id: folder, ...cursor }, update: cursor });
    return folderEntry('mailbox-folder-begun', realNowMs, { folder, uidValidity, why: start.why });
  });

/**
 * Stores a message of a folder and moves its cursor on, both or neither. Only forward: of two doors that read one
 * folder the slower one does not take the other back.
 * @returns false when the very same bytes from the same sender are stored already
 */
export const storeFetched = async (
  client: Client,
  folder: string,
  cursor: FolderCursor,
  item: NewIncoming,
  realNowMs: number,
): Promise<boolean> => {
  let isNew = false;
  await recorded(client, realNowMs, async (tx) => {
    await putBlobs(tx, [{ sha256: item.rawSha256, bytes: item.raw }]);
    isNew = await insertIncoming(tx, item);
    await moveOn(tx, folder, cursor);
    return isNew ? incomingStored(item) : null;
  });
  return isNew;
};

/** Moves the cursor past a message that was removed before it could be fetched; the ledger says so. */
export const passOverFetched = (
  client: Client,
  folder: string,
  cursor: FolderCursor,
  realNowMs: number,
): Promise<void> =>
  recorded(client, realNowMs, async (tx) => {
    await moveOn(tx, folder, cursor);
    return folderEntry('mailbox-message-gone', realNowMs, {
      folder,
      uidValidity: cursor.uidValidity,
      uid: cursor.lastUid,
    });
  });

const moveOn = async (tx: Transaction, folder: string, { uidValidity, lastUid }: FolderCursor): Promise<void> => {
  await tx.mailboxFolder.updateMany({
    where: { id: folder, uidValidity: BigInt(uidValidity), lastUid: { lt: BigInt(lastUid) } },
    data: { lastUid: BigInt(lastUid) },
  });
};

const folderEntry = (type: string, atMs: number, data: Record<string, unknown>): LedgerEntry => ({
  atMs,
  type,
  subject: null,
  actor: engine,
  data,
});

/** What is done in a transaction, with the event that it makes. */
const recorded = (
  client: Client,
  realNowMs: number,
  work: (tx: Transaction) => Promise<LedgerEntry | null>,
): Promise<void> =>
  mappingFailures(() =>
    inTransaction(client, async (tx) => {
      const entry = await work(tx);
      if (entry !== null) await appendEvents(tx, intakeChain, [entry], realNowMs);
    }),
  );
