/** Where what was fetched or copied once is kept. Plain JavaScript, for the first-run installer uses it. */
import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { project } from './pinned-node.mjs';

/**
 * The folders in question, best first. In the project, so that removing the clone removes everything it fetched; then,
 * where that belongs to somebody else (a package installed globally by root), the cache folder of whoever runs it; then
 * VERBALE_HOME, which somebody without a home of his own has as well.
 */
export const cacheFolders = () => [
  join(project, 'node_modules', '.cache', 'verbale'),
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'verbale'),
  join(resolve(process.env.VERBALE_HOME || '.verbale'), 'cache'),
];

/**
 * The first of the folders in which this process can make something; the folder is made where it is missing.
 * @param {readonly string[]} [folders]
 */
export const writableFolder = (folders = cacheFolders()) => {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true });
      // Tried and not asked: what the mode says is not all that can forbid it.
      rmdirSync(mkdtempSync(join(folder, 'try-')));
      return folder;
    } catch {
      // The next one.
    }
  }
  throw new Error(`None of ${folders.join(', ')} can be written: make one of them writable, or set VERBALE_HOME.`);
};
