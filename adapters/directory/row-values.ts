import type { z } from 'zod';
import type { Entity, EntityName, FormerName } from '../../domain/directory/entity.ts';
import type { Instrument, TreatyAction } from '../../domain/directory/treaty-status.ts';
import type { Mistake } from '../../domain/errors.ts';
import { type Language, languages } from '../../domain/language.ts';
import type { CsvRow } from './csv-table.ts';
import { entityRow, formerNameRow, instrumentRow, nameCells, nameColumns, treatyStatusRow } from './row-schemas.ts';

/** What a row means, or everything that is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly mistakes: readonly Mistake[] };

/** Turns a row of entities.csv into an entity, without former names. */
export const readEntity = (file: string, row: CsvRow): Reading<Entity> => {
  const checked = entityRow.safeParse(row.cells);
  const names: Partial<Record<Language, EntityName>> = {};
  const mistakes = checked.success ? [] : mistakesOf(file, row, checked.error.issues);
  for (const language of languages) {
    const columns = nameColumns(language);
    const cells = mapValues(columns, (column) => row.cells[column] ?? '');
    if (language !== 'en' && Object.values(cells).every((cell) => cell === '')) continue;
    const name = nameCells.safeParse(cells);
    if (name.success) names[language] = entityName(name.data);
    else mistakes.push(...mistakesOf(file, row, name.error.issues, columns));
  }
  const { en } = names;
  if (!checked.success || en === undefined || mistakes.length > 0) return { mistakes };
  const { group, ...entity } = checked.data;
  return { value: { ...entity, regionalGroup: group, names: { ...names, en }, formerNames: [] } };
};

/** Turns a row of names-former.csv into the entity's code and the name. */
export const readFormerName = (file: string, row: CsvRow): Reading<{ code: string; former: FormerName }> => {
  const checked = formerNameRow.safeParse(row.cells);
  if (!checked.success) return { mistakes: mistakesOf(file, row, checked.error.issues) };
  const { code, language, until, ...cells } = checked.data;
  return { value: { code, former: { ...entityName(cells), language, until } } };
};

/** Turns a row of instruments.csv into an instrument. */
export const readInstrument = (file: string, row: CsvRow): Reading<Instrument> => {
  const checked = instrumentRow.safeParse(row.cells);
  if (!checked.success) return { mistakes: mistakesOf(file, row, checked.error.issues) };
  const { code, title, checked_from: checkedFrom, checked_to: checkedTo } = checked.data;
  return { value: { code, title, checkedFrom, checkedTo } };
};

/** Turns a row of treaty-status.csv into an action. */
export const readTreatyAction = (file: string, row: CsvRow): Reading<TreatyAction> => {
  const checked = treatyStatusRow.safeParse(row.cells);
  if (!checked.success) return { mistakes: mistakesOf(file, row, checked.error.issues) };
  const { entity: entityCode, ...action } = checked.data;
  return { value: { entityCode, ...action } };
};

const entityName = (cells: z.infer<typeof nameCells>): EntityName => ({
  shortName: cells.name,
  addressPhrase: cells.address,
  sortKey: cells.sort === '' ? cells.name : cells.sort,
  reviewed: cells.reviewed,
});

const mapValues = <K extends string>(from: Readonly<Record<K, string>>, change: (value: string) => string) =>
  Object.fromEntries(Object.entries<string>(from).map(([key, value]) => [key, change(value)])) as Record<K, string>;

/** One mistake a cell and cause; `columns` gives the column names where the schema has others. */
const mistakesOf = (
  file: string,
  row: CsvRow,
  issues: readonly z.core.$ZodIssue[],
  columns: Readonly<Record<string, string>> = {},
): Mistake[] =>
  issues.map((issue) => {
    const key = String(issue.path[0] ?? '');
    return cellMistake(file, row.line, columns[key] ?? key, issue.message);
  });

/** A mistake in one cell: `path` is file and column, the message begins with the column. */
export const cellMistake = (file: string, line: number, column: string, problem: string): Mistake => ({
  path: `${file}#${column}`,
  line,
  message: `${column} ${problem}${/[.?]$/.test(problem) ? '' : '.'}`,
});
