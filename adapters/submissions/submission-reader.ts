import { fileURLToPath } from 'node:url';
import type { ContentVerdict } from '../../domain/receive/inspection.ts';
import type { FileToInspect } from '../inspection/inspect-file.ts';
import {
  type IsolatedProcess,
  IsolatedProcessDied,
  IsolatedProcessTooSlow,
  openIsolatedProcess,
} from '../isolation/isolated-process.ts';
import type { Reading } from './read-word.ts';
import type { ReadingAnswer, ReadingRequest } from './reading-process.ts';

/** Limits on one reading process (a document of 300 kB can take more than a gigabyte to read). */
export interface ReadingLimits {
  /** Of what the program allocates itself. */
  readonly memoryMb: number;
  /** Of the whole process, with what is unpacked outside its heap. */
  readonly residentMb: number;
  /** For one document. */
  readonly timeMs: number;
  /** Documents after which the process is replaced, so that nothing builds up in it. */
  readonly documents: number;
  /** How many run beside one another: one that is busy with a hostile document does not keep the others waiting. */
  readonly processes: number;
}

export const usualLimits: ReadingLimits = {
  memoryMb: 352,
  residentMb: 460,
  timeMs: 20_000,
  documents: 200,
  processes: 2,
};

/** Whoever hands over mail waits for the door and the database, nobody for a document that is being read. */
const niceness = 10;

/** What one document turned out to be, and its text where it may be taken. */
export interface ExaminedDocument {
  readonly verdict: ContentVerdict;
  readonly reading: Reading;
}

/** Examines and reads documents that are not trusted, in processes of their own. */
export interface DocumentReader {
  examine(file: FileToInspect): Promise<ExaminedDocument>;
  /** Ends the processes. Documents under way are told too demanding. */
  close(): void;
}

/** The published package carries JavaScript; from a clone it is TypeScript. */
const program = fileURLToPath(
  new URL(`./reading-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

type ReadingProcess = IsolatedProcess<ReadingRequest, ReadingAnswer>;

const openProcess = (limits: ReadingLimits): ReadingProcess =>
  openIsolatedProcess<ReadingRequest, ReadingAnswer>({
    program,
    // The only thread that it may start watches its memory.
    execArgv: [`--max-old-space-size=${limits.memoryMb}`, '--permission', '--allow-fs-read=*', '--allow-worker'],
    env: {},
    timeMs: limits.timeMs,
    requests: limits.documents,
    niceness,
  });

/** Why it broke off, as a sentence; anything else is thrown on. */
const brokenOff = (error: unknown, doing: string, limits: ReadingLimits): string => {
  if (error instanceof IsolatedProcessTooSlow) return `${doing} it took longer than ${limits.timeMs / 1000} seconds.`;
  if (error instanceof IsolatedProcessDied)
    return `${doing} it broke off, probably because it needs more memory than is allowed.`;
  throw error;
};

/**
 * Opens a reader. Its processes have no environment, may read files but write none and start nothing, and are ended
 * when they take too long or hold too much. A document on which one dies is examined once more without being read: what
 * may be taken but not read is kept as it is, what cannot even be examined is refused. The next one gets a new process.
 */
export const createDocumentReader = (limits: ReadingLimits = usualLimits): DocumentReader => {
  const { residentMb } = limits;
  const processes = Array.from({ length: limits.processes }, () => ({ process: openProcess(limits), waiting: 0 }));
  const examineIn = async (process: ReadingProcess, file: FileToInspect): Promise<ExaminedDocument> => {
    let unreadable: string;
    try {
      const { verdict, reading } = await process.ask({ file, read: true, residentMb });
      if (verdict.outcome === 'refused') return { verdict, reading: { unreadable: verdict.detail } };
      return { verdict, reading: reading ?? { unreadable: 'It was not read.' } };
    } catch (error) {
      unreadable = brokenOff(error, 'Reading', limits);
    }
    try {
      const { verdict } = await process.ask({ file, read: false, residentMb });
      return { verdict, reading: { unreadable: verdict.outcome === 'refused' ? verdict.detail : unreadable } };
    } catch (error) {
      const detail = brokenOff(error, 'Examining', limits);
      return { verdict: { outcome: 'refused', reason: 'too-demanding', detail }, reading: { unreadable: detail } };
    }
  };
  return {
    examine: async (file) => {
      const idlest = processes.reduce((least, each) => (each.waiting < least.waiting ? each : least));
      idlest.waiting += 1;
      try {
        return await examineIn(idlest.process, file);
      } finally {
        idlest.waiting -= 1;
      }
    },
    close: () => {
      for (const { process } of processes) process.close();
    },
  };
};
