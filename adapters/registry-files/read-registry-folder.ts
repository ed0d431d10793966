import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainRefusal, type Mistake, NotFound } from '../../domain/errors.ts';
import type { Fact } from '../../domain/registry/fact.ts';
import { missingRecords, namedRecords, type RecordsHere } from '../../domain/registry/named-records.ts';
import { changesBy, type FactChange } from '../../domain/registry/registry-changes.ts';
import { registryMistakes } from '../../domain/registry/registry-rules.ts';
import { type PlacedFact, parseRegistryFile, placedMistakes, statedTwice } from './parse-registry-file.ts';
import { factKinds } from './registry-kinds.ts';

/** Far above a register of many years; anything larger is another kind of file. */
const maximumBytes = 4 * 1024 * 1024;

/** The facts of a folder, with the texts of its files by name. */
export interface RegistryFolder {
  readonly facts: readonly PlacedFact[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Reads all YAML files of a folder, each fact checked by itself.
 * @throws NotFound when there is no such folder
 * @throws DomainRefusal `registry-files-unreadable`; `registry-files-invalid` whose `mistakes` name every mistake
 */
export const readRegistryFolder = async (folder: string): Promise<RegistryFolder> => {
  const texts = new Map<string, string>();
  const facts: PlacedFact[] = [];
  const mistakes: Mistake[] = [];
  for (const name of await yamlFilesOf(folder)) {
    const text = await textOf(join(folder, name));
    const read = parseRegistryFile(name, text);
    texts.set(name, text);
    facts.push(...read.facts);
    mistakes.push(...read.mistakes);
  }
  mistakes.push(...statedTwice(facts));
  if (mistakes.length > 0) throw invalid(folder, mistakes);
  return { facts, texts };
};

/**
 * What importing a folder adds to the facts that are kept.
 * @param here campaigns and submissions of the database that it goes to; null where there is none to ask, and what of
 *   them is named stays unchecked (`uncheckedRecords`)
 * @throws DomainRefusal `registry-files-invalid` when the facts, together with those kept, break a rule
 */
export const planImport = (
  folder: string,
  stated: readonly PlacedFact[],
  kept: readonly Fact[],
  here: RecordsHere | null,
): readonly FactChange[] => {
  const changes = changesBy(
    kept,
    stated.map(({ kind, id, knownSince, content }) => ({ kind, id, knownSince, content })),
  );
  const added = changes.map(({ fact }) => fact);
  const mistakes = [
    ...registryMistakes([...kept, ...added], factKinds),
    ...(here === null ? [] : missingRecords(added, factKinds, here)),
  ];
  if (mistakes.length > 0) throw invalid(folder, placedMistakes(mistakes, stated));
  return changes;
};

/** Campaigns and submissions that facts name, each once, where no database was asked for them. */
export const uncheckedRecords = (facts: readonly Fact[]): string[] => [
  ...new Set(namedRecords(facts, factKinds).map(({ reference: { kind, id } }) => `${kind} ${id}`)),
];

const yamlFilesOf = async (folder: string): Promise<string[]> => {
  let names: string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new NotFound('The folder', folder, 'check the path; an example is campaigns/resolution-7-1');
    const why = code === 'ENOTDIR' ? 'it is a file: name the folder that it is in' : (code ?? String(error));
    throw new DomainRefusal('registry-files-unreadable', `The folder "${folder}" cannot be read: ${why}.`);
  }
  const files = names.filter((name) => /\.ya?ml$/i.test(name)).sort();
  if (files.length === 0)
    throw new DomainRefusal('registry-files-unreadable', `The folder "${folder}" holds no file that ends in .yaml.`);
  return files;
};

const textOf = async (path: string): Promise<string> => {
  const unreadable = (why: string): DomainRefusal =>
    new DomainRefusal('registry-files-unreadable', `The file "${path}" cannot be read: ${why}.`);
  try {
    if ((await stat(path)).size > maximumBytes) throw unreadable(`it is larger than ${maximumBytes / 1024 / 1024} MiB`);
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof DomainRefusal) throw error;
    if (error instanceof TypeError) throw unreadable('it is not UTF-8 text; save it as UTF-8');
    throw unreadable((error as NodeJS.ErrnoException).code ?? String(error));
  }
};

const invalid = (folder: string, mistakes: readonly Mistake[]): DomainRefusal => {
  const fileOf = ({ path }: Mistake): string => path.split('#')[0] as string;
  const inOrder = mistakes.toSorted((a, b) =>
    fileOf(a) === fileOf(b) ? (a.line ?? 0) - (b.line ?? 0) : fileOf(a) < fileOf(b) ? -1 : 1,
  );
  const count = inOrder.length === 1 ? 'one mistake' : `${inOrder.length} mistakes`;
  return new DomainRefusal('registry-files-invalid', `${folder} has ${count}; nothing was imported.`, inOrder);
};
