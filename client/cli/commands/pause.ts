import type { Command } from 'commander';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { addresseesMeant } from './extend.ts';

interface PauseOptions {
  readonly reason: string;
  readonly to?: string[];
  readonly json?: boolean;
  readonly as?: string;
}

export const pauseCommand = (): Command =>
  withOfficer(newCommand('pause', 'stop the reminders of a campaign, or to named addressees; all else goes on'))
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .option('--to <codes...>', 'codes of the addressees (default: everybody still awaited)')
    .action((campaign: string, options: PauseOptions) =>
      runCommand(options, async (context) => {
        const { reason, to } = options;
        const codes = to === undefined ? null : addresseesMeant({ to });
        const { changed } = await (await context.gateway()).pause(campaign, {
          officer: context.officer(),
          codes,
          reason,
        });
        context.output.result({ changed });
        context.output.line(
          changed.length === 0
            ? 'No reminders were to come; nothing was changed.'
            : `Reminders are paused (${changed.length}).`,
        );
        return undefined;
      }),
    );
