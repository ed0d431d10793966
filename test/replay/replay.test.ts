import { cp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils.js';
import { bundleWorkflowCode, type ReplayHistoriesIterable, Worker } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectFolder } from '../../stack/project.ts';
import { bundlePath, ownFolder } from '../support/stack.ts';
import { installQuietRuntime, quietLogger } from '../workflows/quiet-runtime.ts';
import { scenarios } from './scenarios.ts';

const historiesFolder = join(import.meta.dirname, 'histories');

let files: readonly string[];

beforeAll(async () => {
  installQuietRuntime();
  files = (await readdir(historiesFolder)).filter((name) => name.endsWith('.json')).toSorted();
});

const histories = async function* (): ReplayHistoriesIterable {
  for (const workflowId of files)
    yield {
      workflowId,
      history: historyFromJSON(JSON.parse(await readFile(join(historiesFolder, workflowId), 'utf8'))),
    };
};

/** Replays all recorded histories; gives those that broke off, each with the name of its error. */
const broken = async (workflowBundle: { code: string } | { codePath: string }): Promise<Record<string, string>> => {
  const errors: Record<string, string> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories()))
    if (error !== undefined) errors[workflowId] = error.name;
  return errors;
};

it('there is a history of every scenario', () => {
  const recorded = files.map((file) => file.split('.').slice(0, 2).join('.'));
  expect([...new Set(recorded)]).toEqual(scenarios.map(({ name }) => name).toSorted());
  expect(files.every((file) => /^[a-zA-Z]+\.[a-z-]+\.\d+\.\d+\.\d+\.json$/.test(file))).toBe(true);
});

it('the histories hold nothing of the machine they were recorded on', async () => {
  for (const file of files) {
    const text = await readFile(join(historiesFolder, file), 'utf8');
    expect(text).not.toContain(projectFolder);
    // A process is named pid@host where nobody names it otherwise.
    expect(text).not.toMatch(/"identity":"[^"]*@/);
  }
});

it('the workflows as they are now replay every history', async () => {
  expect(await broken({ codePath: await bundlePath() })).toEqual({});
});

describe('the gate closes', () => {
  /** Bundles a copy of the workflows in which `change` was made to the text of each file of a workflow. */
  const changedBundle = async (change: (name: string, text: string) => string): Promise<string> => {
    const folder = ownFolder('changed-workflows');
    for (const part of ['workflows', 'domain', 'package.json'])
      await cp(join(projectFolder, part), join(folder, part), { recursive: true });
    await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
    const workflows = (await readdir(join(folder, 'workflows'))).filter((name) => name.endsWith('.workflow.ts'));
    for (const name of workflows) {
      const path = join(folder, 'workflows', name);
      await writeFile(path, change(name, await readFile(path, 'utf8')));
    }
    return (await bundleWorkflowCode({ workflowsPath: join(folder, 'workflows', 'index.ts'), logger: quietLogger }))
      .code;
  };

  it('on every history when each workflow begins with one step more', async () => {
    const begin = /export async function \w+\([^)]*\): Promise<[^>]+> \{\n/;
    const code = await changedBundle((_name, text) => {
      expect(text).toMatch(begin);
      return `import { sleep as oneStepMore } from '@temporalio/workflow';\n${text.replace(begin, '$&  await oneStepMore(1);\n')}`;
    });
    expect(await broken({ code })).toEqual(
      Object.fromEntries(files.map((file) => [file, 'DeterminismViolationError'])),
    );
  });

  it('on the histories that come so far when only the last steps change places', async () => {
    const [closes, tells] = ['  keep(await records.closeCohort(input));\n', '  await tellCampaign(input);\n'];
    const code = await changedBundle((name, text) => {
      if (name !== 'cohort.workflow.ts') return text;
      expect(text).toContain(closes);
      expect(text).toContain(tells);
      return text.replace(closes, '').replace(tells, `${tells}${closes}`);
    });
    const reaching = files.filter((file) => file.startsWith('cohort.') && !file.includes('continued-as-new-first'));
    expect(reaching.length).toBeGreaterThan(4);
    expect(await broken({ code })).toEqual(
      Object.fromEntries(reaching.map((file) => [file, 'DeterminismViolationError'])),
    );
  });
});
