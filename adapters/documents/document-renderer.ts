import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RenderedPaper, RenderingProgress } from '../../activities/ports/outside.ts';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { type IsolatedProcess, openIsolatedProcess } from '../isolation/isolated-process.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import type { RenderingAnswer, RenderingRequest } from './rendering-process.ts';

export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** Null where it was not asked for. */
  readonly word: Uint8Array | null;
}

/** Renders in processes of its own: setting type neither stops the worker's other work nor fills its memory. */
export interface DocumentRenderer {
  /** @throws PermanentFailure when the note cannot be set; TemporaryFailure when the process was lost */
  note(note: NoteText, withWord: boolean): Promise<RenderedDocument>;
  /** As `note`, in every form a paper takes. @param files bytes of what it shows, by SHA-256 */
  paper(paper: Paper, files?: PaperFiles, onProgress?: (progress: RenderingProgress) => void): Promise<RenderedPaper>;
  close(): void;
}

/** Memory stands still over 1,200 notes (measured); replaced all the same, so that nothing can build up for months. */
const documentsPerProcess = 1_500;

/** Processes at a time; each takes 200 MB. A second one is started when several notes wait, or a paper is being set. */
const mostProcesses = 2;

/** A compilation of hundreds of submissions takes seconds; this is far beyond. */
const longestMs = 10 * 60_000;

const program = fileURLToPath(
  new URL(`./rendering-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * @param processes documents rendered at a time
 * @param partsFolder where parts of long papers are kept for the next time; null = nowhere
 */
export const createDocumentRenderer = (
  processes: number = Math.min(mostProcesses, availableParallelism()),
  partsFolder: string | null = null,
): DocumentRenderer => {
  const pool = Array.from({ length: processes }, openLane);
  const render = async (
    request: RenderingRequest,
    onProgress?: (progress: RenderingProgress) => void,
  ): Promise<RenderedDocument | RenderedPaper> => {
    const lane = pool.reduce((best, other) => (other.wait() < best.wait() ? other : best));
    const answer = await lane.ask(request, onProgress).catch((cause: unknown) => {
      throw new TemporaryFailure('The process that sets documents was lost; the document is set again.', { cause });
    });
    if (!('refused' in answer)) return answer;
    throw answer.permanent ? new PermanentFailure(answer.refused) : new Error(answer.refused);
  };
  return {
    note: (note, withWord) => render({ kind: 'note', note, withWord }),
    paper: async (paper, files = noFiles, onProgress) => {
      const rendered = await render({ kind: 'paper', paper, files, partsFolder }, onProgress);
      if ('html' in rendered) return rendered;
      throw new PermanentFailure('A paper was set without all of its forms.');
    },
    close: () => {
      for (const lane of pool) lane.close();
    },
  };
};

/** Without this glibc keeps more of what exporting a PDF leaves behind. */
export const renderingEnvironment: Readonly<Record<string, string>> = { MALLOC_TRIM_THRESHOLD_: '131072' };

/** A long paper asks for its memory to be collected between its parts. */
export const renderingArguments: readonly string[] = ['--expose-gc'];

/** One process, with what it has to do. */
interface Lane extends IsolatedProcess<RenderingRequest, RenderingAnswer, RenderingProgress> {
  /** How long a request would wait, in notes. */
  readonly wait: () => number;
}

/** In notes: what a process costs that has to be started first, and a compilation of a hundred pages. */
const worth = { start: 4, paper: 50 } as const;

const openLane = (): Lane => {
  const { ask, close } = openIsolatedProcess<RenderingRequest, RenderingAnswer, RenderingProgress>({
    program,
    execArgv: renderingArguments,
    env: renderingEnvironment,
    timeMs: longestMs,
    requests: documentsPerProcess,
  });
  let wait: number = worth.start;
  let started = false;
  return {
    ask: (request, onNews) => {
      const own = request.kind === 'paper' ? worth.paper : 1;
      wait += started ? own : own - worth.start;
      started = true;
      return ask(request, onNews).finally(() => {
        wait -= own;
      });
    },
    close,
    wait: () => wait,
  };
};
