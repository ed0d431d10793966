import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sourceFiles, sourceOf } from './boundaries.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path}`),
];

const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Relative targets of links and pictures that are not there. */
const brokenLinks = (path: string, text: string): string[] =>
  [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => !existsSync(join(root, dirname(path), target)))
    .map((target) => `${path} → ${target}`);

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
const commands = new Set(readdirSync(join(root, 'client/cli/commands')).map((name) => name.replace(/\.ts$/, '')));

/** Commands and npm scripts that a document tells people to type and that do not exist. */
const unknownCommands = (path: string, text: string): string[] => {
  const verbale = [...text.matchAll(/`(?:npx )?verbale(?: --)? ([a-z]+(?:-[a-z]+)*)/g)].map(
    ([, name]) => name as string,
  );
  const npm = [...text.matchAll(/\bnpm run (?:--silent )?([a-z][a-z-]*)/g)].map(([, name]) => name as string);
  return [
    ...verbale.filter((name) => !commands.has(name)).map((name) => `${path}: verbale ${name}`),
    ...npm.filter((name) => scripts[name] === undefined).map((name) => `${path}: npm run ${name}`),
  ];
};

describe('the documents', () => {
  it('link to nothing that is not there', () => {
    expect(documents.length).toBeGreaterThan(18);
    expect(documents.flatMap((path) => brokenLinks(path, textOf(path)))).toEqual([]);
    expect(brokenLinks('docs/adr/0001.md', '[gone](0099-gone.md) ![gone](../pictures/gone.png)')).toHaveLength(2);
  });

  it('name only commands that exist', () => {
    expect(documents.flatMap((path) => unknownCommands(path, textOf(path)))).toEqual([]);
    expect(unknownCommands('x.md', '`npx verbale despatch` and npm run demonstration')).toHaveLength(2);
  });

  it('are found where comments in the code send people', () => {
    const named = sourceFiles()
      .filter((path) => !path.startsWith('test/architecture/'))
      .flatMap((path) =>
        [...sourceOf(path).matchAll(/\bdocs\/(?:adr\/\d{4}|[a-z-]+\.md)/g)].map(([place]) => ({ path, place })),
      );
    const missing = named.filter(({ place }) => {
      const number = /adr\/(\d{4})$/.exec(place)?.[1];
      return number === undefined
        ? !existsSync(join(root, place))
        : !readdirSync(join(root, 'docs/adr')).some((name) => name.startsWith(`${number}-`));
    });
    expect(named.length).toBeGreaterThan(5);
    expect(missing).toEqual([]);
  });

  it('show pictures small enough to load', () => {
    const pictures = readdirSync(join(root, 'docs/pictures'));
    expect(pictures.length).toBeGreaterThan(0);
    for (const name of pictures) expect(statSync(join(root, 'docs/pictures', name)).size, name).toBeLessThan(200_000);
  });

  it('keep the README below 150 lines', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThan(150);
  });

  it('give every decision its context, consequences and way back, on one page', () => {
    const decisions = documents.filter((path) => /^docs\/adr\/\d{4}-/.test(path)).sort();
    expect(decisions.map((path) => Number(path.slice(9, 13)))).toEqual(decisions.map((_, index) => index + 1));
    expect(decisions.length).toBeGreaterThanOrEqual(13);
    for (const path of decisions) {
      const headings = [...textOf(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
      expect(headings, path).toEqual(['Context', 'Decision', 'Consequences', 'How we would undo it']);
      expect(textOf(path).split('\n').length, path).toBeLessThan(60);
      expect(textOf('docs/adr/README.md'), path).toContain(path.slice(9));
    }
  });
});
