import type { Logger } from 'pino';
import {
  beginFolder,
  passOverFetched,
  readFolderCursor,
  storeFetched,
  tellOfFolder,
} from '../adapters/database/mailbox-folders.ts';
import { officeMailboxes } from '../adapters/database/office-mailboxes.ts';
import type { Client as DatabaseClient } from '../adapters/database/prisma-client.ts';
import { createImapDoor, type FolderBooks, type ImapDoor } from '../adapters/mail/imap-door.ts';
import { folderName, type ImapEndpoint } from '../adapters/mail/imap-url.ts';
import type { ListeningPlace } from '../adapters/mail/listening-place.ts';
import { createSmtpDoor, type SmtpDoor } from '../adapters/mail/smtp-door.ts';
import type { IntakeDesk } from './intake-desk.ts';

/** A shared mailbox that is read. */
export interface MailboxPlace {
  readonly endpoint: ImapEndpoint;
  readonly folders: readonly string[];
  /** Older mail is left where it is; null for none. */
  readonly since: Date | null;
  /** Real milliseconds between two looks. */
  readonly pollMs: number;
  /** PEM of the house's own authority. */
  readonly ca?: string | undefined;
}

/** Ways by which mail comes in; each null where there is none. */
export interface DoorPlaces {
  /** Port 0 lets the system choose. */
  readonly intake: { readonly host: string; readonly port: number } | null;
  readonly lmtp?: ListeningPlace | null;
  readonly mailbox?: MailboxPlace | null;
}

export interface Doors {
  /** Port of the door for SMTP; null when there is none. */
  readonly smtpPort: number | null;
  /** Takes nothing more, and waits for what is being stored. */
  close(): Promise<void>;
}

/** Largest message taken in, in bytes: the limit of the missions' attachments with their base64 form. */
const largestMessage = 50 * 1024 * 1024;

/** Real milliseconds for which the list of our own mailboxes may be old. */
const mailboxesMs = 1_000;

/**
 * Opens every way in. One that listens must be had at once; a mailbox that cannot be reached is tried again and again.
 * @throws {TemporaryFailure} when a port or socket cannot be had; none is open then
 */
export const openDoors = async (
  places: DoorPlaces,
  desk: IntakeDesk,
  databaseClient: DatabaseClient,
  logger: Logger,
): Promise<Doors> => {
  const accepts = cachedMailboxes(databaseClient);
  const listeners: SmtpDoor[] = [];
  const mailboxes: ImapDoor[] = [];
  const close = async (): Promise<void> => {
    await Promise.all([...listeners, ...mailboxes].map((door) => door.close()));
  };
  const listen = async (protocol: 'smtp' | 'lmtp', place: ListeningPlace | null): Promise<SmtpDoor | null> => {
    if (place === null) return null;
    const door = createSmtpDoor({
      place,
      protocol,
      maxBytes: largestMessage,
      accepts: async (mailbox) => (await accepts()).has(mailbox),
      store: (mail) => desk.store(protocol, mail),
      onProblem: (problem) => logger.warn({ error: String(problem) }, 'Mail was not taken in; its sender keeps it'),
    });
    await door.listen();
    listeners.push(door);
    return door;
  };
  try {
    const smtp = await listen('smtp', places.intake);
    await listen('lmtp', places.lmtp ?? null);
    for (const folder of places.mailbox?.folders ?? []) {
      const { endpoint, since, pollMs, ca } = places.mailbox as MailboxPlace;
      const name = folderName(endpoint, folder);
      const door = createImapDoor({
        endpoint,
        folder,
        since,
        pollMs,
        ca,
        maxBytes: largestMessage,
        books: folderBooks(name, desk, databaseClient),
        onProblem: (problem) => logger.warn({ folder: name, error: problem.message }, 'The shared mailbox'),
      });
      door.open();
      mailboxes.push(door);
    }
    return { smtpPort: smtp?.port ?? null, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const folderBooks = (folder: string, desk: IntakeDesk, client: DatabaseClient): FolderBooks => ({
  cursor: () => readFolderCursor(client, folder),
  begin: (start) => beginFolder(client, folder, start, Date.now()),
  store: (mail, cursor) => desk.keep('imap', mail, (item) => storeFetched(client, folder, cursor, item, Date.now())),
  passOver: (cursor) => passOverFetched(client, folder, cursor, Date.now()),
  tell: (news) => tellOfFolder(client, folder, news),
});

/** Mailboxes of every campaign's office, read anew when older than a second. */
const cachedMailboxes = (client: DatabaseClient): (() => Promise<Set<string>>) => {
  let read: { readonly atMs: number; readonly mailboxes: Promise<Set<string>> } | null = null;
  return () => {
    if (read === null || Date.now() - read.atMs > mailboxesMs)
      read = { atMs: Date.now(), mailboxes: officeMailboxes(client) };
    return read.mailboxes;
  };
};
