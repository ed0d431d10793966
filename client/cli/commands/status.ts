import type { Command } from 'commander';
import type { Reads } from '../../../activities/ports/database.ts';
import { readFolders } from '../../../adapters/database/mailbox-folders.ts';
import { type CampaignOverview, campaignOverview, heldItems } from '../../../adapters/database/overview.ts';
import { NotFound } from '../../../domain/errors.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { type StageOverview, stageOverview } from '../stage-lines.ts';
import { printTransmittals, type TransmittalOverview, transmittalOverview } from '../transmittal/print-transmittals.ts';
import { wrappedText } from '../wrapped-text.ts';

interface StatusOptions {
  readonly asAt?: string;
  readonly json?: boolean;
}

export const statusCommand = (): Command =>
  newCommand('status', 'where campaigns stand, and what waits for a person')
    .argument('[campaign]', 'id of one campaign; all when left out')
    .option('--as-at <moment>', 'campaign moment (default: now on the campaign clock)')
    .action((campaign: string | undefined, options: StatusOptions) =>
      runCommand(options, async ({ output, databaseClient, database }) => {
        const ids = campaign === undefined ? await database().read.campaignIds() : [campaign];
        const overviews: CampaignOverview[] = [];
        const stages = new Map<string, StageOverview>();
        for (const id of ids) {
          const asAtMs = await momentOf(database().read, id, options.asAt);
          const overview = await campaignOverview(databaseClient(), id, asAtMs);
          if (overview === null) throw new NotFound('The campaign', id, 'see the list with "verbale status"');
          overviews.push(overview);
          stages.set(id, await stageOverview(database().read, id, asAtMs));
        }
        // What is held is known of now alone.
        const held = options.asAt === undefined ? await heldItems(databaseClient(), campaign) : [];
        const mailboxes = await readFolders(databaseClient());
        const transmittals = new Map<string, TransmittalOverview>();
        for (const { id } of overviews) {
          const overview = await transmittalOverview(database().read, id);
          if (overview !== null) transmittals.set(id, overview);
        }
        output.result({
          campaigns: overviews.map((overview) => ({
            ...overview,
            asAt: stages.get(overview.id)?.asAt ?? null,
            stages: stages.get(overview.id)?.stages ?? [],
            counts: stages.get(overview.id)?.counts ?? null,
            transmittal: transmittals.get(overview.id) ?? null,
          })),
          held,
          mailboxes,
        });
        if (overviews.length === 0)
          output.line('No campaign has been launched. Launch one with "verbale launch <file>".');
        for (const overview of overviews) {
          const stage = stages.get(overview.id);
          if (options.asAt !== undefined && stage !== undefined) printPast(output, overview, stage);
          else printCampaign(output, overview, transmittals.get(overview.id), stage);
        }
        if (held.length > 0) {
          output.line('');
          output.line(output.strong(`Held for a person: ${held.length}`));
          output.table(
            ['Received', 'Perhaps', 'Why', 'Item', 'From'],
            held.map((item) => [
              item.receivedAt?.slice(0, 10) ?? '',
              item.addressee ?? '?',
              item.reason,
              item.id.slice(0, 8),
              item.from ?? '',
            ]),
          );
        }
        for (const { folder, problem } of mailboxes.filter(({ problem: said }) => said !== null)) {
          output.line('');
          output.line(output.bad(`The shared mailbox ${folder} cannot be read now:`));
          output.line(`${problem}. See "verbale doctor".`);
        }
        return undefined;
      }),
    );

const printCampaign = (
  output: Output,
  campaign: CampaignOverview,
  transmittal: TransmittalOverview | undefined,
  stage: StageOverview | undefined,
): void => {
  output.line('');
  output.line(output.strong(campaign.title));
  output.line(
    transmittal === undefined
      ? `${campaign.id}, ${campaign.status}; deadline ${campaign.deadline.slice(0, 10)}`
      : `${campaign.id}, ${campaign.status}`,
  );
  output.line(
    `Drafted by ${campaign.draftedBy}; ${campaign.clearedBy === null ? 'not cleared' : `cleared by ${campaign.clearedBy}`}.`,
  );
  if (transmittal === undefined && stage !== undefined) printStages(output, stage);
  if (transmittal === undefined) printRequests(output, campaign);
  else printTransmittals(output, transmittal);
  printTasks(output, campaign);
};

/** The moment meant, in the zone of the campaign; undefined for now. */
const momentOf = async (read: Reads, id: string, asAt: string | undefined): Promise<number | undefined> => {
  if (asAt === undefined) return undefined;
  return campaignMoment(asAt, (await read.campaign(id)).definition.dates.zone, '23:59', '--as-at');
};

/** Columns before what is said of a stage: the longest name and the gap. */
const stageWidth = 10;

const printStages = (output: Output, { stages }: StageOverview): void => {
  output.line('');
  output.table(
    ['Stage', 'Where it stands'],
    // In full: what a table would cut off at the end of a line are figures.
    stages.flatMap(({ stage, line }) =>
      wrappedText(line, stageWidth).map((text, index) => [index === 0 ? stage : '', text.trimStart()]),
    ),
  );
};

/** A moment that is past, from the ledger and the tasks that were open then. */
const printPast = (output: Output, campaign: CampaignOverview, stage: StageOverview): void => {
  output.line('');
  output.line(output.strong(campaign.title));
  output.line(`${campaign.id}, as at ${stage.asAt.slice(0, 16).replace('T', ' ')} UTC`);
  printStages(output, stage);
  printTasks(output, campaign);
};

const printRequests = (output: Output, campaign: CampaignOverview): void => {
  output.line('');
  output.table(
    ['Notes', 'State', ''],
    campaign.notes.map(({ kind, state, count }) => [kind, state, String(count)]),
  );
  output.line('');
  output.line(`Submissions: ${campaign.submissions}, acknowledged: ${campaign.acknowledged}.`);
  if (campaign.sendingPaused !== null) {
    output.line('');
    output.line(output.bad(`Sending is paused since ${campaign.sendingPaused.at.slice(0, 10)}.`));
    output.line(campaign.sendingPaused.reason);
    output.line(`When the cause is removed: verbale resume ${campaign.id} --reason <text>`);
  }
  if (campaign.toDeliver.length > 0) {
    output.line('');
    output.line(`Ready for delivery by hand: ${campaign.toDeliver.join(', ')}.`);
    output.line(`Print them: verbale deliver ${campaign.id} --list <folder>`);
  }
  if (campaign.toNotify.length > 0) {
    output.line('');
    output.line(`Notices whose links are to be handed over: ${campaign.toNotify.join(', ')}.`);
    output.line(`Publish them: verbale notify ${campaign.id}`);
  }
};

const printTasks = (output: Output, campaign: CampaignOverview): void => {
  const tasks = campaign.tasks.filter(({ kind }) => kind !== 'held-item');
  if (tasks.length === 0) return;
  output.line('');
  output.line(output.strong(`Tasks for a person: ${tasks.length}`));
  output.table(
    ['Since', 'Addressee', 'What', 'Why'],
    tasks.map(({ openedAt, addressee, kind, reason }) => [openedAt.slice(0, 10), addressee ?? '', kind, reason]),
  );
};
