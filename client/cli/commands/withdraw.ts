import type { Command } from 'commander';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { addresseesMeant } from './extend.ts';

interface WithdrawOptions {
  readonly reason: string;
  readonly to?: string[];
  readonly all?: boolean;
  readonly silently?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const withdrawCommand = (): Command =>
  withOfficer(newCommand('withdraw', 'withdraw the request, to named addressees or to all still awaited'))
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .option('--to <codes...>', 'codes of the addressees')
    .option('--all', 'everybody still awaited')
    .option('--silently', 'send no note about it')
    .action((campaign: string, options: WithdrawOptions) =>
      runCommand(options, async (context) => {
        const codes = addresseesMeant(options);
        const silently = options.silently ?? false;
        const { changed } = await (await context.gateway()).withdraw(campaign, {
          officer: context.officer(),
          codes,
          reason: options.reason,
          silently,
        });
        const notes = await withdrawalNotesTo(context, campaign, changed);
        context.output.result({ changed, told: notes.map(({ code, reference }) => ({ code, reference })) });
        context.output.line(
          changed.length === 0
            ? 'No request is open; nothing was changed.'
            : `Withdrawn for ${changed.length} (${changed.join(', ')}); no reminder is sent to them any more.`,
        );
        if (changed.length > 0 && !silently) tellWhoIsTold(context, changed, notes);
        return undefined;
      }),
    );

const withdrawalNotesTo = (
  context: CommandContext,
  campaignId: string,
  codes: readonly string[],
): Promise<OutboxNote[]> =>
  context.database().read.notes(codes.map((code) => ({ campaignId, code, kind: 'withdrawal', sequence: 1 })));

const tellWhoIsTold = ({ output }: CommandContext, changed: readonly string[], notes: readonly OutboxNote[]): void => {
  const told = new Set(notes.map(({ code }) => code));
  const untold = changed.filter((code) => !told.has(code));
  if (told.size > 0) output.line(`A note that says so is sent to ${[...told].sort().join(', ')}.`);
  if (untold.length > 0) output.line(`The request did not reach ${untold.join(', ')}: no note is sent there.`);
};
