import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Alignment, HeadingBlock, ListBlock, PaperBlock, Runs, TableBlock } from '../../domain/paper/paper.ts';
import { placedRows } from '../../domain/paper/placed-rows.ts';
import type { PaperFiles } from './paper-images.ts';
import { keepsTogether, type RenderedRun, renderedRuns } from './paper-runs.ts';
import type { Surroundings } from './surroundings.ts';
import { bookmarked, wordContents } from './word-contents.ts';
import { NamedHyperlink } from './word-hyperlink.ts';
import { wordImage } from './word-image.ts';
import { MarkedNote, noteMark } from './word-note-mark.ts';
import { bullets, deepestList, numberedItems } from './word-numbering.ts';
import { textWidth, wordLanguages, wordStyles } from './word-styles.ts';

/** Where in the document a block stands. */
export interface WordSurroundings extends Surroundings {
  /** Text as received, which is not spread to the margin. */
  readonly asReceived?: boolean;
}

/** How far a paper has come. */
export interface WordPosition {
  /** Headings that the contents have. */
  readonly marked: number;
  /** Notes of the paper itself; a submission counts its own. */
  readonly notes: number;
  /** The block that comes next begins a page. */
  readonly breaksPage: boolean;
}

export const wordStart: WordPosition = { marked: 0, notes: 0, breaksPage: false };

/** Makes blocks of a paper; counts lists and links, whose names must be unique in what they stand in. */
export interface WordBlocks {
  readonly blocks: (content: readonly PaperBlock[], around: WordSurroundings) => FileChild[];
  readonly position: () => WordPosition;
}

const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

const sides: Readonly<Record<Alignment, (typeof AlignmentType)[keyof typeof AlignmentType]>> = {
  start: AlignmentType.START,
  center: AlignmentType.CENTER,
  end: AlignmentType.END,
};

/** Around a piece that reads from left to right and does not begin and end with letters: a telephone number. */
const leftToRightMark = '\u200e';

/** Text with tabs as Word has them. */
const pieces = (text: string): (string | Tab)[] =>
  text.split(/(\t)/).map((piece) => (piece === '\t' ? new Tab() : piece));

const textRuns = (run: RenderedRun, around: WordSurroundings, strong: boolean): TextRun[] =>
  run.text.split('\n').map((line, index) => {
    const language = run.language ?? around.language;
    return new TextRun({
      children: pieces(run.isolated && !keepsTogether(line) ? `${leftToRightMark}${line}${leftToRightMark}` : line),
      ...(index > 0 ? { break: 1 } : {}),
      ...(run.bold || strong ? { bold: true, boldComplexScript: true } : {}),
      ...(run.italic ? { italics: true, italicsComplexScript: true } : {}),
      ...(run.direction === 'rtl' && !run.isolated ? { rightToLeft: true } : {}),
      ...(run.link ? { style: 'Hyperlink' } : {}),
      language:
        language === 'ar'
          ? { bidirectional: wordLanguages.ar }
          : { value: wordLanguages[language], ...(language === 'zh' ? { eastAsia: wordLanguages.zh } : {}) },
    });
  });

/**
 * @param contents the headings of the table of contents, in the order in which they will come
 * @param files bytes of the pictures
 * @param from what stands before these blocks
 */
export const createWordBlocks = (
  contents: readonly HeadingBlock[],
  files: PaperFiles,
  from: WordPosition = wordStart,
): WordBlocks => {
  let pictures = 0;
  let { marked, notes, breaksPage: breakPending } = from;
  let links = 0;
  let lists = 0;
  const pageBreak = (): { pageBreakBefore?: true } => {
    const options = breakPending ? ({ pageBreakBefore: true } as const) : {};
    breakPending = false;
    return options;
  };

  const runs = (value: Runs, around: WordSurroundings, strong = false): ParagraphChild[] =>
    renderedRuns(value, around.direction).flatMap((run): ParagraphChild[] => {
      const text = textRuns(run, around, strong);
      const linked = run.link ? [new NamedHyperlink(text, `link${++links}`, run.link)] : text;
      if (!run.footnote) return linked;
      notes += 1;
      const note = paragraph(run.footnote, around, { style: 'FootnoteText' }, noteMark(String(notes)));
      return [...linked, new MarkedNote(String(notes), note)];
    });

  const paragraph = (
    value: Runs,
    around: WordSurroundings,
    options: IParagraphOptions,
    before: ParagraphChild[] = [],
  ) =>
    new Paragraph({
      ...options,
      ...(options.style === 'FootnoteText' ? {} : pageBreak()),
      ...(around.direction === 'rtl' ? { bidirectional: true } : {}),
      children: [...before, ...runs(value, around)],
    });

  const table = (block: TableBlock, around: WordSurroundings): FileChild[] => {
    const total = block.columns.reduce((sum, column) => sum + column.width, 0);
    const widths = block.columns.map((column) => Math.round((column.width / total) * textWidth));
    const line = (size: number) => ({ style: BorderStyle.SINGLE, size, color: size > 4 ? '000000' : '999999' });
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const rows = placedRows(block).map((row, rowIndex) => {
      return new TableRow({
        cantSplit: true,
        tableHeader: rowIndex < block.headerRows,
        children: row.map(({ cell, column: start }) => {
          const span = cell.columns ?? 1;
          const strong = cell.strong === true || rowIndex < block.headerRows;
          return new TableCell({
            ...(span > 1 ? { columnSpan: span } : {}),
            ...((cell.rows ?? 1) > 1 ? { rowSpan: cell.rows } : {}),
            width: {
              size: widths.slice(start, start + span).reduce((sum, width) => sum + width, 0),
              type: WidthType.DXA,
            },
            borders: {
              top: line(rowIndex === 0 || rowIndex === block.headerRows ? 8 : 4),
              bottom: line(rowIndex === block.rows.length - 1 ? 8 : 4),
              left: none,
              right: none,
            },
            children: [
              new Paragraph({
                style: wordStyles.table,
                alignment: sides[block.columns[start]?.align ?? 'start'],
                // The header stays with the first row below it.
                ...(rowIndex < block.headerRows ? { keepNext: true } : {}),
                ...(around.direction === 'rtl' ? { bidirectional: true } : {}),
                children: runs(cell.runs, around, strong),
              }),
            ],
          });
        }),
      });
    });
    return [
      ...(breakPending && !block.caption ? [new Paragraph({ style: wordStyles.masthead, ...pageBreak() })] : []),
      ...(block.caption ? [paragraph(block.caption, around, { style: wordStyles.caption })] : []),
      new Table({
        rows,
        columnWidths: widths,
        width: { size: textWidth, type: WidthType.DXA },
        layout: TableLayoutType.FIXED,
        margins: { left: 80, right: 80 },
        visuallyRightToLeft: around.direction === 'rtl',
      }),
      // Word joins tables that touch.
      new Paragraph({ style: wordStyles.masthead }),
    ];
  };

  /** Items that Word itself numbers in one go are an instance of one numbering. */
  const list = (block: ListBlock, around: WordSurroundings, level: number): FileChild[] => {
    let instance = 0;
    return numberedItems(block, level).flatMap(({ runs: item, below, numbering, begins }, index) => {
      if (begins) instance = ++lists;
      return [
        paragraph(item, around, {
          style: wordStyles.list,
          ...(around.asReceived ? { alignment: AlignmentType.START } : {}),
          ...(level === 0 && below === null && index === block.items.length - 1 ? { spacing: { after: 120 } } : {}),
          numbering: numbering === null ? { reference: bullets, level } : { reference: numbering, level, instance },
        }),
        ...(below === null ? [] : list(below, around, Math.min(deepestList, level + 1))),
      ];
    });
  };

  const one = (block: PaperBlock, around: WordSurroundings): FileChild[] => {
    switch (block.kind) {
      case 'heading': {
        const number = block.number === undefined ? [] : [new TextRun(`${block.number}  `)];
        const children = [...number, ...runs(block.runs, around)];
        return [
          new Paragraph({
            heading: headings[block.level - 1] ?? HeadingLevel.HEADING_6,
            ...pageBreak(),
            ...(around.direction === 'rtl' ? { bidirectional: true } : {}),
            children: block.inContents ? bookmarked(++marked, children) : children,
          }),
        ];
      }
      case 'paragraph': {
        const number = block.number === undefined ? [] : [new TextRun({ children: [`${block.number}.`, new Tab()] })];
        return [
          paragraph(
            block.runs,
            around,
            {
              style: block.style === 'note' ? wordStyles.note : wordStyles.body,
              ...(around.asReceived ? { alignment: AlignmentType.START } : {}),
              ...(block.keepWithNext ? { keepNext: true } : {}),
              ...(block.number === undefined ? {} : { tabStops: [{ type: TabStopType.LEFT, position: 567 }] }),
            },
            number,
          ),
        ];
      }
      case 'list': {
        return list(block, around, 0);
      }
      case 'table':
        return table(block, around);
      case 'image':
        return [
          new Paragraph({
            style: wordStyles.figure,
            ...pageBreak(),
            ...(block.caption ? { keepNext: true } : {}),
            children: [wordImage(block, files, ++pictures)],
          }),
          ...(block.caption ? [paragraph(block.caption, around, { style: wordStyles.figureCaption })] : []),
        ];
      case 'pages':
        return [paragraph(block.elsewhere, around, { style: wordStyles.note })];
      case 'contents':
        return [
          paragraph([{ text: block.title }], around, { style: wordStyles.contentsTitle }),
          paragraph([{ text: block.pageLabel, italic: true }], around, {
            style: wordStyles.note,
            alignment: AlignmentType.END,
          }),
          wordContents(block.title, contents, around.direction),
        ];
      case 'section': {
        const within = { language: block.language ?? around.language, direction: block.direction, asReceived: true };
        const before = notes;
        notes = 0;
        const content = block.blocks.flatMap((inner) => one(inner, within));
        notes = before;
        return content;
      }
      case 'page-break':
        breakPending = true;
        return [];
    }
  };

  return {
    blocks: (content, around) => content.flatMap((block) => one(block, around)),
    position: () => ({ marked, notes, breaksPage: breakPending }),
  };
};
