import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { directionOf } from '../../domain/language.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts';
import { blocksIn, lengthOf, runsIn } from '../../domain/paper/paper-walk.ts';
import { type KeptSections, noKeptSections } from './kept-sections.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import { notesIn } from './paper-parts.ts';
import { packReproducibly, textPlace } from './reproducible-word.ts';
import type { Surroundings } from './surroundings.ts';
import { createWordBlocks, type WordBlocks, type WordPosition, wordStart } from './word-blocks.ts';
import { headingsInContents } from './word-contents.ts';
import { wordMasthead } from './word-masthead.ts';
import { wordNumbering } from './word-numbering.ts';
import { placeWordParts, type WordPart, wordPart } from './word-part.ts';
import { paperStyles, sideMargin } from './word-styles.ts';

const page: NonNullable<ISectionPropertiesOptions['page']> = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1474, bottom: 1361, left: sideMargin, right: sideMargin, header: 720, footer: 680 },
};

const runningHead = (symbol: string | null): Header =>
  new Header({
    children: [
      new Paragraph({
        spacing: { after: 0 },
        ...(symbol === null
          ? {}
          : { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 2 } } }),
        children: [new TextRun({ text: symbol ?? '', bold: true, size: 17 })],
      }),
    ],
  });

const pageOfPages = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        spacing: { after: 0 },
        children: [new TextRun({ children: [PageNumber.CURRENT, '/', PageNumber.TOTAL_PAGES], bold: true, size: 17 })],
      }),
    ],
  });

/**
 * Longest paper, in characters, whose pages are worked out while it is written, which takes some 50 ms a page. In longer ones Word
 * fills in the page numbers of the contents when it opens the file, and asks before it does.
 */
const mostEstimated = 100_000;

const isLonger = (content: readonly PaperBlock[], most: number): boolean => {
  let characters = 0;
  return content.some((block) => {
    for (const runs of runsIn(block)) characters += lengthOf(runs);
    return characters > most;
  });
};

/** What comes up to the contents, and what after them. */
const atContents = (content: readonly PaperBlock[]): [readonly PaperBlock[], readonly PaperBlock[]] => {
  const after = content.findIndex(({ kind }) => kind === 'contents') + 1;
  return [content.slice(0, after), content.slice(after)];
};

/** The text of a long paper piece by piece: each submission by itself, as it was kept or written now. */
const textParts = (
  text: readonly PaperBlock[],
  around: Surroundings,
  blocksFrom: (position: WordPosition) => WordBlocks,
  sections: KeptSections,
): WordPart[] => {
  let position = wordStart;
  const written = (content: readonly PaperBlock[]): WordPart => {
    const blocks = blocksFrom(position);
    const part = wordPart(blocks.blocks(content, around));
    position = blocks.position();
    return part;
  };
  return text.map((block) => {
    // The bytes of pictures are not kept a second time, and the contents count what they have.
    const inner = block.kind === 'section' ? blocksIn(block.blocks) : [];
    const isKept = inner.length > 0 && !inner.some((each) => each.kind === 'image' || isInContents(each));
    if (block.kind !== 'section' || !isKept) return written([block]);
    const before = position;
    const kept = sections.text('word', block, [around, before.breaksPage], () => JSON.stringify(written([block])));
    position = { ...before, breaksPage: false };
    return JSON.parse(kept) as WordPart;
  });
};

const isInContents = (block: PaperBlock): boolean => block.kind === 'heading' && block.inContents;

/** Notes that stand in the head, before those of the text. */
const notesInHead = ({ masthead, content }: Paper, head: readonly PaperBlock[]): number =>
  (masthead.kind !== 'report-page' && masthead.agendaItem !== null && masthead.agendaFootnote !== null ? 1 : 0) +
  (content === head ? [] : head).flatMap(runsIn).reduce((sum, runs) => sum + notesIn(runs), 0);

/**
 * Writes a paper as a Word file with real heading styles, a table of contents, footnotes, direction and language of
 * every piece of text, running symbol and page x/y. The same paper gives the same bytes, whether parts of it were kept or
 * written anew.
 */
export const renderPaperWord = async (
  paper: Paper,
  files: PaperFiles = noFiles,
  sections: KeptSections = noKeptSections,
): Promise<Uint8Array> => {
  const around = { language: paper.language, direction: directionOf(paper.language) };
  const symbol = paper.runningSymbol === null ? null : cleanLine(paper.runningSymbol);
  const properties = {
    title: cleanLine(paper.title),
    creator: cleanLine(paper.author),
    subject: cleanLine(paper.subject),
  };
  const contents = headingsInContents(paper.content);
  const isLong = isLonger(paper.content, mostEstimated);
  // The contents are made with the document; the text of a long paper is written piece by piece.
  const [head, text] = isLong ? atContents(paper.content) : [paper.content, []];
  const blocks = createWordBlocks(contents, files);
  const document = new Document({
    ...(isLong ? {} : { pageNumbers: estimatePageNumbers }),
    ...properties,
    styles: paperStyles(paper.language),
    numbering: wordNumbering(paper.content),
    sections: [
      {
        properties: { page, titlePage: true },
        headers: { default: runningHead(symbol), first: runningHead(null) },
        footers: { default: pageOfPages(), first: pageOfPages() },
        children: [
          ...wordMasthead(paper.masthead, around),
          ...blocks.blocks(head, around),
          ...(isLong ? [textPlace()] : []),
        ],
      },
    ],
  });
  const parts = textParts(text, around, (from) => createWordBlocks(contents, files, from), sections);
  return packReproducibly(
    document,
    { ...properties, language: paper.language, date: new Date(`${paper.date}T00:00:00Z`) },
    placeWordParts(document, parts, isLong ? notesInHead(paper, head) : 0),
  );
};
