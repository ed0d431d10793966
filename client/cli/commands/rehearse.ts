import { join } from 'node:path';
import type { Command } from 'commander';
import { readCampaign } from '../../../adapters/campaign-file/campaign-file.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { rehearsalSeconds } from '../../../domain/rehearsal/pace.ts';
import { environment } from '../../../stack/environment.ts';
import { newCommand, runPlain } from '../command.ts';

interface RehearseOptions {
  readonly keep?: boolean;
  readonly seed: string;
  readonly seconds?: string;
  readonly out: string;
  readonly home?: string;
  readonly json?: boolean;
}

/** Real seconds. Fewer and the last rounds run into each other on two cores; more and nobody waits for it. */
const allowedSeconds = {
  request: { least: 20, usual: 90, most: 600 },
  transmittal: { least: 12, usual: 45, most: 600 },
};

export const rehearseCommand = (): Command =>
  newCommand('rehearse', 'run a whole campaign against simulated missions on a fast clock')
    .argument('<file>', 'campaign file (YAML)')
    .option(
      '--seconds <n>',
      'real seconds from dispatch to closing (default: 90; 45 for a transmittal; more on a busy machine)',
    )
    .option('--seed <n>', "seed of the missions' behaviour", '71')
    .option('--out <folder>', 'where the documents are written', 'out')
    .option('--keep', 'leave everything running afterwards, until Ctrl-C')
    .option('--home <folder>', 'data folder of the rehearsal (default: below VERBALE_HOME)')
    .action((file: string, options: RehearseOptions) =>
      runPlain(
        options,
        async (output) => {
          // Loaded here: a rehearsal brings the typesetter and readers of documents, which no other command starts with.
          const { rehearse } = await import('../rehearsal/rehearse.ts');
          const { probeMachine, quietProbeMs } = await import('../rehearsal/machine-probe.ts');
          const { rehearseTransmittal } = await import('../rehearsal/rehearse-transmittal.ts');
          const campaign = await readCampaign(file);
          const { definition } = campaign;
          const { least, usual, most } =
            allowedSeconds[definition.transmittal === undefined ? 'request' : 'transmittal'];
          const settings = {
            seconds:
              options.seconds === undefined
                ? rehearsalSeconds(usual, await probeMachine(), quietProbeMs)
                : wholeNumber('--seconds', options.seconds, least, most),
            seed: wholeNumber('--seed', options.seed, 0, 2 ** 31 - 1),
            folder: join(options.out, definition.id),
            home: options.home ?? join(environment().VERBALE_HOME, 'rehearsal'),
            keep: options.keep ?? false,
          };
          return definition.transmittal === undefined
            ? rehearse(output, { file, ...campaign }, settings)
            : rehearseTransmittal(output, definition, settings);
        },
        file,
      ),
    );

const wholeNumber = (option: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new DomainRefusal('usage', `${option} "${text}" is not a whole number from ${least} to ${most}.`);
};
