import { fileURLToPath } from 'node:url';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import type { Paper } from '../../domain/paper/paper.ts';
import { openIsolatedProcess } from '../isolation/isolated-process.ts';
import type { RenderingAnswer, RenderingRequest } from './rendering-process.ts';

export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** Null where it was not asked for. */
  readonly word: Uint8Array | null;
}

/** Renders in a process of its own: setting type neither stops the worker's other work nor fills its memory. */
export interface DocumentRenderer {
  /** @throws PermanentFailure when the note cannot be set; TemporaryFailure when the process was lost */
  note(note: NoteText, withWord: boolean): Promise<RenderedDocument>;
  /** As `note`; always in both forms. */
  paper(paper: Paper): Promise<{ readonly pdf: Uint8Array; readonly word: Uint8Array }>;
  close(): void;
}

/** The typesetter keeps some memory of every document for good (measured: 45 kB); replaced, it starts anew. */
const documentsPerProcess = 1_500;

/** A compilation of hundreds of submissions takes seconds; this is far beyond. */
const longestMs = 10 * 60_000;

const program = fileURLToPath(
  new URL(`./rendering-process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

export const createDocumentRenderer = (): DocumentRenderer => {
  const renderer = openIsolatedProcess<RenderingRequest, RenderingAnswer>({
    program,
    execArgv: [],
    // Without this glibc keeps what exporting a PDF leaves behind in pieces (measured: 750 instead of 250 MB).
    env: { MALLOC_TRIM_THRESHOLD_: '131072' },
    timeMs: longestMs,
    requests: documentsPerProcess,
  });
  const render = async (request: RenderingRequest): Promise<RenderedDocument> => {
    const answer = await renderer.ask(request).catch((cause: unknown) => {
      throw new TemporaryFailure('The process that sets documents was lost; the document is set again.', { cause });
    });
    if (!('refused' in answer)) return answer;
    throw answer.permanent ? new PermanentFailure(answer.refused) : new Error(answer.refused);
  };
  return {
    note: (note, withWord) => render({ kind: 'note', note, withWord }),
    paper: async (paper) => {
      const { pdf, word } = await render({ kind: 'paper', paper });
      if (word === null) throw new PermanentFailure('A paper was set without its Word form.');
      return { pdf, word };
    },
    close: () => renderer.close(),
  };
};
