import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import { type AddressInfo, connect, type ListenOptions } from 'node:net';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';
import { SMTPServer } from 'smtp-server';
import { TemporaryFailure } from '../../domain/errors.ts';
import { withoutSubAddress } from '../../domain/receive/acknowledgement.ts';
import { maximumHops } from '../../domain/receive/list-rules.ts';
import type { ListeningPlace } from './listening-place.ts';

/** A message exactly as it came in, with its envelope. */
export interface DoorItem {
  /** Return path; empty for `MAIL FROM:<>`. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: Uint8Array;
  /** Real milliseconds since the epoch at which the last byte was in. */
  readonly receivedAtMs: number;
  /** Empty where it came by a socket of this machine's file system. */
  readonly remoteAddress: string;
  /** The name that the other host gave itself (EHLO, HELO); empty where it gave none. */
  readonly helo: string;
}

export interface SmtpDoorOptions {
  readonly place: ListeningPlace;
  /**
   * `lmtp` (RFC 2033) for a mail server of the house that keeps a queue of its own and wants one answer for each
   * recipient; never for a network that strangers reach.
   */
  readonly protocol: 'smtp' | 'lmtp';
  /** Largest message that is taken, in bytes. */
  readonly maxBytes: number;
  /** Name that the door gives itself in its greeting. */
  readonly name?: string;
  /** Is this mailbox ours? Asked in lower case and without the sub-address. A rejection is answered 451. */
  readonly accepts: (mailbox: string) => boolean | Promise<boolean>;
  /** Resolves once the item is committed; only then is it answered 250. */
  readonly store: (item: DoorItem) => Promise<void>;
  /** Told of every item that could not be stored, and of connections that broke. */
  readonly onProblem?: (problem: Error) => void;
}

/** The listener through which replies come in (design D4: store first, judge later). */
export interface SmtpDoor {
  /** The port it listens on; 0 before `listen`, and where it listens on a socket. */
  readonly port: number;
  /** @throws {TemporaryFailure} when the port cannot be had */
  listen(): Promise<void>;
  /** Takes nothing more, waits for what is being stored, and resolves when all connections are gone. */
  close(): Promise<void>;
}

/** A host name has no more characters (RFC 1035). */
const longestHostName = 255;

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** Everything of the stream, or null as soon as it is more than `maxBytes` (the rest is read and dropped). */
const readAll = async (stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer | null> => {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) chunks = [];
    else chunks.push(chunk);
  }
  return size > maxBytes ? null : Buffer.concat(chunks);
};

/** Received headers of a raw message, without parsing it. */
const hopsOf = (raw: Buffer): number => {
  const ends = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')].filter((at) => at >= 0);
  const head = raw.subarray(0, ends.length === 0 ? raw.length : Math.min(...ends)).toString('latin1');
  return head.match(/^received:/gim)?.length ?? 0;
};

/**
 * Opens the door for mail from the site's mail server: takes messages for our own mailboxes, hands each to
 * `store`, and answers 250 only after that has resolved. When it rejects, the answer is 452 and the sender
 * keeps the message and tries again. Too large is 552, a mail loop 554, a mailbox that is not ours 550.
 */
export const createSmtpDoor = (options: SmtpDoorOptions): SmtpDoor => {
  const storing = new Set<Promise<void>>();
  const report = (problem: unknown): void =>
    options.onProblem?.(problem instanceof Error ? problem : new Error(String(problem)));

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> => {
    const raw = await readAll(stream, options.maxBytes);
    if (raw === null) throw refusal(552, `Message is larger than ${options.maxBytes} bytes`);
    if (hopsOf(raw) > maximumHops) throw refusal(554, 'Mail loop: too many Received headers');
    const { mailFrom, rcptTo } = session.envelope;
    try {
      await options.store({
        envelopeFrom: mailFrom === false ? '' : mailFrom.address,
        envelopeTo: rcptTo.map(({ address }) => address),
        raw,
        receivedAtMs: Date.now(),
        remoteAddress: session.remoteAddress ?? '',
        helo: (session.hostNameAppearsAs || '').slice(0, longestHostName),
      });
    } catch (problem) {
      report(problem);
      throw refusal(452, 'Message could not be stored, try again later');
    }
  };

  const server = new SMTPServer({
    ...(options.name === undefined ? {} : { name: options.name }),
    banner: 'Verbale',
    lmtp: options.protocol === 'lmtp',
    size: options.maxBytes,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: 100,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onRcptTo(address, _session, answer) {
      Promise.resolve()
        .then(() => options.accepts(withoutSubAddress(address.address)))
        .then(
          (ours) => answer(ours ? null : refusal(550, 'No such mailbox here')),
          (problem: unknown) => {
            report(problem);
            answer(refusal(451, 'Mailboxes cannot be looked up now, try again later'));
          },
        );
    },
    onData(stream, session, answer) {
      const taken = take(stream, session);
      storing.add(taken);
      taken
        .then(
          () => answer(null),
          (problem: unknown) => answer(problem instanceof Error ? problem : refusal(452, 'Try again later')),
        )
        .finally(() => storing.delete(taken));
    },
  });
  server.on('error', report);

  let port = 0;
  return {
    get port() {
      return port;
    },
    listen: async () => {
      const { place } = options;
      if ('path' in place) await clearSocket(place.path);
      await listening(server, place);
      if ('path' in place) chmodSync(place.path, socketMode);
      else port = (server.server.address() as AddressInfo).port;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await Promise.allSettled(storing);
      await closed;
    },
  };
};

/** The mail server runs as another user; the folder of the socket says who may come near it. */
const socketMode = 0o666;

const listening = (server: SMTPServer, place: ListeningPlace): Promise<void> =>
  new Promise((resolve, reject) => {
    const where = 'path' in place ? `The socket ${place.path}` : `Port ${place.port} on ${place.host}`;
    const fail = (cause: Error): void =>
      reject(new TemporaryFailure(`${where} cannot be opened for mail: ${cause.message}`, { cause }));
    server.server.once('error', fail);
    const options: ListenOptions = { ...place };
    server.server.listen(options, () => {
      server.server.removeListener('error', fail);
      resolve();
    });
  });

/** Removes the socket that a killed door has left behind; one on which somebody answers stays. */
const clearSocket = async (path: string): Promise<void> => {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSocket()) return;
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
  if (!answers) unlinkSync(path);
};
