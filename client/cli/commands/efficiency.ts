import type { Command } from 'commander';
import { entitlementUses, reuses } from '../../../domain/efficiency/use-of-resources.ts';
import { formatDay } from '../../../domain/wording/dates.ts';
import { newCommand, runCommand } from '../command.ts';
import { measureCampaigns } from '../efficiency/measure-campaigns.ts';
import { printEntitlement, printMeasures, printReuse } from '../efficiency/print-efficiency.ts';
import { readAnyRegistry } from '../registry-day.ts';

interface EfficiencyOptions {
  readonly asAt?: string;
  readonly json?: boolean;
}

export const efficiencyCommand = (): Command =>
  newCommand('efficiency', 'what meetings and documents took of what they were entitled to')
    .option('--as-at <day>', 'as it was known on that day (default: today)')
    .action((options: EfficiencyOptions) =>
      runCommand(options, async (context) => {
        const { output } = context;
        const { view, day } = await readAnyRegistry(context, options.asAt);
        const [entitled, released] = [entitlementUses(view), reuses(view)];
        const campaigns = await measureCampaigns(context.database().read, day, Date.now(), output.progress);
        output.endProgress();
        output.result({ asAt: day, entitlements: entitled, redistributions: released, campaigns });
        output.line(`As at ${formatDay(day, 'en')}:`);
        output.line('');
        if (entitled.length === 0) output.line('No entitlement is known.');
        for (const each of entitled) printEntitlement(output, view, each);
        for (const each of released) printReuse(output, view, each);
        for (const each of campaigns) printMeasures(output, each);
        if (campaigns.length === 0) output.line('No campaign was launched here, so that none is measured.');
        return undefined;
      }),
    );
