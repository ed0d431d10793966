import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DomainRefusal } from '../domain/errors.ts';
import { isOurs, signal, waitUntilGone } from './process/identity.ts';

const place = z.object({ host: z.string(), port: z.number().int() });

const stackSchema = z.object({
  /** The process that runs the stack; absent when it was stopped and only the ports are remembered. */
  pid: z.number().int().optional(),
  databaseUrl: z.string().optional(),
  temporalAddress: z.string().optional(),
  namespace: z.string().optional(),
  temporalUi: z.string().optional(),
  smtpUrl: z.string().optional(),
  intake: place.optional(),
  portalUrl: z.string().optional(),
  /** Process ids by part, for a person who looks. */
  pids: z.record(z.string(), z.number().int()).default({}),
  /** Ports of the last run by part: the next start takes the same where they are free. */
  ports: z.record(z.string(), z.number().int()).default({}),
  /** A word on the command line of `pid`, by which it is known again. */
  mark: z.string().optional(),
});

export type StackRecord = z.output<typeof stackSchema>;

/** A stack that runs now, with where its parts are. */
export interface RunningStack {
  readonly pid: number;
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly temporalUi: string | undefined;
  readonly smtpUrl: string;
  readonly intake: { readonly host: string; readonly port: number } | undefined;
  /** Address of the portal on this machine; undefined when it does not run. */
  readonly portalUrl?: string | undefined;
  readonly pids: Readonly<Record<string, number>>;
}

const fileIn = (home: string): string => join(home, 'stack.json');

/** What the last or present stack over this home wrote down; empty when there is nothing readable. */
const readStackRecord = (home: string): StackRecord => {
  const empty = { pids: {}, ports: {} };
  if (!existsSync(fileIn(home))) return empty;
  try {
    const read = stackSchema.safeParse(JSON.parse(readFileSync(fileIn(home), 'utf8')));
    return read.success ? read.data : empty;
  } catch {
    return empty;
  }
};

/** Writes it whole or not at all; readable by us only, because the database's address has its password. */
export const writeStackRecord = (home: string, record: StackRecord): void => {
  mkdirSync(home, { recursive: true });
  const partial = `${fileIn(home)}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileIn(home));
};

/** The stack that runs over this home, or undefined when none does. */
export const readRunningStack = (home: string): RunningStack | undefined => {
  const { pid, mark, databaseUrl, temporalAddress, smtpUrl, ...rest } = readStackRecord(home);
  if (pid === undefined || mark === undefined || !isOurs(pid, mark)) return undefined;
  if (databaseUrl === undefined || temporalAddress === undefined || smtpUrl === undefined) return undefined;
  return {
    pid,
    databaseUrl,
    temporalAddress,
    smtpUrl,
    namespace: rest.namespace ?? 'default',
    temporalUi: rest.temporalUi,
    intake: rest.intake,
    portalUrl: rest.portalUrl,
    pids: rest.pids,
  };
};

/**
 * What the last stack over this home wrote down.
 * @throws DomainRefusal when that stack still runs: two would fight for the same data
 */
export const refuseSecondStack = (home: string): StackRecord => {
  const record = readStackRecord(home);
  const { pid, mark } = record;
  if (pid !== undefined && mark !== undefined && pid !== process.pid && isOurs(pid, mark)) {
    throw new DomainRefusal(
      'stack-runs',
      `A stack already runs over ${home} (process ${pid}): stop it there with Ctrl-C or "kill ${pid}", or set VERBALE_HOME to another folder.`,
    );
  }
  return record;
};

/**
 * Ends what a stack that was killed may have left behind. Only a process that has this home on its command line is
 * touched: the numbers may have gone to others since.
 */
export const clearLeftOvers = async (record: StackRecord, home: string): Promise<void> => {
  for (const pid of Object.values(record.pids)) {
    if (pid === process.pid || !isOurs(pid, home)) continue;
    // SIGINT is PostgreSQL's fast shutdown, and ends the others as well.
    signal(pid, 'SIGINT');
    if (!(await waitUntilGone(pid, 10_000))) signal(pid, 'SIGKILL');
  }
};
