import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { nearMatch } from '../../domain/campaign/near-match.ts';
import type { Mistake } from '../../domain/errors.ts';

/** One record under its header, with the line it stands on (the last one where it spans several). */
export interface CsvRow {
  readonly line: number;
  /** Every known column; empty text where the file has none or leaves the cell empty. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface CsvTable {
  readonly rows: readonly CsvRow[];
  readonly mistakes: readonly Mistake[];
  /** False when some line could not be read at all, so that what is not in `rows` may still be in the file. */
  readonly legible: boolean;
}

export interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * Cells that a spreadsheet would take for a formula are written behind an apostrophe, and those that
 * already stand behind one get another, so that reading takes away exactly what writing added.
 */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;
const guardCell = (cell: string): string => (formulaStart.test(cell) ? `'${cell}` : cell);
const unguardCell = (cell: string): string => (cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell);

/**
 * Reads one CSV file by its header; the order of columns does not matter. Every wrong line is
 * gathered in `mistakes` with file, line and remedy; only what can be read is in `rows`.
 */
export const readTable = (file: string, text: string, columns: CsvColumns): CsvTable => {
  let records: ParsedRecord[];
  try {
    // One kind of line end, so that lines inside quotes are counted like all others.
    records = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
    }) as unknown as ParsedRecord[];
  } catch (error) {
    return { rows: [], mistakes: [syntaxMistake(file, error)], legible: false };
  }
  const [head, ...body] = records;
  const header = (head?.record ?? []).map((name) => name.trim());
  const mistakes = headerMistakes(file, header, columns);
  if (columns.required.some((name) => !header.includes(name))) return { rows: [], mistakes, legible: false };
  const rows: CsvRow[] = [];
  for (const { record, info } of body) {
    if (record.length !== header.length) {
      const message = `The line has ${record.length} cells where the header has ${header.length}: add or remove commas, and quote a cell that contains one.`;
      mistakes.push({ path: file, line: info.lines, message });
      continue;
    }
    const known = [...columns.required, ...columns.optional];
    const cell = (name: string): string =>
      unguardCell(record[header.indexOf(name)] ?? '')
        .trim()
        .normalize('NFC');
    rows.push({ line: info.lines, cells: Object.fromEntries(known.map((name) => [name, cell(name)])) });
  }
  return { rows, mistakes, legible: rows.length === body.length };
};

/** Writes a CSV text with LF line ends; the cells of each row stand in the order of the header. */
export const writeTable = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify(
    [header, ...rows].map((row) => row.map(guardCell)),
    { escape_formulas: true, record_delimiter: 'unix' },
  );

const syntaxMistake = (file: string, error: unknown): Mistake => {
  if (!(error instanceof CsvError)) throw error;
  const line = typeof error.lines === 'number' ? error.lines : 1;
  const message = `The file cannot be read as CSV here (${error.message}): put quotes around the whole cell and double the quotes inside it.`;
  return { path: file, line, message };
};

const headerMistakes = (file: string, header: readonly string[], columns: CsvColumns): Mistake[] => {
  const known = [...columns.required, ...columns.optional];
  const mistakes: Mistake[] = [];
  for (const [index, name] of header.entries()) {
    if (header.indexOf(name) !== index) {
      mistakes.push({ path: file, line: 1, message: `The column "${name}" stands twice: remove one.` });
    } else if (!known.includes(name)) {
      const near = nearMatch(name, known);
      const remedy = near === undefined ? `the columns are ${known.join(', ')}.` : `did you mean "${near}"?`;
      mistakes.push({ path: file, line: 1, message: `The column "${name}" is not known: ${remedy}` });
    }
  }
  for (const name of columns.required) {
    if (header.includes(name)) continue;
    mistakes.push({ path: file, line: 1, message: `The column "${name}" is missing: add it to the first line.` });
  }
  return mistakes;
};
