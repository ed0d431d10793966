import type { Child } from './child.ts';

/** Something that runs as a child process and can be stopped. */
export interface Part {
  readonly child: Child;
  readonly stop: () => Promise<void>;
}

export interface Supervised<P extends Part> {
  /** The part as it runs now; after a restart another one. */
  readonly current: () => P;
  /** Ends the supervision, then the part. */
  readonly stop: () => Promise<void>;
}

export interface SupervisionOptions<P extends Part> {
  readonly name: string;
  readonly start: () => Promise<P>;
  /** Starts it again where the former one was: same ports, same data. */
  readonly again: (former: P) => Promise<P>;
  readonly say: (line: string) => void;
  /** Told after each restart, to write down the new process id. */
  readonly changed: () => void;
}

/** Milliseconds before the nth restart in a row. */
const backOff = [250, 500, 1_000, 2_000, 5_000, 10_000, 30_000];

/** A part that ran this long before it ended counts as sound: the back-off begins anew. */
const soundMilliseconds = 60_000;

/**
 * Starts a part and starts it again, ever more slowly, whenever it ends without being told to.
 * @throws what the first start throws; later failures are said and tried again
 */
export const supervise = async <P extends Part>(options: SupervisionOptions<P>): Promise<Supervised<P>> => {
  const { name, say } = options;
  let part = await options.start();
  let stopping = false;
  let wake = (): void => undefined;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const restart = async (failures: number): Promise<number> => {
    await pause(backOff[Math.min(failures, backOff.length - 1)] as number);
    if (stopping) return failures;
    try {
      part = await options.again(part);
      if (stopping) return failures;
      options.changed();
      say(`${name} runs again (process ${part.child.pid}).`);
      return failures + 1;
    } catch (error) {
      say(`${name} could not be started again: ${error instanceof Error ? error.message : String(error)}`);
      return failures + 1;
    }
  };

  const watch = async (): Promise<void> => {
    let failures = 0;
    while (!stopping) {
      const since = Date.now();
      const { code, signal } = await part.child.exited;
      if (stopping) return;
      if (Date.now() - since > soundMilliseconds) failures = 0;
      say(`${name} ended unexpectedly (${signal ?? `exit code ${code}`}); its log: ${part.child.log}`);
      const ended = part;
      while (!stopping && part === ended) failures = await restart(failures);
    }
  };

  const watching = watch();
  return {
    current: () => part,
    stop: async () => {
      stopping = true;
      wake();
      // A restart under way is let finish, so that nothing is left that nobody holds.
      const ended = part.stop();
      await watching;
      await ended;
      await part.stop();
    },
  };
};
