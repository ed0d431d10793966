import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { locateMistakes } from '../../../adapters/campaign-file/locate-mistakes.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { DomainRefusal, NotFound, TemporaryFailure } from '../../../domain/errors.ts';
import { launchChecks } from '../../../domain/launch/launch-checks.ts';
import type { CampaignProgress } from '../../../workflows/contracts/campaign.ts';
import type { CampaignGateway } from '../../gateway/campaign-gateway.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { bar, type Output } from '../output.ts';

/** Real milliseconds between two looks at a campaign under preparation. */
const lookMs = 150;

/** Preparation that shows no progress for this long has no worker behind it. */
const patienceMs = 60_000;

export const launchCommand = (): Command =>
  withOfficer(newCommand('launch', 'launch a campaign from its file: freeze the audience, prepare the notes'))
    .argument('<file>', 'campaign file (YAML), see docs/campaign-file.md')
    .action((file: string, options) =>
      runCommand(
        options,
        async (context) => {
          const definition = await readCampaignFile(file);
          const progress = await launchCampaign(context, file, definition, { clockSpeed: 1, nowMs: Date.now() });
          context.output.result(progress);
          tellWhatToClear(context.output, definition, progress);
          return undefined;
        },
        file,
      ),
    );

/**
 * Checks, launches, and waits until the notes are ready to be cleared. Nothing is started when
 * anything is wrong.
 * @param file the file the definition was read from, to say where a mistake stands
 * @param moment the campaign clock's speed and the campaign moment against which dates are checked
 */
export const launchCampaign = async (
  context: CommandContext,
  file: string,
  definition: CampaignDefinition,
  moment: { readonly clockSpeed: number; readonly nowMs: number },
): Promise<CampaignProgress> => {
  const officer = context.officer();
  const { roles } = await context.database().read.officer(officer);
  if (!roles.includes('drafter'))
    throw new DomainRefusal('not-a-drafter', `"${officer}" may not launch a campaign: the role drafter is missing.`);
  await refuseKnown(context, definition.id);
  const found = launchChecks(definition, await context.database().read.directory(), moment.nowMs);
  const mistakes = locateMistakes(await readFile(file, 'utf8'), found);
  if (mistakes.length > 0)
    throw new DomainRefusal('launch-refused', mistakes.map(({ message }) => message).join('\n'), mistakes);
  const gateway = await context.gateway();
  await gateway.launch(definition, officer, moment.clockSpeed);
  return preparation(gateway, definition.id, context.output);
};

const refuseKnown = async (context: CommandContext, id: string): Promise<void> => {
  try {
    await context.database().read.campaign(id);
  } catch (error) {
    if (error instanceof NotFound) return;
    throw error;
  }
  throw new DomainRefusal(
    'campaign-exists',
    `The campaign "${id}" was launched before; nothing was started. A new campaign needs an id of its own.`,
  );
};

const preparation = async (gateway: CampaignGateway, id: string, output: Output): Promise<CampaignProgress> => {
  let last = '';
  let lastChangeAt = Date.now();
  for (;;) {
    const progress = await gateway.progress(id);
    if (progress.stage !== 'preparing') {
      output.endProgress();
      return progress;
    }
    output.progress(
      progress.addressees === 0
        ? 'Freezing the audience …'
        : `Preparing notes  ${bar(progress.prepared, progress.addressees)} ${progress.prepared}/${progress.addressees}`,
    );
    const now = JSON.stringify(progress);
    if (now !== last) lastChangeAt = Date.now();
    last = now;
    if (Date.now() - lastChangeAt > patienceMs)
      throw new TemporaryFailure(
        `The campaign "${id}" was launched, but preparation does not move on: is a worker running? It goes on by itself when one is.`,
      );
    await wait(lookMs);
  }
};

const tellWhatToClear = (output: Output, definition: CampaignDefinition, progress: CampaignProgress): void => {
  output.line(`${output.strong(definition.title)}`);
  output.line(`${progress.addressees} notes are ready and wait for clearance by another officer.`);
  output.line('');
  output.line(`  verbale clear ${definition.id} --as <clearing officer>`);
  output.line('');
  output.line(output.faint(`To be cleared: ${progress.preparedHash ?? ''}`));
};
