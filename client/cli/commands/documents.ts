import type { Command } from 'commander';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { issuedHere } from '../../../adapters/database/issued-here.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { documents } from '../../../domain/documents/document.ts';
import { newCommand, runCommand } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { printDocuments } from '../documents/print-documents.ts';
import { printPlan } from '../documents/print-plan.ts';
import { namedMeeting } from '../meetings/named-meeting.ts';
import { readRegistry } from '../registry-day.ts';

interface DocumentsOptions {
  readonly asAt?: string;
  readonly plan?: string;
  readonly meeting?: string;
  readonly campaign?: string;
  readonly json?: boolean;
}

export const documentsCommand = (): Command =>
  newCommand('documents', 'the register of documents, and when those of a meeting are due')
    .option('--as-at <day>', 'as it was known on that day (default: today)')
    .option('--meeting <id>', 'only those for one meeting')
    .option('--plan <meeting>', 'plan back from a meeting instead: slot, issue, closing of replies')
    .option('--campaign <file>', 'with --plan: a campaign file whose closing is held against the plan')
    .action((options: DocumentsOptions) =>
      runCommand(
        options,
        async (context) => {
          const { view, day } = await readRegistry(context, options.asAt);
          const issued = await issuedHere(context.databaseClient());
          const meeting = options.meeting === undefined ? null : namedMeeting(view, options.meeting).id;
          if (options.plan !== undefined) {
            const shown = options.campaign === undefined ? null : await readCampaignFile(options.campaign);
            const campaign = (id: string) => (shown?.id === id ? Promise.resolve(shown) : launched(context, id));
            await printPlan(context.output, view, { meeting: options.plan, day, campaign, issued });
          } else
            printDocuments(
              context.output,
              view,
              day,
              view.all(documents).filter((document) => meeting === null || document.meeting === meeting),
              issued,
            );
          return undefined;
        },
        options.campaign,
      ),
    );

/** The campaign of an id as it was launched here, or null. */
const launched = async (context: CommandContext, id: string): Promise<CampaignDefinition | null> => {
  const { read } = context.database();
  return (await read.campaignIds()).includes(id) ? (await read.campaign(id)).definition : null;
};
