/**
 * node stack/install/run.mjs stack/package/build.ts: makes dist/, the JavaScript of the published package, before
 * "npm pack". Node strips no types below node_modules; everywhere else the sources run as they are.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { projectFolder } from '../project.ts';

const dist = join(projectFolder, 'dist');

/** What the code reads beside itself. Migrations, programs in plain JavaScript and campaigns are published as they are. */
const besideTheCode = [
  'adapters/documents/*.typ',
  'adapters/documents/*.css',
  'client/portal/assets/*',
  'prisma/seed/directory/*.csv',
];

const emit = (): void => {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: projectFolder, stdio: 'inherit' });
};

const copyBesideTheCode = (): void => {
  for (const pattern of besideTheCode) {
    const files = globSync(pattern, { cwd: projectFolder });
    if (files.length === 0) throw new Error(`Nothing in the project is called ${pattern}: correct ${import.meta.url}.`);
    for (const file of files) cpSync(join(projectFolder, file), join(dist, file));
  }
};

/** One copy only: the installer's modules know the package's folder by where they lie themselves. */
const pointToInstaller = (): void => {
  for (const module of ['cache-folder', 'first-run', 'obtain-cli', 'pinned-node']) {
    const file = join('stack', 'install', `${module}.mjs`);
    const target = relative(dirname(join(dist, file)), join(projectFolder, file));
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    writeFileSync(join(dist, file), `export * from '${target}';\n`);
  }
};

rmSync(dist, { recursive: true, force: true });
emit();
copyBesideTheCode();
pointToInstaller();
