import { stripVTControlCharacters, styleText } from 'node:util';

/** Where a command prints; a terminal gets colour and a moving bar, anything else plain lines. */
export interface Output {
  readonly json: boolean;
  /** One line for people; nothing with `--json`. */
  line(text?: string): void;
  /** The result of the command: with `--json` this and nothing else goes to standard output. */
  result(value: unknown): void;
  /** A table that fits the terminal; the last column is shortened where it must be. */
  table(headings: readonly string[], rows: readonly (readonly string[])[]): void;
  /** Emphasis on a terminal, plain text elsewhere. */
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  /** A line about work under way, written over itself on a terminal. */
  progress(text: string): void;
  /** Ends the moving line. */
  endProgress(): void;
}

interface Streams {
  readonly out: NodeJS.WriteStream;
  readonly err: NodeJS.WriteStream;
}

/** Without a terminal a moving line is printed anew at most this often, in milliseconds. */
const plainProgressMs = 5_000;

const defaultColumns = 80;

export const createOutput = (
  options: { readonly json: boolean; readonly color: boolean },
  streams: Streams,
): Output => {
  const { out, err } = streams;
  const color = options.color && out.isTTY === true;
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text, { validateStream: false }) : text;
  let moving = false;
  let lastPlainAt = 0;
  const columns = (): number => out.columns ?? defaultColumns;

  const endProgress = (): void => {
    if (moving) err.write('\r\u001b[K');
    moving = false;
  };
  const line = (text = ''): void => {
    endProgress();
    if (!options.json) out.write(`${text}\n`);
  };
  return {
    json: options.json,
    line,
    result: (value) => {
      endProgress();
      if (options.json) out.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    table: (headings, rows) => {
      for (const text of tableLines(headings, rows, columns())) line(text.startsWith('─') ? style('dim', text) : text);
    },
    strong: (text) => style('bold', text),
    faint: (text) => style('dim', text),
    good: (text) => style('green', text),
    bad: (text) => style('red', text),
    progress: (text) => {
      if (err.isTTY) {
        moving = true;
        err.write(`\r\u001b[K${shorten(text, (err.columns ?? defaultColumns) - 1)}`);
      } else if (Date.now() - lastPlainAt >= plainProgressMs) {
        lastPlainAt = Date.now();
        err.write(`${text}\n`);
      }
    },
    endProgress,
  };
};

/** A bar of a given width: `[█████····]`. */
export const bar = (done: number, total: number, width = 24): string => {
  const filled = total === 0 ? width : Math.min(width, Math.round((done / total) * width));
  return `${'█'.repeat(filled)}${'·'.repeat(width - filled)}`;
};

const widthOf = (text: string): number => [...stripVTControlCharacters(text)].length;

const shorten = (text: string, width: number): string =>
  widthOf(text) <= width ? text : `${[...text].slice(0, Math.max(1, width - 1)).join('')}…`;

/** Lines of a table no wider than `width`: columns as wide as their widest cell, the last takes what is left. */
export const tableLines = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): string[] => {
  const widths = headings.map((heading, column) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const last = widths.length - 1;
  const before = widths.slice(0, last).reduce((sum, each) => sum + each + 2, 0);
  widths[last] = Math.max(8, Math.min(widths[last] as number, width - before));
  const print = (row: readonly string[]): string =>
    widths
      .map((each, column) => {
        const cell = shorten(row[column] ?? '', each);
        return column === last ? cell : cell + ' '.repeat(each - widthOf(cell));
      })
      .join('  ')
      .trimEnd();
  return [print(headings), '─'.repeat(Math.min(width, before + (widths[last] as number))), ...rows.map(print)];
};
