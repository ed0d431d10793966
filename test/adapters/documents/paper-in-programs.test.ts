import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPaperPdf } from '../../../adapters/documents/paper-pdf.ts';
import { renderPaperWord } from '../../../adapters/documents/paper-word.ts';
import { createFileExaminer } from '../../../adapters/inspection/file-examiner.ts';
import { syntheticCompilation } from '../../../bench/synthetic-compilation.ts';
import { noteOf, originalFile } from '../../../bench/synthetic-files.ts';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import { type Paper, plainText } from '../../../domain/paper/paper.ts';
import { runsIn } from '../../../domain/paper/paper-walk.ts';
import { ownFolder } from '../../support/stack.ts';

const has = (program: string): boolean => spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

const skipWithout = (program: string): string | null => (has(program) ? null : `${program} is not installed here`);

/** Replies in six languages as Word files with tables and notes, as PDF and as plain text, read as they come in. */
const replies = 18;

/**
 * Letters alone: where lines end, how they are spaced and on which side of a figure its point stands in Arabic is for the
 * program to say.
 */
const bare = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}]/gu, '');

/** The text of the pages without what stands above and below it. */
const pageText = (pdf: string): string =>
  bare(
    execFileSync('pdftotext', ['-x', '0', '-y', '70', '-W', '595', '-H', '705', pdf, '-'], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  );

const folder = ownFolder('programs');
let paper: Paper;
/** First and last sentence of each, in the order of the paper. */
let ends: (readonly [string, string])[];

beforeAll(async () => {
  const input = syntheticCompilation(replies);
  const examiner = createFileExaminer(null);
  const submissions = [];
  for (const [index, submission] of input.submissions.entries()) {
    const file = await originalFile(submission, index);
    const { text } = await examiner.examine(file);
    if ('unreadable' in text) expect.unreachable(text.unreadable);
    expect([text.language, text.direction], file.name).toEqual([submission.language, submission.direction]);
    submissions.push({ ...submission, blocks: text.blocks });
  }
  examiner.close();
  paper = compilationPaper({ ...input, submissions });
  ends = paper.content.flatMap((block) => {
    if (block.kind !== 'section') return [];
    const texts = runsIn(block)
      .map(plainText)
      .map(bare)
      .filter((text) => text !== '');
    return [[texts[0] ?? '', texts.at(-1) ?? ''] as const];
  });
  expect(ends).toHaveLength(replies);
});

const expectInOrder = (pdf: string): void => {
  const text = pageText(pdf);
  let at = text.indexOf(bare('Replies received from States'), text.indexOf(bare('List of respondents')));
  for (const [index, [first, last]] of ends.entries()) {
    const begins = text.indexOf(first, at);
    expect(begins, `first sentence of ${index + 1}: ${first.slice(0, 60)}`).toBeGreaterThan(at);
    at = text.indexOf(last, begins + first.length);
    expect(at, `last sentence of ${index + 1}: ${last.slice(-60)}`).toBeGreaterThan(begins);
  }
};

describe('a compilation of original files, as other programs see it', () => {
  it('has every first and last sentence in order for pdftotext', async (context) => {
    const reason = skipWithout('pdftotext');
    if (reason !== null) context.skip(reason);
    const pdf = join(folder, 'paper.pdf');
    writeFileSync(pdf, await renderPaperPdf(paper));
    expectInOrder(pdf);
  });

  it('opens as Word in LibreOffice, with every sentence and every note', async (context) => {
    const reason = skipWithout('soffice') ?? skipWithout('pdftotext');
    if (reason !== null) context.skip(reason);
    const word = join(folder, 'paper.docx');
    writeFileSync(word, await renderPaperWord(paper));
    const profile = pathToFileURL(join(folder, 'profile')).href;
    // Without a person to ask, LibreOffice converts nothing that it would have to repair.
    const args = [
      `-env:UserInstallation=${profile}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      join(folder, 'made'),
    ];
    const run = spawnSync('soffice', [...args, word], { encoding: 'utf8', timeout: 110_000 });
    expect(run.stderr).not.toMatch(/error/i);
    const text = pageText(join(folder, 'made', 'paper.pdf'));
    const latin = ends.filter(([first]) => /^\p{Script=Latin}/u.test(first));
    expect(latin.length).toBeGreaterThan(replies / 3);
    for (const [first, last] of latin) expect(text.includes(first) && text.includes(last), first).toBe(true);
    for (const code of ['SYN3', 'SYN4', 'SYN5']) expect(text).toContain(bare(noteOf(code)));
    // The mark of each note stands in the text and before the note, once each.
    const pages = execFileSync('pdftotext', [join(folder, 'made', 'paper.pdf'), '-'], { encoding: 'utf8' });
    expect(pages).toMatch(/^1$/m);
    expect(pages).not.toMatch(/^11$/m);
  });
});
