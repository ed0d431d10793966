import { type Direction, directionOf, type Language } from '../../domain/language.ts';
import { cleanText } from '../../domain/paper/clean-text.ts';
import { directedPieces } from '../../domain/paper/left-to-right.ts';
import { safeLink } from '../../domain/paper/link.ts';
import type { Runs } from '../../domain/paper/paper.ts';

/** A run ready to be rendered: text cleaned, pieces that read from left to right cut out, link checked. */
export interface RenderedRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  /** Set where the run is in another language than the text around it. */
  readonly language: Language | null;
  readonly direction: Direction;
  /** Reads from left to right as one piece inside right-to-left text. */
  readonly isolated: boolean;
  readonly link: string | null;
  readonly footnote: Runs | null;
}

/** Prepares runs standing in text of the given direction. Empty runs without a footnote are left out. */
export const renderedRuns = (runs: Runs, around: Direction): RenderedRun[] =>
  runs.flatMap((run) => {
    const direction = run.language ? directionOf(run.language) : around;
    const style = {
      bold: run.bold === true,
      italic: run.italic === true,
      language: run.language ?? null,
      direction,
      link: run.link === undefined ? null : safeLink(run.link),
    };
    const pieces = directedPieces(cleanText(run.text), direction);
    if (pieces.length === 0 && run.footnote) pieces.push({ text: '', isolated: false });
    return pieces.map((piece, index) => ({
      ...style,
      ...piece,
      footnote: run.footnote && index === pieces.length - 1 ? run.footnote : null,
    }));
  });

/** Whether an isolated piece keeps together without marks: it begins with a Latin letter and ends with one or a digit. */
export const keepsTogether = (text: string): boolean => /^[A-Za-z].*[A-Za-z0-9]$/su.test(text);
