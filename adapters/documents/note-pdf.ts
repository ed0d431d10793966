import { readFileSync } from 'node:fs';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import type { TypstCompiler } from './typst-compiler.ts';

const template = readFileSync(new URL('./note.typ', import.meta.url), 'utf8');

/**
 * A note as a tagged PDF, one page where its text allows. The same note gives the same bytes; the
 * document's date is the day the note bears.
 * @throws PermanentFailure when the page cannot be set
 */
export const renderNotePdf = (compiler: TypstCompiler, note: NoteText): Uint8Array =>
  compiler.compilePdf(template, {
    title: `${note.reference.value} – ${note.subject.value}`,
    author: note.letterhead[0] ?? '',
    date: new Date(`${note.dated}T00:00:00Z`),
    files: new Map([['note.json', new TextEncoder().encode(JSON.stringify(note))]]),
  });
