import { createInterface } from 'node:readline';
import { z } from 'zod';
import { TemporaryFailure } from '../domain/errors.ts';
import { childEnvironment } from './environment.ts';
import { type Child, startChild, tailOf } from './process/child.ts';
import { entryPoint } from './project.ts';

export interface WorkerOptions {
  /** Variables that tell the worker where everything is; they win over this process's own. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly log: string;
  /** Longest wait for its first line, in seconds. */
  readonly readySeconds?: number;
  /** Gives the start up. */
  readonly abort?: AbortSignal | undefined;
}

/**
 * What the pinned Node is told when it runs a worker. Young objects get little room: notes under way are many and
 * short-lived, and collecting them late costs memory and no less time (measured: 388 instead of 464 MiB at the peak of
 * a dispatch of 2,000, at the same speed).
 */
export const workerArguments: readonly string[] = ['--max-semi-space-size=8', entryPoint('worker/main')];

/**
 * What the C library is told: it keeps freed memory in pieces, one heap a thread, and gives it back only on request
 * (measured: 250 instead of 750 MB after 2,000 documents).
 */
export const workerMemory: Readonly<Record<string, string>> = {
  MALLOC_TRIM_THRESHOLD_: '131072',
  MALLOC_ARENA_MAX: '2',
};

/** A worker that polls, as a process of its own. */
export interface WorkerProcess {
  readonly pid: number;
  /** Port on which it takes mail in; undefined when it has no door. */
  readonly intakePort: number | undefined;
  readonly child: Child;
  /** Lets the work under way finish, for at most 40 seconds. */
  readonly stop: () => Promise<void>;
  /** Kills it with SIGKILL, as a crash would; for tests of faults. */
  readonly kill9: () => Promise<void>;
}

const readySchema = z.looseObject({ ready: z.literal(true), intakePort: z.number().int().nullish() });

const readyLine = async (child: Child, seconds: number, abort?: AbortSignal): Promise<number | undefined> => {
  const output = child.process.stdout;
  if (!output) throw new TemporaryFailure('The worker was started without its output.');
  const lines = createInterface({ input: output });
  let timer: NodeJS.Timeout | undefined;
  const fail = (how: string) =>
    new TemporaryFailure(`The worker ${how}. Its log (${child.log}) ends:\n${tailOf(child.log)}`);
  try {
    return await Promise.race([
      new Promise<number | undefined>((resolve) => {
        lines.on('line', (line) => {
          if (!line.startsWith('{')) return;
          const read = readySchema.safeParse(JSON.parse(line));
          if (read.success) resolve(read.data.intakePort ?? undefined);
        });
      }),
      child.exited.then(({ code, signal }) => Promise.reject(fail(`ended (${signal ?? `exit code ${code}`})`))),
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(fail(`was not ready after ${seconds} s`)), seconds * 1_000);
        abort?.addEventListener('abort', () => reject(fail('was told to stop while it started')), { once: true });
      }),
    ]);
  } finally {
    clearTimeout(timer);
    lines.close();
    // What it may still print must not fill the pipe and hold it up.
    output.resume();
  }
};

/**
 * Starts a worker and resolves when it says that it is ready. It ends with this process.
 * @throws TemporaryFailure with the end of its log when it is not
 */
export const startWorker = async (options: WorkerOptions): Promise<WorkerProcess> => {
  const child = await startChild({
    name: 'worker',
    command: process.execPath,
    args: [...workerArguments],
    env: childEnvironment({ ...workerMemory, ...options.variables }),
    log: options.log,
    readOutput: true,
    orphanGuard: 'stdin',
  });
  try {
    const intakePort = await readyLine(child, options.readySeconds ?? 60, options.abort);
    return {
      pid: child.pid,
      intakePort,
      child,
      stop: () => child.stop('SIGTERM', 40_000),
      kill9: () => child.stop('SIGKILL', 5_000),
    };
  } catch (error) {
    await child.stop('SIGTERM', 5_000);
    throw error;
  }
};
