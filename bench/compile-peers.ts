import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readZip } from '../adapters/documents/zip.ts';
import { type WatchedRun, watchedRun } from './watched-run.ts';

/** What has to be found in a paper, in this order. */
export interface Expected {
  /** Names of the respondents. */
  readonly names: readonly string[];
  /** What the footnotes say. */
  readonly notes: readonly string[];
  /** A word of the Arabic submissions, as it is written. */
  readonly arabic: string;
}

/** Another program's try at the same paper. */
export interface PeerRun extends WatchedRun {
  readonly name: string;
  /** What its result lacks, told by program; empty where nothing was found. */
  readonly lacks: readonly string[];
}

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Whether all names come in the text, in their order; else the first that does not. */
const outOfOrder = (text: string, names: readonly string[]): string[] => {
  let from = 0;
  for (const name of names) {
    const at = text.indexOf(name, from);
    if (at < 0) return [`${name} is missing or out of order`];
    from = at + name.length;
  }
  return [];
};

const missingNotes = (text: string, notes: readonly string[]): string[] => {
  const missing = notes.filter((note) => !text.includes(note)).length;
  return missing === 0 ? [] : [`${missing} of ${notes.length} footnotes are missing`];
};

/** What a PDF lacks: names in order behind the contents, footnotes, Arabic that can be found again. */
export const pdfLacks = (pdf: string, { names, notes, arabic }: Expected): string[] => {
  if (!has('pdftotext')) return ['not looked at: there is no pdftotext'];
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).normalize('NFKC');
  const words = text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').replace(/\s+/gu, ' ');
  const body = words.slice(words.indexOf('Replies received from States', words.indexOf('Replies received') + 20));
  return [
    ...outOfOrder(body, names),
    ...missingNotes(words, notes),
    ...(words.includes(arabic) ? [] : ['Arabic cannot be searched for']),
  ];
};

/** What a Word file lacks: names in order, footnotes, direction of Arabic, a field for the contents. */
export const wordLacks = (docx: string, { names, notes }: Expected): string[] => {
  const files = readZip(readFileSync(docx));
  const part = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
  const xml = part('word/document.xml');
  const text = xml.slice(xml.lastIndexOf('Replies received from States')).replace(/<[^>]+>/g, '');
  return [
    ...outOfOrder(text, names),
    ...missingNotes(part('word/footnotes.xml').replace(/<[^>]+>/g, ''), notes),
    ...(xml.includes('<w:bidi') ? [] : ['Arabic paragraphs run from the left']),
    ...(/TOC /.test(xml) ? [] : ['no table of contents']),
    ...(xml.includes('PAGEREF') ? [] : ['no page numbers in the contents']),
  ];
};

/** What a clerk would use on the same paper: LibreOffice for the PDF, from the Word file; pandoc for Word, from HTML. */
export const peerRuns = async (
  folder: string,
  expected: Expected,
  say: (line: string) => void,
): Promise<{ readonly office: PeerRun | null; readonly pandoc: PeerRun | null }> => {
  const profile = pathToFileURL(join(folder, 'office-profile')).href;
  const attempt = async (name: string, program: string, args: readonly string[], lacks: () => string[]) => {
    if (!has(program)) {
      say(`${name}: ${program} is not installed.`);
      return null;
    }
    const run = { name, ...(await watchedRun(program, args)), lacks: lacks() };
    say(`${name}: ${run.seconds.toFixed(2)} s.`);
    return run;
  };
  const office = await attempt(
    'PDF by LibreOffice, from our Word file',
    'soffice',
    [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'pdf:writer_pdf_Export',
      '--outdir',
      join(folder, 'office'),
      join(folder, 'verbale.docx'),
    ],
    () => pdfLacks(join(folder, 'office', 'verbale.pdf'), expected),
  );
  const made = join(folder, 'pandoc.docx');
  const pandoc = await attempt(
    'Word by pandoc, from our HTML',
    'pandoc',
    ['--toc', '-f', 'html', '-t', 'docx', '-o', made, join(folder, 'verbale.html')],
    () => wordLacks(made, expected),
  );
  return { office, pandoc };
};
