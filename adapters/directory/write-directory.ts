import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../../domain/directory/directory.ts';
import type { EntityName } from '../../domain/directory/entity.ts';
import { type Language, languages } from '../../domain/language.ts';
import { writeTable } from './csv-table.ts';
import { type DirectoryTexts, directoryFiles } from './directory-files.ts';
import {
  entityColumns,
  formerNameColumns,
  instrumentColumns,
  nameColumns,
  treatyStatusColumns,
} from './row-schemas.ts';

/**
 * Writes a directory as the texts of its CSV files; reading them gives the same directory, with
 * `formerNames` filled in as an empty list where an entity had none. Order of rows is kept.
 */
export const formatDirectory = (directory: Directory): DirectoryTexts => {
  const { entities, instruments, treatyActions } = directory;
  const used = columnOrder.filter(
    (language) => language === 'en' || entities.some((entity) => entity.names[language] !== undefined),
  );
  const plainColumns = entityColumns.required.filter((name) => !name.endsWith('_en'));
  return {
    entities: writeTable(
      [...plainColumns, ...used.flatMap((language) => Object.values(nameColumns(language)))],
      entities.map((entity) => [
        entity.code,
        entity.kind,
        entity.m49 ?? '',
        entity.regionalGroup ?? '',
        entity.languages.join(' '),
        entity.mailboxes.join(' '),
        ...used.flatMap((language) => nameCellsOf(entity.names[language])),
      ]),
    ),
    formerNames: writeTable(
      [...formerNameColumns.required, ...formerNameColumns.optional],
      entities.flatMap(({ code, formerNames }) =>
        (formerNames ?? []).map((former) => [code, former.language, former.until, ...nameCellsOf(former)]),
      ),
    ),
    instruments: writeTable(
      instrumentColumns.required,
      instruments.map((instrument) => [
        instrument.code,
        instrument.title,
        instrument.checkedFrom,
        instrument.checkedTo,
      ]),
    ),
    treatyStatus: writeTable(
      treatyStatusColumns.required,
      treatyActions.map((action) => [action.entityCode, action.instrument, action.status, action.since ?? '']),
    ),
  };
};

/** Writes the CSV files of a directory into a folder, which is made if need be; files of these names are replaced. */
export const writeDirectoryCsv = (folder: string, directory: Directory): void => {
  const texts = formatDirectory(directory);
  mkdirSync(folder, { recursive: true });
  for (const key of Object.keys(directoryFiles) as (keyof DirectoryTexts)[]) {
    writeFileSync(join(folder, directoryFiles[key]), texts[key]);
  }
};

/** English first, being the one language every entity has. */
const columnOrder: readonly Language[] = ['en', ...languages.filter((language) => language !== 'en')];

/** Name, address, sort, reviewed; the sort key is left out where it is the name itself. */
const nameCellsOf = (name: EntityName | undefined): string[] =>
  name === undefined
    ? ['', '', '', '']
    : [
        name.shortName,
        name.addressPhrase,
        name.sortKey === name.shortName ? '' : name.sortKey,
        name.reviewed ? 'yes' : 'no',
      ];
