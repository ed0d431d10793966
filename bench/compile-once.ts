/** node bench/compile-once.ts <submissions>: sets one compilation as PDF and Word, once, and says how long that took. */
import { getDocumentProxy } from 'unpdf';
import { renderPaperPdf } from '../adapters/documents/paper-pdf.ts';
import { renderPaperWord } from '../adapters/documents/paper-word.ts';
import { createTypstCompiler } from '../adapters/documents/typst-compiler.ts';
import { compilationPaper } from '../domain/compile/compilation.ts';
import { syntheticCompilation } from './synthetic-compilation.ts';

const submissions = Number(process.argv[2]);
const input = syntheticCompilation(submissions);
const compiler = createTypstCompiler();

const beganMs = performance.now();
const paper = compilationPaper(input);
const composedMs = performance.now();
const pdf = renderPaperPdf(paper, { compiler });
const pdfMs = performance.now();
const word = await renderPaperWord(paper);
const wordMs = performance.now();

const peakMiB = process.resourceUsage().maxRSS / 1024;
const { numPages: pages } = await getDocumentProxy(Uint8Array.from(pdf));
process.stdout.write(
  `${JSON.stringify({
    pages,
    composeSeconds: (composedMs - beganMs) / 1000,
    pdfSeconds: (pdfMs - composedMs) / 1000,
    wordSeconds: (wordMs - pdfMs) / 1000,
    pdfBytes: pdf.byteLength,
    wordBytes: word.byteLength,
    peakMiB,
  })}\n`,
);
