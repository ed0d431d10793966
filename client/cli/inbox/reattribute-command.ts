import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

interface ReattributeOptions {
  readonly to: string;
  readonly acknowledge: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const reattributeCommand = (): Command =>
  withOfficer(newCommand('reattribute', 'file a submission under another addressee'))
    .argument('<submission>', 'id of the submission or of its item, or its beginning')
    .requiredOption('--to <addressee>', 'code of the addressee whose it is')
    .option('--no-acknowledge', 'send no acknowledgement')
    .action((submission: string, options: ReattributeOptions) =>
      runCommand(options, async (context) => {
        const submissionId = await submissionMeant(context, submission);
        const { to, acknowledge } = options;
        await decide(context, { kind: 'reattribute', submissionId, to: to.toUpperCase(), acknowledge });
        return undefined;
      }),
    );

/** A submission by its own id, or by that of the item that brought it and nothing else. */
export const submissionMeant = async (context: CommandContext, beginning: string): Promise<string> => {
  const { read } = context.database();
  const [id] = beginning.length < 4 ? [] : await read.idsBeginning('submission', beginning);
  if (id !== undefined) return wholeId(context, 'submission', beginning);
  const submissions = await read.submissionsOfItem(await wholeId(context, 'item', beginning));
  const [only] = submissions;
  if (only !== undefined && submissions.length === 1) return only.id;
  throw new DomainRefusal(
    'usage',
    only === undefined
      ? 'This item brought no submission that is on file.'
      : 'This item brought several submissions; name one, see "verbale inbox show".',
  );
};
