import { readFileSync } from 'node:fs';
import { directionOf, type Language } from '../../domain/language.ts';
import { cleanLine, cleanText } from '../../domain/paper/clean-text.ts';
import {
  type ListBlock,
  listItem,
  type Masthead,
  type Paper,
  type PaperBlock,
  type Runs,
} from '../../domain/paper/paper.ts';
import { placedRows } from '../../domain/paper/placed-rows.ts';
import { imageFile, imageFiles, pagesFile } from './paper-image-files.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import { inParts } from './paper-parts.ts';
import { keepsTogether, renderedRuns } from './paper-runs.ts';
import { openPdfJoin } from './pdf-join.ts';
import type { Surroundings } from './surroundings.ts';
import { createTypstCompiler, type TypstCompiler } from './typst-compiler.ts';

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8');

const leftToRightIsolate = '\u2066';
const popIsolate = '\u2069';
/** A tab has no width of its own in Typst. */
const emSpace = '\u2003';

/** Letters of a line of text, and of a table as wide as the page. */
const lettersAcross = { text: 60, table: 70 } as const;

/** Amiri's letters are small for their size. */
const sizeOf = (language: Language): number => (language === 'ar' ? 1.15 : 1);

/** Gives words longer than their place somewhere to break: they would run out of the page or into the next column. */
const breakable = (text: string, longest: number): string =>
  text.replace(new RegExp(`[^\\s\\u200b]{${longest + 1},}`, 'gu'), (word) =>
    // Chinese breaks anywhere by itself.
    /\p{Script=Han}/u.test(word) ? word : word.replace(new RegExp(`[^\\s]{${longest}}(?=.)`, 'gu'), '$&\u200b'),
  );

/** Runs as the template takes them; what is false or absent is left out, to keep the data small. */
const runsData = (runs: Runs, around: Surroundings, longest: number = lettersAcross.text): object[] =>
  renderedRuns(runs, around.direction).map((run) => {
    const text = breakable(run.text.replaceAll('\t', emSpace), longest);
    return {
      text: run.isolated && !keepsTogether(text) ? `${leftToRightIsolate}${text}${popIsolate}` : text,
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italic: true } : {}),
      ...(run.language
        ? { language: run.language, direction: run.direction, scale: sizeOf(run.language) / sizeOf(around.language) }
        : {}),
      ...(run.link ? { link: run.link } : {}),
      ...(run.footnote ? { footnote: runsData(run.footnote, around) } : {}),
    };
  });

const listData = ({ kind, ordered, start, items }: ListBlock, around: Surroundings): object => ({
  kind,
  ordered,
  start: start ?? 1,
  items: items.map(listItem).map(({ runs, below }) => ({
    runs: runsData(runs, around),
    ...(below === null ? {} : { below: listData(below, around) }),
  })),
});

const blockData = (block: PaperBlock, around: Surroundings): object => {
  const runs = (value: Runs, longest?: number) => runsData(value, around, longest);
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: runs(block.runs) };
    case 'list':
      return listData(block, around);
    case 'table': {
      const total = block.columns.reduce((sum, column) => sum + column.width, 0);
      const longestIn = (column: number) =>
        Math.max(4, Math.floor((lettersAcross.table * (block.columns[column]?.width ?? 0)) / total));
      return {
        ...block,
        ...(block.caption ? { caption: runs(block.caption) } : {}),
        rows: placedRows(block).map((row) =>
          row.map(({ cell: { strong, ...cell }, column }) => ({
            ...cell,
            runs: runs(cell.runs, longestIn(column)),
            ...(strong ? { strong: true } : {}),
          })),
        ),
      };
    }
    case 'section': {
      const within = { language: block.language ?? around.language, direction: block.direction };
      return {
        kind: 'section',
        ...within,
        scale: sizeOf(within.language) / sizeOf(around.language),
        blocks: block.blocks.map((inner) => blockData(inner, within)),
      };
    }
    case 'image': {
      const { source, ...image } = block;
      return {
        ...image,
        file: imageFile(source),
        alternative: cleanText(block.alternative),
        ...(block.caption ? { caption: runs(block.caption) } : {}),
      };
    }
    case 'pages':
      return {
        kind: 'pages',
        file: pagesFile(block.sha256),
        pages: block.pages,
        alternative: cleanText(block.alternative),
      };
    case 'contents':
    case 'page-break':
      return block;
  }
};

const cleanMasthead = (masthead: Masthead): object =>
  JSON.parse(JSON.stringify(masthead), (_key, value) => (typeof value === 'string' ? cleanText(value) : value));

let shared: TypstCompiler | undefined;

/**
 * Sets a paper as a tagged PDF with bookmarks, running symbol, page x/y and table of contents.
 * The same paper gives the same bytes. The compiler may be given; else one is started and kept for the process.
 * @throws PermanentFailure where the paper cannot be set
 */
export const renderPaperPdf = (paper: Paper, compiler?: TypstCompiler, files: PaperFiles = noFiles): Uint8Array => {
  const around = { language: paper.language, direction: directionOf(paper.language) };
  shared ??= compiler ? undefined : createTypstCompiler();
  const typst = compiler ?? shared ?? createTypstCompiler();
  /** @param more what else the template is to know */
  const set = (content: readonly PaperBlock[], more: object = {}): Uint8Array =>
    typst.compilePdf(template, {
      title: cleanLine(paper.title),
      author: cleanLine(paper.author),
      subject: cleanLine(paper.subject),
      date: new Date(`${paper.date}T00:00:00Z`),
      single: true,
      files: new Map([
        ...imageFiles(content, files),
        [
          'paper.json',
          Buffer.from(
            JSON.stringify({
              ...around,
              scale: sizeOf(paper.language),
              runningSymbol: paper.runningSymbol === null ? null : cleanLine(paper.runningSymbol),
              masthead: cleanMasthead(paper.masthead),
              content: content.map((block) => blockData(block, around)),
              ...more,
            }),
          ),
        ],
      ]),
    });

  const parted = inParts(paper);
  if (parted === null) return set(paper.content);
  const join = openPdfJoin();
  const pages: object[][] = [];
  for (const { content, footnotes, headings } of parted.parts) {
    const part = join.add(
      set(content, { part: { footnotes } }),
      headings.map(({ level }) => level),
    );
    // The part's own objects are some forty megabytes; nothing else would make the process collect them soon.
    globalThis.gc?.();
    const first = pages.length;
    for (let page = 0; page < part.pages; page += 1) pages.push([]);
    for (const [index, { page, y }] of part.bookmarks.entries()) {
      const heading = headings[index];
      if (!heading?.inContents) continue;
      // Without its notes: they stand where it stands.
      const runs = runsData(
        heading.runs.map(({ text, language }) => ({ text, ...(language ? { language } : {}) })),
        around,
      );
      pages[first + page]?.push({ heading: { ...heading, runs }, top: pageHeight - y + aboveBookmark });
    }
  }
  return join.finish(set(parted.front, { pages }));
};

/** Of an A4 page, in points. */
const pageHeight = 841.8898;

/** Points by which the typesetter lets a bookmark lead above its heading. */
const aboveBookmark = 10;
