import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll } from 'vitest';
import { openDatabase } from '../../adapters/database/database.ts';
import { openClient } from '../../adapters/database/prisma-client.ts';
import { openGateway } from '../../client/gateway/campaign-gateway.ts';
import { seed } from '../../prisma/seed/seed.ts';
import { migrate } from '../../stack/migrations.ts';
import { type Postgres, startPostgres } from '../../stack/postgres.ts';
import { freePort } from '../../stack/process/free-port.ts';
import { startTemporal, type TemporalServer } from '../../stack/temporal-server.ts';
import { startWorker, type WorkerProcess } from '../../stack/worker-process.ts';
import { ownFolder } from '../support/stack.ts';
import { startUnreliableExchange, type UnreliableExchange } from './unreliable-exchange.ts';

/** Seconds after which a worker of these tests gives an answer up; claims hold a fifth longer. */
const answerSeconds = 5;

/** Real parts of one's own, each of which may be killed and started again where it was. */
export interface FaultScene {
  readonly exchange: UnreliableExchange;
  readonly postgres: () => Postgres;
  readonly temporal: () => TemporalServer;
  readonly startPostgresAgain: () => Promise<void>;
  readonly startTemporalAgain: () => Promise<void>;
  /** A worker process; ended with the scene unless it has ended before. */
  readonly startWorker: () => Promise<WorkerProcess>;
  readonly database: ReturnType<typeof openDatabase>;
  readonly gateway: ReturnType<typeof openGateway>;
  readonly close: () => Promise<void>;
}

const openFaultScene = async (): Promise<FaultScene> => {
  const folder = ownFolder('fault');
  const stops: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
  };
  try {
    const exchange = await startUnreliableExchange();
    stops.push(() => exchange.close());
    const postgresSettings = { dataDir: join(folder, 'postgres'), log: join(folder, 'postgres.log') };
    const temporalSettings = {
      dbFile: join(folder, 'temporal.db'),
      log: join(folder, 'temporal.log'),
      port: await freePort(),
      uiPort: false as const,
    };
    let postgres = await startPostgres({ ...postgresSettings, database: 'verbale' });
    stops.push(() => postgres.discard());
    let temporal = await startTemporal(temporalSettings);
    stops.push(() => temporal.stop());
    await migrate(postgres.url);
    await seed(postgres.url);

    const databaseClient = openClient(postgres.url, 3);
    stops.push(() => databaseClient.$disconnect());
    const connection = await Connection.connect({ address: temporal.address });
    stops.push(() => connection.close());
    const { port } = postgres;
    const intakePort = await freePort();
    let workers = 0;
    return {
      exchange,
      postgres: () => postgres,
      temporal: () => temporal,
      startPostgresAgain: async () => {
        postgres = await startPostgres({ ...postgresSettings, port, database: 'verbale' });
      },
      startTemporalAgain: async () => {
        temporal = await startTemporal(temporalSettings);
      },
      startWorker: async () => {
        workers += 1;
        const worker = await startWorker({
          variables: {
            DATABASE_URL: postgres.url,
            TEMPORAL_ADDRESS: temporal.address,
            TEMPORAL_NAMESPACE: 'default',
            SMTP_URL: exchange.url,
            SMTP_ANSWER_TIMEOUT_SECONDS: String(answerSeconds),
            INTAKE_PORT: String(intakePort),
            VERBALE_HOME: join(folder, 'home'),
          },
          log: join(folder, `worker-${workers}.log`),
        });
        stops.push(() => worker.stop());
        return worker;
      },
      database: openDatabase(databaseClient, Date.now),
      gateway: openGateway(new Client({ connection })),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/** A scene for the tests of one file, filled before the first of them; with a worker unless they start their own. */
export const useFaultScene = (workers: 'one worker' | 'no worker'): FaultScene => {
  const scene = {} as FaultScene;
  beforeAll(async () => {
    Object.assign(scene, await openFaultScene());
    if (workers === 'one worker') await scene.startWorker();
  });
  afterAll(() => scene.close?.());
  return scene;
};

/** Looks again and again until the check holds, for at most so many milliseconds. */
export const eventually = async (
  what: string,
  check: () => Promise<boolean> | boolean,
  longestMs = 45_000,
): Promise<void> => {
  const endMs = Date.now() + longestMs;
  while (!(await check())) {
    if (Date.now() > endMs) throw new Error(`${what}: not so after ${longestMs / 1000} s.`);
    await wait(50);
  }
};
