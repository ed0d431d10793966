import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Directory } from '../../domain/directory/directory.ts';
import { DomainRefusal, type Mistake } from '../../domain/errors.ts';
import { type DirectoryTexts, directoryFiles } from './directory-files.ts';
import { parseDirectory } from './parse-directory.ts';

/**
 * Reads a directory from the CSV files of a folder; `names-former.csv` may be missing.
 * @throws DomainRefusal `directory-invalid` naming every missing or unreadable file, else every bad line.
 */
export const readDirectoryCsv = (folder: string): Directory => {
  const mistakes: Mistake[] = [];
  const textOf = (key: keyof DirectoryTexts): string => {
    const file = directoryFiles[key];
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, file)));
    } catch (error) {
      if (isMissing(error) && key === 'formerNames') return '';
      const message = isMissing(error)
        ? `There is no ${file} in ${folder}: put it there.`
        : error instanceof TypeError
          ? 'The file is not UTF-8 text: save it again as CSV in UTF-8.'
          : `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
      mistakes.push({ path: file, message });
      return '';
    }
  };
  const texts: DirectoryTexts = {
    entities: textOf('entities'),
    formerNames: textOf('formerNames'),
    instruments: textOf('instruments'),
    treatyStatus: textOf('treatyStatus'),
  };
  if (mistakes.length > 0) {
    const places = mistakes.map(({ path, message }) => `${path}: ${message}`).join('\n');
    throw new DomainRefusal('directory-invalid', `The directory cannot be read:\n${places}`, mistakes);
  }
  return parseDirectory(texts);
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
