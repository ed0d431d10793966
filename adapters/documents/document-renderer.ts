import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { RenderedPaper, RenderingProgress } from '../../activities/ports/outside.ts';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { type IsolatedProcess, openIsolatedProcess } from '../isolation/isolated-process.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import { renderingArguments, renderingEnvironment } from './rendering-environment.ts';
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

/** Processes for notes at a time; each takes 200 MB. The second one is started when several notes wait. */
const mostProcesses = 2;

/** A compilation of hundreds of submissions takes seconds; this is far beyond. */
const longestMs = 10 * 60_000;

const program = fileURLToPath(
  new URL(`./rendering-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * A paper is set beside the notes, in a process of its own that gives way to them: notes have an hour at which they leave.
 * @param processes notes rendered at a time
 * @param partsFolder where parts of long papers are kept for the next time; null = nowhere
 */
export const createDocumentRenderer = (
  processes: number = Math.min(mostProcesses, availableParallelism()),
  partsFolder: string | null = null,
): DocumentRenderer => {
  const notes = Array.from({ length: processes }, () => openLane(0));
  const papers = openLane(givingWay);
  const render = async (
    lane: Lane,
    request: RenderingRequest,
    onProgress?: (progress: RenderingProgress) => void,
  ): Promise<RenderedDocument | RenderedPaper> => {
    const answer = await lane.ask(request, onProgress).catch((cause: unknown) => {
      throw new TemporaryFailure('The process that sets documents was lost; the document is set again.', { cause });
    });
    if (!('refused' in answer)) return answer;
    throw answer.permanent ? new PermanentFailure(answer.refused) : new Error(answer.refused);
  };
  return {
    note: (note, withWord) => {
      const shortest = notes.reduce((best, other) => (other.wait() < best.wait() ? other : best));
      return render(shortest, { kind: 'note', note, withWord });
    },
    paper: async (paper, files = noFiles, onProgress) => {
      const rendered = await render(papers, { kind: 'paper', paper, files, partsFolder }, onProgress);
      if ('html' in rendered) return rendered;
      throw new PermanentFailure('A paper was set without all of its forms.');
    },
    close: () => {
      for (const lane of [...notes, papers]) lane.close();
    },
  };
};

/** One process, with what it has to do. */
interface Lane extends IsolatedProcess<RenderingRequest, RenderingAnswer, RenderingProgress> {
  /** How long a request would wait, in notes. */
  readonly wait: () => number;
}

/** In notes: what a process costs that has to be started first. */
const startWorth = 4;

/** Niceness of the process for papers: a third of the processor's time where notes want it too, all of it otherwise. */
const givingWay = 5;

const openLane = (niceness: number): Lane => {
  const { ask, close } = openIsolatedProcess<RenderingRequest, RenderingAnswer, RenderingProgress>({
    program,
    execArgv: renderingArguments,
    env: renderingEnvironment,
    timeMs: longestMs,
    requests: documentsPerProcess,
    niceness,
  });
  let wait = startWorth;
  let started = false;
  return {
    ask: (request, onNews) => {
      wait += started ? 1 : 1 - startWorth;
      started = true;
      return ask(request, onNews).finally(() => {
        wait -= 1;
      });
    },
    close,
    wait: () => wait,
  };
};
