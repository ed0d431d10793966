import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { openDatabase } from '../../adapters/database/database.ts';
import { type Client as DatabaseClient, openClient } from '../../adapters/database/prisma-client.ts';
import { seed } from '../../prisma/seed/seed.ts';
import { type RunningWorker, runWorker } from '../../worker/run-worker.ts';
import { ownNamespace } from '../support/own-namespace.ts';
import { bundlePath, freshDatabase, temporalAddress } from '../support/stack.ts';

/** A mail that the exchange took. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly subject: string;
  readonly text: string;
  /** The entry for the calendar; empty where there is none. */
  readonly calendar: string;
}

/** A Secretariat of one's own on the run's servers: database with its directory, namespace, exchange, worker. */
export interface Secretariat {
  /** What `verbale` is to be run with. */
  readonly variables: Readonly<Record<string, string>>;
  readonly databaseClient: DatabaseClient;
  readonly database: ReturnType<typeof openDatabase>;
  readonly temporal: Client;
  readonly taken: readonly TakenMail[];
  readonly close: () => Promise<void>;
}

export const ownSecretariat = async (): Promise<Secretariat> => {
  const fresh = await freshDatabase();
  await seed(fresh.url);
  const namespace = await ownNamespace();
  const taken: TakenMail[] = [];
  const exchange = takingExchange(taken);
  exchange.listen(0, '127.0.0.1');
  await once(exchange.server, 'listening');
  const smtpUrl = `smtp://127.0.0.1:${(exchange.server.address() as AddressInfo).port}`;
  const worker: RunningWorker = await runWorker({
    databaseUrl: fresh.url,
    smtpUrl,
    smtpConnections: 2,
    answerTimeoutMs: 10_000,
    portalUrl: () => 'https://portal.test',
    dkim: null,
    temporal: { address: temporalAddress() },
    namespace,
    bundleFile: await bundlePath(),
    intake: null,
    logger: pino({ level: 'silent' }),
  });
  const databaseClient = openClient(fresh.url, 2);
  const connection = await Connection.connect({ address: temporalAddress() });
  return {
    variables: {
      DATABASE_URL: fresh.url,
      TEMPORAL_ADDRESS: temporalAddress(),
      TEMPORAL_NAMESPACE: namespace,
      SMTP_URL: smtpUrl,
    },
    databaseClient,
    database: openDatabase(databaseClient, Date.now),
    temporal: new Client({ connection, namespace }),
    taken,
    close: async () => {
      await worker.stop();
      await new Promise<void>((resolve) => exchange.close(() => resolve()));
      await connection.close();
      await databaseClient.$disconnect();
      await fresh.drop();
    },
  };
};

const takingExchange = (taken: TakenMail[]): SMTPServer =>
  new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        void PostalMime.parse(raw, { attachmentEncoding: 'utf8' }).then((mail) => {
          const calendar = mail.attachments.find(({ filename }) => filename === 'deadline.ics');
          taken.push({
            to,
            messageId: mail.messageId ?? '',
            inReplyTo: mail.inReplyTo ?? null,
            subject: mail.subject ?? '',
            text: mail.text ?? '',
            calendar: String(calendar?.content ?? '').replace(/\r\n[ \t]/g, ''),
          });
          callback();
        }, callback);
      });
    },
  });
