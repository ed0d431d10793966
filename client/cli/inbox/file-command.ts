import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { type FiledAs, filedAs } from '../../../workflows/contracts/inbox.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { campaignOfItem } from './campaign-of-item.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

interface FileOptions {
  readonly from: string;
  readonly kind: string;
  readonly campaign?: string;
  readonly jointWith?: string[];
  readonly onBehalfOf?: string[];
  readonly replaces?: boolean;
  readonly beside?: boolean;
  readonly onFile?: boolean;
  readonly acknowledge: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const fileCommand = (): Command =>
  withOfficer(newCommand('file', 'file a held item as a reply, or as what it is'))
    .argument('<item>', 'id of the item, or its beginning')
    .requiredOption('--from <addressee>', 'code of the addressee that sent it, such as AUT')
    .option('--kind <kind>', `what it is: ${filedAs.join(', ')}`, 'text')
    .option('--campaign <id>', 'id of the campaign, where the item belongs to none yet')
    .option('--joint-with <codes...>', 'the other authors of a joint text')
    .option('--on-behalf-of <codes...>', 'those on whose behalf it is submitted')
    .option('--replaces', 'it takes the place of the newest text on file')
    .option('--beside', 'it stands beside what is on file; both hold')
    .option('--on-file', 'count and name it, and do not reproduce it')
    .option('--no-acknowledge', 'send no acknowledgement')
    .action((item: string, options: FileOptions) =>
      runCommand(options, async (context) => {
        const itemId = await wholeId(context, 'item', item);
        const campaignId = await campaignOfItem(context, itemId, options.campaign);
        if (options.replaces && options.beside)
          throw new DomainRefusal('usage', 'Either --replaces or --beside: it cannot do both.');
        await decide(context, {
          kind: 'file',
          itemId,
          campaignId,
          code: options.from.toUpperCase(),
          as: kindOf(options.kind),
          jointWith: codes(options.jointWith),
          onBehalfOf: codes(options.onBehalfOf),
          replaces: options.replaces ? true : options.beside ? false : null,
          publication: options.onFile ? 'on-file' : 'publish',
          acknowledge: options.acknowledge,
        });
        return undefined;
      }),
    );

const codes = (given: readonly string[] | undefined): string[] => (given ?? []).map((code) => code.toUpperCase());

const kindOf = (given: string): FiledAs => {
  const kind = filedAs.find((each) => each === given);
  if (kind !== undefined) return kind;
  throw new DomainRefusal('usage', `"${given}" is no kind of thing that comes in: choose ${filedAs.join(', ')}.`);
};
