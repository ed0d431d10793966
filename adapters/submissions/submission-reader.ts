import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Reading } from './read-word.ts';
import type { ReadingAnswer, ReadingRequest } from './reading-process.ts';

/** Limits on one reading process (a document of 300 kB can take more than a gigabyte to read). */
export interface ReadingLimits {
  readonly memoryMb: number;
  readonly timeMs: number;
  /** Documents after which the process is replaced, so that nothing builds up in it. */
  readonly documents: number;
}

export const usualLimits: ReadingLimits = { memoryMb: 384, timeMs: 20_000, documents: 50 };

/** Reads documents that are not trusted, one at a time, in a process of its own. */
export interface DocumentReader {
  read(kind: ReadingRequest['kind'], bytes: Uint8Array): Promise<Reading>;
  /** Ends the process. Readings under way are told unreadable. */
  close(): void;
}

/** The published package carries JavaScript; from a clone it is TypeScript. */
const program = fileURLToPath(
  new URL(`./reading-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * Opens a reader. Its process starts with the first document, has no environment, may read files but write
 * none and start nothing, and is ended when it takes too long; a document on which it dies is unreadable,
 * and the next one gets a new process. It ends with its parent and does not keep it alive.
 */
export const createDocumentReader = (limits: ReadingLimits = usualLimits): DocumentReader => {
  let child: ChildProcess | null = null;
  let readBefore = 0;
  let nextId = 1;
  let last: Promise<unknown> = Promise.resolve();

  const end = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  const start = (): ChildProcess => {
    const started = fork(program, [], {
      execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--permission', '--allow-fs-read=*'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.unref();
    started.channel?.unref();
    readBefore = 0;
    return started;
  };

  const readNow = (kind: ReadingRequest['kind'], bytes: Uint8Array): Promise<Reading> =>
    new Promise((resolve) => {
      if (child === null || !child.connected || readBefore >= limits.documents) {
        end();
        child = start();
      }
      const reader = child;
      readBefore += 1;
      const id = nextId;
      nextId += 1;
      const settle = (reading: Reading, healthy: boolean): void => {
        clearTimeout(timer);
        reader.off('message', answered);
        reader.off('exit', died);
        reader.off('error', died);
        reader.channel?.unref();
        if (!healthy && child === reader) end();
        resolve(reading);
      };
      const answered = (answer: unknown): void => {
        const { id: answeredId, reading } = answer as ReadingAnswer;
        if (answeredId === id) settle(reading, true);
      };
      const died = (): void =>
        settle({ unreadable: 'Reading it broke off, probably because it needs more memory than is allowed.' }, false);
      const timer = setTimeout(
        () => settle({ unreadable: `Reading it took longer than ${limits.timeMs / 1000} seconds.` }, false),
        limits.timeMs,
      );
      reader.on('message', answered);
      reader.once('exit', died);
      reader.once('error', died);
      reader.channel?.ref();
      reader.send({ id, kind, bytes } satisfies ReadingRequest, (error) => {
        if (error) died();
      });
    });

  return {
    read: (kind, bytes) => {
      const reading = last.then(() => readNow(kind, bytes));
      last = reading;
      return reading;
    },
    close: end,
  };
};
