/** node stack/install/run.mjs <module> [arguments]: runs a TypeScript module of the project on the pinned Node. */
import { resolve } from 'node:path';
import { handOver } from './pinned-node.mjs';

const [module, ...args] = process.argv.slice(2);
if (!module) {
  console.error('Usage: node stack/install/run.mjs <module.ts> [arguments]');
  process.exit(2);
}
handOver(resolve(module), args);
