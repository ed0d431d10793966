import type { Command } from 'commander';
import { importDirectory } from '../../../adapters/database/import-directory.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { writeDirectoryCsv } from '../../../adapters/directory/write-directory.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';

export const directoryCommand = (): Command =>
  newCommand('directory', 'the directory of States, organizations and treaty statuses, as CSV files')
    .addCommand(exportCommand())
    .addCommand(importCommand());

const exportCommand = (): Command =>
  newCommand('export', 'write the directory into a folder as CSV files')
    .argument('<folder>', 'folder for the files')
    .action((folder: string, options) =>
      runCommand(options, async ({ output, database }) => {
        const directory = await database().read.directory();
        writeDirectoryCsv(folder, directory);
        output.result({ folder, entities: directory.entities.length });
        output.line(`${directory.entities.length} entities written to ${folder}.`);
        return undefined;
      }),
    );

const importCommand = (): Command =>
  withOfficer(newCommand('import', 'replace the directory by the CSV files of a folder; all or nothing'))
    .argument('<folder>', 'folder with the files, as "directory export" writes them')
    .action((folder: string, options) =>
      runCommand(options, async (context) => {
        const officer = context.officer();
        const { roles } = await context.database().read.officer(officer);
        if (!roles.includes('administrator'))
          throw new DomainRefusal(
            'not-an-administrator',
            `"${officer}" may not replace the directory: the role administrator is missing.`,
          );
        const directory = readDirectoryCsv(folder);
        await importDirectory(context.databaseClient(), directory, officer, Date.now());
        context.output.result({ folder, entities: directory.entities.length });
        context.output.line(
          `The directory now has ${directory.entities.length} entities; campaigns under way keep theirs.`,
        );
        return undefined;
      }),
    );
