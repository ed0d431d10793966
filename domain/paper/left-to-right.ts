import type { Direction } from '../language.ts';

/** A stretch of text, and whether it must be read from left to right as one piece inside right-to-left text. */
export interface DirectedText {
  readonly text: string;
  readonly isolated: boolean;
}

/**
 * What is written from left to right whatever the language around it: addresses, symbols of documents
 * ("CTOC/COP/WG.8/2015/2", "A/69/6 (Prog. 13)"), reference numbers of notes and international telephone numbers.
 * Plain numbers and ranges are left to the bidirectional algorithm, as in the file they came in.
 */
const leftToRight =
  /(?:https?:\/\/|mailto:)[^\s،؛]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[A-Z][A-Z0-9-]*(?:\/[A-Z0-9][\w.-]*)+(?: \((?:Part|Prog)\.? ?\w+\))?\*{0,3}|\b[A-Z]{1,4} \d{4}\/\d+(?:\/[A-Z]+)?|\+\d[\d ()-]*\d/gu;

/**
 * Cuts right-to-left text so that symbols and addresses can be isolated; left-to-right text stays in one piece.
 * The pieces joined are the text.
 */
export const directedPieces = (text: string, direction: Direction): DirectedText[] => {
  if (direction === 'ltr') return text === '' ? [] : [{ text, isolated: false }];
  const pieces: DirectedText[] = [];
  let end = 0;
  for (const match of text.matchAll(leftToRight)) {
    // A full stop after an address ends the sentence, not the address.
    const found = match[0].replace(/[.,;:!?-]+$/u, '');
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isolated: false });
    if (found !== '') pieces.push({ text: found, isolated: true });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isolated: false });
  return pieces;
};
