import { cellOf, type SubmissionBlock } from '../paper/blocks.ts';
import { cleanText } from '../paper/clean-text.ts';
import type { PaperBlock, Runs, TableBlock, TableCell } from '../paper/paper.ts';
import { lengthOf } from '../paper/paper-walk.ts';
import { placedRows } from '../paper/placed-rows.ts';

/** Wider tables cannot be read on a page in columns and are written out row by row. */
const mostColumns = 12;

/** The longest cell a column's width is reckoned by: beyond it a long text does not make its column wider still. */
const longestCell = 80;

type SubmittedRows = Extract<SubmissionBlock, { kind: 'table' }>['rows'];

const hasText = (runs: Runs): boolean => runs.some((run) => cleanText(run.text).trim() !== '' || run.footnote);

/** A cell at its place in the grid. */
interface PlacedCell {
  readonly runs: Runs;
  readonly column: number;
  readonly columns: number;
  readonly rows: number;
}

/** Cells at their places; one that reaches below the table is cut. */
const placed = (rows: SubmittedRows): { readonly grid: PlacedCell[][]; readonly width: number } => {
  const whole = rows.map((row, at) =>
    row.map(cellOf).map(({ runs, columns = 1, rows: down = 1 }) => ({
      runs,
      columns: Math.max(1, Math.floor(columns)),
      rows: Math.min(rows.length - at, Math.max(1, Math.floor(down))),
    })),
  );
  const grid = placedRows({ rows: whole }).map((row, at) =>
    row.map(({ column }, index) => ({ column, ...(whole[at]?.[index] ?? { runs: [], columns: 1, rows: 1 }) })),
  );
  return { grid, width: Math.max(0, ...grid.flat().map(({ column, columns }) => column + columns)) };
};

/**
 * A submitted table: squared where its rows have unequal lengths, spans kept, rows without words left out where no span
 * crosses them. One that is too wide for a page is written out row by row.
 */
export const tableBlocks = (submitted: SubmittedRows, headerRows?: number): PaperBlock[] => {
  const spansDown = submitted.some((row) => row.some((cell) => (cellOf(cell).rows ?? 1) > 1));
  const rows = spansDown ? submitted : submitted.filter((row) => row.some((cell) => hasText(cellOf(cell).runs)));
  if (!rows.some((row) => row.some((cell) => hasText(cellOf(cell).runs)))) return [];
  const { grid, width } = placed(rows);
  if (width > mostColumns) {
    return grid.map((row) => ({
      kind: 'paragraph',
      runs: row
        .filter(({ runs }) => hasText(runs))
        .flatMap(({ runs }, index) => (index === 0 ? runs : [{ text: ' | ' }, ...runs])),
    }));
  }
  const longest = Array.from({ length: width }, () => 1);
  for (const { runs, column, columns } of grid.flat())
    if (columns === 1) longest[column] = Math.max(longest[column] ?? 1, Math.min(longestCell, lengthOf(runs)));
  const table: TableBlock = {
    kind: 'table',
    headerRows: Math.min(headerRows ?? 1, grid.length - 1),
    // The square root keeps a column of single words readable beside one of sentences.
    columns: longest.map((length) => ({ width: Math.round(100 * Math.sqrt(length)) / 100, align: 'start' })),
    rows: squared(grid, width),
  };
  return [table];
};

/** Every row filled up to the width of the table with empty cells. */
const squared = (grid: readonly (readonly PlacedCell[])[], width: number): TableCell[][] => {
  const covered = grid.map(() => 0);
  for (const [at, row] of grid.entries())
    for (const { columns, rows } of row)
      for (let down = at; down < at + rows; down += 1) covered[down] = (covered[down] ?? 0) + columns;
  return grid.map((row, at) => [
    ...row.map(({ runs, columns, rows }) => ({
      runs,
      ...(columns > 1 ? { columns } : {}),
      ...(rows > 1 ? { rows } : {}),
    })),
    ...Array.from({ length: Math.max(0, width - (covered[at] ?? 0)) }, () => ({ runs: [] })),
  ]);
};
