import { readFileSync } from 'node:fs';
import type { NoteLine, NoteText } from '../../domain/dispatch/note-text.ts';
import { directedPieces } from '../../domain/paper/left-to-right.ts';
import type { TypstCompiler } from './typst-compiler.ts';

const template = readFileSync(new URL('./note.typ', import.meta.url), 'utf8');

/** A longer one could not stand in one line. */
const longestKept = 48;

/** A stretch of text: whether it stays in one line, and whether it reads from left to right in itself. */
interface Piece {
  readonly text: string;
  readonly whole: boolean;
  readonly isolated: boolean;
}

/** "28–30": a line may not end after the dash. Its direction is left to the text around it. */
const rangeOfNumbers = /(\d+[–-]\d+)/u;

/**
 * References, symbols and addresses are cut out in every language: they stay in one line, and inside Arabic they read
 * from left to right. Ranges of days stay in one line too.
 */
const pieces = (text: string): Piece[] =>
  directedPieces(text, 'rtl').flatMap((piece): Piece[] => {
    if (piece.isolated) return [{ ...piece, whole: piece.text.length <= longestKept }];
    return piece.text
      .split(rangeOfNumbers)
      .map((part, index) => ({ text: part, whole: index % 2 === 1, isolated: false }))
      .filter((part) => part.text !== '');
  });

const noteData = (note: NoteText): object => {
  const line = (each: NoteLine | null) => (each === null ? null : { label: each.label, value: pieces(each.value) });
  return {
    ...note,
    reference: line(note.reference),
    footer: note.reference.value,
    addressee: line(note.addressee),
    subject: line(note.subject),
    replyBy: line(note.replyBy),
    paragraphs: note.paragraphs.map(pieces),
    closing: note.closing === null ? null : pieces(note.closing),
    enclosures: note.enclosures === null ? null : pieces(note.enclosures),
  };
};

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
    files: new Map([['note.json', new TextEncoder().encode(JSON.stringify(noteData(note)))]]),
  });
