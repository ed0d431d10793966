import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { BookCheck } from '../../domain/rehearsal/books.ts';
import type { Finding } from '../../stack/doctor/finding.ts';
import { childEnvironment } from '../../stack/environment.ts';
import { commandLineOf, isAlive, signal } from '../../stack/process/identity.ts';
import { projectFolder } from '../../stack/project.ts';
import { type RunningStack, readRunningStack } from '../../stack/running-stack.ts';
import { ownFolder } from '../support/stack.ts';

/** A folder of somebody who installs the package and has neither a clone nor its development tools. */
const folder = ownFolder('package');
const home = join(folder, 'home');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** This run's environment without what npm and the clone put into it: the machine's own Node starts the package. */
const environmentOfAUser = (): Record<string, string> => {
  const { PATH = '', NODE_ENV: _, ...rest } = childEnvironment({ VERBALE_HOME: home, LOG_LEVEL: 'warn' });
  const kept = Object.entries(rest).filter(
    ([name]) => !/^(npm_(package|lifecycle|config_(local_|global_)?prefix)|INIT_CWD|VITEST)/.test(name),
  );
  const path = PATH.split(delimiter).filter((entry) => !entry.startsWith(projectFolder));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
};

const children: ChildProcess[] = [];

const begin = (cwd: string, command: string, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } => {
  // A process group of its own, to be signalled as a terminal signals it on Ctrl-C.
  const child = spawn(command, args, {
    cwd,
    env: environmentOfAUser(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
  return { child, ended };
};

/** `--no`: never a package of this name from the registry. */
const beginVerbale = (...args: string[]) => begin(folder, 'npx', '--no', '--', 'verbale', ...args);

const verbale = (...args: string[]): Promise<Ended> => beginVerbale(...args).ended;

const outOfReach =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED/;
let noRegistry: string | undefined;

beforeAll(async () => {
  // Asked first, without retries: npm would try in vain for each of two hundred packages, for minutes.
  const asked = await begin(folder, 'npm', 'view', 'commander', 'name', '--fetch-retries=0', '--fetch-timeout=20000')
    .ended;
  const code = asked.code === 0 ? undefined : outOfReach.exec(asked.err)?.[0];
  if (code !== undefined) {
    noRegistry = `npm reaches no registry to install the package from (${code})`;
    return;
  }
  const packed = await begin(projectFolder, 'npm', 'pack', '--pack-destination', folder).ended;
  expect(packed.code, `${packed.err}\n${packed.out}`).toBe(0);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  expect(tarballs).toHaveLength(1);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = ['--omit=dev', '--no-audit', '--no-fund'];
  const installed = await begin(folder, 'npm', 'install', ...options, `./${tarballs[0]}`).ended;
  expect(installed.code, `${installed.err}\n${installed.out}`).toBe(0);
}, 240_000);

beforeEach(({ skip }) => {
  if (noRegistry !== undefined) skip(noRegistry);
});

afterAll(() => {
  // Only what a failure left; the parts of a stack end with it.
  for (const { pid, exitCode, signalCode } of children) {
    if (pid !== undefined && exitCode === null && signalCode === null) signal(-pid, 'SIGKILL');
  }
});

/** Command lines of all processes that have something to do with the folder. */
const processesOfFolder = (): string[] =>
  existsSync('/proc')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
        .flatMap((name) => commandLineOf(Number(name)) ?? [])
        .filter((line) => line.includes(folder))
    : [];

it('carries programs and data, no TypeScript and no tests', () => {
  const inside = readdirSync(join(folder, 'node_modules', 'verbale'), { recursive: true, encoding: 'utf8' });
  expect(inside.filter((path) => /\.(ts|tsx|mts)$|\.test\./.test(path))).toEqual([]);
  expect(inside).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', '.env.example', 'docs/campaign-file.md']),
  );
});

it('installs no development tool', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  // The worker's bundler brings this one itself.
  const tools = Object.keys(devDependencies).filter((name) => name !== '@swc/core' && !name.startsWith('@types/'));
  expect(tools.filter((name) => existsSync(join(folder, 'node_modules', name)))).toEqual([]);
});

it('says what it can do', async () => {
  const { code, out, err } = await verbale('--help');
  expect(code, err).toBe(0);
  expect(out).toMatch(/^Usage: verbale /);
  expect(out).toContain('launch');
});

it('says which version it is', async () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  expect(await verbale('--version')).toMatchObject({ code: 0, out: `${version}\n` });
});

it('finds everything installed', async () => {
  const { code, out, err } = await verbale('doctor', '--json');
  expect(code, `${err}\n${out}`).toBe(0);
  const findings = JSON.parse(out) as Finding[];
  expect(findings.filter(({ state }) => state === 'problem')).toEqual([]);
  const node = findings.find(({ part }) => part === 'Node');
  expect(node?.found).toContain(join(folder, 'node_modules', 'node-'));
});

it('says how to mend itself without the scripts of a clone', async () => {
  const fonts = join(folder, 'node_modules', '@expo-google-fonts', 'amiri');
  renameSync(fonts, `${fonts}-away`);
  try {
    const { out } = await verbale('doctor', '--json');
    const found = (JSON.parse(out) as Finding[]).find(({ part }) => part === 'Fonts');
    expect(found).toMatchObject({ state: 'problem', remedy: expect.stringMatching(/^Install Verbale again/) });
  } finally {
    renameSync(`${fonts}-away`, fonts);
  }
});

/** Resolves when the stack over `home` has come up; rejects when its command ended instead. */
const upOrEnded = (child: ChildProcess, ended: Promise<Ended>): Promise<RunningStack> =>
  Promise.race([
    new Promise<RunningStack>((resolve) => {
      child.stdout?.on('data', (text: string) => {
        if (!text.includes('Ctrl-C stops everything')) return;
        const stack = readRunningStack(home);
        if (stack !== undefined) resolve(stack);
      });
    }),
    ended.then(({ code, out, err }) => {
      throw new Error(`"verbale start" ended with ${code} before the stack was up:\n${out}\n${err}`);
    }),
  ]);

it('starts the stack, answers from it, and leaves no process after Ctrl-C', async () => {
  const before = await verbale('doctor', '--json');
  const program = (JSON.parse(before.out) as Finding[]).find(({ part }) => part === 'Temporal program');
  const { child, ended } = beginVerbale('start');
  const stack = await upOrEnded(child, ended);
  expect(Object.keys(stack.pids).toSorted()).toEqual(['Mail exchange', 'Portal', 'PostgreSQL', 'Temporal', 'Worker']);

  const status = await verbale('status', '--json');
  expect(status.code, status.err).toBe(0);
  expect(JSON.parse(status.out)).toEqual({ campaigns: [], held: [], mailboxes: [] });
  const examined = await verbale('doctor', '--json');
  expect(examined.code, examined.out).toBe(0);

  signal(-(child.pid as number), 'SIGINT');
  const { out } = await ended;
  expect(out).toContain('Everything is stopped.');
  // Nothing of such a size is fetched without a word.
  expect(out.includes('Fetching the Temporal CLI')).toBe(program?.state === 'idle');
  const left = Object.entries({ stack: stack.pid, ...stack.pids }).filter(([, pid]) => isAlive(pid));
  expect(left).toEqual([]);
  expect(processesOfFolder()).toEqual([]);
}, 120_000);

it('rehearses a campaign', async () => {
  const demonstration = join(folder, 'node_modules', 'verbale', 'campaigns', 'resolution-7-1-first-meeting.yaml');
  const text = readFileSync(demonstration, 'utf8')
    .replace(/^id: .*$/m, 'id: packaged')
    .replace(/^ {2}classes: .*$/m, '  classes: [signatories]')
    .replace(/^ {2}include: .*$/m, '  include: [AUT, BRA, CHN, EGY, FRA, MEX, RUS]');
  writeFileSync(join(folder, 'campaign.yaml'), text);
  const rehearsalHome = join(folder, 'rehearsal');
  mkdirSync(rehearsalHome);
  const options = ['--seconds', '20', '--seed', '7', '--home', rehearsalHome, '--json'];
  const { code, out, err } = await verbale('rehearse', 'campaign.yaml', ...options);
  expect(code, `${err}\n${out}`).toBe(0);
  const result = JSON.parse(out) as BookCheck;
  expect(result.disagreements).toEqual([]);
  expect(result.counts.submissionsFiled).toBeGreaterThanOrEqual(1);
  expect(result.counts.submissionsAcknowledged).toBe(result.counts.submissionsFiled);
  const compilation = readFileSync(join(folder, 'out', 'packaged', 'CTOC_COP_WG.8_2015_2.pdf'));
  expect(compilation.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(processesOfFolder()).toEqual([]);
}, 150_000);
