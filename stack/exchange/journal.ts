import { closeSync, openSync, writeSync } from 'node:fs';

/** An append-only log of JSON lines. Each line is with the operating system before `write` returns. */
export interface Journal<Line extends object> {
  readonly write: (line: Line) => void;
  readonly close: () => void;
}

/**
 * Opens (or creates) the file for appending. Writing is synchronous on purpose: a witness that answers
 * 250 before its own line is written could be killed in between and would then testify to less than it did.
 */
export const openJournal = <Line extends object>(file: string): Journal<Line> => {
  const descriptor = openSync(file, 'a');
  let open = true;
  return {
    write: (line) => {
      if (open) writeSync(descriptor, `${JSON.stringify(line)}\n`);
    },
    close: () => {
      if (open) closeSync(descriptor);
      open = false;
    },
  };
};
