import { beforeAll, describe, expect, it } from 'vitest';
import { type Boundaries, cruiseHouse, sourceFiles, sourceOf } from './boundaries.ts';
import {
  documentsItsFunctions,
  type HouseRule,
  hasPlainName,
  hasTellingName,
  isPure,
  isReplayable,
  isShort,
  leavesEnvironmentAlone,
  type SourceFile,
  writesNoQuery,
} from './house-rules.ts';

const files: readonly SourceFile[] = sourceFiles().map((path) => ({ path, text: sourceOf(path) }));

const below =
  (...folders: string[]) =>
  ({ path }: SourceFile): boolean =>
    folders.some((folder) => path.startsWith(folder));

const notBelow =
  (...folders: string[]) =>
  (file: SourceFile): boolean =>
    !below(...folders)(file);

/** Rules about time zones need their tables, so only activities and people's commands may ask them. */
const timeZones = 'domain/time/';

interface Guard {
  readonly name: string;
  readonly rule: HouseRule;
  readonly applies: (file: SourceFile) => boolean;
  /** Fewer files than these, and the guard guards nothing. */
  readonly fewestFiles: number;
  /** Files that the rule must refuse. */
  readonly wrong: readonly SourceFile[];
}

const guards: readonly Guard[] = [
  {
    name: 'no file is longer than 350 lines',
    rule: isShort,
    applies: () => true,
    fewestFiles: 400,
    wrong: [{ path: 'domain/long.ts', text: 'export const a = 1;\n'.repeat(351) }],
  },
  {
    name: 'no file or folder is a drawer for odds and ends',
    rule: hasTellingName,
    applies: () => true,
    fewestFiles: 400,
    wrong: ['domain/utils/dates.ts', 'adapters/mail/helpers.ts', 'stack/common/port.ts', 'domain/types.ts'].map(
      (path) => ({ path, text: '' }),
    ),
  },
  {
    name: 'file names are in kebab-case',
    rule: hasPlainName,
    applies: () => true,
    fewestFiles: 400,
    wrong: ['domain/nextNote.ts', 'domain/Next-note.ts', 'domain/next_note.ts'].map((path) => ({ path, text: '' })),
  },
  {
    name: 'workflows and rules come out the same on every replay',
    rule: isReplayable,
    applies: (file) => below('workflows/', 'domain/')(file) && notBelow(timeZones)(file),
    fewestFiles: 90,
    wrong: [
      'const names = list.toSorted((a, b) => a.localeCompare(b));',
      'const text = (12).toLocaleString();',
      'const day = date.toLocaleDateString();',
      "const format = new Intl.NumberFormat('en');",
      'const here = import.meta.url;',
      'const rules = await load();',
      'await load();',
      "const load = () => import('./rules.ts');",
    ].map((text) => ({ path: 'workflows/wrong.ts', text })),
  },
  {
    name: 'rules are told the time and never ask for it',
    rule: isPure,
    applies: below('domain/'),
    fewestFiles: 80,
    wrong: [
      'const now = Date.now();',
      'const now = new Date();',
      'const dice = Math.random();',
      'const id = crypto.randomUUID();',
      'const name = process.argv[2];',
      "console.log('here');",
      'setTimeout(work, 10);',
    ].map((text) => ({ path: 'domain/wrong.ts', text })),
  },
  {
    name: 'only stack/environment.ts, the installer and the launcher read the environment',
    rule: leavesEnvironmentAlone,
    applies: notBelow('stack/environment.ts', 'stack/install/', 'bin/', 'test/architecture/'),
    fewestFiles: 350,
    wrong: ['const home = process.env.HOME;', "import { env } from 'node:process';"].map((text) => ({
      path: 'adapters/wrong.ts',
      text,
    })),
  },
  {
    name: 'queries stand in adapters, migrations and tests',
    rule: writesNoQuery,
    applies: notBelow('adapters/database/', 'test/', 'bench/'),
    fewestFiles: 250,
    wrong: [{ path: 'worker/wrong.ts', text: 'await client.$queryRawUnsafe<Row[]>("select 1");' }],
  },
  {
    name: 'every function that the rules export has a doc comment',
    rule: documentsItsFunctions,
    applies: below('domain/'),
    fewestFiles: 80,
    wrong: [
      'export const add = (a: number, b: number): number => a + b;',
      'export function add(a: number): number {',
      'export class Ledger {',
    ].map((text) => ({ path: 'domain/wrong.ts', text })),
  },
];

describe('the files of the house', () => {
  it.each(guards)('$name', ({ rule, applies, fewestFiles }) => {
    const judged = files.filter(applies);
    expect(judged.length).toBeGreaterThanOrEqual(fewestFiles);
    expect(judged.flatMap(rule)).toEqual([]);
  });

  it.each(
    guards.flatMap(({ name, rule, wrong }) =>
      wrong.map((file) => ({ name, rule, file, sample: file.text.slice(0, 60) })),
    ),
  )('the guard "$name" can fail: $file.path $sample', ({ rule, file }) => {
    expect(rule(file)).not.toEqual([]);
  });

  it('comments and names that merely look alike are let pass', () => {
    const text = [
      '/** Sorted without localeCompare; Date.now() is the caller’s. */',
      'const environment = 1; // process.env is read elsewhere',
      'const intlName = environment;',
    ].join('\n');
    for (const { rule } of guards) expect(rule({ path: 'domain/fine.ts', text })).toEqual([]);
  });
});

describe('what is bundled for the workflows', () => {
  let house: Boundaries;
  beforeAll(async () => {
    house = await cruiseHouse();
  });

  it('is workflows and rules, and no rule that depends on tables of time zones', () => {
    const bundled = reachableFrom(house.reaches, 'workflows/index.ts');
    expect(bundled).toContain('domain/remind/next-note.ts');
    expect(bundled.filter((path) => !/^(workflows|domain)\//.test(path) || path.startsWith(timeZones))).toEqual([]);
  });

  it('would not hide a file further down', () => {
    const chain = new Map([
      ['a', ['b']],
      ['b', ['c', 'a']],
      ['c', []],
    ]);
    expect(reachableFrom(chain, 'a')).toEqual(['a', 'b', 'c']);
  });
});

/** Every file that comes along when `start` is imported. */
function reachableFrom(reaches: ReadonlyMap<string, readonly string[]>, start: string): string[] {
  const reached = new Set([start]);
  for (const path of reached) for (const next of reaches.get(path) ?? []) reached.add(next);
  return [...reached].sort();
}
