/**
 * Records one history for each scenario with the workflows as they are now, in place of those of the same version:
 *
 *   node stack/install/run.mjs test/replay/record-histories.ts [scenario...]
 *
 * With names only those are recorded: a way that is new, the others as they were. Run it before a release. Histories of earlier versions stay: workflows that began under them may still run.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { obtainTestServer } from '../../stack/install/obtain-cli.mjs';
import { projectFolder } from '../../stack/project.ts';
import { searchAttributes, startTemporal } from '../../stack/temporal-server.ts';
import { installQuietRuntime, quietLogger } from '../workflows/quiet-runtime.ts';
import type { Recorder } from './recorder.ts';
import { scenarios } from './scenarios.ts';

const historiesFolder = join(import.meta.dirname, 'histories');

/** Stands in the histories where else the name of this machine would. */
const identity = 'recorder';

interface Place extends Recorder {
  readonly close: () => Promise<void>;
}

const workersIn =
  (connection: NativeConnection, code: string): Recorder['withWorker'] =>
  async (taskQueue, activities, work) => {
    const worker = await Worker.create({ connection, taskQueue, identity, workflowBundle: { code }, activities });
    await worker.runUntil(work);
  };

const timeSkippingPlace = async (code: string): Promise<Place> => {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: await obtainTestServer() } },
    client: { identity },
  });
  const types = { Keyword: 2, Datetime: 6 } as const;
  await env.connection.operatorService.addSearchAttributes({
    namespace: 'default',
    searchAttributes: Object.fromEntries(Object.entries(searchAttributes).map(([name, type]) => [name, types[type]])),
  });
  return {
    client: env.client,
    nowMs: () => env.currentTimeMs(),
    pass: (ms) => env.sleep(ms),
    withWorker: workersIn(env.nativeConnection, code),
    close: () => env.teardown(),
  };
};

const developmentPlace = async (code: string): Promise<Place> => {
  const folder = await mkdtemp(join(tmpdir(), 'verbale-record-'));
  const server = await startTemporal({ log: join(folder, 'temporal.log'), uiPort: false });
  const connection = await Connection.connect({ address: server.address });
  const native = await NativeConnection.connect({ address: server.address });
  return {
    client: new Client({ connection, identity }),
    nowMs: async () => Date.now(),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    withWorker: workersIn(native, code),
    close: async () => {
      await connection.close();
      await native.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

installQuietRuntime();
const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
const { code } = await bundleWorkflowCode({
  workflowsPath: join(projectFolder, 'workflows', 'index.ts'),
  logger: quietLogger,
});
const places = { 'time-skipping': await timeSkippingPlace(code), development: await developmentPlace(code) };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenarios.some((scenario) => scenario.name === name));
if (unknown.length > 0) throw new Error(`No scenario is called ${unknown.join(', ')}.`);
try {
  for (const { name, server, run } of scenarios) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const place = places[server];
    const { workflowId, runId } = await run(place, `recorded-${randomUUID().slice(0, 8)}`);
    const history = await place.client.workflow.getHandle(workflowId, runId).fetchHistory();
    const file = join(historiesFolder, `${name}.${version}.json`);
    const text = JSON.stringify(JSON.parse(historyToJSON(history)));
    await writeFile(file, `${text}\n`);
    console.log(`${name}.${version}.json  ${history.events?.length ?? 0} events, ${text.length} bytes`);
  }
} finally {
  for (const place of Object.values(places)) await place.close();
}
