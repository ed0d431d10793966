import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

const isProject = (folder: string): boolean => {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'verbale';
};

const find = (): string => {
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    if (isProject(folder)) return folder;
  }
  throw new Error(`No package.json of Verbale above ${here}: the installation is incomplete, install it again.`);
};

/** The folder of package.json, whether the sources run or what the published package carries. */
export const projectFolder = find();

/** True when this runs from the published package, below node_modules, as JavaScript. */
export const isPackaged = !here.endsWith('.ts');

/** Path of a module to run as a process, given as in "worker/main". */
export const entryPoint = (module: string): string =>
  isPackaged ? join(projectFolder, 'dist', `${module}.js`) : join(projectFolder, `${module}.ts`);
