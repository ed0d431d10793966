import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { campaignMoment, clockTime } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';

interface ExtendOptions {
  readonly until: string;
  readonly to?: string[];
  readonly all?: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const extendCommand = (): Command =>
  withOfficer(
    newCommand('extend', 'extend the deadline, for named addressees or for all still awaited; each gets a note'),
  )
    .argument('<campaign>', 'id of the campaign')
    .requiredOption('--until <moment>', 'new published deadline, in the zone of the duty station')
    .option('--to <codes...>', 'codes of the addressees')
    .option('--all', 'everybody still awaited')
    .action((campaign: string, options: ExtendOptions) =>
      runCommand(options, async (context) => {
        const codes = addresseesMeant(options);
        const { definition } = await context.database().read.campaign(campaign);
        const { zone, deadlineAt, cutOffAt } = definition.dates;
        const deadlineAtMs = campaignMoment(options.until, zone, clockTime(Date.parse(deadlineAt), zone), '--until');
        // The internal grace stays as long as it was.
        const cutOffAtMs = deadlineAtMs + (Date.parse(cutOffAt) - Date.parse(deadlineAt));
        const { changed } = await (await context.gateway()).extend(campaign, {
          officer: context.officer(),
          codes,
          deadlineAtMs,
          cutOffAtMs,
        });
        context.output.result({ changed, deadline: new Date(deadlineAtMs).toISOString() });
        context.output.line(
          changed.length === 0
            ? 'Nobody is awaited any more; nothing was changed.'
            : `Extended to ${options.until} for ${changed.length} (${changed.join(', ')}); each is sent a note.`,
        );
        return undefined;
      }),
    );

/** Codes typed, or null for everybody; one of the two must be said. */
export const addresseesMeant = (options: {
  readonly to?: readonly string[];
  readonly all?: boolean;
}): string[] | null => {
  if (options.all === true && options.to === undefined) return null;
  if (options.to !== undefined && options.all !== true) return options.to.map((code) => code.toUpperCase());
  throw new DomainRefusal(
    'usage',
    'Say for whom: --to AUT FRA … for named addressees, or --all for everybody still awaited.',
  );
};
