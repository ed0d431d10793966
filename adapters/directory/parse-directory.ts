import type { Directory } from '../../domain/directory/directory.ts';
import type { Entity, FormerName } from '../../domain/directory/entity.ts';
import { DomainRefusal, type Mistake } from '../../domain/errors.ts';
import { mistakesBetweenRows, type Placed, type ReadRows } from './between-rows.ts';
import { type CsvColumns, type CsvRow, readTable } from './csv-table.ts';
import { type DirectoryTexts, directoryFiles } from './directory-files.ts';
import { entityColumns, formerNameColumns, instrumentColumns, treatyStatusColumns } from './row-schemas.ts';
import { type Reading, readEntity, readFormerName, readInstrument, readTreatyAction } from './row-values.ts';

/**
 * Makes a directory of the texts of its four CSV files.
 * @throws DomainRefusal `directory-invalid`; its `mistakes` name every bad line of every file with the remedy.
 */
export const parseDirectory = (texts: DirectoryTexts): Directory => {
  const mistakes: Mistake[] = [];
  const read = <T>(
    key: keyof DirectoryTexts,
    columns: CsvColumns,
    readRow: (file: string, row: CsvRow) => Reading<T>,
  ): ReadRows<T> => {
    const table = readTable(directoryFiles[key], texts[key], columns);
    mistakes.push(...table.mistakes);
    const rows: Placed<T>[] = [];
    for (const row of table.rows) {
      const reading = readRow(directoryFiles[key], row);
      if ('value' in reading) rows.push({ line: row.line, value: reading.value });
      else mistakes.push(...reading.mistakes);
    }
    return {
      rows,
      codes: new Set(table.rows.map((row) => (row.cells.code ?? '').toUpperCase())),
      legible: table.legible,
    };
  };

  const entities = read('entities', entityColumns, readEntity);
  const formerNames =
    texts.formerNames.trim() === ''
      ? { rows: [], codes: new Set<string>(), legible: true }
      : read('formerNames', formerNameColumns, readFormerName);
  const instruments = read('instruments', instrumentColumns, readInstrument);
  const treatyStatus = read('treatyStatus', treatyStatusColumns, readTreatyAction);
  mistakes.push(...mistakesBetweenRows({ entities, formerNames, instruments, treatyStatus }));
  if (mistakes.length > 0) {
    const inOrder = mistakes.toSorted(
      (left, right) => fileOf(left) - fileOf(right) || (left.line ?? 0) - (right.line ?? 0),
    );
    throw new DomainRefusal('directory-invalid', summaryOf(inOrder), inOrder);
  }

  return {
    entities: withFormerNames(
      entities.rows.map(({ value }) => value),
      formerNames.rows.map(({ value }) => value),
    ),
    instruments: instruments.rows.map(({ value }) => value),
    treatyActions: treatyStatus.rows.map(({ value }) => value),
  };
};

const withFormerNames = (
  entities: readonly Entity[],
  formerNames: readonly { readonly code: string; readonly former: FormerName }[],
): Entity[] =>
  entities.map((entity) => ({
    ...entity,
    formerNames: formerNames.filter(({ code }) => code === entity.code).map(({ former }) => former),
  }));

/** Position of a mistake's file among the four, so that a person can go through them from the top. */
const fileOf = ({ path }: Mistake): number => Object.values(directoryFiles).findIndex((file) => path.startsWith(file));

const summaryOf = (mistakes: readonly Mistake[]): string => {
  const count = mistakes.length === 1 ? '1 mistake' : `${mistakes.length} mistakes`;
  const places = mistakes.map(({ path, line, message }) => `${path.split('#')[0]}:${line ?? 1}: ${message}`);
  return `The directory has ${count}, nothing was imported:\n${places.join('\n')}`;
};
