import type { Command } from 'commander';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

export const undoCommand = (): Command =>
  withOfficer(newCommand('undo', 'undo a decision by a new one; what was mailed stays mailed'))
    .argument('<decision>', 'id of the decision, or its beginning (see "inbox show")')
    .action((decision: string, options: { json?: boolean; as?: string }) =>
      runCommand(options, async (context) => {
        await decide(context, { kind: 'undo', decisionId: await wholeId(context, 'decision', decision) });
        return undefined;
      }),
    );
