import type { Command } from 'commander';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

export const refuseCommand = (): Command =>
  withOfficer(newCommand('refuse', 'refuse a held item: it is kept and counts for nobody'))
    .argument('<item>', 'id of the item, or its beginning')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .action((item: string, options: { reason: string; json?: boolean; as?: string }) =>
      runCommand(options, async (context) => {
        const itemId = await wholeId(context, 'item', item);
        await decide(context, { kind: 'refuse', itemId, reason: options.reason.trim() });
        context.output.line('To tell the mission: verbale write (docs/inbox.md); another officer clears it.');
        return undefined;
      }),
    );
