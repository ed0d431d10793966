import type { Command } from 'commander';
import type { AddresseeRecord } from '../../../activities/ports/records.ts';
import { mailboxesInOrder } from '../../../domain/dispatch/route.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { localDay, localTime } from '../../../domain/time/zoned.ts';
import { newCommand, runCommand } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { eventLine } from '../event-line.ts';

export const showCommand = (): Command =>
  newCommand('show', 'everything about the request to one addressee, from the ledger')
    .argument('<addressee>', 'code of the addressee, such as AUT')
    .option('--campaign <id>', 'id of the campaign; needed when there are several')
    .action((addressee: string, options: { campaign?: string; json?: boolean }) =>
      runCommand(options, async (context) => {
        const { output } = context;
        const campaignId = options.campaign ?? (await onlyCampaign(context));
        const { read } = context.database();
        await read.campaign(campaignId);
        const record = await read.addressee(campaignId, addressee.toUpperCase());
        const notes = await read.notesOf(campaignId, record.code);
        const submissions = await read.submissionsOf(campaignId, record.code);
        const events = await read.ledger(campaignId, { subject: record.code });
        output.result({
          addressee: record,
          notes,
          submissions: submissions.map(({ blocks: _blocks, ...submission }) => submission),
          events,
        });
        const { cycle } = record;
        const { zone } = (await read.campaign(campaignId)).definition.dates;
        output.line(output.strong(`${record.name} (${record.code})`));
        output.line(`${record.instrument}, in ${record.language}, ${wayTo(record)}`);
        output.line(`Treaty status ${record.treatyStatus}; regional group ${record.regionalGroup ?? 'none'}.`);
        output.line(
          `Request ${record.requestReference}: ${output.strong(cycle.phase)}; deadline ${localDay(cycle.deadlineAtMs, zone)}.`,
        );
        output.line('');
        output.table(
          [`When (${zone})`, 'What', ''],
          events.map((event) => [
            localTime(Date.parse(event.at), zone).slice(0, 16).replace('T', ' '),
            event.type,
            eventLine(event),
          ]),
        );
        return undefined;
      }),
    );

/** By which way notes go, and to which mailboxes in which order. */
const wayTo = (record: AddresseeRecord): string => {
  if (record.channel === 'hand') return 'by hand';
  const mailboxes = mailboxesInOrder(record);
  const mailed = mailboxes.length === 0 ? '' : `to ${mailboxes.join(', then ')}`;
  return record.channel === 'portal' ? ['as notices in the portal', mailed].join(' ').trim() : mailed;
};

/** The campaign meant when none is named. */
export const onlyCampaign = async (context: CommandContext): Promise<string> => {
  const ids = await context.database().read.campaignIds();
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return only;
  throw new DomainRefusal(
    'usage',
    ids.length === 0
      ? 'No campaign has been launched.'
      : `There are several campaigns; name one with --campaign: ${ids.join(', ')}.`,
  );
};
