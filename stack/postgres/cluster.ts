import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PermanentFailure } from '../../domain/errors.ts';
import { type Account, canReach } from './account.ts';
import { makeReachableRoot, type PostgresBinaries } from './binaries.ts';

export const superuser = 'verbale';

/** The whole environment the server's programs get. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as const;

/** A data folder that is ready to be served. */
export interface Cluster {
  /** Where the data are; not the folder asked for when the server's account cannot reach that. */
  readonly dataDir: string;
  readonly password: string;
}

const beside = (dataDir: string, what: 'password' | 'place'): string =>
  join(dirname(dataDir), `${basename(dataDir)}.${what}`);

/** Note in a folder of `reachableRoot`: the data folder that was asked for. */
const owner = 'for';

/** Removes data that stood in for a temporary folder which is gone; nobody can ask for them any more. */
const sweep = (root: string): void => {
  for (const name of readdirSync(root)) {
    const note = join(root, name, owner);
    if (!name.startsWith('data-') || !existsSync(note)) continue;
    const wanted = readFileSync(note, 'utf8').trim();
    if (wanted.startsWith(`${tmpdir()}/`) && !existsSync(dirname(wanted))) {
      rmSync(join(root, name), { recursive: true, force: true });
    }
  }
};

/** The folder really used: `<dataDir>.place` holds it when it had to be elsewhere. */
const placeFor = (dataDir: string, account: Account | undefined): string => {
  const note = beside(dataDir, 'place');
  if (existsSync(note)) return readFileSync(note, 'utf8').trim();
  if (!account || existsSync(dataDir) || canReach(account, dataDir)) return dataDir;
  const root = makeReachableRoot();
  sweep(root);
  const folder = mkdtempSync(join(root, 'data-'));
  writeFileSync(join(folder, owner), `${dataDir}\n`);
  // mkdtemp makes it 0700 for root; the server must pass through it to its own folder below.
  chownSync(folder, account.uid, account.gid);
  const place = join(folder, basename(dataDir));
  writeFileSync(note, `${place}\n`, { mode: 0o600 });
  return place;
};

/** Removes a stopped server's data, wherever they are, with its password. */
export const discardCluster = (wanted: string, dataDir: string): void => {
  rmSync(dataDir === wanted ? dataDir : dirname(dataDir), { recursive: true, force: true });
  for (const what of ['password', 'place'] as const) rmSync(beside(wanted, what), { force: true });
};

/**
 * Makes the data folder once, in a folder beside it that is renamed when complete, so that an interruption leaves
 * nothing half made. Text is UTF-8; order is by code point and letters fold by Unicode ("builtin C.UTF-8"), the same
 * on every machine. The password is random and stands beside the folder, readable by us only.
 */
export const ensureCluster = async (
  binaries: PostgresBinaries,
  wanted: string,
  account: Account | undefined,
): Promise<Cluster> => {
  mkdirSync(dirname(wanted), { recursive: true });
  const dataDir = placeFor(wanted, account);
  const passwordFile = beside(wanted, 'password');
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    const major = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
    if (!binaries.version.startsWith(`${major}.`)) {
      throw new PermanentFailure(
        `The data in ${dataDir} are of PostgreSQL ${major}, the server is ${binaries.version}: restore a dump of them into a new folder, or set DATABASE_URL.`,
      );
    }
    if (!existsSync(passwordFile)) {
      throw new PermanentFailure(`The password of the database is missing: put ${passwordFile} back.`);
    }
    return { dataDir, password: readFileSync(passwordFile, 'utf8').trim() };
  }
  const partial = `${dataDir}.new`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  const pwfile = `${partial}.pw`;
  writeFileSync(pwfile, `${password}\n`, { mode: 0o600 });
  if (account) {
    chownSync(partial, account.uid, account.gid);
    chownSync(pwfile, account.uid, account.gid);
  }
  try {
    const args = ['-D', partial, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${pwfile}`, '--encoding=UTF8'];
    args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions');
    await promisify(execFile)(binaries.initdb, args, {
      cwd: '/',
      env: serverEnvironment,
      ...(account && { uid: account.uid, gid: account.gid }),
    });
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr?.trim() ?? '';
    throw new PermanentFailure(`The database folder ${dataDir} could not be made: ${said || String(cause)}`, { cause });
  } finally {
    rmSync(pwfile, { force: true });
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  renameSync(partial, dataDir);
  return { dataDir, password };
};
