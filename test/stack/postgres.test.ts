import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type Postgres, startPostgres } from '../../stack/postgres.ts';
import { isAlive } from '../../stack/process/identity.ts';
import { ownFolder } from '../support/stack.ts';

const running: Postgres[] = [];

const start = async (folder: string, port?: number): Promise<Postgres> => {
  const options = { dataDir: join(folder, 'postgres'), log: join(folder, 'postgres.log') };
  const postgres = await startPostgres({ ...options, ...(port !== undefined && { port }) });
  running.push(postgres);
  return postgres;
};

const query = async (url: string, text: string): Promise<Record<string, unknown>[]> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

afterEach(async () => {
  for (const postgres of running.splice(0)) await postgres.discard();
});

it('keeps what was committed when it is killed, and comes up again at the same place', async () => {
  const folder = ownFolder('postgres-killed');
  const first = await start(folder);
  await query(first.url, 'create table note (id int primary key)');
  await query(first.url, 'insert into note select generate_series(1, 100)');
  await first.kill9();
  expect(isAlive(first.pid)).toBe(false);
  expect(existsSync(join(first.dataDir, 'postmaster.pid')), 'a crash leaves the file').toBe(true);

  const second = await start(folder, first.port);
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'select count(*)::int as notes from note')).toEqual([{ notes: 100 }]);
});

it('is durable, in Unicode, on this machine only and behind a password', async () => {
  const folder = ownFolder('postgres-settings');
  const { url, dataDir, port, stop, pid } = await start(folder);
  const [settings] = await query(
    url,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('listen_addresses') as host, current_setting('server_encoding') as encoding,
       current_setting('TimeZone') as zone, current_setting('server_version_num')::int / 10000 as version,
       lower('ÉCOLE') as lower`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    commit: 'on',
    host: '127.0.0.1',
    encoding: 'UTF8',
    zone: 'UTC',
    version: 18,
    lower: 'école',
  });
  expect(statSync(join(folder, 'postgres.password')).mode & 0o777).toBe(0o600);
  await expect(query(`postgresql://verbale:wrong@127.0.0.1:${port}/verbale`, 'select 1')).rejects.toThrow(/password/);
  await stop();
  expect(isAlive(pid)).toBe(false);
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
});

it('removes the pid file of a process that is somebody else, without touching that process', async () => {
  const folder = ownFolder('postgres-stale');
  const first = await start(folder);
  const file = join(first.dataDir, 'postmaster.pid');
  await first.kill9();
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(process.pid)));
  const second = await start(folder);
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('takes over data from a server that was left running', async () => {
  const folder = ownFolder('postgres-left');
  const left = await start(folder);
  const next = await start(folder);
  expect(isAlive(left.pid)).toBe(false);
  expect(next.pid).not.toBe(left.pid);
  expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
