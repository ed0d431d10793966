import type { Command } from 'commander';
import { DomainRefusal } from '../../../domain/errors.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';

export const clearCommand = (): Command =>
  withOfficer(newCommand('clear', 'clear a launched campaign for dispatch; never by the officer who drafted it'))
    .argument('<campaign>', 'id of the campaign')
    .option('--hash <hash>', 'clear only if this is still what waits to be cleared')
    .action((campaign: string, options: { hash?: string; json?: boolean; as?: string }) =>
      runCommand(options, async (context) => {
        const officer = context.officer();
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
