import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';
import { obtainTestServer } from '../../stack/install/obtain-cli.mjs';
import { projectFolder } from '../../stack/project.ts';

const asAdmin = async <Value>(use: (client: Client) => Promise<Value>): Promise<Value> => {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
};

/** A database of one's own. */
export interface FreshDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** A migrated, empty database of one's own, copied from the template; call `drop` in afterAll. */
export const freshDatabase = async (): Promise<FreshDatabase> => {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(async (client) => {
    // Two copies of a template at a time are refused ("is being accessed by other users"): one after the other.
    await client.query('select pg_advisory_lock(7001)');
    await client.query(`create database ${name} template ${template.pathname.slice(1)}`);
  });
  template.pathname = `/${name}`;
  return {
    url: template.href,
    drop: () => asAdmin(async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
};

/** host:port of the run's Temporal development server (namespace "default", search attributes defined). */
export const temporalAddress = (): string => inject('temporalAddress');

/** A folder of one's own in the run's temporary folder; removed with it. */
export const ownFolder = (name: string): string => {
  const folder = join(inject('runFolder'), `${name}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { recursive: true });
  return folder;
};

/** True for the one process that gets to do a thing of the run; the lock of a dead process is broken after a minute. */
const takeLock = (lock: string): boolean => {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    try {
      if (Date.now() - statSync(lock).mtimeMs > 60_000) rmSync(lock, { recursive: true, force: true });
    } catch {
      // Freed in between.
    }
    return false;
  }
};

/**
 * Path of the bundle of workflows/index.ts for `Worker.create({ workflowBundle: { codePath } })`. Made once a run, by
 * the first test that asks; the others wait for it.
 */
export const bundlePath = async (): Promise<string> => {
  const path = join(inject('runFolder'), 'workflow-bundle.js');
  const lock = `${path}.lock`;
  while (!existsSync(path)) {
    if (!takeLock(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    try {
      if (existsSync(path)) break;
      const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
      const { code } = await bundleWorkflowCode({
        workflowsPath: join(projectFolder, 'workflows', 'index.ts'),
        logger: new DefaultLogger('WARN'),
      });
      writeFileSync(`${path}.part`, code);
      renameSync(`${path}.part`, path);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
  return path;
};

/** Path of the time-skipping test server, fetched when it is asked for the first time on this machine. */
export const skipServerPath = (): Promise<string> => obtainTestServer();
