import type { Command } from 'commander';
import { readFolders } from '../../../adapters/database/mailbox-folders.ts';
import { type CampaignOverview, campaignOverview, heldItems } from '../../../adapters/database/overview.ts';
import { NotFound } from '../../../domain/errors.ts';
import { newCommand, runCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { printTransmittals, type TransmittalOverview, transmittalOverview } from '../transmittal/print-transmittals.ts';

export const statusCommand = (): Command =>
  newCommand('status', 'where campaigns stand, and what waits for a person')
    .argument('[campaign]', 'id of one campaign; all when left out')
    .action((campaign: string | undefined, options) =>
      runCommand(options, async ({ output, databaseClient, database }) => {
        const ids = campaign === undefined ? await database().read.campaignIds() : [campaign];
        const overviews: CampaignOverview[] = [];
        for (const id of ids) {
          const overview = await campaignOverview(databaseClient(), id);
          if (overview === null) throw new NotFound('The campaign', id, 'see the list with "verbale status"');
          overviews.push(overview);
        }
        const held = await heldItems(databaseClient(), campaign);
        const mailboxes = await readFolders(databaseClient());
        const transmittals = new Map<string, TransmittalOverview>();
        for (const { id } of overviews) {
          const overview = await transmittalOverview(database().read, id);
          if (overview !== null) transmittals.set(id, overview);
        }
        output.result({
          campaigns: overviews.map((overview) => ({ ...overview, transmittal: transmittals.get(overview.id) ?? null })),
          held,
          mailboxes,
        });
        if (overviews.length === 0)
          output.line('No campaign has been launched. Launch one with "verbale launch <file>".');
        for (const overview of overviews) printCampaign(output, overview, transmittals.get(overview.id));
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
  if (transmittal === undefined) printRequests(output, campaign);
  else printTransmittals(output, transmittal);
  printTasks(output, campaign);
};

const printRequests = (output: Output, campaign: CampaignOverview): void => {
  output.line('');
  output.table(
    ['Requests', ''],
    [
      ...Object.entries(campaign.phases).map(([phase, count]) => [phase, String(count)]),
      ['all', String(campaign.addressees)],
    ],
  );
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
