import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  NoteNumberRestart,
  NumberFormat,
  PageNumber,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { estimatePageNumbers } from 'docx/layout';
import { directionOf } from '../../domain/language.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import type { Paper, PaperBlock } from '../../domain/paper/paper.ts';
import { lengthOf, runsIn } from '../../domain/paper/paper-walk.ts';
import { noFiles, type PaperFiles } from './paper-images.ts';
import { packReproducibly, textPlace } from './reproducible-word.ts';
import { createWordBlocks } from './word-blocks.ts';
import { headingsInContents } from './word-contents.ts';
import { wordMasthead } from './word-masthead.ts';
import { wordNumbering } from './word-numbering.ts';
import { paperStyles, sideMargin } from './word-styles.ts';
import { wordXml } from './word-xml.ts';

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

const charactersIn = (blocks: readonly PaperBlock[]): number =>
  blocks.flatMap(runsIn).reduce((sum, runs) => sum + lengthOf(runs), 0);

/** What comes up to the contents, and what after them. */
const atContents = (content: readonly PaperBlock[]): [readonly PaperBlock[], readonly PaperBlock[]] => {
  const after = content.findIndex(({ kind }) => kind === 'contents') + 1;
  return [content.slice(0, after), content.slice(after)];
};

/**
 * Writes a paper as a Word file with real heading styles, a table of contents, footnotes, direction and language of
 * every piece of text, running symbol and page x/y. The same paper gives the same bytes.
 */
export const renderPaperWord = async (paper: Paper, files: PaperFiles = noFiles): Promise<Uint8Array> => {
  const around = { language: paper.language, direction: directionOf(paper.language) };
  const symbol = paper.runningSymbol === null ? null : cleanLine(paper.runningSymbol);
  const properties = {
    title: cleanLine(paper.title),
    creator: cleanLine(paper.author),
    subject: cleanLine(paper.subject),
  };
  const numbering = wordNumbering(paper.content);
  const blocks = createWordBlocks(headingsInContents(paper.content), files, numbering);
  const isLong = charactersIn(paper.content) > mostEstimated;
  // The contents are made with the document; the text of a long paper is written block by block.
  const [head, text] = isLong ? atContents(paper.content) : [paper.content, []];
  const footers = { default: pageOfPages(), first: pageOfPages() };
  const document = new Document({
    ...(isLong ? {} : { pageNumbers: estimatePageNumbers }),
    ...properties,
    styles: paperStyles(paper.language),
    numbering: numbering.options,
    sections: [
      {
        // The footnote of the masthead has an asterisk, those of the text have numbers: two sections.
        properties: {
          page,
          titlePage: true,
          footnoteProperties: { numberFormat: { type: NumberFormat.CHICAGO } },
        },
        headers: { default: runningHead(symbol), first: runningHead(null) },
        footers,
        children: wordMasthead(paper.masthead, around),
      },
      {
        properties: {
          page,
          type: SectionType.CONTINUOUS,
          footnoteProperties: { numberFormat: { type: NumberFormat.DECIMAL }, restart: NoteNumberRestart.EACH_SECTION },
        },
        headers: { default: runningHead(symbol) },
        footers: { default: pageOfPages() },
        children: [...blocks.blocks(head, around), ...(isLong ? [textPlace()] : [])],
      },
    ],
  });
  const asXml = wordXml(document);
  return packReproducibly(
    document,
    { ...properties, language: paper.language, date: new Date(`${paper.date}T00:00:00Z`) },
    text.map((block) => blocks.blocks([block], around).map(asXml).join('')),
  );
};
