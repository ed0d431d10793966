import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(import.meta.url);

interface Project {
  readonly folder: string;
  readonly version: string;
}

const projectAt = (folder: string): Project | undefined => {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
  return name === 'verbale' ? { folder, version: version ?? 'without a version' } : undefined;
};

const find = (): Project => {
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const project = projectAt(folder);
    if (project !== undefined) return project;
  }
  throw new Error(`No package.json of Verbale above ${here}: the installation is incomplete, install it again.`);
};

const project = find();

/** The folder of package.json, whether the sources run or what the published package carries. */
export const projectFolder = project.folder;

/** The version in package.json, as in "0.1.0". */
export const productVersion = project.version;

/** True when this runs from the published package, below node_modules, as JavaScript. */
export const isPackaged = !here.endsWith('.ts');

/** Path of a module to run as a process, given as in "worker/main". */
export const entryPoint = (module: string): string =>
  isPackaged ? join(projectFolder, 'dist', `${module}.js`) : join(projectFolder, `${module}.ts`);
