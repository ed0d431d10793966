import { join } from 'node:path';
import type { Command } from 'commander';
import { createStatusCounter } from '../../../adapters/report/status-counter.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand } from '../command.ts';
import { writePaper } from '../paper-files.ts';
import { printFigure } from '../print-figure.ts';
import { editCommand, releaseCommand, traceCommand } from '../progress/paragraph-commands.ts';
import { clearReportCommand, progressCommand } from '../progress/progress-commands.ts';

interface ReportOptions {
  readonly asAt?: string;
  readonly out: string;
  readonly figure?: string;
  readonly send?: boolean;
  readonly json?: boolean;
}

export const reportCommand = (): Command =>
  statusReportCommand()
    // Its sub-commands have options of the same names; what stands behind their names is theirs.
    .enablePositionalOptions()
    .addCommand(progressCommand())
    .addCommand(traceCommand())
    .addCommand(editCommand())
    .addCommand(releaseCommand())
    .addCommand(clearReportCommand());

const statusReportCommand = (): Command =>
  newCommand('report', 'status of responses as at a moment: PDF, Word, HTML, XML, text, CSV, JSON')
    .argument('<campaign>', 'id of the campaign')
    .option('--as-at <moment>', 'campaign moment (default: now on the campaign clock)')
    .option('--figure <id>', 'issue nothing; list the addressees behind one number')
    .option('--send', 'send it to the distribution list of the campaign as well')
    .option('--out <folder>', 'where the report is written', 'out')
    .action((campaign: string, options: ReportOptions) =>
      runCommand(options, async (context) => {
        const { read } = context.database();
        const { definition, clock } = await read.campaign(campaign);
        if (definition.transmittal !== undefined)
          throw new DomainRefusal(
            'nobody-was-asked',
            `"${campaign}" asked nobody, so there is no status of responses; "verbale status ${campaign}" lists whose texts there are.`,
          );
        const asAtMs =
          options.asAt === undefined ? null : campaignMoment(options.asAt, definition.dates.zone, '23:59', '--as-at');
        if (options.send === true && definition.statusReport.distribution === undefined)
          throw new DomainRefusal(
            'no-distribution-list',
            `"${campaign}" has no distribution list: its file names none under statusReport.distribution.to.`,
          );
        context.output.progress('Counting …');
        if (options.figure !== undefined) {
          const nowMs = Math.floor(campaignTime(clock, Date.now()));
          const status = await createStatusCounter(read).count(campaign, Math.min(asAtMs ?? nowMs, nowMs));
          printFigure(context.output, status, options.figure);
          return undefined;
        }
        const issued = await (await context.gateway()).report({
          campaignId: campaign,
          asAtMs,
          ...(options.send === true ? { distribute: true } : {}),
        });
        const files = await writePaper(
          read,
          { campaignId: campaign, kind: 'status-of-responses', asAtMs: issued.asAtMs },
          join(options.out, campaign),
          'status-of-responses',
        );
        context.output.result({ ...issued, files });
        context.output.line(
          `Status of responses as at ${new Date(issued.asAtMs).toISOString()}: ${issued.entries} addressees.`,
        );
        for (const file of files) context.output.line(`  ${file}`);
        return undefined;
      }),
    );
