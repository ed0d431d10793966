import type { TableBlock, TableCell } from './paper.ts';

/** The cells of a row with the column each begins in, from 0. */
export type PlacedRow = readonly { readonly cell: TableCell; readonly column: number }[];

/** Finds the column of every cell, beside those that reach down from the rows above. */
export const placedRows = ({ rows }: Pick<TableBlock, 'rows'>): PlacedRow[] => {
  /** For each column the row up to which a cell from above reaches. */
  const taken: number[] = [];
  return rows.map((row, at) => {
    let next = 0;
    return row.map((cell) => {
      while ((taken[next] ?? 0) > at) next += 1;
      const column = next;
      next += cell.columns ?? 1;
      for (let each = column; each < next; each += 1) taken[each] = at + (cell.rows ?? 1);
      return { cell, column };
    });
  });
};
