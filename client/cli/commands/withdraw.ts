import type { Command } from 'commander';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { addresseesMeant } from './extend.ts';

interface WithdrawOptions {
  readonly reason: string;
  readonly to?: string[];
  readonly all?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const withdrawCommand = (): Command =>
  withOfficer(newCommand('withdraw', 'withdraw the request, to named addressees or to all still awaited'))
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .option('--to <codes...>', 'codes of the addressees')
    .option('--all', 'everybody still awaited')
    .action((campaign: string, options: WithdrawOptions) =>
      runCommand(options, async (context) => {
        const codes = addresseesMeant(options);
        const { changed } = await (await context.gateway()).withdraw(campaign, {
          officer: context.officer(),
          codes,
          reason: options.reason,
        });
        context.output.result({ changed });
        context.output.line(
          changed.length === 0
            ? 'No request is open; nothing was changed.'
            : `Withdrawn for ${changed.length} (${changed.join(', ')}); nothing more is sent to them about it.`,
        );
        return undefined;
      }),
    );
