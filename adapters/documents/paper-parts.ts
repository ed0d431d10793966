import { createHash } from 'node:crypto';
import { type HeadingBlock, type Paper, type PaperBlock, plainText, type Runs } from '../../domain/paper/paper.ts';
import { runsIn } from '../../domain/paper/paper-walk.ts';

/** What of a long paper is set at a time. */
export interface PaperPart {
  readonly content: readonly PaperBlock[];
  /** Footnotes of the paper itself before it. */
  readonly footnotes: number;
  /** Its headings that become bookmarks, in order. */
  readonly headings: readonly HeadingBlock[];
}

/** A long paper, cut: what comes before the text, and the text in parts. */
export interface PartedPaper {
  readonly front: readonly PaperBlock[];
  readonly parts: readonly PaperPart[];
}

/** Letters of a part, some eight to twenty pages; Chinese takes three times the room for each. */
const lettersOfPart = { least: 20_000, most: 60_000 } as const;

/** A paper of up to about a hundred pages is set whole: there is memory enough for it. */
const lettersLeftWhole = 250_000;

/** Of so many headings about one begins a part. */
const headingsToCut = 4;

/** Bookmarks go as deep as a State's own headings. */
const deepestBookmark = 3;

/** A number for a heading that depends on nothing but its words. */
const numberOf = (heading: HeadingBlock): number =>
  createHash('sha256')
    .update(heading.anchor ?? plainText(heading.runs))
    .digest()
    .readUInt32BE(0);

/**
 * Cuts a long paper before headings of chapters and respondents, so that it is set part by part: a page takes the
 * typesetter 0.9 MB until its document is written (measured). The respondent after a cut begins a page. Where it is cut
 * is decided by the words of the headings, so that a submission that changes, comes in or goes leaves the cuts before it
 * and most of those behind it where they are. A paper without contents, or too short for a cut, is left whole.
 */
export const inParts = ({ content }: Paper): PartedPaper | null => {
  const contents = content.findIndex(({ kind }) => kind === 'contents');
  if (contents < 0 || content[contents + 1]?.kind !== 'page-break') return null;
  const text = content.slice(contents + 2);
  if (text.reduce((sum, block) => sum + lettersIn(block), 0) <= lettersLeftWhole) return null;
  if (!text.some((block) => block.kind === 'heading' && block.inContents)) return null;
  const cut = cutBeforeHeadings(text);
  if (cut.length < 2) return null;
  let footnotes = 0;
  const parts = cut.map((blocks): PaperPart => {
    const part = { content: blocks, footnotes, headings: bookmarkedIn(blocks) };
    footnotes += footnotesIn(blocks);
    return part;
  });
  return { front: content.slice(0, contents + 1), parts };
};

const cutBeforeHeadings = (text: readonly PaperBlock[]): PaperBlock[][] => {
  const parts: PaperBlock[][] = [[]];
  let letters = 0;
  let inHead = false;
  for (const block of text) {
    const isHead = block.kind === 'heading' && block.level <= 2;
    // A chapter and its first respondent stay together.
    if (isHead && !inHead && letters > lettersOfPart.least) {
      if (numberOf(block) % headingsToCut === 0 || letters > lettersOfPart.most) {
        parts.push([]);
        letters = 0;
      }
    }
    inHead = isHead;
    parts.at(-1)?.push(block);
    letters += lettersIn(block);
  }
  return parts;
};

const bookmarkedIn = (blocks: readonly PaperBlock[]): HeadingBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'section') return bookmarkedIn(block.blocks);
    return block.kind === 'heading' && block.level <= deepestBookmark ? [block] : [];
  });

const lettersIn = (block: PaperBlock): number =>
  runsIn(block).reduce((sum, runs) => sum + runs.reduce((letters, { text }) => letters + roomOf(text), 0), 0);

const roomOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 2;

/** Notes of the paper itself; those of a submission are counted within it. */
const footnotesIn = (blocks: readonly PaperBlock[]): number =>
  blocks
    .filter(({ kind }) => kind !== 'section')
    .flatMap(runsIn)
    .reduce((sum, runs) => sum + notesIn(runs), 0);

/** Notes called in runs. */
export const notesIn = (runs: Runs): number => runs.filter(({ footnote }) => footnote).length;
