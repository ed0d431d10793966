import type { Mistake } from '../../domain/errors.ts';
import { dutyStationZones } from '../../domain/remind/duty-station-calendar.ts';
import type { DutyStation, HolidayTable } from '../../domain/remind/holidays/holiday-table.ts';
import { isCalendarDay } from '../../domain/time/calendar-day.ts';
import { parseYamlSource } from '../campaign-file/yaml-source.ts';
import { readTable } from '../directory/csv-table.ts';

/** One holiday file: its name, for messages and for the ending that tells CSV from YAML, and its text. */
export interface HolidayFile {
  readonly name: string;
  readonly text: string;
}

/** What every line holds. A day is the one on which the station is closed: the day in lieu where there is one. */
const columns = ['duty_station', 'year', 'day', 'name', 'source'] as const;

type Column = (typeof columns)[number];

/** A line of any holiday file, before it is judged. */
interface Line {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** Whether a file is a holiday file by its name. */
export const isHolidayFile = (name: string): boolean => /\.(?:csv|ya?ml)$/i.test(name);

/**
 * Reads holiday files: CSV with the header `duty_station,year,day,name,source`, or YAML with a list of
 * such entries. What a file lists counts as checked: the office answers for it. A station and year
 * stands in one file only.
 * @returns the tables of the lines that are right, and every wrong line with file, line and remedy
 */
export const parseHolidays = (
  files: readonly HolidayFile[],
): { readonly tables: readonly HolidayTable[]; readonly mistakes: readonly Mistake[] } => {
  const read = files.map((file) => (/\.csv$/i.test(file.name) ? csvLines(file) : yamlLines(file)));
  const mistakes = read.flatMap((file) => file.mistakes);
  const tables = new Map<string, { readonly file: string; readonly lines: Line[] }>();
  for (const line of read.flatMap(({ lines }) => lines)) {
    const { cells, file } = line;
    const table = tables.get(`${cells.duty_station} ${cells.year}`) ?? { file, lines: [] };
    const wrong = mistakesOf(line, table);
    mistakes.push(...wrong);
    if (wrong.length > 0) continue;
    table.lines.push(line);
    tables.set(`${cells.duty_station} ${cells.year}`, table);
  }
  return { tables: [...tables.values()].map(({ lines }) => tableOf(lines)), mistakes };
};

const csvLines = ({ name, text }: HolidayFile) => {
  const { rows, mistakes } = readTable(name, text, { required: columns, optional: [] });
  const lines = rows.map(({ line, cells }): Line => ({ file: name, line, cells: cells as Record<Column, string> }));
  return { lines, mistakes };
};

const yamlLines = ({ name, text }: HolidayFile): { lines: Line[]; mistakes: Mistake[] } => {
  const source = parseYamlSource(text);
  const mistakes: Mistake[] = source.mistakes.map((mistake) => ({ ...mistake, path: name }));
  if (source.value === undefined) return { lines: [], mistakes };
  if (!Array.isArray(source.value)) {
    const message = `The file must hold a list, each entry with ${columns.join(', ')}.`;
    return { lines: [], mistakes: [...mistakes, { path: name, line: 1, message }] };
  }
  const lines = source.value.map((entry: unknown, position): Line => {
    const line = source.lineOf([position]);
    const fields = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {};
    for (const field of Object.keys(fields)) {
      if ((columns as readonly string[]).includes(field)) continue;
      const message = `"${field}" is not known: an entry has ${columns.join(', ')}.`;
      mistakes.push({ path: name, line: source.lineOf([position, field]), message });
    }
    const cell = (column: Column): string =>
      ['string', 'number'].includes(typeof fields[column]) ? String(fields[column]).trim().normalize('NFC') : '';
    return {
      file: name,
      line,
      cells: Object.fromEntries(columns.map((column) => [column, cell(column)])) as Record<Column, string>,
    };
  });
  return { lines, mistakes };
};

// Control characters and directional overrides would disguise what a message or a report shows.
const forbiddenCharacters = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const mistakesOf = (
  { file, line, cells }: Line,
  table: { readonly file: string; readonly lines: readonly Line[] },
): Mistake[] => {
  const found: string[] = [];
  const { duty_station: station, year, day } = cells;
  if (!Object.hasOwn(dutyStationZones, station))
    found.push(`duty_station must be one of ${Object.keys(dutyStationZones).join(', ')}, but is "${station}"`);
  if (!/^\d{4}$/.test(year)) found.push(`year must be four digits, but is "${year}"`);
  if (!isCalendarDay(day)) found.push(`day must be a day that exists, written YYYY-MM-DD, but is "${day}"`);
  else if (/^\d{4}$/.test(year) && !day.startsWith(year)) found.push(`${day} is not a day of ${year}`);
  for (const column of ['name', 'source'] as const) {
    if (cells[column] === '')
      found.push(`${column} is missing: say ${column === 'name' ? 'which holiday it is' : 'where the day was read'}`);
    else if (cells[column].length > 300) found.push(`${column} is longer than 300 characters`);
    else if (forbiddenCharacters.test(cells[column])) found.push(`${column} contains control characters`);
  }
  if (table.file !== file) found.push(`${station} ${year} stands in ${table.file} already: keep it in one file`);
  const twin = table.lines.find((other) => other.cells.day === day);
  if (twin !== undefined) found.push(`${day} stands on line ${twin.line} already: name it once`);
  return found.map((message) => ({ path: file, line, message: `${message}.` }));
};

const tableOf = (lines: readonly Line[]): HolidayTable => {
  const { duty_station: station, year } = (lines[0] as Line).cells;
  return {
    dutyStation: station as DutyStation,
    year: Number(year),
    source: [...new Set(lines.map(({ cells }) => cells.source))].join('; '),
    holidays: lines
      .map(({ cells: { day, name } }) => ({ day, name, checked: true }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
};
