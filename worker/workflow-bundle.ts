import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = join(dirname(fileURLToPath(import.meta.url)), '..');
const extension = extname(fileURLToPath(import.meta.url));

/** Folders whose code may end up in the bundle. */
const sources = ['workflows', 'domain'];

/**
 * The workflow bundle as a file, made once for one state of the sources and found again by their hash:
 * bundling costs a worker two seconds at every start.
 */
export const workflowBundleFile = async (cacheFolder: string): Promise<string> => {
  const file = join(cacheFolder, `workflows-${await hashOfSources()}.js`);
  try {
    await readFile(file, { flag: 'r' });
    return file;
  } catch {
    await mkdir(cacheFolder, { recursive: true });
    const partial = `${file}.${process.pid}`;
    // In a process of its own: the bundler would leave 160 MB in the worker for as long as that lives.
    await promisify(execFile)(process.execPath, [
      join(project, 'worker', `make-bundle${extension}`),
      join(project, 'workflows', `index${extension}`),
      partial,
    ]);
    await rename(partial, file);
    return file;
  }
};

const hashOfSources = async (): Promise<string> => {
  const hash = createHash('sha256').update(createRequire(import.meta.url)('@temporalio/worker/package.json').version);
  for (const folder of sources) {
    const entries = await readdir(join(project, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file.slice(project.length)).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
};
