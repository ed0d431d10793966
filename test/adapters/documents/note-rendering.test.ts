import mammoth from 'mammoth';
import { describe, expect, it, vi } from 'vitest';
import { renderNotePdf } from '../../../adapters/documents/note-pdf.ts';
import { renderNoteWord } from '../../../adapters/documents/note-word.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import { type NoteInput, noteText } from '../../../domain/dispatch/note-text.ts';
import { noteInputExample } from '../../domain/dispatch/note-example.ts';

const compiler = createTypstCompiler();
const firstNote = { reference: 'VB 2015/12/OCB', dated: '2015-05-20' };
const acknowledged = { receivedOn: '2015-07-09', theirReference: 'NV 44/2015', documents: ['Views.docx'], late: true };
const french = { language: 'fr', addressPhrase: "la Mission permanente de la République de Côte d'Ivoire" } as const;

const kinds: readonly [string, Partial<NoteInput>][] = [
  ['an English request', {}],
  ['a French request', french],
  ['a letter', { instrument: 'letter', addressPhrase: 'the Council of Europe', enclosures: ['Questionnaire'] }],
  ['a French reminder', { ...french, kind: 'reminder', sequence: 2, dated: '2015-07-20', firstNote }],
  ['an extension', { kind: 'extension', firstNote, deadline: '2015-08-01' }],
  ['an acknowledgement', { kind: 'acknowledgement', firstNote, acknowledged }],
];

const written = (overrides: Partial<NoteInput>) => noteText(noteInputExample(overrides));
const pageCount = (pdf: Uint8Array): number =>
  Math.max(
    ...[
      ...Buffer.from(pdf)
        .toString('latin1')
        .matchAll(/\/Count (\d+)/g),
    ].map(([, count]) => Number(count)),
  );

describe('a note as PDF', () => {
  it.each(kinds)('%s is one tagged page', (_, overrides) => {
    const pdf = renderNotePdf(compiler, written(overrides));
    const text = Buffer.from(pdf).toString('latin1');
    expect(text.startsWith('%PDF-')).toBe(true);
    expect(text).toContain('/StructTreeRoot');
    expect(pageCount(pdf)).toBe(1);
  });

  it('is the same to the last byte from another compiler and on another day', () => {
    const first = renderNotePdf(compiler, written(french));
    vi.useFakeTimers({ now: Date.UTC(2031, 0, 1), toFake: ['Date'] });
    try {
      expect(Buffer.compare(first, renderNotePdf(createTypstCompiler(), written(french)))).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('sets what looks like markup as text', () => {
    const addressPhrase = 'the Mission #panic("x") of *A* $x$ \\ "B" <c>';
    expect(pageCount(renderNotePdf(compiler, written({ addressPhrase })))).toBe(1);
  });
});

describe('a note as a Word document', () => {
  it.each(kinds)('%s says all that the note says, in order', async (_, overrides) => {
    const note = written(overrides);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await renderNoteWord(note)) });
    let from = 0;
    for (const part of [
      ...note.letterhead,
      note.reference.value,
      note.subject.value,
      ...(note.replyBy === null ? [] : [note.replyBy.value]),
      ...(note.salutation === null ? [] : [note.salutation]),
      ...note.paragraphs,
      ...(note.closing === null ? [] : [note.closing]),
      note.placeAndDate,
      ...(note.initials === null ? [] : [note.initials.label, ...note.initials.lines]),
      ...(note.enclosures === null ? [] : [note.enclosures]),
    ]) {
      const at = value.indexOf(part, from);
      expect(at, part).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
  });

  it('breaks no line within a range of days', async () => {
    const note = { ...written(french), paragraphs: ['Вена, 28–30 сентября; CTOC-28'] };
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await renderNoteWord(note)) });
    expect(value).toContain('Вена, 28–\u206030 сентября; CTOC-28');
  });

  it('is the same to the last byte on another day', async () => {
    const first = await renderNoteWord(written(french));
    vi.useFakeTimers({ now: Date.UTC(2031, 0, 1), toFake: ['Date'] });
    try {
      expect(Buffer.compare(first, await renderNoteWord(written(french)))).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
