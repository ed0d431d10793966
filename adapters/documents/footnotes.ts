import type { Runs } from '../../domain/paper/paper.ts';

/** A footnote where it is called. */
export interface CalledNote {
  readonly number: number;
  /** Names it in links: without white space, once in the document. */
  readonly anchor: string;
  readonly runs: Runs;
}

/**
 * The notes of one text, numbered from 1. A submission is a text of its own, so that its notes have the numbers its
 * author gave them whatever stands before it; the rest of the paper is another.
 */
export interface Footnotes {
  readonly call: (runs: Runs) => CalledNote;
  /** The notes called since they were taken last. */
  readonly take: () => readonly CalledNote[];
}

/** @param anchor begins the names of the notes; empty for those of the paper itself */
export const openFootnotes = (anchor: string): Footnotes => {
  let number = 0;
  let waiting: CalledNote[] = [];
  return {
    call: (runs) => {
      number += 1;
      const note = { number, anchor: `${anchor === '' ? '' : `${anchor}--`}note-${number}`, runs };
      waiting.push(note);
      return note;
    },
    take: () => {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
};
