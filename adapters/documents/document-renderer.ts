import { availableParallelism } from 'node:os';
import type { RenderedPaper, RenderingProgress } from '../../activities/ports/outside.ts';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import type { IsolatedProcess } from '../isolation/isolated-process.ts';
import type { NoteAnswer, NoteWanted, RenderedDocument } from './note-process.ts';
import type { PaperFormsAnswer } from './paper-forms-process.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import type { PaperPdfAnswer, PaperWanted } from './paper-pdf-process.ts';
import { answered } from './refusal.ts';
import { openRenderingProgram } from './rendering-program.ts';

/** Renders in processes of its own: setting type neither stops the worker's other work nor fills its memory. */
export interface DocumentRenderer {
  /** @throws PermanentFailure when the note cannot be set; TemporaryFailure when the process was lost */
  note(note: NoteText, withWord: boolean): Promise<RenderedDocument>;
  /** As `note`, in every form a paper takes. @param files bytes of what it shows, by SHA-256 */
  paper(paper: Paper, files?: PaperFiles, onProgress?: (progress: RenderingProgress) => void): Promise<RenderedPaper>;
  /** A paper is on its way: starts what will render it. */
  expectPaper(): void;
  close(): void;
}

/** Processes for notes at a time; each takes 200 MB. The second one is started when several notes wait. */
const mostProcesses = 2;

/** The processes for papers take 200 to 400 MB. A text is often corrected soon after it was seen in print; then they end. */
const idleMs = 5 * 60_000;

/**
 * A paper is rendered beside the notes, in two processes that give way to them: notes have an hour at which they leave. One
 * sets the PDF while the other writes the other forms.
 * @param processes notes rendered at a time
 * @param partsFolder where parts of long papers are kept for the next time; null = nowhere
 */
export const createDocumentRenderer = (
  processes: number = Math.min(mostProcesses, availableParallelism()),
  partsFolder: string | null = null,
): DocumentRenderer => {
  const notes = Array.from({ length: processes }, () => openNoteLane());
  const pdfs = openRenderingProgram<PaperWanted, PaperPdfAnswer, RenderingProgress>('paper-pdf-process', forPapers);
  const otherForms = openRenderingProgram<PaperWanted, PaperFormsAnswer>('paper-forms-process', forPapers);
  return {
    note: (note, withWord) => {
      const shortest = notes.reduce((best, other) => (other.wait() < best.wait() ? other : best));
      return answered(shortest.ask({ note, withWord }));
    },
    paper: async (paper, files = noFiles, onProgress) => {
      const wanted = { paper, files, partsFolder };
      const [pdf, forms] = await Promise.all([
        answered(pdfs.ask(wanted, onProgress)),
        answered(otherForms.ask(wanted)),
      ]);
      return { ...pdf, ...forms };
    },
    expectPaper: () => {
      pdfs.makeReady();
      otherForms.makeReady();
    },
    close: () => {
      for (const each of [...notes, pdfs, otherForms]) each.close();
    },
  };
};

/** Niceness of the processes for papers: a third of the processor's time where notes want it too, all of it otherwise. */
const givingWay = 5;

const forPapers = { niceness: givingWay, idleMs } as const;

/** One process for notes, with what it has to do. */
interface NoteLane extends Pick<IsolatedProcess<NoteWanted, NoteAnswer>, 'ask' | 'close'> {
  /** How long a request would wait, in notes. */
  readonly wait: () => number;
}

/** In notes: what a process costs that has to be started first. */
const startWorth = 4;

const openNoteLane = (): NoteLane => {
  const { ask, close } = openRenderingProgram<NoteWanted, NoteAnswer>('note-process');
  let wait = startWorth;
  let started = false;
  return {
    ask: (request) => {
      wait += started ? 1 : 1 - startWorth;
      started = true;
      return ask(request).finally(() => {
        wait -= 1;
      });
    },
    close,
    wait: () => wait,
  };
};
