import type { HeadingBlock, Paper, PaperBlock } from '../../domain/paper/paper.ts';
import { runsIn } from '../../domain/paper/paper-walk.ts';

/** What of a long paper is set at a time. */
export interface PaperPart {
  readonly content: readonly PaperBlock[];
  /** Footnotes before it. */
  readonly footnotes: number;
  /** Its headings that become bookmarks, in order. */
  readonly headings: readonly HeadingBlock[];
}

/** A long paper, cut: what comes before the text, and the text in parts. */
export interface PartedPaper {
  readonly front: readonly PaperBlock[];
  readonly parts: readonly PaperPart[];
}

/** Letters of a stretch, about thirty pages; Chinese takes three times the room for each. */
const lettersOfStretch = 80_000;

/** A paper of up to about a hundred pages is set whole: there is memory enough for it. */
const lettersLeftWhole = 250_000;

/** Stretches of one part: the typesetter sets pages on two processors where a break parts them. */
const stretchesTogether = 2;

/** Bookmarks go as deep as a State's own headings. */
const deepestBookmark = 3;

/**
 * Cuts a long paper before headings of chapters and respondents, so that it is set part by part: a page takes the
 * typesetter 0.9 MB until its document is written (measured). The respondent after a cut begins a page. A paper without
 * contents, or too short for a cut, is left whole.
 */
export const inParts = ({ content }: Paper): PartedPaper | null => {
  const contents = content.findIndex(({ kind }) => kind === 'contents');
  if (contents < 0 || content[contents + 1]?.kind !== 'page-break') return null;
  const stretches: PaperBlock[][] = [[]];
  let letters = 0;
  let inHead = false;
  for (const block of content.slice(contents + 2)) {
    const isHead = block.kind === 'heading' && block.level <= 2;
    // A chapter and its first respondent stay together.
    if (isHead && !inHead && letters > lettersOfStretch) {
      stretches.push([]);
      letters = 0;
    }
    inHead = isHead;
    stretches.at(-1)?.push(block);
    letters += lettersIn(block);
  }
  const text = stretches.flat();
  if (text.reduce((sum, block) => sum + lettersIn(block), 0) <= lettersLeftWhole) return null;
  if (stretches.length < 2 || !text.some((block) => block.kind === 'heading' && block.inContents)) return null;
  let footnotes = 0;
  const parts: PaperPart[] = [];
  for (let start = 0; start < stretches.length; start += stretchesTogether) {
    const ofPart = stretches
      .slice(start, start + stretchesTogether)
      .flatMap((stretch, index): PaperBlock[] => (index === 0 ? stretch : [{ kind: 'page-break' }, ...stretch]));
    parts.push({ content: ofPart, footnotes, headings: bookmarkedIn(ofPart) });
    footnotes += footnotesIn(ofPart);
  }
  return { front: content.slice(0, contents + 1), parts };
};

const bookmarkedIn = (blocks: readonly PaperBlock[]): HeadingBlock[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'section') return bookmarkedIn(block.blocks);
    return block.kind === 'heading' && block.level <= deepestBookmark ? [block] : [];
  });

const lettersIn = (block: PaperBlock): number =>
  runsIn(block).reduce((sum, runs) => sum + runs.reduce((letters, { text }) => letters + roomOf(text), 0), 0);

const roomOf = (text: string): number => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 2;

const footnotesIn = (blocks: readonly PaperBlock[]): number =>
  blocks.flatMap(runsIn).reduce((sum, runs) => sum + runs.filter(({ footnote }) => footnote).length, 0);
