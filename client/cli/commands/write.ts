import type { Command } from 'commander';
import { locateMistakes } from '../../../adapters/campaign-file/locate-mistakes.ts';
import { readWriting } from '../../../adapters/writing-file/writing-file.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { discardWriting } from '../writing/discard-writing.ts';
import { prepareWriting, refuseBeforehand, tellPrepared } from '../writing/prepare-writing.ts';
import { writeNotes } from '../writing/write-notes.ts';

interface WriteOptions {
  readonly out?: string;
  readonly discard?: string;
  readonly reason?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const writeCommand = (): Command =>
  withOfficer(newCommand('write', 'prepare a clarification, a transmittal or a circular to addressees of a campaign'))
    .argument('<campaign>', 'id of the campaign')
    .argument('[file]', 'what is written (YAML), see docs/writing-file.md')
    .option('--out <folder>', 'write the notes there as PDF, to be looked at')
    .option('--discard <id>', 'take back what was written and nobody has cleared; nothing of it leaves')
    .option('--reason <text>', 'with --discard: why; kept in the ledger')
    .action((campaign: string, file: string | undefined, options: WriteOptions) =>
      runCommand(
        options,
        async (context) => {
          const { discard, reason } = options;
          if (discard !== undefined) return discardWriting(context, campaign, discard, { file, reason });
          if (file === undefined)
            throw new DomainRefusal('usage', 'Name the file that says what is written (docs/writing-file.md).');
          if (reason !== undefined) throw new DomainRefusal('usage', '--reason goes with --discard only.');
          const writing = await readWriting(file);
          const progress = await located(writing.text, async () => {
            await refuseBeforehand(context, campaign, writing);
            // Before the writing that names it: content that nobody names yet does no harm.
            await context.database().transaction((unit) => unit.putBlobs(writing.enclosures));
            return prepareWriting(context, campaign, writing);
          });
          context.output.result({ id: writing.id, ...progress });
          tellPrepared(context.output, campaign, writing, progress);
          if (options.out !== undefined) await writeNotes(context, campaign, writing.id, options.out);
          return undefined;
        },
        file,
      ),
    );

/** Gives the mistakes of a refusal the lines they have in the file. */
const located = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainRefusal) || error.mistakes.length === 0) throw error;
    throw new DomainRefusal(error.code, error.message, locateMistakes(text, error.mistakes));
  }
};
