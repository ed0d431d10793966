/**
 * node bench/compile-once.ts <submissions> <folder>: sets one compilation in every form, once, then again after one
 * submission has changed, and says how long that took. PDF, Word and HTML are left in the folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { renderPaperAkn } from '../adapters/documents/paper-akn.ts';
import { renderPaperHtml } from '../adapters/documents/paper-html.ts';
import { renderPaperPdf } from '../adapters/documents/paper-pdf.ts';
import { renderPaperText } from '../adapters/documents/paper-text.ts';
import { renderPaperWord } from '../adapters/documents/paper-word.ts';
import type { PartStore } from '../adapters/documents/part-store.ts';
import { createTypstCompiler } from '../adapters/documents/typst-compiler.ts';
import { compilationPaper } from '../domain/compile/compilation.ts';
import { syntheticCompilation } from './synthetic-compilation.ts';

const submissions = Number(process.argv[2]);
const folder = process.argv[3] ?? 'out/bench-compile';
mkdirSync(folder, { recursive: true });
const input = syntheticCompilation(submissions);
const compiler = createTypstCompiler();
const kept = new Map<string, Uint8Array>();
const parts: PartStore = { get: (key) => kept.get(key) ?? null, put: (key, bytes) => void kept.set(key, bytes) };

/** Seconds and processor seconds of one piece of work, which is written to the folder. */
const measured = async (name: string, work: () => Uint8Array | Promise<Uint8Array>) => {
  const [cpu, beganMs] = [process.cpuUsage(), performance.now()];
  const bytes = await work();
  const seconds = (performance.now() - beganMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  writeFileSync(join(folder, name), bytes);
  return { seconds, cpuSeconds: (user + system) / 1e6, bytes: bytes.byteLength };
};

const beganMs = performance.now();
const paper = compilationPaper(input);
const composeSeconds = (performance.now() - beganMs) / 1000;
const pdf = await measured('verbale.pdf', () => renderPaperPdf(paper, { compiler, parts }));
const word = await measured('verbale.docx', () => renderPaperWord(paper));
const html = await measured('verbale.html', () => renderPaperHtml(paper));
const akn = await measured('verbale.xml', () => renderPaperAkn(paper));
const text = await measured('verbale.txt', () => renderPaperText(paper));
const peakMiB = process.resourceUsage().maxRSS / 1024;

const changed = compilationPaper({
  ...input,
  submissions: input.submissions.map((submission, index) =>
    index === Math.floor(submissions / 2)
      ? {
          ...submission,
          blocks: [...submission.blocks, { kind: 'paragraph', runs: [{ text: 'A sentence came in.' }] }],
        }
      : submission,
  ),
});
const again = await measured('verbale-again.pdf', () => renderPaperPdf(changed, { compiler, parts }));
const { numPages: pages } = await getDocumentProxy(Uint8Array.from(renderPaperPdf(paper, { compiler, parts })));
process.stdout.write(`${JSON.stringify({ pages, composeSeconds, pdf, word, html, akn, text, again, peakMiB })}\n`);
