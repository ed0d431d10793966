import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { DomainRefusal, type Mistake, NotFound } from '../../domain/errors.ts';
import type { HolidayTable } from '../../domain/remind/holidays/holiday-table.ts';
import { readHolidays } from '../holidays/read-holidays.ts';
import { CampaignFile } from './campaign-schema.ts';
import { crossFieldMistakes } from './cross-field-rules.ts';
import { type EnclosureRead, readEnclosure } from './enclosures.ts';
import { fieldsAt } from './field-names.ts';
import { fieldPath, valueAt } from './field-path.ts';
import { normaliseCampaign } from './normalise.ts';
import { schemaMistakes } from './schema-mistakes.ts';
import { checkTransmittalFile, isTransmittalFile } from './transmittal-file.ts';
import { parseYamlSource, type YamlSource } from './yaml-source.ts';

/** A campaign file is a page or two; anything near this is another kind of file. */
const maximumBytes = 256 * 1024;

/** A campaign as its file states it, with the content of the files that go with its notes. */
export interface CampaignRead {
  readonly definition: CampaignDefinition;
  /** By hash, each once. */
  readonly enclosures: readonly EnclosureRead[];
}

/**
 * Reads a campaign file and what it names beside itself, and checks it whole.
 * @throws NotFound when there is no such file.
 * @throws DomainRefusal `campaign-file-unreadable` when it cannot be opened, `campaign-file-invalid` as {@link parseCampaignFile}.
 */
export const readCampaign = async (path: string): Promise<CampaignRead> => {
  const bytes = await bytesOf(path);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid(basename(path), [{ path: '', line: 1, message: 'The file is not UTF-8 text: save it as UTF-8.' }]);
  }
  const { value } = parseYamlSource(text);
  const holidayFiles = new Map<string, HolidayFilesRead>();
  for (const named of holidayFileOf(value)) holidayFiles.set(named, await readAt(resolve(dirname(path), named)));
  const enclosures = new Map<string, EnclosureRead | string>();
  for (const named of enclosuresOf(value)) enclosures.set(named, await readEnclosure(path, named));
  return {
    definition: parseCampaignFile(text, basename(path), { holidayFiles, enclosures }),
    enclosures: [...enclosures.values()].filter((read) => typeof read !== 'string'),
  };
};

/** As {@link readCampaign}, for who needs the definition alone. */
export const readCampaignFile = async (path: string): Promise<CampaignDefinition> =>
  (await readCampaign(path)).definition;

/** What was read where a campaign file points, by the names it uses. */
export interface FilesBeside {
  readonly holidayFiles: ReadonlyMap<string, HolidayFilesRead>;
  /** The content, or why there is none. */
  readonly enclosures: ReadonlyMap<string, EnclosureRead | string>;
}

const nothingBeside: FilesBeside = { holidayFiles: new Map(), enclosures: new Map() };

/**
 * Checks the text of a campaign file and fills in its defaults. `fileName` only names it in messages.
 * @param beside what was read where the file points; a text alone can point nowhere.
 * @throws DomainRefusal `campaign-file-invalid` whose `mistakes` name every mistake with its path and line.
 */
export const parseCampaignFile = (
  text: string,
  fileName: string,
  beside: FilesBeside = nothingBeside,
): CampaignDefinition => {
  if (Buffer.byteLength(text) > maximumBytes) throw invalid(fileName, [tooLarge]);
  const source = parseYamlSource(text);
  if (source.value === undefined) throw invalid(fileName, source.mistakes);
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    const message = 'The file holds no fields: begin with "id:" and "title:" (docs/campaign-file.md).';
    throw invalid(fileName, [...source.mistakes, { path: '', line: 1, message }]);
  }
  if (isTransmittalFile(source.value)) {
    const transmittal = checkTransmittalFile(source);
    if (transmittal.definition === null) throw invalid(fileName, [...source.mistakes, ...transmittal.mistakes]);
    if (source.mistakes.length > 0) throw invalid(fileName, source.mistakes);
    return transmittal.definition;
  }
  const parsed = CampaignFile.safeParse(source.value);
  const mistakes = [
    ...source.mistakes,
    ...(parsed.success ? [] : schemaMistakes(parsed.error.issues, source, (path) => fieldsAt(path))),
    ...crossFieldMistakes(source),
    ...holidayFileMistakes(source, beside.holidayFiles),
    ...enclosureMistakes(source, beside.enclosures),
  ];
  if (!parsed.success || mistakes.length > 0) throw invalid(fileName, mistakes);
  return normaliseCampaign(parsed.data, {
    holidayTables: beside.holidayFiles.get(String(valueAt(source.value, place)))?.tables ?? [],
    enclosures: beside.enclosures,
  });
};

/** The tables of a holiday file, or why it could not be used. */
export interface HolidayFilesRead {
  readonly tables: readonly HolidayTable[];
  readonly mistakes: readonly string[];
}

const place = ['office', 'holidayFile'];

const holidayFileOf = (file: unknown): string[] => {
  const named = valueAt(file, place);
  return typeof named === 'string' && named.trim() !== '' ? [named] : [];
};

const readAt = async (path: string): Promise<HolidayFilesRead> => {
  try {
    return { tables: await readHolidays(path), mistakes: [] };
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return { tables: [], mistakes: error.message.split('\n') };
  }
};

const holidayFileMistakes = (source: YamlSource, read: ReadonlyMap<string, HolidayFilesRead>): Mistake[] => {
  const named = valueAt(source.value, place);
  if (typeof named !== 'string') return [];
  const reasons = read.get(named)?.mistakes ?? [`names "${named}", which was not read.`];
  return reasons.map((reason) => ({
    path: fieldPath(place),
    line: source.lineOf(place),
    message: `${fieldPath(place)}: ${reason}`,
  }));
};

const enclosurePlace = ['notes', 'enclosures'];

const enclosuresOf = (file: unknown): string[] => {
  const listed = valueAt(file, enclosurePlace);
  return (Array.isArray(listed) ? listed : []).flatMap((each) => {
    const named = valueAt(each, ['file']);
    return typeof named === 'string' && named.trim() !== '' ? [named] : [];
  });
};

const enclosureMistakes = (source: YamlSource, read: FilesBeside['enclosures']): Mistake[] => {
  const listed = valueAt(source.value, enclosurePlace);
  return (Array.isArray(listed) ? listed : []).flatMap((each, position) => {
    const named = valueAt(each, ['file']);
    const found = typeof named === 'string' ? (read.get(named) ?? `names "${named}", which was not read`) : undefined;
    if (typeof found !== 'string') return [];
    const path = [...enclosurePlace, position, 'file'];
    return [{ path: fieldPath(path), line: source.lineOf(path), message: `${fieldPath(path)} ${found}.` }];
  });
};

const tooLarge: Mistake = {
  path: '',
  line: 1,
  message: `The file is larger than ${maximumBytes / 1024} KiB: a campaign file holds fields and wording only, no documents.`,
};

const bytesOf = async (path: string): Promise<Uint8Array> => {
  try {
    const { size } = await stat(path);
    if (size > maximumBytes) throw invalid(basename(path), [tooLarge]);
    return await readFile(path);
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new NotFound('Campaign file', path, 'check the path; examples are in campaigns/');
    throw new DomainRefusal(
      'campaign-file-unreadable',
      `The campaign file "${path}" cannot be read (${code ?? String(error)}).`,
    );
  }
};

const invalid = (fileName: string, mistakes: readonly Mistake[]): DomainRefusal => {
  const inOrder = mistakes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const count = inOrder.length === 1 ? 'one mistake' : `${inOrder.length} mistakes`;
  return new DomainRefusal('campaign-file-invalid', `${fileName} has ${count}; nothing was started.`, inOrder);
};
