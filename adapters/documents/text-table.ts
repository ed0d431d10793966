import type { Alignment } from '../../domain/paper/paper.ts';
import { padded, widthOf, wrapped } from './text-lines.ts';

export interface TextCell {
  readonly text: string;
  /** Column of the table in which it begins, from 0, and how many it spans. */
  readonly column: number;
  readonly columns: number;
}

/** A column narrower than this is not read any more. */
const narrowest = 6;
const gap = 2;

/** Widths in characters that fit, or null where the table is too wide for a page of text. */
const widthsOf = (
  rows: readonly (readonly TextCell[])[],
  count: number,
  available: number,
): readonly number[] | null => {
  const natural = Array.from({ length: count }, () => 1);
  const longestWord = Array.from({ length: count }, () => 1);
  for (const row of rows) {
    for (const { text, column, columns } of row) {
      if (columns === 1 && column < count) {
        natural[column] = Math.max(natural[column] ?? 1, ...text.split('\n').map(widthOf));
        longestWord[column] = Math.max(longestWord[column] ?? 1, ...text.split(/\s+/u).map(widthOf));
      }
    }
  }
  const room = available - gap * (count - 1);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  if (sum(natural) <= room) return natural;
  const least = natural.map((width, column) =>
    Math.min(width, Math.max(narrowest, Math.min(longestWord[column] ?? 1, 18))),
  );
  if (sum(least) > room) return null;
  const wanting = sum(natural.map((width, column) => width - (least[column] ?? 0)));
  const left = room - sum(least);
  return least.map((width, column) => width + Math.floor((left * ((natural[column] ?? 0) - width)) / wanting));
};

/**
 * A table as lines of text. One that is too wide is written out row by row, each cell under the head of its column.
 */
export const textTable = (
  rows: readonly (readonly TextCell[])[],
  aligns: readonly Alignment[],
  headerRows: number,
  available: number,
): string[] => {
  const widths = widthsOf(rows, aligns.length, available);
  if (widths === null) return writtenOut(rows, headerRows, available);
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1);
  const rule = '-'.repeat(total);
  const lines = [rule];
  for (const [index, row] of rows.entries()) {
    let done = 0;
    const cells = row.flatMap(({ text, column, columns }) => {
      // What a cell from above reaches into stays empty.
      const before = widths.slice(done, column).map((width) => ({ lines: [], width, align: 'start' as const }));
      const own = widths.slice(column, column + columns);
      const width = own.reduce((sum, each) => sum + each, 0) + gap * Math.max(0, own.length - 1);
      done = column + columns;
      return [...before, { lines: wrapped(text, Math.max(1, width)), width, align: aligns[column] ?? 'start' }];
    });
    const height = Math.max(1, ...cells.map((cell) => cell.lines.length));
    for (let line = 0; line < height; line += 1)
      lines.push(
        cells
          .map((cell) => padded(cell.lines[line] ?? '', cell.width, cell.align))
          .join(' '.repeat(gap))
          .trimEnd(),
      );
    if (index === headerRows - 1) lines.push(rule);
    else if (height > 1 && index < rows.length - 1) lines.push('');
  }
  return [...lines, rule];
};

const writtenOut = (rows: readonly (readonly TextCell[])[], headerRows: number, available: number): string[] => {
  const heads: string[] = [];
  for (const row of rows.slice(0, headerRows)) {
    for (const { text, column, columns } of row) {
      for (let each = column; each < column + columns; each += 1) heads[each] = text || heads[each] || '';
    }
  }
  return rows.slice(headerRows).flatMap((row, index) => {
    const cells = row.flatMap(({ text, column }) => {
      const head = heads[column]?.replace(/\s+/gu, ' ').trim() ?? '';
      if (text.trim() === '') return [];
      return wrapped(head === '' ? text : `${head}: ${text}`, available - 2).map((line, at) =>
        at === 0 ? `- ${line}` : `  ${line}`,
      );
    });
    return index === 0 ? cells : ['', ...cells];
  });
};
