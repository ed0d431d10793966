import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { proposedManifest } from '../../../adapters/transmittals/parse-manifest.ts';
import type { Proposal } from '../../../domain/receive/transmittal/propose-entity.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { type RegisteredBatch, registerTransmittal } from '../transmittal/register-transmittal.ts';
import { onlyCampaign } from './show.ts';

interface TransmittalOptions {
  readonly campaign?: string;
  readonly manifest?: string;
  readonly propose?: string;
  readonly on?: string;
  readonly by?: string;
  readonly instruction?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const transmittalCommand = (): Command =>
  withOfficer(newCommand('transmittal', 'register a batch of texts of many States, such as a Chair hands over'))
    .argument('<path>', 'folder, .zip, or message saved as .eml, with a manifest.csv or .yaml in it')
    .option('--campaign <id>', 'id of the campaign; needed when there are several')
    .option('--manifest <file>', 'manifest that lies elsewhere: file, entity, language, reference, date, replaces')
    .option('--propose <file>', 'where to write a manifest to correct, when it is not certain whose text a file is')
    .option('--on <moment>', 'when it was received (default: now on the campaign clock)')
    .option('--by <phrase>', 'who transmits it, where it is not whom the campaign names')
    .option('--instruction <phrase>', 'what is asked, where it is not what the campaign says')
    .action((path: string, options: TransmittalOptions) =>
      runCommand(options, async (context) => {
        const { output } = context;
        const batch = await registerTransmittal(context, {
          campaignId: options.campaign ?? (await onlyCampaign(context)),
          path,
          manifest: options.manifest,
          on: options.on,
          transmittedBy: options.by,
          instruction: options.instruction,
        });
        if (batch.outcome === 'held' && options.propose !== undefined)
          await writeFile(options.propose, proposedManifest(batch.proposals.map(lineOf)));
        output.result(batch);
        tell(output, batch, options.propose);
        return batch.outcome === 'held' ? exitCodes.refused : undefined;
      }),
    );

const foundIn = ({ found }: Proposal): string =>
  (Object.entries(found) as [string, readonly string[]][])
    .flatMap(([where, codes]) => (codes.length === 0 ? [] : [`${where}: ${codes.join(', ')}`]))
    .join('; ');

const lineOf = (proposal: Proposal): { file: string; code: string | null; remark: string } => ({
  file: proposal.file,
  code: proposal.certain,
  remark: proposal.certain === null ? foundIn(proposal) || 'nobody is named' : '',
});

const tell = (output: Output, batch: RegisteredBatch, proposal: string | undefined): void => {
  const texts = (count: number): string => (count === 1 ? '1 text' : `${count} texts`);
  switch (batch.outcome) {
    case 'known':
      output.line('This batch, byte for byte, was filed before; nothing was added.');
      return;
    case 'held':
      output.line('The batch is stored and held: it is not certain whose text each file is. Nothing was filed.');
      output.line('');
      output.table(
        ['File', 'Entity', 'Found in'],
        batch.proposals.map((each) => [each.file, each.certain ?? '?', foundIn(each) || 'nobody is named']),
      );
      output.line('');
      output.line(
        proposal === undefined
          ? 'Write a manifest and register the batch again with --manifest; --propose writes one to correct.'
          : `Correct ${proposal} and register the batch again with --manifest ${proposal}.`,
      );
      return;
    case 'filed':
      output.line(
        `Filed from ${batch.files === 1 ? '1 file' : `${batch.files} files`}: ${texts(batch.filed)}${
          batch.duplicates === 0 ? '' : `; ${texts(batch.duplicates)} on file already, byte for byte`
        }${batch.kept === 0 ? '' : `; ${batch.kept} kept as nobody's`}.`,
      );
      for (const doubt of batch.doubts) output.line(`  To look at: ${doubt}`);
  }
};
