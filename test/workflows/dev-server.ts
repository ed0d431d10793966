import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { bundlePath, temporalAddress } from '../support/stack.ts';
import { installQuietRuntime } from './quiet-runtime.ts';

/** A client of the run's development server, and workers of one's own task queue in it. */
export interface DevServer {
  readonly client: Client;
  readonly taskQueue: string;
  /** Runs `work` while a worker with these activities runs. */
  readonly withWorker: <T>(activities: Activities, work: () => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Connects to the development server; nobody else serves the task queue it gives. */
export const devServer = async (): Promise<DevServer> => {
  installQuietRuntime();
  const address = temporalAddress();
  const connection = await Connection.connect({ address });
  const native = await NativeConnection.connect({ address });
  const taskQueue = `test-${randomUUID()}`;
  return {
    client: new Client({ connection }),
    taskQueue,
    withWorker: async (activities, work) => {
      const worker = await Worker.create({
        connection: native,
        taskQueue,
        workflowBundle: { codePath: await bundlePath() },
        activities,
      });
      return worker.runUntil(work);
    },
    close: async () => {
      await connection.close();
      await native.close();
    },
  };
};
