import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { clearPaper } from '../clear-paper.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import { clearTransmitted } from '../transmittal/clear-transmitted.ts';
import { clearWriting } from '../writing/clear-writing.ts';
import { allowedKinds } from './compile.ts';

interface ClearOptions {
  readonly hash?: string;
  readonly writing?: string;
  readonly out?: string;
  readonly paper?: boolean;
  readonly allow?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const clearCommand = (): Command =>
  withOfficer(newCommand('clear', 'clear a launched campaign for dispatch; never by the officer who drafted it'))
    .argument('<campaign>', 'id of the campaign')
    .option('--hash <hash>', 'clear only if this is still what waits to be cleared')
    .option('--writing <id>', 'clear what was written besides the request (verbale write)')
    .option('--paper', 'issue the drafted paper (verbale compile); never by the officer who drafted it')
    .option('--allow <what>', 'with --paper: issue it in spite of held, symbol, unreadable (several with commas)')
    .option('--out <folder>', 'with --paper: write it there; with --writing: write the notes there and clear nothing')
    .action((campaign: string, options: ClearOptions) =>
      runCommand(options, async (context) => {
        const { writing, hash: wanted, out } = options;
        if (writing !== undefined) return clearWriting(context, campaign, writing, { hash: wanted, out });
        if (out !== undefined && !options.paper)
          throw new DomainRefusal('usage', '--out goes with --paper or --writing only.');
        const officer = context.officer();
        const { read } = context.database();
        const { definition } = await read.campaign(campaign);
        const allow = allowedKinds(options.allow);
        const isIssued = (await read.paperVersions(campaign)).some(({ state }) => state === 'issued');
        // The first paper of a campaign without a request is issued by its workflow, before the meeting opens.
        if (definition.transmittal !== undefined && !isIssued)
          return clearTransmitted(context, definition, { hash: options.hash, allow });
        if (options.paper) return clearPaper(context, campaign, { hash: options.hash, allow, out });
        if (allow.length > 0) throw new DomainRefusal('usage', '--allow goes with --paper only.');
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
