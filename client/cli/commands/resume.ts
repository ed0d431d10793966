import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { addresseesMeant } from './extend.ts';

interface ResumeOptions {
  readonly reason: string;
  readonly to?: string[];
  readonly sending?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const resumeCommand = (): Command =>
  withOfficer(newCommand('resume', 'take up the reminders again, and sending if too many refusals had stopped it'))
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--reason <text>', 'why; kept in the ledger')
    .option('--to <codes...>', 'only the reminders to these addressees (codes)')
    .option('--sending', 'only sending, after too many refusals')
    .action((campaign: string, options: ResumeOptions) =>
      runCommand(options, async (context) => {
        const { reason, to, sending: sendingOnly } = options;
        if (to !== undefined && sendingOnly === true)
          throw new DomainRefusal('usage', '--to names whose reminders go on; sending goes on for all or for nobody.');
        const gateway = await context.gateway();
        const officer = context.officer();
        const sending = to === undefined ? await gateway.resumeDispatch(campaign, { officer, reason }) : null;
        const codes = to === undefined ? null : addresseesMeant({ to });
        const { changed } =
          sendingOnly === true ? { changed: [] } : await gateway.resume(campaign, { officer, codes, reason });
        const ended = sending?.ended ?? false;
        context.output.result({ changed, sending: ended });
        if (ended) context.output.line('Sending goes on; earlier refusals count no more.');
        if (changed.length > 0) context.output.line(`Reminders go on (${changed.length}); those missed become one.`);
        if (!ended && changed.length === 0) context.output.line('Nothing was paused; nothing was changed.');
        return undefined;
      }),
    );
