import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { campaignOfItem } from './campaign-of-item.ts';
import { decide } from './decide.ts';
import { wholeId } from './whole-id.ts';

interface SplitOptions {
  readonly part: string[];
  readonly campaign?: string;
  readonly acknowledge: boolean;
  readonly json?: boolean;
  readonly as?: string;
}

export const splitCommand = (): Command =>
  withOfficer(newCommand('split', 'file the texts of several States that came in one item'))
    .argument('<item>', 'id of the item, or its beginning')
    .requiredOption('--part <codes=files...>', 'whose text which files are: AUT=a.docx, or CHE+LIE=b.pdf,c.pdf')
    .option('--campaign <id>', 'id of the campaign, where the item belongs to none yet')
    .option('--no-acknowledge', 'send no acknowledgements')
    .action((item: string, options: SplitOptions) =>
      runCommand(options, async (context) => {
        const itemId = await wholeId(context, 'item', item);
        const campaignId = await campaignOfItem(context, itemId, options.campaign);
        const parts = options.part.map(partOf);
        if (parts.length < 2)
          throw new DomainRefusal('usage', 'Name at least two parts; one text is filed with "inbox file".');
        await decide(context, { kind: 'split', itemId, campaignId, parts, acknowledge: options.acknowledge });
        return undefined;
      }),
    );

const partOf = (given: string): { readonly codes: readonly string[]; readonly files: readonly string[] } => {
  const [, codes = '', files = ''] = /^([A-Za-z0-9+-]+)=(.+)$/.exec(given) ?? [];
  if (codes === '')
    throw new DomainRefusal('usage', `"${given}" does not say whose text which files are: write AUT=a.docx.`);
  return { codes: codes.toUpperCase().split('+'), files: files.split(',').map((name) => name.trim()) };
};
