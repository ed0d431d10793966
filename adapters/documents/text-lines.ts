/** Columns a character takes in a fixed-width face: two for Chinese, Japanese and Korean, none for signs put on another. */
const columnsOf = (character: string): number => {
  if (/[\p{Mn}\p{Me}\u200b-\u200f\u061c\u00ad]/u.test(character)) return 0;
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u.test(
    character,
  )
    ? 2
    : 1;
};

/** Columns a text takes. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
};

/** Punctuation that may not begin a line of Chinese. */
const closing = /^[，。、；：？！）》」』”’％]/u;

/** Cuts a text where a line may end: after white space, and between Chinese characters. */
const pieces = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\u3000-\u303f\uff00-\uffef][，。、；：？！）》」』”’％]*\s*|[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]+\s*|\s+/gu,
  ) ?? [];

/**
 * Breaks a text into lines of at most `columns`; a line feed in it always ends one. A word that is longer than a line
 * is cut, so that nothing runs out of the page.
 */
export const wrapped = (text: string, columns: number): string[] => {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    let width = 0;
    const end = (): void => {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    };
    for (const piece of pieces(paragraph.replaceAll('\t', '    '))) {
      const needed = widthOf(piece.trimEnd());
      if (width > 0 && width + needed > columns && !closing.test(piece)) end();
      if (needed <= columns) {
        line += piece;
        width += widthOf(piece);
        continue;
      }
      for (const character of piece) {
        if (width + columnsOf(character) > columns) end();
        line += character;
        width += columnsOf(character);
      }
    }
    end();
  }
  return lines;
};

/** A text with blanks behind, or before, up to so many columns. */
export const padded = (text: string, columns: number, side: 'start' | 'center' | 'end'): string => {
  const missing = Math.max(0, columns - widthOf(text));
  if (side === 'end') return ' '.repeat(missing) + text;
  const before = side === 'center' ? Math.floor(missing / 2) : 0;
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
};
