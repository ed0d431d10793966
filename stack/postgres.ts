import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { TemporaryFailure } from '../domain/errors.ts';
import { serverAccount } from './postgres/account.ts';
import { postgresBinaries } from './postgres/binaries.ts';
import { discardCluster, ensureCluster, serverEnvironment, superuser } from './postgres/cluster.ts';
import { type Child, startChild, tailOf } from './process/child.ts';
import { freePort } from './process/free-port.ts';
import { isAlive, isOurs, signal, waitUntilGone } from './process/identity.ts';

export interface PostgresOptions {
  /** Data folder, made at the first start. */
  readonly dataDir: string;
  /** File for the server's own messages. */
  readonly log: string;
  /** TCP port of 127.0.0.1; a free one when absent. A taken one is an error. */
  readonly port?: number;
  /** Name of the database to have there. */
  readonly database?: string;
  /** Connections the server accepts at a time. */
  readonly maxConnections?: number;
  /** Told before the programs are copied, because their own folder cannot be used: from where to where. */
  readonly announce?: (line: string) => void;
}

export interface Postgres {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Where the data really are (see docs/operations.md for root in a closed folder). */
  readonly dataDir: string;
  readonly child: Child;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  readonly stop: () => Promise<void>;
  /** Kills the postmaster with SIGKILL, as a crash would; for tests of faults. Resolves when it is gone. */
  readonly kill9: () => Promise<void>;
  /** Stops it and removes its data for good, wherever they are; for tests and other passing uses. */
  readonly discard: () => Promise<void>;
}

/** Clears what a crash left: a server still running for these data is stopped, a pid file of nobody removed. */
const clearLeftOver = async (dataDir: string): Promise<void> => {
  const file = join(dataDir, 'postmaster.pid');
  let pid: number;
  try {
    pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  } catch {
    return;
  }
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && isOurs(pid, dataDir)) {
    signal(pid, 'SIGINT');
    if (await waitUntilGone(pid, 20_000)) return;
    signal(pid, 'SIGQUIT');
    await waitUntilGone(pid, 5_000);
    return;
  }
  rmSync(file, { force: true });
};

const connectOnce = async <Value>(url: string, use: (client: Client) => Promise<Value>): Promise<Value> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
};

const waitUntilReady = async (child: Child, url: string): Promise<void> => {
  const end = Date.now() + 60_000;
  for (;;) {
    try {
      await connectOnce(url, (client) => client.query('select 1'));
      return;
    } catch (cause) {
      if (child.hasExited() || Date.now() > end) {
        throw new TemporaryFailure(`PostgreSQL did not start. Its log (${child.log}) ends:\n${tailOf(child.log)}`, {
          cause,
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const ensureDatabase = (adminUrl: string, name: string): Promise<void> =>
  connectOnce(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database "${name.replaceAll('"', '""')}"`);
  });

const launch = async (options: PostgresOptions, port: number): Promise<Postgres> => {
  const account = serverAccount();
  const binaries = postgresBinaries(account, options.announce);
  const cluster = await ensureCluster(binaries, options.dataDir, account);
  await clearLeftOver(cluster.dataDir);
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: options.maxConnections ?? 100,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // An acknowledged record survives a power cut (docs/adr/0004): never off, not in tests either.
    fsync: 'on',
    synchronous_commit: 'on',
    // Pages leave for the disk as they are written. Else they all go at the checkpoint, and whoever hands over a mail in
    // that moment waits for them: 766 ms at the worst of a hundred answers, 291 with these two (bench -- intake --mails 400).
    backend_flush_after: '512kB',
    max_wal_size: '2GB',
    idle_in_transaction_session_timeout: '120s',
  };
  const child = await startChild({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: ['-D', cluster.dataDir, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    env: serverEnvironment,
    cwd: '/',
    log: options.log,
    orphanGuard: 'SIGINT',
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  const urlOf = (database: string) => `postgresql://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}`;
  const database = options.database ?? 'verbale';
  try {
    await waitUntilReady(child, urlOf('postgres'));
    await ensureDatabase(urlOf('postgres'), database);
  } catch (error) {
    await child.stop('SIGINT', 10_000);
    throw error;
  }
  return {
    url: urlOf(database),
    port,
    pid: child.pid,
    dataDir: cluster.dataDir,
    child,
    stop: () => child.stop('SIGINT', 30_000),
    kill9: () => child.stop('SIGKILL', 5_000),
    discard: async () => {
      await child.stop('SIGINT', 30_000);
      discardCluster(options.dataDir, cluster.dataDir);
    },
  };
};

/**
 * Starts PostgreSQL 18 on 127.0.0.1 over a data folder and resolves when it answers and has the database.
 * Backends of a server that was just killed may hold the data for a moment, and a free port may be taken in
 * between: such a start is tried again.
 * @throws TemporaryFailure with the end of the server's log when it does not come up
 */
export const startPostgres = async (options: PostgresOptions): Promise<Postgres> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(options, options.port ?? (await freePort()));
    } catch (error) {
      const passing = error instanceof TemporaryFailure && /still in use|in use by|could not bind/.test(error.message);
      if (!passing || attempt >= 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
};
