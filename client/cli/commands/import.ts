import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { recordFacts } from '../../../adapters/database/registry.ts';
import {
  planImport,
  readRegistryFolder,
  uncheckedRecords,
} from '../../../adapters/registry-files/read-registry-folder.ts';
import { registryFiles } from '../../../adapters/registry-files/write-registry-files.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { type FactChange, latestTold } from '../../../domain/registry/registry-changes.ts';
import { newCommand, runCommand, runPlain, withOfficer } from '../command.ts';
import type { Output } from '../output.ts';
import { printUnchecked } from '../print-unchecked.ts';
import { officerWithRole } from '../role.ts';

interface ImportOptions {
  readonly check?: true;
  readonly tidy?: true;
  readonly export?: true;
  readonly json?: boolean;
  readonly as?: string;
}

export const importCommand = (): Command =>
  withOfficer(newCommand('import', 'record bodies, meetings, documents and other facts from YAML files'))
    .argument('<folder>', 'folder with the files (docs/registry.md)')
    .option('--check', 'check the files by themselves and record nothing')
    .option('--tidy', 'as --check, then write the files in the form of --export')
    .option('--export', 'write everything recorded into the folder instead')
    .action((folder: string, options: ImportOptions) => {
      if ([options.check, options.tidy, options.export].filter((each) => each === true).length > 1)
        return runPlain(options, () =>
          Promise.reject(new DomainRefusal('usage', 'Name one of --check, --tidy and --export.')),
        );
      if (options.check || options.tidy)
        return runPlain(options, (output) => checkFolder(output, folder, options.tidy === true));
      return options.export ? exportTo(folder, options) : importFrom(folder, options);
    });

const importFrom = (folder: string, options: ImportOptions): Promise<void> =>
  runCommand(options, async (context) => {
    const officer = await officerWithRole(context, 'registrar', 'record facts');
    const { facts } = await readRegistryFolder(folder);
    context.output.progress(`Recording ${facts.length} facts …`);
    const changes = await recordFacts(context.databaseClient(), officer, Date.now(), (kept, here) =>
      planImport(folder, facts, kept, here),
    );
    printChanges(context.output, facts.length, changes);
    return undefined;
  });

const printChanges = (output: Output, stated: number, changes: readonly FactChange[]): void => {
  const unchanged = stated - changes.length;
  output.result({
    unchanged,
    changes: changes.map(({ change, fact: { content: _, ...head } }) => ({ ...head, change })),
  });
  const counted = (change: FactChange['change']): number => changes.filter((each) => each.change === change).length;
  output.line(
    `${stated} facts read: ${counted('registered')} new, ${counted('changed')} changed, ` +
      `${counted('corrected')} corrected, ${unchanged} as recorded.`,
  );
  for (const { change, fact } of changes.filter((each) => each.change !== 'registered'))
    output.line(`  ${change}: ${fact.kind} ${fact.id}, known since ${fact.knownSince} (version ${fact.version})`);
};

const checkFolder = async (output: Output, folder: string, tidy: boolean): Promise<undefined> => {
  const { facts, texts } = await readRegistryFolder(folder);
  const unchecked = uncheckedRecords(planImport(folder, facts, [], null).map(({ fact }) => fact));
  const tidied = registryFiles(facts);
  const untidy = [...texts].filter(([name, text]) => tidied.get(name) !== text).map(([name]) => name);
  const strange = [...texts.keys()].filter((name) => !tidied.has(name));
  if (tidy && strange.length > 0)
    throw new DomainRefusal(
      'not-one-file-a-kind',
      `${strange.join(', ')} cannot be written back: move each kind into a file of its name (${[...tidied.keys()].join(', ')}).`,
    );
  if (tidy) writeFiles(folder, new Map([...tidied].filter(([name]) => untidy.includes(name))));
  output.result({ facts: facts.length, files: texts.size, untidy, unchecked, written: tidy });
  output.line(`${facts.length} facts in ${texts.size} files; nothing is wrong with them. Nothing was recorded.`);
  printUnchecked(output, unchecked);
  if (untidy.length > 0)
    output.line(
      tidy
        ? `Written anew: ${untidy.join(', ')}.`
        : `Not as --export would write them: ${untidy.join(', ')}. "--tidy" writes them so (comments are lost).`,
    );
  return undefined;
};

const exportTo = (folder: string, options: ImportOptions): Promise<void> =>
  runCommand(options, async ({ output, database }) => {
    const files = registryFiles(latestTold(await database().read.facts()));
    writeFiles(folder, files);
    output.result({ folder, files: [...files.keys()] });
    output.line(files.size === 0 ? 'Nothing is recorded; no file was written.' : `Written to ${folder}:`);
    for (const name of files.keys()) output.line(`  ${name}`);
    return undefined;
  });

const writeFiles = (folder: string, files: ReadonlyMap<string, string>): void => {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
};
