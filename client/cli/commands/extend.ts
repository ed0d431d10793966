import type { Command } from 'commander';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { deadlineDayMistakes } from '../../../domain/launch/deadline-checks.ts';
import { campaignCalendar } from '../../../domain/remind/duty-station-calendar.ts';
import { isAwaiting } from '../../../domain/request-cycle/cycle.ts';
import { campaignMoment, clockTime } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';

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
        refuseClosedDay(definition, deadlineAtMs);
        // The internal grace stays as long as it was.
        const cutOffAtMs = deadlineAtMs + (Date.parse(cutOffAt) - Date.parse(deadlineAt));
        const { changed } = await (await context.gateway()).extend(campaign, {
          officer: context.officer(),
          codes,
          deadlineAtMs,
          cutOffAtMs,
        });
        const keep = codes === null ? await withLaterDeadline(context, campaign, deadlineAtMs) : [];
        context.output.result({ changed, keep, deadline: new Date(deadlineAtMs).toISOString() });
        context.output.line(
          changed.length === 0
            ? 'Nobody is awaited any more; nothing was changed.'
            : `Extended to ${options.until} for ${changed.length} (${changed.join(', ')}); each is sent a note.`,
        );
        if (keep.length > 0) context.output.line(`A later deadline of their own keep: ${keep.join(', ')}.`);
        return undefined;
      }),
    );

/** Codes of those still awaited who were given more time than that. */
const withLaterDeadline = async (context: CommandContext, campaign: string, deadlineAtMs: number): Promise<string[]> =>
  (await context.database().read.addressees(campaign, 0, Number.MAX_SAFE_INTEGER))
    .filter(({ cycle }) => isAwaiting(cycle) && cycle.deadlineAtMs > deadlineAtMs)
    .map(({ code }) => code);

const refuseClosedDay = (definition: CampaignDefinition, deadlineAtMs: number): void => {
  const { zone } = definition.dates;
  const [mistake] = deadlineDayMistakes('--until', deadlineAtMs, zone, campaignCalendar(definition));
  if (mistake !== undefined) throw new DomainRefusal(mistake.code ?? 'refused', mistake.message);
};

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
