import { fileURLToPath } from 'node:url';
import { IsolatedProcessDied, IsolatedProcessTooSlow, openIsolatedProcess } from '../isolation/isolated-process.ts';
import type { Reading } from './read-word.ts';
import type { ReadingRequest } from './reading-process.ts';

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
 * Opens a reader. Its process has no environment, may read files but write none and start nothing, and
 * is ended when it takes too long; a document on which it dies is unreadable, and the next one gets a
 * new process.
 */
export const createDocumentReader = (limits: ReadingLimits = usualLimits): DocumentReader => {
  const reader = openIsolatedProcess<ReadingRequest, Reading>({
    program,
    execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--permission', '--allow-fs-read=*'],
    env: {},
    timeMs: limits.timeMs,
    requests: limits.documents,
  });
  return {
    read: async (kind, bytes) => {
      try {
        return await reader.ask({ kind, bytes });
      } catch (error) {
        if (error instanceof IsolatedProcessTooSlow)
          return { unreadable: `Reading it took longer than ${limits.timeMs / 1000} seconds.` };
        if (error instanceof IsolatedProcessDied)
          return { unreadable: 'Reading it broke off, probably because it needs more memory than is allowed.' };
        throw error;
      }
    },
    close: () => reader.close(),
  };
};
