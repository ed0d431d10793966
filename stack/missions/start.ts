import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PermanentFailure } from '../../domain/errors.ts';
import type { RosterEntry } from '../../domain/rehearsal/behaviour.ts';
import { readFirstLine } from '../exchange/first-line.ts';
import { type Child, startChild } from '../process/child.ts';
import { entryPoint } from '../project.ts';

export interface MissionsOptions {
  /** Folder for the log and the roster given to the process; made if need be. */
  readonly folder: string;
  /** 0 or left out: a port the system chooses. */
  readonly smtpPort?: number;
  /** host:port of the exchange, which brings their mail and takes their replies. */
  readonly exchange: string;
  readonly roster: readonly RosterEntry[];
  readonly seed: number;
  /** Campaign milliseconds per real millisecond. */
  readonly clockSpeed: number;
  /** Campaign period, ISO 8601: the papers bear its first day, and nothing is sent after its last. */
  readonly startsAt?: string;
  readonly endsAt?: string;
  /** Folder for a copy of each mail they send. */
  readonly keep?: string;
}

/** The running process of all simulated missions. */
export interface Missions {
  readonly smtpPort: number;
  readonly pid: number;
  /** JSON lines as in domain/rehearsal/missions-log.ts. */
  readonly logFile: string;
  /** Resolves when every paper is made; wait for it before the clock starts. */
  readonly prepared: Promise<void>;
  readonly child: Child;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the simulated missions as a process of their own, in its own process group; it ends with this one.
 * @throws PermanentFailure when it does not come up, with what it said
 */
export const startMissions = async (options: MissionsOptions): Promise<Missions> => {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'missions-log.jsonl');
  const roster = join(folder, 'roster.json');
  writeFileSync(roster, JSON.stringify(options.roster, null, 2));
  const args = Object.entries({
    'smtp-port': String(options.smtpPort ?? 0),
    exchange: options.exchange,
    log: logFile,
    roster,
    seed: String(options.seed),
    'clock-speed': String(options.clockSpeed),
    'starts-at': options.startsAt,
    'ends-at': options.endsAt,
    keep: options.keep,
  }).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  const child = await startChild({
    name: 'simulated missions',
    command: process.execPath,
    args: [entryPoint('stack/missions/main'), ...args],
    env: {},
    log: join(folder, 'missions.log'),
    readOutput: true,
    orphanGuard: 'stdin',
  });
  const { smtpPort, further } = await readFirstLine(child);
  const prepared = Promise.race([
    new Promise<void>((resolve) => {
      further.on('line', (line) => {
        if (line.includes('"prepared":true')) resolve();
      });
    }),
    child.exited.then(() => {
      throw new PermanentFailure('The simulated missions ended before their papers were made.');
    }),
  ]);
  // Whoever does not wait for it must not be ended by its rejection at the stop.
  prepared.catch(() => undefined);
  return { smtpPort, pid: child.pid, logFile, prepared, child, stop: () => child.stop('SIGTERM', 3000) };
};
