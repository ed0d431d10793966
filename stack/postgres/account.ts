import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { PermanentFailure } from '../../domain/errors.ts';

/** The system user PostgreSQL runs as when we are root: the server refuses to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const idOf = (option: '-u' | '-g', name: string): number | undefined => {
  try {
    return Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return undefined;
  }
};

const find = (name: string): Account | undefined => {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid };
};

/**
 * The account for the server: undefined when we are not root (then it runs as we do), else the system user
 * `postgres`, which is created where it is missing.
 * @throws PermanentFailure when there is none and none can be made
 */
export const serverAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const known = find('postgres');
  if (known) return known;
  try {
    execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/false', 'postgres'], { stdio: 'ignore' });
  } catch (cause) {
    throw new PermanentFailure(
      'PostgreSQL does not run as root, and a system user "postgres" could not be made: run as another user, make that user yourself, or set DATABASE_URL.',
      { cause },
    );
  }
  const made = find('postgres');
  if (!made) throw new PermanentFailure('The system user "postgres" was made but is not found: set DATABASE_URL.');
  return made;
};

/** True when this account may pass through every folder on the way to `path` (which itself need not exist). */
export const canReach = (account: Account, path: string): boolean => {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    try {
      const { mode, uid, gid } = statSync(folder);
      const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
      if ((mode & bit) === 0) return false;
    } catch {
      // Not there yet: it will be made with the usual permissions.
    }
    if (folder === dirname(folder)) return true;
  }
};
