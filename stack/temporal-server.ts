import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { TemporaryFailure } from '../domain/errors.ts';
import { obtainTemporalCli } from './install/obtain-cli.mjs';
import { type Child, startChild, tailOf } from './process/child.ts';
import { freePort } from './process/free-port.ts';

/** The search attributes by which campaigns and cohorts are found, with Temporal's names of their types. */
export const searchAttributes = {
  VerbaleCampaign: 'Keyword',
  VerbaleAddressee: 'Keyword',
  VerbaleStage: 'Keyword',
  VerbaleDue: 'Datetime',
} as const;

export interface TemporalOptions {
  /** SQLite file that keeps every workflow; none means that nothing survives the server. */
  readonly dbFile?: string;
  /** File for the server's own messages. */
  readonly log: string;
  /** TCP port of 127.0.0.1; a free one when absent. A taken one is an error. */
  readonly port?: number;
  /** TCP port of the web page; a free one when absent; false for none. */
  readonly uiPort?: number | false;
  /** More arguments for the server, such as `--dynamic-config-value`. */
  readonly extraArgs?: readonly string[];
  /** Told before the program is fetched: what, how large, and where it is kept. */
  readonly announce?: (line: string) => void;
}

export interface TemporalServer {
  /** host:port for TEMPORAL_ADDRESS. */
  readonly address: string;
  /** Address of the web page; undefined when it was not wanted. */
  readonly uiUrl: string | undefined;
  readonly port: number;
  readonly pid: number;
  readonly child: Child;
  readonly stop: () => Promise<void>;
  /** Kills the server with SIGKILL, as a crash would; for tests of faults. */
  readonly kill9: () => Promise<void>;
}

/** True when a Temporal server at this address knows the namespace. Never throws. */
export const temporalAnswers = async (address: string, namespace = 'default'): Promise<boolean> => {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({ address, connectTimeout: '2s' });
    await connection.withDeadline(Date.now() + 2_000, () =>
      (connection as Connection).workflowService.describeNamespace({ namespace }),
    );
    return true;
  } catch {
    return false;
  } finally {
    await connection?.close().catch(() => undefined);
  }
};

const waitUntilReady = async (child: Child, address: string): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!(await temporalAnswers(address))) {
    if (child.hasExited() || Date.now() > end) {
      throw new TemporaryFailure(`Temporal did not start. Its log (${child.log}) ends:\n${tailOf(child.log)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

/**
 * Starts Temporal's development server on 127.0.0.1 and resolves when it answers. On a file it takes up what a
 * former server left there, also one that was killed.
 * @throws TemporaryFailure with the end of the server's log when it does not come up
 */
export const startTemporal = async (options: TemporalOptions): Promise<TemporalServer> => {
  const command = await obtainTemporalCli(options.announce && ((line) => options.announce?.(`${line} ...`)));
  if (options.dbFile) mkdirSync(dirname(options.dbFile), { recursive: true });
  const port = options.port ?? (await freePort());
  const uiPort = options.uiPort === false ? undefined : (options.uiPort ?? (await freePort()));
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'error'];
  // With a write-ahead log the file survives a kill without a flush to disk at every step, which held the server to
  // a third of its pace (measured). After a power failure the last steps may be missing: PostgreSQL is the record.
  if (options.dbFile)
    args.push(
      '--db-filename',
      options.dbFile,
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
    );
  args.push(...(uiPort === undefined ? ['--headless'] : ['--ui-port', String(uiPort)]));
  for (const [name, type] of Object.entries(searchAttributes)) args.push('--search-attribute', `${name}=${type}`);
  const child = await startChild({
    name: 'Temporal',
    command,
    args: [...args, ...(options.extraArgs ?? [])],
    // No HOME and no TEMPORAL_*: a profile of the person who starts it must not change the embedded server.
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    log: options.log,
    orphanGuard: 'SIGTERM',
  });
  const address = `127.0.0.1:${port}`;
  try {
    await waitUntilReady(child, address);
  } catch (error) {
    await child.stop('SIGTERM', 5_000);
    throw error;
  }
  return {
    address,
    uiUrl: uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`,
    port,
    pid: child.pid,
    child,
    stop: () => child.stop('SIGTERM', 15_000),
    kill9: () => child.stop('SIGKILL', 5_000),
  };
};
