import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { clearTransmitted } from '../transmittal/clear-transmitted.ts';
import { clearWriting } from '../writing/clear-writing.ts';

interface ClearOptions {
  readonly hash?: string;
  readonly writing?: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const clearCommand = (): Command =>
  withOfficer(newCommand('clear', 'clear a launched campaign for dispatch; never by the officer who drafted it'))
    .argument('<campaign>', 'id of the campaign')
    .option('--hash <hash>', 'clear only if this is still what waits to be cleared')
    .option('--writing <id>', 'clear what was written besides the request (verbale write)')
    .option('--out <folder>', 'with --writing: write the notes there to be looked at, and clear nothing')
    .action((campaign: string, options: ClearOptions) =>
      runCommand(options, async (context) => {
        const { writing, hash: wanted, out } = options;
        if (writing !== undefined) return clearWriting(context, campaign, writing, { hash: wanted, out });
        if (out !== undefined) throw new DomainRefusal('usage', '--out goes with --writing only.');
        const officer = context.officer();
        const { definition } = await context.database().read.campaign(campaign);
        if (definition.transmittal !== undefined) return clearTransmitted(context, definition, options.hash);
        const gateway = await context.gateway();
        const progress = await gateway.progress(campaign);
        const hash = options.hash ?? progress.preparedHash;
        if (hash === null)
          throw new DomainRefusal(
            'not-ready',
            `The notes of "${campaign}" are still being prepared; clear them when they are ready.`,
          );
        const cleared = await gateway.clear(campaign, { officer, hash });
        context.output.result(cleared);
        context.output.line(`Cleared by ${officer}: ${cleared.addressees} notes leave at the moment of dispatch.`);
        return undefined;
      }),
    );
