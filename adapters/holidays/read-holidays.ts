import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DomainRefusal } from '../../domain/errors.ts';
import type { HolidayTable } from '../../domain/remind/holidays/holiday-table.ts';
import { type HolidayFile, isHolidayFile, parseHolidays } from './parse-holidays.ts';

/** A year of a duty station is ten lines; anything near this is another kind of file. */
const maximumBytes = 256 * 1024;

/**
 * The holiday tables of a file, or of all CSV and YAML files of a folder.
 * @throws DomainRefusal `holiday-files-unreadable` when the path cannot be read or holds no such file,
 * `holiday-files-invalid` whose `mistakes` name every wrong line with its file.
 */
export const readHolidays = async (path: string): Promise<readonly HolidayTable[]> => {
  const { tables, mistakes } = parseHolidays(await filesAt(path));
  if (mistakes.length === 0) return tables;
  const said = mistakes.map((mistake) => `${mistake.path}, line ${mistake.line ?? 1}: ${mistake.message}`).join('\n');
  throw new DomainRefusal('holiday-files-invalid', said, mistakes);
};

const filesAt = async (path: string): Promise<HolidayFile[]> => {
  try {
    if (!(await stat(path)).isDirectory()) return [await fileAt(path)];
    const names = (await readdir(path)).filter(isHolidayFile).sort();
    if (names.length === 0) throw unreadable(path, 'the folder holds no CSV or YAML file');
    return await Promise.all(names.map((name) => fileAt(join(path, name))));
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw unreadable(path, code === 'ENOENT' ? 'there is no such file or folder' : (code ?? String(error)));
  }
};

const fileAt = async (path: string): Promise<HolidayFile> => {
  if (!isHolidayFile(path)) throw unreadable(path, 'its name ends neither in .csv nor in .yaml');
  if ((await stat(path)).size > maximumBytes) throw unreadable(path, `it is larger than ${maximumBytes / 1024} KiB`);
  try {
    return { name: basename(path), text: new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)) };
  } catch (error) {
    if (error instanceof TypeError) throw unreadable(path, 'it is not UTF-8 text');
    throw error;
  }
};

const unreadable = (path: string, why: string): DomainRefusal =>
  new DomainRefusal('holiday-files-unreadable', `The holidays at "${path}" cannot be read: ${why}.`);
