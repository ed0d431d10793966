import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { type CampaignRead, readCampaign } from '../../../adapters/campaign-file/campaign-file.ts';
import { locateMistakes } from '../../../adapters/campaign-file/locate-mistakes.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import type { Channel } from '../../../domain/dispatch/channel.ts';
import { startOf } from '../../../domain/dispatch/route.ts';
import { DomainRefusal, NotFound, TemporaryFailure } from '../../../domain/errors.ts';
import { freezeAudience } from '../../../domain/launch/audience.ts';
import { launchChecks } from '../../../domain/launch/launch-checks.ts';
import { plannedCalendar } from '../../../domain/launch/planned-calendar.ts';
import { discoverPortalUrl } from '../../../stack/connections.ts';
import type { CampaignProgress } from '../../../workflows/contracts/campaign.ts';
import type { CampaignGateway } from '../../gateway/campaign-gateway.ts';
import { campaignMoment } from '../campaign-moment.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { bar, type Output } from '../output.ts';
import { printCalendar } from '../print-calendar.ts';
import { officerWithRole } from '../role.ts';
import { launchTransmittal } from '../transmittal/launch-transmittal.ts';

/** Real milliseconds between two looks at a campaign under preparation. */
const lookMs = 150;

/** Preparation that shows no progress for this long has no worker behind it. */
const patienceMs = 60_000;

interface LaunchOptions {
  readonly dryRun?: boolean;
  readonly asIf?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const launchCommand = (): Command =>
  withOfficer(newCommand('launch', 'launch a campaign from its file: freeze the audience, prepare the notes'))
    .argument('<file>', 'campaign file (YAML), see docs/campaign-file.md')
    .option('--dry-run', 'start nothing: print what would be sent, when and to whom')
    .option('--as-if <moment>', 'with --dry-run: as if launched then, in the zone of the campaign')
    .action((file: string, options: LaunchOptions) =>
      runCommand(
        options,
        async (context) => {
          const campaign = await readCampaign(file);
          const { definition } = campaign;
          if (definition.transmittal !== undefined) return launchWithoutRequest(context, definition, options);
          if (options.dryRun === true) return dryRun(context, file, definition, options.asIf);
          if (options.asIf !== undefined) throw new DomainRefusal('usage', '--as-if goes with --dry-run only.');
          const progress = await launchCampaign(context, file, campaign, { clockSpeed: 1, nowMs: Date.now() });
          context.output.result(progress);
          tellWhatToClear(context.output, definition, progress);
          await tellWhoWaitsForAPerson(context, definition.id);
          return undefined;
        },
        file,
      ),
    );

/** Nobody is asked, so there is nothing to prepare and nothing that a dry run could show. */
const launchWithoutRequest = async (
  context: CommandContext,
  definition: CampaignDefinition,
  options: LaunchOptions,
): Promise<undefined> => {
  if (options.dryRun === true || options.asIf !== undefined)
    throw new DomainRefusal('usage', 'This campaign writes to nobody: there is nothing a dry run could show.');
  await launchTransmittal(context, definition, { clockSpeed: 1, nowMs: Date.now() });
  context.output.result({ campaign: definition.id, stage: 'receiving' });
  context.output.line(`${context.output.strong(definition.title)}`);
  context.output.line('Texts are awaited. Register each batch:');
  context.output.line('');
  context.output.line(`  verbale transmittal <folder, .zip or .eml> --campaign ${definition.id} --as <registrar>`);
  return undefined;
};

/**
 * Checks, launches, and waits until the notes are ready to be cleared. Nothing is started when
 * anything is wrong.
 * @param file the file the campaign was read from, to say where a mistake stands
 * @param moment the campaign clock's speed and the campaign moment against which dates are checked
 */
export const launchCampaign = async (
  context: CommandContext,
  file: string,
  { definition, enclosures }: CampaignRead,
  moment: { readonly clockSpeed: number; readonly nowMs: number },
): Promise<CampaignProgress> => {
  await checkedLaunch(context, file, definition, moment.nowMs);
  const gateway = await context.gateway();
  // Before the campaign that names them: content that nobody names yet does no harm, a name without content would.
  await context.database().transaction((unit) => unit.putBlobs(enclosures));
  await gateway.launch(definition, context.officer(), moment.clockSpeed);
  return preparation(gateway, definition.id, context.output);
};

/** Refuses what may not be launched; gives the directory it was judged by. */
const checkedLaunch = async (
  context: CommandContext,
  file: string,
  definition: CampaignDefinition,
  nowMs: number,
): Promise<Directory> => {
  await officerWithRole(context, 'drafter', 'launch a campaign');
  await refuseKnown(context, definition.id);
  const directory = await context.database().read.directory();
  const mistakes = locateMistakes(await readFile(file, 'utf8'), launchChecks(definition, directory, nowMs));
  if (mistakes.length > 0)
    throw new DomainRefusal('launch-refused', mistakes.map(({ message }) => message).join('\n'), mistakes);
  if (leadsToPortal(definition, directory)) discoverPortalUrl();
  return directory;
};

/** Whether notes will hold addresses of the portal: without one nothing could be rendered. */
const leadsToPortal = (definition: CampaignDefinition, directory: Directory): boolean => {
  const { audience, languages, channels, notes } = definition;
  return (
    notes?.uploadLink === true ||
    freezeAudience(directory, audience, languages, channels).some(({ channel }) => channel === 'portal')
  );
};

/** Checks as a launch does and prints what it would set going; refused where a launch would be, starts nothing. */
const dryRun = async (
  context: CommandContext,
  file: string,
  definition: CampaignDefinition,
  asIf: string | undefined,
): Promise<number | undefined> => {
  const nowMs = asIf === undefined ? Date.now() : campaignMoment(asIf, definition.dates.zone, '09:00', '--as-if');
  const directory = await checkedLaunch(context, file, definition, nowMs);
  const audience = freezeAudience(directory, definition.audience, definition.languages, definition.channels);
  const calendar = plannedCalendar(definition, audience, directory, nowMs);
  context.output.result(calendar);
  printCalendar(context.output, definition, calendar);
  return calendar.questions.some(({ blocks }) => blocks) ? exitCodes.refused : undefined;
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

/** Names whom a person has to deliver to, or to hand a link to; nothing of theirs leaves by itself. */
const tellWhoWaitsForAPerson = async ({ output, database }: CommandContext, id: string): Promise<void> => {
  const addressees = await database().read.addressees(id, 0, Number.MAX_SAFE_INTEGER);
  const { definition } = await database().read.campaign(id);
  const waiting = addressees.filter((addressee) => startOf(addressee, definition).envelopeTo === '');
  const tell = (by: Channel, what: string, command: string): void => {
    const codes = waiting.filter(({ channel }) => channel === by).map(({ code }) => code);
    if (codes.length === 0) return;
    output.line('');
    output.line(`${what}, once cleared and due: ${codes.join(', ')}.`);
    output.line(`  ${command}`);
  };
  tell('hand', 'To be delivered by hand', `verbale deliver ${id} --list <folder>`);
  tell('portal', 'Notices whose links a person hands over', `verbale notify ${id}`);
};

const tellWhatToClear = (output: Output, definition: CampaignDefinition, progress: CampaignProgress): void => {
  output.line(`${output.strong(definition.title)}`);
  output.line(`${progress.addressees} notes are ready and wait for clearance by another officer.`);
  output.line('');
  output.line(`  verbale clear ${definition.id} --as <clearing officer>`);
  output.line('');
  output.line(output.faint(`To be cleared: ${progress.preparedHash ?? ''}`));
};
