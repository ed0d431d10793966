import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Boundaries, blindSpots, cruiseHouse, readRules, type Violation } from './boundaries.ts';

/** Packages that the planted house imports; empty ones do, for only their names are judged. */
const packages = ['@temporalio/activity', '@temporalio/client', '@temporalio/worker', '@temporalio/workflow', 'zod'];

/** A small house in which every import is allowed; each row of `plants` adds one file to it. */
const foundation: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: Object.fromEntries([...packages, 'pg'].map((name) => [name, '1.0.0'])),
    devDependencies: { vitest: '1.0.0' },
  }),
  'domain/rule.ts': 'export const rule = 1;',
  'domain/other-rule.ts': "import { rule } from './rule.ts'; export const other = rule;",
  'workflows/campaign.workflow.ts': "import '@temporalio/workflow'; import './contracts/campaign.ts';",
  'workflows/contracts/campaign.ts': "import '@temporalio/workflow'; import '../../domain/rule.ts';",
  'activities/ports/database.ts': "import type { rule } from '../../domain/rule.ts'; export type Rule = typeof rule;",
  'activities/send.ts':
    "import 'node:timers/promises'; import '@temporalio/activity'; import type { Rule } from './ports/database.ts'; export type R = Rule;",
  'adapters/store.ts':
    "import 'zod'; import type { Rule } from '../activities/ports/database.ts'; export type R = Rule;",
  'adapters/database/query.ts': "import 'pg';",
  'stack/start.ts': "import '../prisma/seed/seed.ts';",
  'prisma/generated/client.ts': 'export const client = 1;',
  'prisma/seed/seed.ts': "import '../../adapters/store.ts';",
  'worker/main.ts': "import '../activities/send.ts'; import '../adapters/store.ts';",
  'client/gateway/gateway.ts': "import '@temporalio/client'; import '../../workflows/contracts/campaign.ts';",
  'client/main.ts': "import './gateway/gateway.ts'; import '../stack/start.ts'; import '../prisma/seed/seed.ts';",
  'domain/cycle-two.ts': "import './rule.ts';",
  'test/rule.test.ts': "import 'vitest'; import '../domain/rule.ts';",
};

/** What each rule must refuse: the rule, the file planted, its text. */
const plants: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['domain-is-pure', 'domain/reads-file.ts', "import 'node:fs';"],
  ['domain-is-pure', 'domain/uses-package.ts', "import 'zod';"],
  ['domain-is-pure', 'domain/knows-adapter.ts', "import '../adapters/store.ts';"],
  ['domain-is-pure', 'domain/knows-type.ts', "import type { Rule } from '../activities/ports/database.ts';"],
  ['workflows-are-deterministic', 'workflows/knows-activity.ts', "import '../activities/send.ts';"],
  [
    'workflows-are-deterministic',
    'workflows/knows-activity-type.ts',
    "import type { R } from '../activities/send.ts';",
  ],
  ['workflows-are-deterministic', 'workflows/reads-file.ts', "import 'node:fs';"],
  ['workflows-are-deterministic', 'workflows/uses-package.ts', "import 'zod';"],
  ['contracts-are-leaves', 'workflows/contracts/knows-workflow.ts', "import '../campaign.workflow.ts';"],
  ['activities-know-ports-not-adapters', 'activities/knows-adapter.ts', "import '../adapters/store.ts';"],
  ['activities-know-ports-not-adapters', 'activities/knows-workflow.ts', "import '../workflows/campaign.workflow.ts';"],
  ['activities-know-ports-not-adapters', 'activities/reads-file.ts', "import 'node:fs/promises';"],
  ['ports-are-leaves', 'activities/ports/knows-activity.ts', "import type { R } from '../send.ts';"],
  ['ports-are-types', 'adapters/runs-port.ts', "import '../activities/ports/database.ts';"],
  ['adapters-know-no-temporal', 'adapters/uses-temporal.ts', "import '@temporalio/client';"],
  ['adapters-know-no-temporal', 'adapters/knows-activity.ts', "import type { R } from '../activities/send.ts';"],
  ['adapters-know-no-temporal', 'adapters/knows-stack.ts', "import '../stack/start.ts';"],
  ['client-never-runs-work', 'client/gateway/runs-worker.ts', "import '@temporalio/worker';"],
  ['client-never-runs-work', 'client/runs-workflow.ts', "import '../workflows/campaign.workflow.ts';"],
  ['client-never-runs-work', 'client/runs-activity.ts', "import '../activities/send.ts';"],
  ['only-the-gateway-holds-handles', 'client/holds-handle.ts', "import '@temporalio/client';"],
  ['stack-carries-no-work', 'stack/runs-activity.ts', "import '../activities/send.ts';"],
  ['client-never-runs-work', 'client/generates-client.ts', "import '../prisma/generated/client.ts';"],
  ['adapters-know-no-temporal', 'adapters/fills-database.ts', "import '../prisma/seed/seed.ts';"],
  ['stack-carries-no-work', 'stack/knows-contract.ts', "import '../workflows/contracts/campaign.ts';"],
  ['prisma-knows-no-work', 'prisma/seed/knows-contract.ts', "import '../../workflows/contracts/campaign.ts';"],
  ['only-adapters-know-the-database', 'worker/asks-database.ts', "import 'pg';"],
  ['nobody-imports-worker', 'stack/imports-worker.ts', "import '../worker/main.ts';"],
  ['nobody-imports-client', 'worker/imports-client.ts', "import '../client/main.ts';"],
  ['product-imports-no-tests', 'adapters/imports-test.ts', "import '../test/rule.test.ts';"],
  ['product-needs-no-tools', 'adapters/uses-tool.ts', "import 'vitest';"],
  ['no-cycles', 'domain/cycle-one.ts', "import './cycle-two.ts';"],
  ['no-orphans', 'domain/left-over.ts', 'export const nobodyAsks = 1;'],
  ['everything-resolves', 'adapters/imports-nothing.ts', "import './no-such-file.ts';"],
];

const root = mkdtempSync(join(tmpdir(), 'verbale-boundaries-'));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const refusedAt = (violations: readonly Violation[], rule: string, file: string): boolean =>
  violations.some((violation) => violation.rule === rule && violation.from === file);

describe('the boundaries of the house', () => {
  let house: Boundaries;
  beforeAll(async () => {
    house = await cruiseHouse();
  });

  it('are kept by every import', () => {
    expect(house.violations).toEqual([]);
  });

  it('are judged over every file there is', () => {
    expect(blindSpots(house)).toEqual([]);
  });

  it('see packages, Node modules and types as well as files', () => {
    expect(house.modules).toContain('domain/errors.ts');
    expect(blindSpots({ modules: house.modules.slice(1), imports: house.imports })).not.toEqual([]);
    expect(blindSpots({ modules: house.modules, imports: 0 })).not.toEqual([]);
    expect(blindSpots({ modules: [], imports: 0 }).length).toBeGreaterThan(house.modules.length);
  });
});

describe('the rules', () => {
  let allowed: Boundaries;
  let planted: Boundaries;
  beforeAll(async () => {
    for (const name of [...packages, 'pg', 'vitest']) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    for (const [path, text] of Object.entries(foundation)) write(path, text);
    allowed = await cruiseHouse(root);
    for (const [, path, text] of plants) write(path, text);
    write('domain/cycle-two.ts', "import './cycle-one.ts';");
    planted = await cruiseHouse(root);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('let pass a house in which everything is in its place', () => {
    expect(allowed.violations).toEqual([]);
    const sources = Object.keys(foundation).filter((path) => path.endsWith('.ts') && !path.includes('generated'));
    expect(allowed.modules).toEqual(expect.arrayContaining(sources));
  });

  it.each(plants)('%s refuses %s', (rule, file) => {
    expect(refusedAt(planted.violations, rule, file), JSON.stringify(planted.violations)).toBe(true);
  });

  it('refuse nothing but what was planted', () => {
    const files = new Set(plants.map(([, file]) => file));
    expect(planted.violations.filter(({ from }) => !files.has(from))).toEqual([]);
  });

  it('are all shown to refuse something', () => {
    const names = readRules().forbidden?.map(({ name }) => name as string) ?? [];
    expect(names.toSorted()).toEqual([...new Set(plants.map(([rule]) => rule))].toSorted());
  });
});
