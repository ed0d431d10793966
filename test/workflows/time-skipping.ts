import { TestWorkflowEnvironment } from '@temporalio/testing';
import { Worker } from '@temporalio/worker';
import { searchAttributes } from '../../stack/temporal-server.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { bundlePath, skipServerPath } from '../support/stack.ts';
import { installQuietRuntime } from './quiet-runtime.ts';

/** A server whose time jumps to the next timer. One for a file; never two workflows in it at a time. */
export const timeSkippingEnvironment = async (): Promise<TestWorkflowEnvironment> => {
  installQuietRuntime();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await skipServerPath() } },
  });
  // This server takes search attributes only by this call, by the numbers of their types.
  const types = { Keyword: 2, Datetime: 6 } as const;
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(Object.entries(searchAttributes).map(([name, type]) => [name, types[type]])),
  });
  return env;
};

/** A worker with the given activities in that server, on a task queue of its own. */
export const workerIn = async (
  env: TestWorkflowEnvironment,
  taskQueue: string,
  activities: Activities,
): Promise<Worker> =>
  Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle: { codePath: await bundlePath() },
    activities,
  });
