import { nearMatch } from '../../domain/campaign/near-match.ts';
import type { Entity, FormerName } from '../../domain/directory/entity.ts';
import type { Instrument, TreatyAction } from '../../domain/directory/treaty-status.ts';
import type { Mistake } from '../../domain/errors.ts';
import { type DirectoryTexts, directoryFiles } from './directory-files.ts';
import { cellMistake } from './row-values.ts';

/** A value with the line it was read from. */
export interface Placed<T> {
  readonly line: number;
  readonly value: T;
}

/** One file's good rows, and the codes (in capitals) of its bad ones as well: one mistake is not to breed others. */
export interface ReadRows<T> {
  readonly rows: readonly Placed<T>[];
  readonly codes: ReadonlySet<string>;
  /** False when a line could not be read, so that a code missing from the file proves nothing. */
  readonly legible: boolean;
}

export interface ReadFiles {
  readonly entities: ReadRows<Entity>;
  readonly formerNames: ReadRows<{ readonly code: string; readonly former: FormerName }>;
  readonly instruments: ReadRows<Instrument>;
  readonly treatyStatus: ReadRows<TreatyAction>;
}

/** What is wrong between rows that are right by themselves: things said twice, contradicted, or about nobody. */
export const mistakesBetweenRows = (files: ReadFiles): Mistake[] => {
  const { entities, formerNames, instruments, treatyStatus } = files;
  return [
    ...twice('entities', 'code', entities.rows, (entity) => entity.code),
    ...twice('entities', 'm49', entities.rows, (entity) => entity.m49),
    ...twice('entities', 'name_en', entities.rows, (entity) => entity.names.en.shortName),
    ...twice('instruments', 'code', instruments.rows, (instrument) => instrument.code),
    ...twice(
      'formerNames',
      'until',
      formerNames.rows,
      ({ code, former }) => `${code} ${former.language} ${former.until}`,
    ),
    ...twice('treatyStatus', 'since', treatyStatus.rows, (action) =>
      [action.entityCode, action.instrument, action.since ?? 'without a date'].join(' '),
    ),
    ...unknown('formerNames', 'code', formerNames.rows, ({ code }) => code, entities),
    ...unknown('treatyStatus', 'entity', treatyStatus.rows, (action) => action.entityCode, entities),
    ...unknown('treatyStatus', 'instrument', treatyStatus.rows, (action) => action.instrument, instruments),
    ...outsideCheckedDays(instruments.rows, treatyStatus.rows),
  ];
};

const twice = <T>(
  file: keyof DirectoryTexts,
  column: string,
  rows: readonly Placed<T>[],
  keyOf: (value: T) => string | null,
): Mistake[] => {
  const first = new Map<string, number>();
  const mistakes: Mistake[] = [];
  for (const { line, value } of rows) {
    const key = keyOf(value);
    if (key === null) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else
      mistakes.push(
        cellMistake(
          directoryFiles[file],
          line,
          column,
          `"${key}" stands already on line ${earlier}: remove one of the two`,
        ),
      );
  }
  return mistakes;
};

const unknown = <T>(
  file: keyof DirectoryTexts,
  column: string,
  rows: readonly Placed<T>[],
  codeOf: (value: T) => string,
  among: ReadRows<unknown>,
): Mistake[] => {
  if (!among.legible) return [];
  return rows
    .filter(({ value }) => !among.codes.has(codeOf(value)))
    .map(({ line, value }) => {
      const near = nearMatch(codeOf(value), [...among.codes]);
      const remedy = near === undefined ? 'add it there or correct the code' : `did you mean "${near}"?`;
      const home = column === 'instrument' ? directoryFiles.instruments : directoryFiles.entities;
      return cellMistake(directoryFiles[file], line, column, `"${codeOf(value)}" is not in ${home}: ${remedy}`);
    });
};

/** A dated action must fall where the table was checked, or before it and then without an undated one beside it. */
const outsideCheckedDays = (
  instruments: readonly Placed<Instrument>[],
  actions: readonly Placed<TreatyAction>[],
): Mistake[] => {
  const file = directoryFiles.treatyStatus;
  const mistakes: Mistake[] = [];
  for (const { line, value: action } of actions) {
    const instrument = instruments.find(({ value }) => value.code === action.instrument)?.value;
    if (instrument === undefined || action.since === null) continue;
    const { checkedFrom, checkedTo } = instrument;
    if (action.since > checkedTo) {
      const problem = `"${action.since}" lies after ${checkedTo}, the last day ${instrument.code} was checked for: raise checked_to once all rows are checked, or correct the day`;
      mistakes.push(cellMistake(file, line, 'since', problem));
    }
    const undated = actions.find(
      ({ value }) =>
        value.since === null && value.entityCode === action.entityCode && value.instrument === action.instrument,
    );
    if (undated !== undefined && action.since <= checkedFrom) {
      const problem = `"${action.since}" contradicts line ${undated.line}, whose status without a date holds on ${checkedFrom}: remove one or date the other`;
      mistakes.push(cellMistake(file, line, 'since', problem));
    }
  }
  return mistakes;
};
