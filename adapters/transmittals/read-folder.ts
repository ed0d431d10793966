import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { batchLimits, type FoundFile, isLeftBehind } from './batch-limits.ts';

/** Reads every file below a folder. Links are not followed; what is wrong is said in sentences, and nothing is read then. */
export const readFolder = async (
  folder: string,
): Promise<{ readonly files: FoundFile[]; readonly faults: string[] }> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const named = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(join(folder, '.').length).replaceAll('\\', '/').replace(/^\/+/, '');
      return { path, name: name.normalize('NFC'), isFile: entry.isFile() };
    })
    .filter(({ name }) => !isLeftBehind(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const faults = named.flatMap(({ name, isFile }) =>
    isFile ? [] : [`"${name}" is a link or no file: put the file itself there.`],
  );
  if (named.length > batchLimits.files) faults.push(`The folder holds more than ${batchLimits.files} files.`);
  let total = 0;
  for (const { path, isFile } of named) total += isFile ? (await stat(path)).size : 0;
  if (total > batchLimits.bytes) faults.push('The folder holds more than 200 MB.');
  if (faults.length > 0) return { files: [], faults };
  const files: FoundFile[] = [];
  for (const { path, name } of named) files.push({ name, bytes: await readFile(path) });
  return { files, faults: [] };
};
