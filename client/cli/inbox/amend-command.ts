import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { dispositions, publications } from '../../../domain/receive/submission.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { decide } from './decide.ts';
import { submissionMeant } from './reattribute-command.ts';

interface AmendOptions {
  readonly publication?: string;
  readonly file?: string;
  readonly disposition?: string;
  readonly note?: string;
  readonly noteVerbaleReceived?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const amendCommand = (): Command =>
  withOfficer(newCommand('amend', 'change what becomes of a submission or of one of its files'))
    .argument('<submission>', 'id of the submission or of its item, or its beginning')
    .option('--publication <how>', `whether its text may be reproduced: ${publications.join(', ')}`)
    .option('--file <name>', 'the file that --disposition is about')
    .option('--disposition <what>', `what becomes of the file: ${dispositions.join(', ')}`)
    .option('--note <text>', 'why, or for a linked file its address')
    .option('--note-verbale-received', 'the note verbale that the upload waited for has come')
    .action((submission: string, options: AmendOptions) =>
      runCommand(options, async (context) => {
        const submissionId = await submissionMeant(context, submission);
        const { file, disposition, note = null, publication, noteVerbaleReceived = false } = options;
        if ((file === undefined) !== (disposition === undefined))
          throw new DomainRefusal('usage', '--file and --disposition go together.');
        if (file === undefined && publication === undefined && !noteVerbaleReceived)
          throw new DomainRefusal('usage', 'Say what to change: --publication, --file, or --note-verbale-received.');
        await decide(context, {
          kind: 'amend',
          submissionId,
          ...(publication === undefined ? {} : { publication: oneOf(publication, publications, '--publication') }),
          ...(file === undefined || disposition === undefined
            ? {}
            : { file: { name: file, disposition: oneOf(disposition, dispositions, '--disposition'), note } }),
          ...(noteVerbaleReceived ? { noteVerbaleReceived } : {}),
        });
        return undefined;
      }),
    );

const oneOf = <Value extends string>(given: string, values: readonly Value[], option: string): Value => {
  const value = values.find((each) => each === given);
  if (value !== undefined) return value;
  throw new DomainRefusal('usage', `${option} takes ${values.join(', ')}, and not "${given}".`);
};
