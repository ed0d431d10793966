import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readZip } from '../adapters/documents/zip.ts';

/** What another program made of the same paper. */
export interface PeerRun {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  /** What its result lacks, told by program; empty where nothing was found. */
  readonly lacks: readonly string[];
}

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

/** Runs a program under GNU time, which says what it took; null where either is missing or it failed. */
const timed = (command: string, args: readonly string[]): Omit<PeerRun, 'name' | 'lacks'> | null => {
  if (!existsSync('/usr/bin/time') || !has(command)) return null;
  const run = spawnSync('/usr/bin/time', ['-f', '@%e %U %S %M', command, ...args], {
    encoding: 'utf8',
    timeout: 590_000,
  });
  const [, seconds, user, system, kibibytes] = /@([\d.]+) ([\d.]+) ([\d.]+) (\d+)/.exec(run.stderr) ?? [];
  if (run.status !== 0 || seconds === undefined) return null;
  return { seconds: Number(seconds), cpuSeconds: Number(user) + Number(system), peakMiB: Number(kibibytes) / 1024 };
};

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

/** What a PDF lacks: names in order behind the contents, Arabic that can be found again. */
export const pdfLacks = (pdf: string, names: readonly string[], arabic: string): string[] => {
  if (!has('pdftotext')) return ['not looked at: there is no pdftotext'];
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }).normalize('NFKC');
  const words = text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const body = words.slice(words.indexOf('Replies received from States', words.indexOf('Replies received') + 20));
  return [...outOfOrder(body, names), ...(words.includes(arabic) ? [] : ['Arabic cannot be searched for'])];
};

/** What a Word file lacks: names in order, direction of Arabic, a field for the contents. */
export const wordLacks = (docx: string, names: readonly string[]): string[] => {
  const xml = Buffer.from(readZip(readFileSync(docx)).get('word/document.xml') ?? []).toString('utf8');
  const text = xml.slice(xml.lastIndexOf('Replies received from States')).replace(/<[^>]+>/g, '');
  return [
    ...outOfOrder(text, names),
    ...(xml.includes('<w:bidi') ? [] : ['Arabic paragraphs run from the left']),
    ...(/TOC /.test(xml) ? [] : ['no table of contents']),
    ...(xml.includes('PAGEREF') ? [] : ['no page numbers in the contents']),
  ];
};

/** What a clerk would use on the same paper: LibreOffice for the PDF, from the Word file; pandoc for Word, from HTML. */
export const peerRuns = (folder: string, names: readonly string[], arabic: string): PeerRun[] => {
  const runs: PeerRun[] = [];
  const profile = pathToFileURL(join(folder, 'office-profile')).href;
  const office = timed('soffice', [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--convert-to',
    'pdf:writer_pdf_Export',
    '--outdir',
    join(folder, 'office'),
    join(folder, 'verbale.docx'),
  ]);
  if (office !== null)
    runs.push({
      name: 'PDF by LibreOffice',
      ...office,
      lacks: pdfLacks(join(folder, 'office', 'verbale.pdf'), names, arabic),
    });
  const made = join(folder, 'pandoc.docx');
  const pandoc = timed('pandoc', ['--toc', '-f', 'html', '-t', 'docx', '-o', made, join(folder, 'verbale.html')]);
  if (pandoc !== null) runs.push({ name: 'Word by pandoc', ...pandoc, lacks: wordLacks(made, names) });
  rmSync(join(folder, 'office-profile'), { recursive: true, force: true });
  return runs;
};
