import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writableFolder } from '../../stack/install/cache-folder.mjs';
import { linkedPrograms } from '../../stack/postgres/binaries.ts';
import { projectFolder } from '../../stack/project.ts';
import { repair } from '../../stack/repair.ts';
import { ownFolder } from '../support/stack.ts';

/** Number of the user "nobody", who may write nothing that is not given to him. */
const nobody = 65_534;

/** Does something as a user to whom another's folders are closed: root is nobody for the time. */
const asSomebody = <Value>(work: () => Value): Value => {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(nobody);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
};

/** A folder in which that user may write. */
const openFolder = (path: string): string => {
  mkdirSync(path, { recursive: true });
  if (process.getuid?.() === 0) chownSync(path, nobody, nobody);
  return path;
};

/** A package of PostgreSQL as npm unpacks it without running its scripts: no links, and closed to everybody. */
const packageWithoutLinks = (folder: string): string => {
  const native = join(folder, 'native');
  mkdirSync(join(native, 'lib'), { recursive: true });
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), 'library');
  writeFileSync(
    join(native, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
  );
  chmodSync(join(native, 'lib'), 0o555);
  chmodSync(native, 0o555);
  return native;
};

describe("PostgreSQL's programs in a package whose links were never made", () => {
  it('are linked where they are by who may write there', () => {
    const native = packageWithoutLinks(ownFolder('package-open'));
    chmodSync(join(native, 'lib'), 0o755);
    expect(linkedPrograms(native, 'postgresql-x', [])).toBe(native);
    expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  });

  it('are copied once, with a line about it, by who may not', () => {
    const folder = ownFolder('package-closed');
    const native = packageWithoutLinks(folder);
    const cache = openFolder(join(folder, 'cache'));
    const lines: string[] = [];
    const find = () => asSomebody(() => linkedPrograms(native, 'postgresql-x', [cache], (line) => lines.push(line)));
    const copy = join(cache, 'postgresql-x');
    expect([find(), find()]).toEqual([copy, copy]);
    expect(lines).toEqual([
      `Copying PostgreSQL's programs (60 MB, once) to ${copy}: their package's folder cannot be written.`,
    ]);
    expect(readFileSync(join(copy, 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
    expect(existsSync(join(native, 'lib', 'libpq.so.5'))).toBe(false);
  });
});

describe('the folder for what is fetched', () => {
  it('is the first that can be written', () => {
    const folder = ownFolder('caches');
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o555);
    const open = openFolder(join(folder, 'open'));
    expect(asSomebody(() => writableFolder([join(closed, 'inside'), closed, join(open, 'inside')]))).toBe(
      join(open, 'inside'),
    );
  });

  it('is asked for by name where there is none', () => {
    const closed = ownFolder('caches-closed');
    chmodSync(closed, 0o555);
    expect(() => asSomebody(() => writableFolder([closed]))).toThrow(
      `None of ${closed} can be written: make one of them writable, or set VERBALE_HOME.`,
    );
  });
});

it('says what is about to be fetched, how large it is and where it goes', () => {
  // The same programs in a package of their own, with nothing in its cache and no pip to fetch anything by.
  const folder = ownFolder('nothing-fetched');
  const installer = join('stack', 'install');
  cpSync(join(projectFolder, installer), join(folder, installer), { recursive: true });
  const cache = join(folder, 'node_modules', '.cache', 'verbale');
  const program = `
    import { obtainTemporalCli } from '${join(folder, installer, 'obtain-cli.mjs')}';
    await obtainTemporalCli((line) => console.log(line)).catch((error) => console.log(error.message));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { PATH: join(folder, 'nowhere'), XDG_CACHE_HOME: join(folder, 'cache') },
  });
  const [announced, ...said] = stdout.split('\n');
  expect(announced).toMatch(/^Fetching the Temporal CLI [\d.]+ \(about 45 MB, 160 MB unpacked, once\) into /);
  expect(announced?.endsWith(cache)).toBe(true);
  expect(said.join('\n')).toContain('python3 is not installed');
});

describe('the remedy for a part that is missing', () => {
  it('is a command in a clone', () => {
    expect(repair('node stack/install/first-run.mjs', false)).toBe('Run "node stack/install/first-run.mjs".');
  });

  it('is to install the package again where there is no clone', () => {
    const remedy = repair('node stack/install/first-run.mjs', true);
    expect(remedy).toMatch(/^Install Verbale again/);
    expect(remedy).not.toContain('stack/install');
  });
});
