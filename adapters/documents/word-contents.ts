import {
  BookmarkEnd,
  BookmarkStart,
  InternalHyperlink,
  LeaderType,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Tab,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import type { Direction } from '../../domain/language.ts';
import { cleanLine } from '../../domain/paper/clean-text.ts';
import type { HeadingBlock, PaperBlock } from '../../domain/paper/paper.ts';
import { plainText } from '../../domain/paper/paper.ts';
import { textWidth } from './word-styles.ts';

/** The headings a table of contents has, in the order of the paper. */
export const headingsInContents = (content: readonly PaperBlock[]): HeadingBlock[] =>
  content.flatMap((block) => {
    if (block.kind === 'section') return headingsInContents(block.blocks);
    return block.kind === 'heading' && block.inContents ? [block] : [];
  });

const bookmarkName = (position: number): string => `_Toc${String(position).padStart(8, '0')}`;

/**
 * Marks a heading as the one at this position of the contents, from 1. Names and numbers are counted within the paper:
 * the library's own are counted within the process, and differ from one rendering to the next.
 */
export const bookmarked = (position: number, children: readonly ParagraphChild[]): ParagraphChild[] => [
  new BookmarkStart(bookmarkName(position), position) as unknown as ParagraphChild,
  ...children,
  new BookmarkEnd(position) as unknown as ParagraphChild,
];

/** The table of contents as a field with its entries in it; the page numbers are for Word to fill in. */
export const wordContents = (title: string, headings: readonly HeadingBlock[], direction: Direction): TableOfContents =>
  new TableOfContents(title, {
    hyperlink: true,
    headingStyleRange: '1-2',
    contentChildren: headings.map((heading, index) => {
      const name = cleanLine(plainText(heading.runs));
      return new Paragraph({
        style: `TOC${heading.level}`,
        ...(direction === 'rtl' ? { bidirectional: true } : {}),
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.DOT }],
        children: [
          new InternalHyperlink({
            anchor: bookmarkName(index + 1),
            children: [
              new TextRun({
                children: [heading.number === undefined ? name : `${heading.number}  ${name}`, new Tab()],
              }),
              new PageReference(bookmarkName(index + 1)),
            ],
          }),
        ],
      });
    }),
  });
