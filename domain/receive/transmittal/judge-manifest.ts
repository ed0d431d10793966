import { nearMatch } from '../../campaign/near-match.ts';
import type { Entity } from '../../directory/entity.ts';
import type { Mistake } from '../../errors.ts';
import { isLanguage, type Language, languages } from '../../language.ts';
import { isCalendarDay } from '../../time/calendar-day.ts';
import { type ManifestLine, nobody, seriesOf, type TransmittedFile, type TransmittedText } from './transmittal.ts';

/** What the manifest is judged against. */
export interface ManifestSurroundings {
  /** Name of the manifest's file, for messages. */
  readonly manifest: string;
  readonly files: readonly TransmittedFile[];
  readonly entities: readonly Entity[];
  /** Day on which the batch was received (YYYY-MM-DD): no letter in it is younger. */
  readonly receivedOn: string;
}

export interface JudgedManifest {
  readonly texts: readonly TransmittedText[];
  /** Files that are nobody's text. */
  readonly kept: readonly TransmittedFile[];
  /** Every mistake, with the manifest's line; while there is one, nothing may be filed. */
  readonly mistakes: readonly Mistake[];
}

type Report = (line: number | null, field: string, message: string) => void;

/**
 * Turns the lines of a manifest into submissions. Every file of the batch must be named once, every code must be
 * known, and no two lines may be of the same respondents.
 */
export const judgeManifest = (lines: readonly ManifestLine[], around: ManifestSurroundings): JudgedManifest => {
  const mistakes: Mistake[] = [];
  const report: Report = (line, field, message) =>
    mistakes.push({ path: `${around.manifest}#${field}`, ...(line === null ? {} : { line }), message });
  const found = new FileNames(around.files);
  const texts: TransmittedText[] = [];
  const kept: TransmittedFile[] = [];
  const namedAt = new Map<string, number>();
  const seriesAt = new Map<string, number>();
  const byCode = new Map(around.entities.map((entity) => [entity.code, entity]));

  for (const line of lines) {
    const files = line.files.flatMap((name) => {
      const file = found.named(name);
      if (file === undefined) {
        report(line.line, 'file', found.unknown(name));
        return [];
      }
      const before = namedAt.get(file.name);
      if (before !== undefined) {
        report(line.line, 'file', `"${file.name}" stands on line ${before} already: name each file once.`);
        return [];
      }
      namedAt.set(file.name, line.line);
      return [file];
    });
    if (line.files.length === 0) report(line.line, 'file', 'No file is named.');
    if (line.codes.length === 1 && line.codes[0] === nobody) {
      kept.push(...files);
      continue;
    }
    const codes = checkedCodes(line, byCode, around.entities, report);
    const series = seriesOf(codes);
    const earlier = seriesAt.get(series);
    if (codes.length > 0 && earlier !== undefined)
      report(
        line.line,
        'entity',
        `${codes.join(', ')} stands on line ${earlier} already: name all files of one submission on one line.`,
      );
    seriesAt.set(series, line.line);
    texts.push({
      files,
      codes,
      language: checkedLanguage(line, report),
      reference: line.reference,
      dated: checkedDay(line, around.receivedOn, report),
      replaces: line.replaces,
      line: line.line,
    });
  }
  for (const file of around.files)
    if (!namedAt.has(file.name))
      report(
        null,
        'file',
        `"${file.name}" is not named: say whose text it is, or write "${nobody}" if it is nobody's.`,
      );
  mistakes.push(...fileMistakes(texts, around.manifest));
  return { texts, kept, mistakes };
};

/** Finds files by their path in the batch, or by their own name where only one file has it. */
class FileNames {
  readonly #byPath: ReadonlyMap<string, TransmittedFile>;
  readonly #byName: ReadonlyMap<string, readonly TransmittedFile[]>;

  constructor(files: readonly TransmittedFile[]) {
    this.#byPath = new Map(files.map((file) => [file.name.normalize('NFC'), file]));
    this.#byName = Map.groupBy(files, ({ name }) => ownName(name));
  }

  named(name: string): TransmittedFile | undefined {
    const wanted = name.normalize('NFC').replaceAll('\\', '/');
    const alike = this.#byName.get(wanted) ?? [];
    return this.#byPath.get(wanted) ?? (alike.length === 1 ? alike[0] : undefined);
  }

  unknown(name: string): string {
    const alike = this.#byName.get(name.normalize('NFC')) ?? [];
    if (alike.length > 1)
      return `"${name}" could be ${alike.map((file) => file.name).join(' or ')}: write it with its folder.`;
    const meant = nearMatch(name, [...this.#byPath.keys(), ...this.#byName.keys()]);
    return `There is no file "${name}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`;
  }
}

const ownName = (path: string): string => (path.split('/').at(-1) ?? path).normalize('NFC');

const checkedCodes = (
  { line, codes }: ManifestLine,
  byCode: ReadonlyMap<string, Entity>,
  entities: readonly Entity[],
  report: Report,
): string[] => {
  if (codes.length === 0)
    report(line, 'entity', `Whose text it is, is missing: write a code such as AUT, or "${nobody}" if nobody's.`);
  return codes.filter((code, index) => {
    if (codes.indexOf(code) !== index) {
      report(line, 'entity', `${code} stands twice.`);
      return false;
    }
    if (code === nobody) {
      report(line, 'entity', `"${nobody}" stands alone: it says that the file is nobody's text.`);
      return false;
    }
    if (byCode.has(code)) return true;
    const names = new Map(
      entities.flatMap((entity) => [entity.code, entity.names.en.shortName].map((n) => [n, entity])),
    );
    const meant = names.get(nearMatch(code, [...names.keys()]) ?? '');
    report(
      line,
      'entity',
      `"${code}" is not an entity of the directory${
        meant === undefined
          ? ': write a code such as AUT.'
          : `; did you mean ${meant.code} (${meant.names.en.shortName})?`
      }`,
    );
    return false;
  });
};

const checkedLanguage = ({ line, language }: ManifestLine, report: Report): Language | null => {
  if (language === null || isLanguage(language)) return language;
  report(line, 'language', `"${language}" is none of ${languages.join(', ')}; leave it empty where you do not know.`);
  return null;
};

const checkedDay = ({ line, date }: ManifestLine, receivedOn: string, report: Report): string | null => {
  if (date === null) return null;
  if (!isCalendarDay(date)) report(line, 'date', `"${date}" is no day that exists: write it as 2016-05-24.`);
  else if (date > receivedOn) report(line, 'date', `${date} is after the batch was received (${receivedOn}).`);
  else return date;
  return null;
};

/** What is wrong with the files themselves. */
const fileMistakes = (texts: readonly TransmittedText[], manifest: string): Mistake[] => {
  const firstOf = new Map<string, { readonly name: string; readonly codes: readonly string[] }>();
  return texts.flatMap(({ files, line, codes }) =>
    files.flatMap((file): Mistake[] => {
      const at = { path: `${manifest}#file`, ...(line === null ? {} : { line }) };
      if (file.size === 0) return [{ ...at, message: `"${file.name}" is empty.` }];
      const same = firstOf.get(file.sha256);
      firstOf.set(file.sha256, same ?? { name: file.name, codes });
      if (same === undefined) return [];
      const message = `"${file.name}" (${codes.join(', ')}) is byte for byte "${same.name}" (${same.codes.join(', ')}): one of the two is not what it is taken for.`;
      return [{ ...at, message }];
    }),
  );
};
