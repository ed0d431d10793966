import { afterAll, expect, it } from 'vitest';
import { createDocumentRenderer } from '../../../adapters/documents/document-renderer.ts';
import { renderNotePdf } from '../../../adapters/documents/note-pdf.ts';
import { renderNoteWord } from '../../../adapters/documents/note-word.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { noteText } from '../../../domain/dispatch/note-text.ts';
import { noteInputExample } from '../../domain/dispatch/note-example.ts';
import { longPaper } from './long-paper.ts';

const renderer = createDocumentRenderer(2);
afterAll(() => renderer.close());

const notes = Array.from({ length: 12 }, (_, index) =>
  noteText(noteInputExample({ reference: `VB 2015/${index}/OCB` })),
);

it('gives every note its own bytes, whichever process set it', async () => {
  const compiler = createTypstCompiler();
  const rendered = await Promise.all(notes.map((note, index) => renderer.note(note, index % 2 === 0)));
  for (const [index, note] of notes.entries()) {
    const { pdf, word } = rendered[index] ?? expect.unreachable();
    expect(Buffer.compare(pdf, renderNotePdf(compiler, note))).toBe(0);
    if (index % 2 === 0) expect(Buffer.compare(word ?? Buffer.of(), await renderNoteWord(note))).toBe(0);
    else expect(word).toBeNull();
  }
});

it('does not let a note wait for a long paper', async () => {
  const order: string[] = [];
  const paper = renderer.paper(longPaper).then(() => order.push('paper'));
  const [note = expect.unreachable()] = notes;
  await renderer.note(note, false).then(() => order.push('note'));
  await paper;
  expect(order).toEqual(['note', 'paper']);
});
