import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase } from '../../../adapters/database/database.ts';
import { openClient } from '../../../adapters/database/prisma-client.ts';
import { openGateway } from '../../../client/gateway/campaign-gateway.ts';
import type { ExchangeBehaviour } from '../../../domain/rehearsal/exchange-behaviour.ts';
import type { AcceptedLine, ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import { seed } from '../../../prisma/seed/seed.ts';
import { type Exchange, startExchange } from '../../../stack/exchange/start.ts';
import { freePort } from '../../../stack/process/free-port.ts';
import { startTemporal, type TemporalServer } from '../../../stack/temporal-server.ts';
import { startWorker, type WorkerProcess } from '../../../stack/worker-process.ts';
import { type FreshDatabase, freshDatabase, ownFolder } from '../../support/stack.ts';

/** Seconds after which a worker of these tests gives an answer up. */
const answerSeconds = 2;

/** Domain of the Secretariat's mailboxes in the demonstration campaign. */
export const secretariatDomain = 'secretariat.example';

/** Real parts around the mail exchange's own process; only the database is the caller's. */
export interface MailScene {
  readonly exchange: Exchange;
  /** What the exchange has written down so far. */
  readonly exchangeLog: () => ExchangeLine[];
  readonly temporal: () => TemporalServer;
  /** Starts the Temporal server again on its file and port. */
  readonly startTemporalAgain: () => Promise<void>;
  /**
   * A worker process with the door for incoming mail, always at the same port; ended with the scene.
   * @param instead variables other than the scene's own
   */
  readonly startWorker: (instead?: Readonly<Record<string, string>>) => Promise<WorkerProcess>;
  readonly databaseUrl: string;
  readonly intakePort: number;
  readonly database: ReturnType<typeof openDatabase>;
  readonly databaseClient: ReturnType<typeof openClient>;
  readonly gateway: ReturnType<typeof openGateway>;
  /** Ends every process of the scene; the database stays. */
  readonly close: () => Promise<void>;
}

/** Copies of messages that the exchange took, in the order in which they came, whether it said so or not. */
export const copiesIn = (log: readonly ExchangeLine[]): AcceptedLine[] =>
  log.filter((line): line is AcceptedLine => line.event === 'accepted' || line.event === 'withheld');

/**
 * Starts exchange and Temporal server, each a process of its own, over a migrated database, and fills the directory.
 * Mail for the Secretariat is handed on to the worker's door.
 */
export const openMailScene = async (databaseUrl: string, behaviour?: ExchangeBehaviour): Promise<MailScene> => {
  const folder = ownFolder('mail-fault');
  const stops: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const intakePort = await freePort();
    const exchange = await startExchange({
      folder: join(folder, 'exchange'),
      routes: { [secretariatDomain]: `127.0.0.1:${intakePort}` },
      ...(behaviour && { behaviour }),
    });
    stops.push(() => exchange.stop());
    const temporalSettings = {
      dbFile: join(folder, 'temporal.db'),
      log: join(folder, 'temporal.log'),
      port: await freePort(),
      uiPort: false as const,
    };
    let temporal = await startTemporal(temporalSettings);
    stops.push(() => temporal.stop());
    await seed(databaseUrl);
    const databaseClient = openClient(databaseUrl, 3);
    stops.push(() => databaseClient.$disconnect());
    const connection = await Connection.connect({ address: temporal.address });
    stops.push(() => connection.close());

    let workers = 0;
    const exchangeLog = (): ExchangeLine[] =>
      readFileSync(exchange.logFile, 'utf8')
        .split('\n')
        // The last piece is empty, or a line that is just being written.
        .slice(0, -1)
        .map((line) => JSON.parse(line) as ExchangeLine);
    return {
      exchange,
      exchangeLog,
      temporal: () => temporal,
      startTemporalAgain: async () => {
        temporal = await startTemporal(temporalSettings);
      },
      startWorker: async (instead = {}) => {
        workers += 1;
        const worker = await startWorker({
          variables: {
            DATABASE_URL: databaseUrl,
            TEMPORAL_ADDRESS: temporal.address,
            TEMPORAL_NAMESPACE: 'default',
            SMTP_URL: `smtp://127.0.0.1:${exchange.smtpPort}?starttls=off`,
            SMTP_ANSWER_TIMEOUT_SECONDS: String(answerSeconds),
            INTAKE_PORT: String(intakePort),
            // One for all scenes of the run, so that the workflows are bundled once.
            VERBALE_HOME: join(dirname(folder), 'mail-fault-home'),
            ...instead,
          },
          log: join(folder, `worker-${workers}.log`),
        });
        stops.push(() => worker.stop());
        return worker;
      },
      databaseUrl,
      intakePort,
      database: openDatabase(databaseClient, Date.now),
      databaseClient,
      gateway: openGateway(new Client({ connection })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * A scene over a database of its own for the tests of one file, filled before the first of them; with a worker unless
 * they start their own.
 */
export const useMailScene = (workers: 'one worker' | 'no worker', behaviour?: ExchangeBehaviour): MailScene => {
  const scene = {} as MailScene;
  let fresh: FreshDatabase | undefined;
  beforeAll(async () => {
    fresh = await freshDatabase();
    Object.assign(scene, await openMailScene(fresh.url, behaviour));
    if (workers === 'one worker') await scene.startWorker();
  }, 120_000);
  afterAll(async () => {
    await scene.close?.();
    await fresh?.drop();
  }, 60_000);
  return scene;
};
