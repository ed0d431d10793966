import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { renderNotePdf } from '../../../adapters/documents/note-pdf.ts';
import { renderNoteWord } from '../../../adapters/documents/note-word.ts';
import { createTypstCompiler } from '../../../adapters/documents/typst-compiler.ts';
import type { NoteText } from '../../../domain/dispatch/note-text.ts';
import { languages } from '../../../domain/language.ts';
import { type FrozenAddressee, freezeAudience } from '../../../domain/launch/audience.ts';
import { type PreviewedNote, previewNotes } from '../../../domain/launch/preview.ts';
import { missing } from '../../support/programs.ts';

const project = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'verbale-notes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codes = ['FRA', 'CIV', 'USA', 'SAU', 'CHN', 'RUS', 'VAT', 'PSE', 'EU', 'INTERPOL'];
const compiler = createTypstCompiler();
let notes: readonly PreviewedNote[] = [];

beforeAll(async () => {
  const definition = await readCampaignFile(join(project, 'campaigns/resolution-7-1-first-meeting.yaml'));
  const directory = readDirectoryCsv(join(project, 'prisma/seed/directory'));
  const audience = freezeAudience(directory, definition.audience, languages);
  const wanted = codes.map((code) => audience.find((each) => each.code === code) as FrozenAddressee);
  notes = languages.flatMap((language) => previewNotes(definition, audience, language, wanted));
});

/**
 * Letters and figures in order. pdftotext moves points and brackets beside figures inside Arabic and writes a letter
 * with a mark twice, so marks, points and doubled letters count for nothing here.
 */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll(/(\p{L})\1+/gu, '$1');

/** Label and value stand beside each other at the head, where pdftotext may swap a colon and a figure. */
const headOf = (note: NoteText): string[] =>
  [note.reference, note.addressee, note.subject, note.replyBy].flatMap((line) => line?.value.split(/\s/) ?? []);

const bodyOf = (note: NoteText): string[] => [
  ...(note.salutation === null ? [] : [note.salutation]),
  ...note.paragraphs,
  ...(note.closing === null ? [] : [note.closing]),
  note.placeAndDate,
  ...(note.initials === null ? [] : [note.initials.label]),
];

describe('notes in six languages to ten addressees', () => {
  it('are 600 versions, each with a name of its own', () => {
    expect(notes).toHaveLength(languages.length * codes.length * 10);
    expect(new Set(notes.map(({ name }) => name)).size).toBe(notes.length);
  });

  it('give their words in reading order to whoever copies them out of the PDF', async ({ skip }) => {
    const absent = missing('pdftotext', '-v') ?? missing('pdfunite', '-v');
    if (absent !== undefined) skip(absent);
    const requests = notes.filter(({ name }) => /-(?:request|overdue-reminder|clarification)-/.test(name));
    expect(requests).toHaveLength(languages.length * codes.length * 3);
    const files = requests.map(({ name, text }) => {
      const file = join(folder, `${name}.pdf`);
      writeFileSync(file, renderNotePdf(compiler, text));
      return file;
    });
    // Bound into one, so that two programs are started and not one for each note.
    const bound = join(folder, 'bound.pdf');
    await promisify(execFile)('pdfunite', [...files, bound]);
    const { stdout } = await promisify(execFile)('pdftotext', ['-enc', 'UTF-8', bound, '-'], { maxBuffer: 2 ** 24 });
    const pages = stdout.split('\f').slice(0, -1);
    expect(pages, 'each note has one page').toHaveLength(requests.length);
    for (const [index, { name, text }] of requests.entries()) {
      const copied = plain(pages[index] as string);
      for (const word of headOf(text)) expect(copied, `${name}: ${word}`).toContain(plain(word));
      let from = copied.indexOf(plain(text.subject.value.split(/\s/)[0] as string));
      for (const part of bodyOf(text)) {
        const at = copied.indexOf(plain(part), from);
        expect(at, `${name}: ${part}`).toBeGreaterThanOrEqual(0);
        from = at;
      }
    }
  });

  it('end no line after the dash of a range of days', async ({ skip }) => {
    const absent = missing('pdftotext', '-v');
    if (absent !== undefined) skip(absent);
    const [note] = notes.filter(({ name }) => name === 'ru-note-verbale-request-RUS');
    // Each paragraph is a little longer before its range: somewhere the line has to end there.
    const paragraphs = Array.from({ length: 60 }, (_, index) => `${'и'.repeat(40 + index)} в Вене 28–30 сентября`);
    const file = join(folder, 'ranges.pdf');
    writeFileSync(file, renderNotePdf(compiler, { ...(note as PreviewedNote).text, paragraphs }));
    const { stdout } = await promisify(execFile)('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']);
    expect(stdout.match(/Вене *\n *28–30/g)?.length, 'a range that did not fit into its line').toBeGreaterThan(0);
    expect(stdout.match(/28–30/g)).toHaveLength(60 + 1);
  });

  it('open as Word documents elsewhere, with as many pages', async ({ skip }) => {
    const absent = missing('soffice', '--version') ?? missing('pdfinfo', '-v');
    if (absent !== undefined) skip(absent);
    const chosen = notes.filter(({ name }) => /-request-(?:CIV|INTERPOL)$/.test(name));
    expect(chosen).toHaveLength(languages.length * 2);
    const files = [];
    for (const { name, text } of chosen) {
      const file = join(folder, `${name}.docx`);
      writeFileSync(file, await renderNoteWord(text));
      files.push(file);
    }
    const out = join(folder, 'converted');
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', out, ...files]);
    for (const { name } of chosen) {
      const { stdout } = await promisify(execFile)('pdfinfo', [join(out, `${name}.pdf`)]);
      expect(Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]), name).toBe(1);
      expect(readFileSync(join(out, `${name}.pdf`)).length).toBeGreaterThan(5_000);
    }
  });
});
