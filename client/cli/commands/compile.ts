import { join } from 'node:path';
import type { Command } from 'commander';
import { parseSymbol, symbolFileName } from '../../../domain/compile/document-symbol.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { writePaper } from '../paper-files.ts';
import { compileTransmitted } from '../transmittal/compile-transmitted.ts';

interface PaperOptions {
  readonly as?: string;
  readonly asAt?: string;
  readonly out: string;
  readonly json?: boolean;
}

export const compileCommand = (): Command =>
  withOfficer(newCommand('compile', 'compile the submissions on file into the conference paper'))
    .argument('<campaign>', 'id of the campaign')
    .option('--as-at <moment>', 'only what was received by then (default: now on the campaign clock)')
    .option('--out <folder>', 'where the paper is written', 'out')
    .action((campaign: string, options: PaperOptions) =>
      runCommand(options, async (context) => {
        const { read } = context.database();
        const { definition } = await read.campaign(campaign);
        if (definition.transmittal !== undefined) return compileTransmitted(context, definition, options.out);
        const asAtMs =
          options.asAt === undefined ? null : campaignMoment(options.asAt, definition.dates.zone, '23:59', '--as-at');
        context.output.progress('Compiling …');
        const issued = await (await context.gateway()).compile({ campaignId: campaign, asAtMs });
        const files = await writePaper(
          read,
          { campaignId: campaign, kind: 'compilation', asAtMs: issued.asAtMs },
          join(options.out, campaign),
          symbolFileName(parseSymbol(definition.paper.symbol)),
        );
        context.output.result({ ...issued, symbol: definition.paper.symbol, files });
        context.output.line(
          `${definition.paper.symbol}: ${issued.entries} ${issued.entries === 1 ? 'submission' : 'submissions'}.`,
        );
        for (const file of files) context.output.line(`  ${file}`);
        return undefined;
      }),
    );
