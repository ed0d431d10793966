import type { BlockLevel, SubmissionBlock } from '../../domain/paper/blocks.ts';
import { cleanText } from '../../domain/paper/clean-text.ts';

/** A piece of text as it stands on a page; in points from the lower left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rightToLeft: boolean;
}

/** One printed line. */
interface Line {
  readonly text: string;
  readonly page: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly rightToLeft: boolean;
}

const letters = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;

/** Puts the pieces of a line into reading order, with a space where the page shows a gap. */
const lineOf = (pieces: readonly PlacedText[], page: number): Line => {
  const rightToLeft =
    pieces.reduce((sum, piece) => sum + (piece.rightToLeft ? letters(piece.text) : -letters(piece.text)), 0) > 0;
  const height = Math.max(...pieces.map((piece) => piece.height));
  const ordered = rightToLeft ? pieces.toSorted((left, right) => right.x - left.x) : pieces;
  let text = '';
  let before: PlacedText | null = null;
  for (const piece of ordered) {
    if (before !== null) {
      const gap = rightToLeft ? before.x - (piece.x + piece.width) : piece.x - (before.x + before.width);
      if (gap > height * 0.2 && !/\s$/.test(text) && !/^\s/.test(piece.text)) text += ' ';
    }
    text += piece.text;
    before = piece;
  }
  return {
    text: text
      .replace(/\s+/gu, ' ')
      .replace(/\u00ad(?!$)/gu, '')
      .trim(),
    page,
    y: pieces[0]?.y ?? 0,
    left: Math.min(...pieces.map((piece) => piece.x)),
    right: Math.max(...pieces.map((piece) => piece.x + piece.width)),
    height,
    rightToLeft,
  };
};

/**
 * Typesetters may give an Arabic vowel sign together with its letter once more, as a piece without width or
 * within a word, and not always at its place. Such a text cannot be put together without mistakes.
 */
export const repeatsLetters = (pieces: readonly PlacedText[]): boolean =>
  pieces.some(
    ({ text, width, rightToLeft }) =>
      rightToLeft &&
      (/(\p{L})[\u064b-\u0652\u0670]+\1/u.test(text) ||
        (width === 0 && /[\u064b-\u0652\u0670]/u.test(text) && /\p{L}/u.test(text))),
  );

const linesOfPage = (pieces: readonly PlacedText[], page: number): Line[] => {
  const lines: Line[] = [];
  let current: PlacedText[] = [];
  const finish = (): void => {
    if (current.some((piece) => piece.text.trim() !== '')) lines.push(lineOf(current, page));
    current = [];
  };
  for (const piece of pieces) {
    const first = current[0];
    if (first !== undefined && Math.abs(first.y - piece.y) > Math.max(first.height, piece.height, 4) * 0.4) finish();
    if (piece.text !== '') current.push(piece);
  }
  finish();
  return lines;
};

/** Page numbers, and lines that stand at the edge of most pages: not the author's text. */
const withoutFurniture = (pages: readonly (readonly Line[])[]): Line[] => {
  const shape = (line: Line): string => line.text.replace(/\d+/gu, '#');
  const edges = (page: readonly Line[]): readonly Line[] => [...new Set([...page.slice(0, 1), ...page.slice(-2)])];
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const edge of new Set(edges(page).map(shape))) seen.set(edge, (seen.get(edge) ?? 0) + 1);
  }
  const repeated = (line: Line): boolean => pages.length > 2 && (seen.get(shape(line)) ?? 0) > pages.length / 2;
  const number = (line: Line): boolean =>
    /^[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:\/|of|de|sur|из)\s*\d{1,4})?[-–—\s]*$/iu.test(line.text);
  return pages.flatMap((page) => {
    const atEdge = new Set(edges(page));
    return page.filter((line) => !atEdge.has(line) || !(number(line) || repeated(line)));
  });
};

/** The most frequent value, each weighed; 0 for none. */
const commonest = (values: readonly { readonly value: number; readonly weight: number }[]): number => {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) {
    const rounded = Math.round(value * 2) / 2;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return [...weights].sort(([, left], [, right]) => right - left)[0]?.[0] ?? 0;
};

const endsSentence = (text: string): boolean => /[.!?:;。！？：；؟؛][\s"”»’)\]]*$/u.test(text);
const beginsItem = (text: string): boolean => /^(?:[•▪◦‣–—-]\s|\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,4})[.)]\s)/iu.test(text);

const join = (before: string, after: string): string => {
  // A hyphen at the end of a line between two small letters was put there to divide the word.
  if (/\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  if (before.endsWith('\u00ad')) return join(before.slice(0, -1), after);
  return /\p{Script=Han}$|[，。、；：]$/u.test(before) && /^\p{Script=Han}/u.test(after)
    ? before + after
    : `${before} ${after}`;
};

/**
 * Puts the lines of a PDF together again as headings and paragraphs, by their distance, size and
 * length. A PDF holds printed lines, not a text, so this is the likeliest reading, not the original.
 */
export const blocksOfPages = (pages: readonly (readonly PlacedText[])[]): readonly SubmissionBlock[] => {
  const lines = withoutFurniture(pages.map((pieces, page) => linesOfPage(pieces, page)));
  const size = commonest(lines.map((line) => ({ value: line.height, weight: line.text.length })));
  const gaps = lines.slice(1).flatMap((line, index) => {
    const gap = (lines[index]?.y ?? 0) - line.y;
    return line.page === lines[index]?.page && gap > 0 ? [{ value: gap, weight: 1 }] : [];
  });
  const usualGap = commonest(gaps.filter(({ value }) => value < size * 2.5)) || size * 1.4;
  const right = Math.max(0, ...lines.map((line) => line.right));
  const left = Math.min(right, ...lines.map((line) => line.left));
  const short = (line: Line): boolean =>
    (line.rightToLeft ? line.left - left : right - line.right) > (right - left) * 0.15;
  const headingSizes = [
    ...new Set(lines.filter((line) => line.height > size * 1.12).map((line) => Math.round(line.height))),
  ].sort((a, b) => b - a);

  const blocks: SubmissionBlock[] = [];
  let text = '';
  let previous: Line | null = null;
  const finish = (): void => {
    const cleaned = cleanText(text)
      .replace(/\u00ad$/u, '')
      .trim();
    if (cleaned !== '' && previous !== null) {
      const runs = [{ text: cleaned }];
      const rank = headingSizes.indexOf(Math.round(previous.height));
      const heading = previous.height > size * 1.12 && cleaned.length < 200 && rank >= 0;
      blocks.push(
        heading ? { kind: 'heading', level: Math.min(6, rank + 1) as BlockLevel, runs } : { kind: 'paragraph', runs },
      );
    }
    text = '';
  };
  for (const line of lines) {
    if (previous !== null) {
      const samePage = previous.page === line.page;
      const gap = previous.y - line.y;
      const parted =
        Math.abs(previous.height - line.height) > size * 0.12 ||
        (samePage && (gap > usualGap * 1.3 || gap < 0)) ||
        (!samePage && endsSentence(previous.text)) ||
        (short(previous) && endsSentence(previous.text)) ||
        beginsItem(line.text);
      if (parted) finish();
    }
    text = text === '' ? line.text : join(text, line.text);
    previous = line;
  }
  finish();
  return blocks;
};
