/**
 * npm run boundaries: every import of the house held against .dependency-cruiser.cjs. Exit code 1 when one is
 * forbidden, or when the tool saw less of the house than is there.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruise, type ICruiseOptions, type ICruiseResult, type IRuleSetType } from 'dependency-cruiser';

const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The folders of the house, from the top of the dependencies to the bottom, and what stands beside them. */
const houseFolders = [
  'client',
  'worker',
  'stack',
  'adapters',
  'activities',
  'workflows',
  'domain',
  'prisma',
  'bin',
  'test',
  'bench',
] as const;

/** Fewer than these, and the tool has gone blind: the house has had more since its first release. */
const fewestModules = 400;
const fewestImports = 1_500;

/** One import that a rule forbids. */
export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

export interface Boundaries {
  readonly violations: readonly Violation[];
  /** Files of the house that were read, as paths from the root. */
  readonly modules: readonly string[];
  /** Imports followed, of whatever kind. */
  readonly imports: number;
  /** What each file imports of the house itself when it runs (types left out). */
  readonly reaches: ReadonlyMap<string, readonly string[]>;
}

/** The rules as .dependency-cruiser.cjs has them. */
export const readRules = (): { readonly forbidden: IRuleSetType['forbidden']; readonly options: ICruiseOptions } =>
  createRequire(import.meta.url)(join(projectFolder, '.dependency-cruiser.cjs'));

const isOfTheHouse = (source: string): boolean => houseFolders.some((folder) => source.startsWith(`${folder}/`));

/** Holds every import below `root` against the rules. */
export const cruiseHouse = async (root: string = projectFolder): Promise<Boundaries> => {
  const { forbidden, options } = readRules();
  const folders = houseFolders.filter((folder) => existsSync(join(root, folder)));
  const { output } = await cruise(folders, {
    ...options,
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  });
  const { modules, summary } = output as ICruiseResult;
  const house = modules.filter(({ source }) => isOfTheHouse(source));
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: house.map(({ source }) => source),
    imports: summary.totalDependenciesCruised ?? 0,
    reaches: new Map(
      house.map(({ source, dependencies }) => [
        source,
        dependencies
          .filter(({ resolved, dependencyTypes }) => isOfTheHouse(resolved) && !dependencyTypes.includes('type-only'))
          .map(({ resolved }) => resolved),
      ]),
    ),
  };
};

/** Source files below the folders of the house, as paths from the root; generated code and declarations left out. */
export const sourceFiles = (root: string = projectFolder): string[] =>
  houseFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !/\.d\.[cm]?ts$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !path.startsWith('prisma/generated/'))
    .sort();

/** What the tool did not see: files it passed over, files whose imports it lost, a house too small to be ours. */
export const blindSpots = ({ modules, imports }: Pick<Boundaries, 'modules' | 'imports'>): string[] => {
  const seen = new Set(modules);
  const missed = sourceFiles().filter((path) => !seen.has(path));
  return [
    ...missed.map((path) => `${path} was not read.`),
    ...(modules.length < fewestModules ? [`Only ${modules.length} files were read; at least ${fewestModules}.`] : []),
    ...(imports < fewestImports ? [`Only ${imports} imports were followed; at least ${fewestImports}.`] : []),
  ];
};

/** Text of a source file, by its path from the root. */
export const sourceOf = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = await cruiseHouse();
  const complaints = [
    ...blindSpots(found),
    ...found.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
  ];
  for (const complaint of complaints) console.error(complaint);
  console.log(
    `Boundaries: ${found.modules.length} files, ${found.imports} imports, ${complaints.length} ${complaints.length === 1 ? 'complaint' : 'complaints'}.`,
  );
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
