#!/usr/bin/env node
/** The launcher: makes a clone ready if it is not, then runs the command line on the pinned Node. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { firstRun } from '../stack/install/first-run.mjs';
import { handOver, isInstalledPackage, project } from '../stack/install/pinned-node.mjs';

try {
  await firstRun();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(5);
}
const emitted = join(project, 'dist', 'client', 'cli', 'main.js');
// Node strips no types below node_modules, so the published package carries JavaScript.
const main = isInstalledPackage && existsSync(emitted) ? emitted : join(project, 'client', 'cli', 'main.ts');
handOver(main, process.argv.slice(2));
