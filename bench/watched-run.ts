import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { descendantsOf } from './process-figures.ts';

/** What a program took, with all that it started, as seen from outside. */
export interface WatchedRun {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Largest resident memory of any one of its processes, in MiB. */
  readonly largestMiB: number;
  /** Largest resident memory of all of them at one moment; what they share is counted for each. */
  readonly peakMiB: number;
}

/** How often /proc is looked at. What a process does after the last look before its end is not seen. */
const everyMs = 100;

const openWatch = (pid: number) => {
  const cpuMs = new Map<number, number>();
  let [largestMiB, peakMiB] = [0, 0];
  const look = (): void => {
    let all = 0;
    for (const each of descendantsOf(pid)) {
      cpuMs.set(each.pid, each.cpuMs);
      largestMiB = Math.max(largestMiB, each.residentMiB);
      all += each.residentMiB;
    }
    peakMiB = Math.max(peakMiB, all);
  };
  const timer = setInterval(look, everyMs);
  const soFar = () => {
    look();
    return { atMs: performance.now(), cpuSeconds: [...cpuMs.values()].reduce((sum, each) => sum + each, 0) / 1000 };
  };
  return {
    soFar,
    since: (before: ReturnType<typeof soFar>): WatchedRun => {
      const now = soFar();
      return {
        seconds: (now.atMs - before.atMs) / 1000,
        cpuSeconds: now.cpuSeconds - before.cpuSeconds,
        largestMiB,
        peakMiB,
      };
    },
    end: () => clearInterval(timer),
  };
};

/**
 * Runs a program to its end and watches it and what it starts.
 * @throws Error with the end of its standard error where it fails
 */
export const watchedRun = async (command: string, args: readonly string[]): Promise<WatchedRun> => {
  const { child, ended } = start(command, args, {});
  const watch = openWatch(child.pid ?? -1);
  const before = { atMs: performance.now(), cpuSeconds: 0 };
  try {
    await ended;
    return watch.since(before);
  } finally {
    watch.end();
  }
};

/** One of the bench's modules at work. */
export interface WatchedWorker {
  /** What it took until it was ready. */
  readonly start: WatchedRun;
  /** Lets it work once, from the order to its word that it is done. */
  work(): Promise<WatchedRun>;
  /** @throws Error with the end of its standard error where it fails */
  end(): Promise<void>;
}

/** Starts one of the bench's modules, which says "ready", works when it is told to "go", and says "done", until its input ends. */
export const startWatched = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<WatchedWorker> => {
  const { child, ended } = start(process.execPath, args, env);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const heard = async (word: string): Promise<void> => {
    const line = await Promise.race([lines.next(), ended.then(() => ({ value: 'its end' }))]);
    if (line.value !== word) throw new Error(`"${word}" was expected, not "${line.value}".`);
  };
  const watched = async (began: () => void, word: string, before?: { atMs: number; cpuSeconds: number }) => {
    const watch = openWatch(child.pid ?? -1);
    try {
      const from = before ?? watch.soFar();
      began();
      await heard(word);
      return watch.since(from);
    } catch (error) {
      child.kill();
      throw error;
    } finally {
      watch.end();
    }
  };
  const born = { atMs: performance.now(), cpuSeconds: 0 };
  return {
    start: await watched(() => undefined, 'ready', born),
    work: () => watched(() => child.stdin.write('go\n'), 'done'),
    end: async () => {
      child.stdin.end();
      await ended;
    },
  };
};

const start = (command: string, args: readonly string[], env: Readonly<Record<string, string>>) => {
  // `env` is for our own; other programs have ours.
  const child = spawn(command, args, {
    ...(Object.keys(env).length === 0 ? {} : { env }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0] ?? ''} ended with ${code}: ${said}`)),
    );
  });
  ended.catch(() => undefined);
  return { child, ended };
};
