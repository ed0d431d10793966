import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeExcelFile, { type Cell, type Feature } from 'write-excel-file/node';
import type { Sheet, SheetCell, Workbook } from '../../domain/report/status-workbook.ts';
import { withEntryDates } from '../documents/fixed-zip.ts';

const headHeight = 30;

/**
 * A workbook as .xlsx that can be sorted and filtered: the heads stay in view, dates are dates and numbers numbers.
 * Text is text, whatever it begins with: it is stored apart from the cells and never read as a formula.
 * @param day of the report: the date of the files inside, so that the same workbook is the same bytes
 */
export const writeWorkbook = async ({ sheets, rightToLeft }: Workbook, day: string): Promise<Uint8Array> => {
  const written = await writeExcelFile(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: [
        sheet.columns.map(({ head }): Cell => ({ value: head, fontWeight: 'bold', wrap: true, height: headHeight })),
        ...sheet.rows.map((row) => row.map(cellOf)),
      ],
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      ...(rightToLeft ? { rightToLeft } : {}),
    })),
    { fontFamily: 'Calibri', fontSize: 11, features: [filters(sheets)] },
  ).toBuffer();
  return withEntryDates(new Uint8Array(written), new Date(`${day}T00:00:00Z`));
};

const cellOf = (cell: SheetCell): Cell => {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  const isDay = cell.at.length === 10;
  return {
    value: new Date(`${cell.at}${isDay ? 'T00:00' : ''}:00Z`),
    type: Date,
    format: isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm',
  };
};

/** "A" to "Z", "AA" and on. */
const columnName = (number: number): string =>
  number <= 26
    ? String.fromCharCode(64 + number)
    : `${columnName(Math.floor((number - 1) / 26))}${columnName(((number - 1) % 26) + 1)}`;

/** What the library does not write: a filter over all lines, and the pane that is in use when only lines are frozen. */
const filters = (sheets: readonly Sheet[]): Feature<Stream | Buffer | Blob> => ({
  files: {
    transform: {
      'xl/worksheets/sheet{id}.xml': {
        transform: (xml, _options, { sheetIndex }) => {
          const { columns, rows } = sheets[sheetIndex] as Sheet;
          const range = `A1:${columnName(columns.length)}${rows.length + 1}`;
          return xml
            .replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`)
            .replace('activePane="bottomRight"', 'activePane="bottomLeft"')
            .replace(' xSplit="0"', '');
        },
      },
    },
  },
});
