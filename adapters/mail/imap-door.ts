import { ImapFlow } from 'imapflow';
import {
  type FolderCursor,
  type FolderNews,
  type FolderStart,
  reconnectAfterMs,
  startOf,
  stillToRead,
} from '../../domain/receive/mailbox-folder.ts';
import { keptEnvelope } from './imap-envelope.ts';
import { shownProblem } from './imap-problem.ts';
import type { ImapEndpoint } from './imap-url.ts';
import { endOfHead } from './message-head.ts';

/** A message as it lies in the mailbox. */
export interface FetchedMail {
  /** As the server that put it there wrote it down. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** All of it; of one that is too large its head, with the empty line. */
  readonly raw: Uint8Array;
  /** Bytes of the whole, where `raw` is only its head; else null. */
  readonly wholeSize: number | null;
  /** Real milliseconds at which the server took it in; never later than now. */
  readonly receivedAtMs: number;
}

/** What the door keeps of a folder, and where. Each resolves once it is committed. */
export interface FolderBooks {
  cursor(): Promise<FolderCursor | null>;
  /** Reading begins, at the first look or because the server has numbered anew. */
  begin(start: FolderStart): Promise<void>;
  /** The message and the cursor past it, both or neither. */
  store(mail: FetchedMail, cursor: FolderCursor): Promise<void>;
  /** A message that was listed is gone before it could be fetched. */
  passOver(cursor: FolderCursor): Promise<void>;
  /** For people; may fail without harm. */
  tell(news: FolderNews): Promise<void>;
}

export interface ImapDoorOptions {
  readonly endpoint: ImapEndpoint;
  readonly folder: string;
  /** Largest message that is fetched whole, in bytes. */
  readonly maxBytes: number;
  /** Only what the server took in on this day or later; null for everything. */
  readonly since: Date | null;
  /** Real milliseconds between two looks; the server's own news come at once where it can IDLE. */
  readonly pollMs: number;
  /** Certificates of an authority of the house, PEM; absent for the usual ones. */
  readonly ca?: string | undefined;
  readonly books: FolderBooks;
  readonly onProblem: (problem: Error) => void;
}

/** The door that reads a folder of a shared mailbox. It never changes anything in it. */
export interface ImapDoor {
  open(): void;
  /** Ends the connection; what is being stored is stored first. */
  close(): Promise<void>;
}

/** No answer for so long means that the server is gone. */
const silenceMs = 60_000;

/** Of a message that is too large: its head is somewhere in these bytes. */
const headBytes = 256 * 1024;

/** UIDs whose sizes are asked for at a time. */
const batchSize = 100;

/**
 * Reads a folder by IMAP (RFC 9051) and takes its messages in, in the order of their UIDs. The folder is opened for
 * reading only, and whether somebody has read a message does not matter: what was taken in is known by UIDVALIDITY and
 * UID, kept in the transaction that stores the message. Where that connection ends, and for whatever reason, the next
 * one goes on after the last message that is stored.
 */
export const createImapDoor = (options: ImapDoorOptions): ImapDoor => {
  const { endpoint, folder, books } = options;
  let running: Promise<void> | null = null;
  let client: ImapFlow | null = null;
  let wake: () => void = () => undefined;
  const closing = new AbortController();
  /** Of messages that the server calls small and then sends without end. */
  const endless = new Set<string>();

  const tell = (news: FolderNews): Promise<void> => books.tell(news).catch(() => undefined);

  /** Until somebody has news, the time is up or the door closes. */
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      if (closing.signal.aborted) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  /** Some or all of a message; null when the server gives nothing of it, as of one that was removed meanwhile. */
  const fetchSource = async (
    mailbox: ImapFlow,
    uid: number,
    source: true | { readonly start: number; readonly maxLength: number },
  ): Promise<Buffer | null> => {
    try {
      const found = await mailbox.fetchOne(String(uid), { source }, { uid: true });
      return found === false || !found.source?.length ? null : found.source;
    } catch (problem) {
      if ((problem as { responseStatus?: unknown }).responseStatus === 'NO') return null;
      throw problem;
    }
  };

  const headOf = async (mailbox: ImapFlow, uid: number): Promise<Buffer | null> => {
    const part = await fetchSource(mailbox, uid, { start: 0, maxLength: headBytes });
    return part === null ? null : part.subarray(0, Math.min(endOfHead(part) + 4, part.length));
  };

  const wholeOf = async (mailbox: ImapFlow, uid: number, key: string): Promise<Buffer | null> => {
    try {
      return await fetchSource(mailbox, uid, true);
    } catch (problem) {
      if (['LiteralTooLarge', 'ResponseTooLarge'].includes(String((problem as { code?: unknown }).code)))
        endless.add(key);
      throw problem;
    }
  };

  const take = async (
    mailbox: ImapFlow,
    cursor: FolderCursor,
    known: { readonly size: number; readonly internalMs: number },
  ): Promise<void> => {
    const key = `${cursor.uidValidity}/${cursor.lastUid}`;
    const isTooLarge = known.size > options.maxBytes || endless.has(key);
    const raw = await (isTooLarge ? headOf(mailbox, cursor.lastUid) : wholeOf(mailbox, cursor.lastUid, key));
    if (raw === null) return passOver(mailbox, cursor);
    const envelope = keptEnvelope(raw);
    await books.store(
      {
        envelopeFrom: envelope.from,
        envelopeTo: envelope.to,
        raw,
        wholeSize: isTooLarge ? Math.max(known.size, raw.length) : null,
        receivedAtMs: Math.min(known.internalMs, Date.now()),
      },
      cursor,
    );
  };

  /** Passes over a message that is gone. @throws {Error} when it is there after all, to be tried again */
  const passOver = async (mailbox: ImapFlow, cursor: FolderCursor): Promise<void> => {
    // Opened anew: in the same session a server may still list what is gone.
    await mailbox.mailboxOpen(folder, { readOnly: true });
    if ((await listed(mailbox, String(cursor.lastUid))).includes(cursor.lastUid))
      throw new Error(`the server lists message ${cursor.lastUid} and gives nothing of it`);
    options.onProblem(new Error(`Message ${cursor.lastUid} was removed from ${folder} before it could be fetched.`));
    await books.passOver(cursor);
  };

  const listed = async (mailbox: ImapFlow, uids: string): Promise<number[]> => {
    const since = options.since === null ? {} : { since: options.since };
    const found = await mailbox.search({ uid: uids, ...since }, { uid: true });
    if (!Array.isArray(found)) throw new Error('the server does not answer a search');
    return found;
  };

  /** Takes in what is after the cursor. @returns the cursor past it */
  const look = async (mailbox: ImapFlow, from: FolderCursor): Promise<FolderCursor> => {
    let cursor = from;
    const uids = stillToRead(cursor, await listed(mailbox, `${cursor.lastUid + 1}:*`));
    for (let at = 0; at < uids.length && !closing.signal.aborted; at += batchSize) {
      const batch = uids.slice(at, at + batchSize);
      const known = new Map<number, { size: number; internalMs: number }>();
      for (const { uid, size, internalDate } of await mailbox.fetchAll(
        batch.join(','),
        { size: true, internalDate: true },
        { uid: true },
      ))
        known.set(uid, { size: size ?? 0, internalMs: new Date(internalDate ?? Date.now()).getTime() || Date.now() });
      for (const uid of batch) {
        if (closing.signal.aborted) break;
        const next = { ...cursor, lastUid: uid };
        const about = known.get(uid);
        await (about === undefined ? passOver(mailbox, next) : take(mailbox, next, about));
        cursor = next;
      }
    }
    return cursor;
  };

  /** One connection, from sign-in to its end. @param looked told whenever everything there was has been taken in */
  const session = async (mailbox: ImapFlow, looked: () => void): Promise<void> => {
    await mailbox.connect();
    await tell({ kind: 'connected', atMs: Date.now() });
    let hasNews = false;
    mailbox.on('exists', () => {
      hasNews = true;
      wake();
    });
    mailbox.on('close', () => wake());
    while (!closing.signal.aborted) {
      // Opened anew for each look that nothing led to, so that a folder which was made anew is noticed.
      if (!hasNews) await mailbox.mailboxOpen(folder, { readOnly: true });
      hasNews = false;
      if (mailbox.mailbox === false) throw new Error(`the folder ${folder} is not open any more`);
      const start = startOf(await books.cursor(), Number(mailbox.mailbox.uidValidity));
      if (start.why !== 'continued') await books.begin(start);
      await look(mailbox, start.cursor);
      looked();
      await tell({ kind: 'looked', atMs: Date.now() });
      if (hasNews) continue;
      if (!mailbox.usable) throw new Error('the server closed the connection');
      // Ends by itself when the next command comes; a connection that breaks in it is seen below.
      if (mailbox.capabilities.has('IDLE')) mailbox.idle().catch(() => undefined);
      await pause(options.pollMs);
      if (!mailbox.usable && !closing.signal.aborted) throw new Error('the server closed the connection');
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!closing.signal.aborted) {
      let said: Error | null = null;
      client = new ImapFlow({
        host: endpoint.host,
        port: endpoint.port,
        secure: endpoint.secure,
        doSTARTTLS: endpoint.secure ? undefined : endpoint.startTls === 'required',
        auth: endpoint.credentials,
        ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
        logger: false,
        disableAutoIdle: true,
        connectionTimeout: 30_000,
        socketTimeout: silenceMs,
        maxLiteralSize: options.maxBytes + headBytes,
        maxResponseSize: options.maxBytes + 2 * headBytes,
      });
      client.on('error', (problem) => {
        said ??= problem;
      });
      try {
        await session(client, () => {
          failures = 0;
        });
      } catch (problem) {
        failures += 1;
        if (!closing.signal.aborted) {
          const { text, signInRefused } = shownProblem(said ?? problem, endpoint);
          options.onProblem(new Error(text));
          await tell({ kind: 'failed', problem: text });
          await pause(reconnectAfterMs(failures, signInRefused));
        }
      } finally {
        client.close();
      }
    }
    await tell({ kind: 'closed' });
  };

  return {
    open: () => {
      running ??= run();
    },
    close: async () => {
      closing.abort();
      client?.close();
      wake();
      await running;
    },
  };
};
