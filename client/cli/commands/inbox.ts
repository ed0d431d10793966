import type { Command } from 'commander';
import { newCommand, runCommand } from '../command.ts';
import { amendCommand } from '../inbox/amend-command.ts';
import { closeCommand } from '../inbox/close-command.ts';
import { fileCommand } from '../inbox/file-command.ts';
import { listWaiting } from '../inbox/list-waiting.ts';
import { reattributeCommand } from '../inbox/reattribute-command.ts';
import { refuseCommand } from '../inbox/refuse-command.ts';
import { showItem } from '../inbox/show-item.ts';
import { splitCommand } from '../inbox/split-command.ts';
import { undoCommand } from '../inbox/undo-command.ts';

export const inboxCommand = (): Command =>
  newCommand('inbox', 'what waits for a person: list it, look at it, decide about it')
    .enablePositionalOptions()
    .option('--campaign <id>', 'only what belongs to this campaign, or to none yet')
    .action((options: { campaign?: string; json?: boolean }) =>
      runCommand(options, (context) => listWaiting(context, options.campaign)),
    )
    .addCommand(
      newCommand('show', 'one item: what it says, why it waits, what was decided')
        .argument('<item>', 'id of the item, or its beginning')
        .option('--out <folder>', 'write the message and its files there, to be opened')
        .action((item: string, options: { out?: string; json?: boolean }) =>
          runCommand(options, (context) => showItem(context, item, options.out)),
        ),
    )
    .addCommand(fileCommand())
    .addCommand(refuseCommand())
    .addCommand(closeCommand())
    .addCommand(splitCommand())
    .addCommand(reattributeCommand())
    .addCommand(amendCommand())
    .addCommand(undoCommand());
