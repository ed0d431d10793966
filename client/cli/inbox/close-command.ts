import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

interface CloseOptions {
  readonly reason: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const closeCommand = (): Command =>
  withOfficer(newCommand('close', 'close a task that was seen to: a note that came back, a report that was refused'))
    .argument('<task>', 'id of the task, or its beginning')
    .requiredOption('--reason <text>', 'what was done about it; kept in the ledger')
    .action((task: string, options: CloseOptions) =>
      runCommand(options, async (context) => {
        const reason = options.reason.trim();
        if (reason === '')
          throw new DomainRefusal('usage', '--reason is empty: say what was done; the ledger keeps it.');
        await decide(context, { kind: 'close', taskId: await wholeId(context, 'task', task), reason });
        return undefined;
      }),
    );
