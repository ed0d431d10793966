import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExchangeBehaviour } from '../../domain/rehearsal/exchange-behaviour.ts';
import { type Child, startChild } from '../process/child.ts';
import { entryPoint } from '../project.ts';
import { readFirstLine } from './first-line.ts';

export interface ExchangeOptions {
  /** Folder for spool, log and the files given to the process; made if need be. */
  readonly folder: string;
  /** 0 or left out: a port the system chooses. */
  readonly smtpPort?: number;
  /** Recipient pattern (address, domain, "*.domain") to "host:port". */
  readonly routes?: Readonly<Record<string, string>>;
  readonly behaviour?: ExchangeBehaviour;
}

/** A running mail exchange. */
export interface Exchange {
  readonly smtpPort: number;
  readonly pid: number;
  /** JSON lines as in domain/rehearsal/exchange-log.ts. */
  readonly logFile: string;
  readonly spool: string;
  readonly child: Child;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the mail exchange as a process of its own, in its own process group; it ends with this one.
 * A second start on the same folder goes on with the same spool and log.
 * @throws PermanentFailure when it does not come up, with what it said
 */
export const startExchange = async (options: ExchangeOptions): Promise<Exchange> => {
  const { folder } = options;
  const spool = join(folder, 'spool');
  const logFile = join(folder, 'exchange-log.jsonl');
  const args = ['--smtp-port', String(options.smtpPort ?? 0), '--spool', spool, '--log', logFile];
  mkdirSync(spool, { recursive: true });
  for (const [name, content] of [
    ['routes', options.routes],
    ['behaviour', options.behaviour],
  ] as const) {
    if (content === undefined) continue;
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(content, null, 2));
    args.push(`--${name}`, file);
  }
  const child = await startChild({
    name: 'mail exchange',
    command: process.execPath,
    args: [entryPoint('stack/exchange/main'), ...args],
    env: {},
    log: join(folder, 'exchange.log'),
    readOutput: true,
    orphanGuard: 'stdin',
  });
  const { smtpPort } = await readFirstLine(child);
  return { smtpPort, pid: child.pid, logFile, spool, child, stop: () => child.stop('SIGTERM', 3000) };
};
