import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { answerRequests } from '../isolation/isolated-process.ts';
import { renderNotePdf } from './note-pdf.ts';
import { renderNoteWord } from './note-word.ts';
import { orRefusal, type Refusal } from './refusal.ts';
import { createTypstCompiler } from './typst-compiler.ts';

/** A note to be set, as Word only where somebody will edit it. */
export interface NoteWanted {
  readonly note: NoteText;
  readonly withWord: boolean;
}

export interface RenderedDocument {
  readonly pdf: Uint8Array;
  /** Null where it was not asked for. */
  readonly word: Uint8Array | null;
}

export type NoteAnswer = RenderedDocument | Refusal;

const compiler = createTypstCompiler();

answerRequests(
  ({ note, withWord }: NoteWanted): Promise<NoteAnswer> =>
    orRefusal(async () => ({
      pdf: renderNotePdf(compiler, note),
      word: withWord ? await renderNoteWord(note) : null,
    })),
);
