import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PermanentFailure } from '../../domain/errors.ts';
import { isAlive, signal } from './identity.ts';

export interface ChildOptions {
  /** What people call this part, as in "PostgreSQL". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Run as this user (only root can). */
  readonly uid?: number;
  readonly gid?: number;
  /** File that takes standard error, and standard output unless `readOutput`; appended to. */
  readonly log: string;
  /** Leave standard output to the caller as a stream. */
  readonly readOutput?: boolean;
  /**
   * How the child learns that this process died without stopping it (kill -9): `stdin` leaves it a pipe that
   * closes; a signal name has a small shell wait on such a pipe and send that signal in our place.
   */
  readonly orphanGuard: 'stdin' | NodeJS.Signals;
}

export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  readonly process: ChildProcess;
  /** Resolves when the process has ended, with what ended it: an exit code or a signal. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly hasExited: () => boolean;
  /** Sends `gentle`, waits, then SIGKILL; resolves when the process is gone. */
  readonly stop: (gentle: NodeJS.Signals, milliseconds: number) => Promise<void>;
}

const startGuard = (pid: number, name: NodeJS.Signals): ChildProcess => {
  const guard = spawn('/bin/sh', ['-c', `read _; kill -${name.slice(3)} "$1"`, 'verbale-guard', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  });
  guard.on('error', () => undefined);
  guard.unref();
  return guard;
};

/**
 * Starts a process in a group (and session) of its own, so that Ctrl-C reaches only us and we stop it in order.
 * @throws PermanentFailure when it cannot be started at all
 */
export const startChild = async (options: ChildOptions): Promise<Child> => {
  mkdirSync(dirname(options.log), { recursive: true });
  const log = openSync(options.log, 'a', 0o600);
  const child = spawn(options.command, [...options.args], {
    detached: true,
    cwd: options.cwd,
    env: { ...options.env },
    uid: options.uid,
    gid: options.gid,
    stdio: [options.orphanGuard === 'stdin' ? 'pipe' : 'ignore', options.readOutput ? 'pipe' : log, log],
  });
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, by) => resolve({ code, signal: by }));
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
  } catch (cause) {
    throw new PermanentFailure(`${options.name} cannot be started: ${options.command} does not run.`, { cause });
  } finally {
    closeSync(log);
  }
  child.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  const pid = child.pid as number;
  const guard = options.orphanGuard === 'stdin' ? undefined : startGuard(pid, options.orphanGuard);
  let ended = false;
  void exited.then(() => {
    ended = true;
    // Before the system gives the number to another process.
    guard?.kill('SIGKILL');
  });
  return {
    name: options.name,
    pid,
    log: options.log,
    process: child,
    exited,
    hasExited: () => ended || !isAlive(pid),
    stop: async (gentle, milliseconds) => {
      if (ended) return;
      guard?.kill('SIGKILL');
      signal(pid, gentle);
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<'late'>((resolve) => {
        timer = setTimeout(() => resolve('late'), milliseconds);
      });
      if ((await Promise.race([exited, late])) === 'late') signal(pid, 'SIGKILL');
      clearTimeout(timer);
      await exited;
    },
  };
};

/** The last lines of a log, for an error message; empty when there is no log. */
export const tailOf = (log: string, lines = 8): string => {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
};
