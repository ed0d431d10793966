import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../adapters/database/database.ts';
import { type Client as DatabaseClient, openClient } from '../adapters/database/prisma-client.ts';
import { type CampaignGateway, openGateway } from '../client/gateway/campaign-gateway.ts';
import { type EmbeddedStack, startEmbedded } from '../stack/embedded.ts';
import { readEnvironment } from '../stack/environment.ts';
import { freePort } from '../stack/process/free-port.ts';
import { startWorker, type WorkerProcess } from '../stack/worker-process.ts';
import { type HelperProcess, startHelper } from './helper-process.ts';

/** SMTP connections on either side of the comparison; what a worker has unless it is told otherwise. */
export const smtpConnections = 10;

/** The engine as it is delivered, with a sink for its mail, in a folder of its own. */
export interface Scene {
  readonly folder: string;
  readonly stack: EmbeddedStack;
  readonly sink: HelperProcess;
  readonly sinkPort: number;
  readonly databaseClient: DatabaseClient;
  readonly database: ReturnType<typeof openDatabase>;
  readonly temporal: Client;
  readonly gateway: CampaignGateway;
  startWorkers(count: number): Promise<WorkerProcess[]>;
  close(): Promise<void>;
}

/** Embedded PostgreSQL and Temporal, migrated and seeded, and the sink; no worker yet. */
export const openScene = async (say: (line: string) => void): Promise<Scene> => {
  const folder = mkdtempSync(join(tmpdir(), 'verbale-bench-'));
  const stops: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const sink = await startHelper('sink', [], join(folder, 'sink.log'));
    stops.push(() => sink.child.stop('SIGTERM', 2_000));
    const { smtpPort } = await sink.answer<{ smtpPort: number }>();
    const smtpUrl = `smtp://127.0.0.1:${smtpPort}`;
    const home = join(folder, 'home');
    const stack = await startEmbedded({
      home,
      environment: readEnvironment({ VERBALE_HOME: home, SMTP_URL: smtpUrl }),
      worker: false,
      say,
    });
    stops.push(async () => {
      await stack.stop();
      await stack.postgres?.current().discard();
    });
    const databaseClient = openClient(stack.databaseUrl, 4);
    stops.push(() => databaseClient.$disconnect());
    const connection = await Connection.connect({ address: stack.temporal.address });
    stops.push(() => connection.close());
    const temporal = new Client({ connection, namespace: stack.namespace });
    return {
      folder,
      stack,
      sink,
      sinkPort: smtpPort,
      databaseClient,
      database: openDatabase(databaseClient, Date.now),
      temporal,
      gateway: openGateway(temporal),
      startWorkers: async (count) => {
        const workers: WorkerProcess[] = [];
        for (let number = 1; number <= count; number += 1) {
          const worker = await startWorker({
            variables: {
              DATABASE_URL: stack.databaseUrl,
              TEMPORAL_ADDRESS: stack.temporal.address,
              TEMPORAL_NAMESPACE: stack.namespace,
              SMTP_URL: smtpUrl,
              SMTP_CONNECTIONS: String(smtpConnections),
              INTAKE_PORT: String(await freePort()),
              VERBALE_HOME: home,
            },
            log: join(folder, `worker-${number}.log`),
          });
          workers.push(worker);
          stops.push(() => worker.stop());
        }
        return workers;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};
