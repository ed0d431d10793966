import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../stack/migrations.ts';
import { startPostgres } from '../stack/postgres.ts';
import { signal } from '../stack/process/identity.ts';
import { startTemporal } from '../stack/temporal-server.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the migrated database that `freshDatabase` copies. */
    templateUrl: string;
    temporalAddress: string;
    /** Temporary folder of this run; removed with everything in it at the end. */
    runFolder: string;
  }
}

/**
 * One PostgreSQL and one Temporal development server for the whole run, both in a temporary folder. They end with this
 * process even if it is killed.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const runFolder = mkdtempSync(join(tmpdir(), 'verbale-test-'));
  // Root's PostgreSQL runs as another user, who must be able to enter.
  chmodSync(runFolder, 0o755);
  const stops: (() => Promise<void>)[] = [];
  // A run that is broken off (Ctrl-C) ends here without awaiting anything.
  const pids: number[] = [];
  const breakOff = (): void => {
    for (const pid of pids) signal(pid, 'SIGKILL');
    rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', breakOff);
  const tearDown = async (): Promise<void> => {
    for (const stop of stops.toReversed()) await stop();
    process.off('exit', breakOff);
    rmSync(runFolder, { recursive: true, force: true });
  };
  try {
    const [postgres, temporal] = await Promise.allSettled([
      startPostgres({
        dataDir: join(runFolder, 'postgres'),
        log: join(runFolder, 'postgres.log'),
        database: 'verbale_template',
        maxConnections: 200,
      }),
      startTemporal({ log: join(runFolder, 'temporal.log'), uiPort: false }),
    ]);
    if (postgres.status === 'fulfilled') {
      pids.push(postgres.value.pid);
      stops.push(postgres.value.discard);
    }
    if (temporal.status === 'fulfilled') {
      pids.push(temporal.value.pid);
      stops.push(temporal.value.stop);
    }
    if (postgres.status === 'rejected') throw postgres.reason;
    if (temporal.status === 'rejected') throw temporal.reason;
    await migrate(postgres.value.url);
    project.provide('templateUrl', postgres.value.url);
    project.provide('temporalAddress', temporal.value.address);
    project.provide('runFolder', runFolder);
    return tearDown;
  } catch (error) {
    await tearDown();
    throw error;
  }
}
