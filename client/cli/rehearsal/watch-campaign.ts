import { setTimeout as wait } from 'node:timers/promises';
import { campaignOverview } from '../../../adapters/database/overview.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { CommandContext } from '../context.ts';
import { bar } from '../output.ts';

/** Real milliseconds between two looks. */
const lookMs = 400;

/** Shows a campaign under way on one moving line until its clock reaches the closing. */
export const watchCampaign = async (context: CommandContext, definition: CampaignDefinition): Promise<void> => {
  const { output } = context;
  const from = Date.parse(definition.dates.dispatchAt);
  const to = Date.parse(definition.dates.closeAt);
  for (;;) {
    const { clock } = await context.database().read.campaign(definition.id);
    const now = campaignTime(clock, Date.now());
    const overview = await campaignOverview(context.databaseClient(), definition.id);
    const count = (kind: string): number =>
      overview?.notes
        .filter((note) => note.kind === kind && note.state === 'accepted')
        .reduce((sum, note) => sum + note.count, 0) ?? 0;
    output.progress(
      `${new Date(Math.min(now, to)).toISOString().slice(0, 10)} ${bar(now - from, to - from, 16)} ` +
        `sent ${count('request')}, reminders ${count('reminder')}, replies ${overview?.submissions ?? 0}`,
    );
    if (now >= to) break;
    await wait(lookMs);
  }
  output.endProgress();
};
