import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RenderingProgress } from '../../activities/ports/outside.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import { cleanLine, cleanText } from '../../domain/paper/clean-text.ts';
import { labelText } from '../../domain/paper/item-label.ts';
import {
  type ListBlock,
  listItems,
  type Masthead,
  type Paper,
  type PaperBlock,
  plainText,
  type Runs,
} from '../../domain/paper/paper.ts';
import { blocksIn, runsIn } from '../../domain/paper/paper-walk.ts';
import { placedRows } from '../../domain/paper/placed-rows.ts';
import { type BlockHash, openBlockHash } from './kept-sections.ts';
import { imageFile, imageFiles, pagesFile } from './paper-image-files.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import { inParts, notesIn, type PaperPart, type PartedPaper } from './paper-parts.ts';
import { keepsTogether, renderedRuns } from './paper-runs.ts';
import type { PartSetters } from './part-setters.ts';
import { noPartStore, type PartStore } from './part-store.ts';
import { openPdfJoin } from './pdf-join.ts';
import { pageMarks } from './pdf-marks.ts';
import { keptPart, type PackedPart, packPart, partKept } from './pdf-part.ts';
import { rendererVersion } from './renderer-version.ts';
import type { Surroundings } from './surroundings.ts';
import { createTypstCompiler, type TypstCompiler, type TypstDocument } from './typst-compiler.ts';

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

const listData = (list: ListBlock, around: Surroundings): object => ({
  kind: 'list',
  items: listItems(list).map(({ runs, below, label }) => ({
    runs: runsData(runs, around),
    ...(label === null ? {} : { label: labelText(label) }),
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

/** What the setting of a paper may be given besides. */
export interface PdfSetting {
  /** Else one is started and kept for the process. */
  readonly compiler?: TypstCompiler;
  readonly files?: PaperFiles;
  readonly parts?: PartStore;
  /** Set the parts of a long paper beside this process, where more than one has to be set; else they are set here. */
  readonly setters?: PartSetters;
  /** Else hashes are worked out for this setting alone. */
  readonly hashOf?: BlockHash;
  /** Told before each part of a long paper. */
  readonly onProgress?: (progress: RenderingProgress) => void;
}

/**
 * Strictest standard a paper is set by. Pages of others are taken over as they are, and nobody vouches for them; nor can
 * the typesetter vouch for a paper that is set in parts, of which only the first begins with a chapter.
 */
const standardOf = (content: readonly PaperBlock[], parted: PartedPaper | null): 'ua-1' | undefined =>
  parted !== null || blocksIn(content).some(({ kind }) => kind === 'pages') ? undefined : 'ua-1';

/**
 * Sets a paper as a tagged PDF with bookmarks, running symbol, page x/y and table of contents; as PDF/UA-1 where it
 * is set whole and takes over no pages of others. The same paper gives the same bytes, whether parts of it were kept or
 * set anew, here or beside. A long paper's parts are on their way when this returns.
 * @throws PermanentFailure where the paper cannot be set
 */
export const renderPaperPdf = async (paper: Paper, setting: PdfSetting = {}): Promise<Uint8Array> => {
  const { files = noFiles, parts = noPartStore, hashOf = openBlockHash(), onProgress } = setting;
  const around = { language: paper.language, direction: directionOf(paper.language) };
  shared ??= setting.compiler ? undefined : createTypstCompiler();
  const typst = setting.compiler ?? shared ?? createTypstCompiler();
  const parted = inParts(paper);
  const standard = standardOf(paper.content, parted);
  const contentData = (content: readonly PaperBlock[], notesBefore = 0): object[] => {
    let notes = notesBefore;
    return content.map((block) => {
      const data = blockData(block, around);
      if (block.kind !== 'section') notes += runsIn(block).reduce((sum, runs) => sum + notesIn(runs), 0);
      // A submission counts its notes by itself; what comes after it goes on where the paper was.
      else if (runsIn(block).some((runs) => notesIn(runs) > 0)) return { ...data, notesAfter: notes };
      return data;
    });
  };
  const documentOf = (content: readonly PaperBlock[], data: object, properties: Properties): TypstDocument => ({
    ...properties,
    ...(standard ? { standard } : {}),
    single: true,
    files: new Map([
      ...imageFiles(content, files),
      ['paper.json', Buffer.from(JSON.stringify({ ...around, scale: sizeOf(paper.language), ...data }))],
    ]),
  });
  const runningSymbol = paper.runningSymbol === null ? null : cleanLine(paper.runningSymbol);
  const setWhole = (content: readonly PaperBlock[], more: object = {}): Uint8Array =>
    typst.compilePdf(
      template,
      documentOf(
        content,
        {
          runningSymbol,
          masthead: cleanMasthead(paper.masthead),
          content: contentData(content),
          ...more,
        },
        {
          title: cleanLine(paper.title),
          author: cleanLine(paper.author),
          subject: cleanLine(paper.subject),
          date: new Date(`${paper.date}T00:00:00Z`),
        },
      ),
    );
  if (parted === null) return setWhole(paper.content);

  const keyOf = (what: readonly unknown[]): string =>
    createHash('sha256')
      .update(JSON.stringify([rendererVersion(), 'pdf', ...what]))
      .digest('hex');
  /** Nothing in a part says which paper it is of: the frame does. So it serves the next version too. */
  const keys = parted.parts.map(({ content, footnotes }) => keyOf([around, footnotes, content.map(hashOf)]));
  const documentOfPart = ({ content, footnotes }: PaperPart): TypstDocument =>
    documentOf(
      content,
      { content: contentData(content, footnotes), part: { footnotes } },
      { title: 'part', date: new Date(0) },
    );
  const setHere = (document: TypstDocument): Uint8Array => {
    const bytes = typst.compilePdf(template, document);
    // The part's own objects are some twenty megabytes; nothing else would make the process collect them soon.
    globalThis.gc?.();
    return bytes;
  };
  const known = keys.map(parts.get);
  const missing = [...parted.parts.keys()].filter((index) => known[index] === null);
  const beside = setting.setters !== undefined && missing.length > 1 ? setting.setters : null;
  const coming = beside?.set(
    template,
    missing.map((index) => documentOfPart(parted.parts[index] as PaperPart)),
  );
  const setPart = async (index: number): Promise<Uint8Array> => {
    const kept = known[index];
    if (kept) return kept;
    const bytes = await (coming?.[missing.indexOf(index)] ?? setHere(documentOfPart(parted.parts[index] as PaperPart)));
    parts.put(keys[index] as string, bytes);
    return bytes;
  };
  const packed = async (index: number, base: number): Promise<PackedPart> => {
    const bytes = await setPart(index);
    const key = keyOf([keys[index], base]);
    const kept = parts.get(key);
    if (kept !== null) return partKept(kept);
    const part = packPart(bytes, base);
    parts.put(key, keptPart(part));
    return part;
  };

  const join = openPdfJoin();
  const pages: object[][] = [];
  for (const [index, { headings }] of parted.parts.entries()) {
    const at = headings.find(({ level }) => level <= 2);
    onProgress?.({ done: index, whole: parted.parts.length + 1, at: at ? cleanLine(plainText(at.runs)) : null });
    const joined = join.add(
      await packed(index, join.base()),
      headings.map(({ level }) => level),
    );
    const first = pages.length;
    for (let page = 0; page < joined.pages; page += 1) pages.push([]);
    for (const [position, { page, y }] of joined.bookmarks.entries()) {
      const heading = headings[position];
      if (!heading?.inContents) continue;
      // Without its notes: they stand where it stands.
      const runs = runsData(
        heading.runs.map(({ text, language }) => ({ text, ...(language ? { language } : {}) })),
        around,
      );
      pages[first + page]?.push({ heading: { ...heading, runs }, top: pageHeight - y + aboveBookmark });
    }
  }
  onProgress?.({ done: parted.parts.length, whole: parted.parts.length + 1, at: null });
  const marksOf = (whole: number): Uint8Array =>
    typst.compilePdf(template, documentOf([], { runningSymbol, marks: whole }, { title: 'marks', date: new Date(0) }));
  return join.finish(setWhole(parted.front, { pages }), (whole) => pageMarks(marksOf(whole), whole, around.direction));
};

type Properties = Pick<TypstDocument, 'title' | 'author' | 'subject' | 'date'>;

/** Of an A4 page, in points. */
const pageHeight = 841.8898;

/** Points by which the typesetter lets a bookmark lead above its heading. */
const aboveBookmark = 10;
