import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignRead } from '../../../adapters/campaign-file/campaign-file.ts';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { planBehaviour, type RosterEntry } from '../../../domain/rehearsal/behaviour.ts';
import { exchangeBehaviourOf } from '../../../domain/rehearsal/exchange-behaviour.ts';
import { seedDirectoryFolder } from '../../../prisma/seed/seed.ts';
import { type EmbeddedStack, startEmbedded } from '../../../stack/embedded.ts';
import { type Environment, environment } from '../../../stack/environment.ts';
import { type Missions, startMissions } from '../../../stack/missions/start.ts';
import { freePort } from '../../../stack/process/free-port.ts';
import { describeStack } from '../../../stack/start.ts';
import { launchCampaign } from '../commands/launch.ts';
import { confirmSymbol } from '../confirm-symbol.ts';
import { type CommandContext, openContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import { printHeld } from '../inbox/list-waiting.ts';
import type { Output } from '../output.ts';
import { auditBooks, printAudit } from './audit.ts';
import { rosterOf } from './roster.ts';
import { SimulatedDesk } from './simulated-desk.ts';
import { watchCampaign } from './watch-campaign.ts';
import { writeDossier } from './write-dossier.ts';

export interface RehearsedCampaign extends CampaignRead {
  readonly file: string;
}

export interface RehearsalOptions {
  /** Real seconds from dispatch to closing. */
  readonly seconds: number;
  readonly seed: number;
  /** Where the documents go. */
  readonly folder: string;
  /** Data folder; emptied before the start. */
  readonly home: string;
  readonly keep: boolean;
}

/** Longest the missions and the exchange may take to fall silent after the closing, in real milliseconds. */
const settleMs = 30_000;

/** The answer of an exchange that stands on the same machine is waited for this long, in seconds. */
const answerSeconds = '15';

/**
 * Runs a whole campaign: a stack of its own, simulated missions that take part by mail alone, the
 * campaign clock fast, every mail kept on this machine. Ends with the books checked against the logs
 * of the exchange and of the missions.
 * @returns the exit code: 0 when the books agree
 */
export const rehearse = async (
  output: Output,
  campaign: RehearsedCampaign,
  options: RehearsalOptions,
): Promise<number> => {
  const { definition } = campaign;
  const { dispatchAt, closeAt } = definition.dates;
  const clockSpeed = (Date.parse(closeAt) - Date.parse(dispatchAt)) / (options.seconds * 1_000);
  output.line(output.strong(`Rehearsal: ${definition.title}`));
  output.line(
    `Campaign clock ${dispatchAt.slice(0, 10)} to ${closeAt.slice(0, 10)} in ${options.seconds} s; seed ${options.seed}.`,
  );

  const roster = rosterOf(readDirectoryCsv(seedDirectoryFolder), definition);
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(new Error('stopped by the user'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

  await emptyHome(options.home);
  const scene = await setScene(output, definition, roster, clockSpeed, options, interrupted.signal);
  const context = openContext(output, { as: 'desk-officer', connections: scene.stack });
  try {
    const work = runCampaign(context, campaign, scene, clockSpeed, options);
    const audit = await Promise.race([work, rejectOnAbort(interrupted.signal)]);
    output.line('');
    printAudit(output, audit);
    const held = (await context.database().read.waiting(definition.id)).filter(({ kind }) => kind === 'item');
    if (held.length > 0) {
      output.line('');
      printHeld(output, held);
    }
    output.result({ campaign: definition.id, folder: options.folder, ...audit, held });
    if (options.keep) await keepUp(output, scene.stack, interrupted.signal);
    return audit.disagreements.length === 0 ? exitCodes.success : exitCodes.failure;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await context.close();
    await scene.stop();
    if (options.keep) output.line('Everything is stopped.');
  }
};

/** Everything of the last rehearsal but what only saves time. */
export const emptyHome = async (home: string): Promise<void> => {
  for (const part of ['postgres', 'temporal', 'exchange', 'missions'])
    await rm(join(home, part), { recursive: true, force: true });
};

/** A rehearsal never leaves this machine, whatever the environment names. */
export const onThisMachine = (): Environment => ({
  ...environment(),
  DATABASE_URL: undefined,
  TEMPORAL_ADDRESS: undefined,
  TEMPORAL_PROFILE: undefined,
  TEMPORAL_CONFIG_FILE: undefined,
  SMTP_URL: undefined,
});

interface Scene {
  readonly stack: EmbeddedStack;
  readonly missions: Missions;
  stop(): Promise<void>;
}

const setScene = async (
  output: Output,
  definition: CampaignDefinition,
  roster: readonly RosterEntry[],
  clockSpeed: number,
  options: RehearsalOptions,
  abort: AbortSignal,
): Promise<Scene> => {
  const began = Date.now();
  const missionsPort = await freePort();
  const office = definition.office.replyMailbox.split('@')[1] as string;
  const stack = await startEmbedded({
    home: options.home,
    say: (line) => output.line(output.faint(`  ${line}`)),
    environment: onThisMachine(),
    routes: (intake) => ({ [office]: intake, '*.example': `127.0.0.1:${missionsPort}` }),
    exchangeBehaviour: exchangeBehaviourOf(planBehaviour(roster, options.seed), clockSpeed),
    workerVariables: { SMTP_ANSWER_TIMEOUT_SECONDS: answerSeconds, TEMPORAL_PROFILE: '', TEMPORAL_CONFIG_FILE: '' },
    abort,
  });
  try {
    const missions = await startMissions({
      folder: join(options.home, 'missions'),
      smtpPort: missionsPort,
      exchange: stack.smtpUrl.replace('smtp://', ''),
      roster,
      seed: options.seed,
      clockSpeed,
      startsAt: definition.dates.dispatchAt,
      endsAt: definition.dates.closeAt,
    });
    const stop = async (): Promise<void> => {
      await missions.stop();
      await stack.stop();
    };
    try {
      await missions.prepared;
    } catch (error) {
      await stop();
      throw error;
    }
    output.line(
      `Stack and ${roster.length} simulated missions are up after ${((Date.now() - began) / 1_000).toFixed(1)} s.`,
    );
    return { stack, missions, stop };
  } catch (error) {
    await stack.stop();
    throw error;
  }
};

const runCampaign = async (
  context: CommandContext,
  campaign: RehearsedCampaign,
  { stack, missions }: Scene,
  clockSpeed: number,
  options: RehearsalOptions,
) => {
  const { output } = context;
  const { file, definition } = campaign;
  const gateway = await context.gateway();
  const prepared = await launchCampaign(context, file, campaign, {
    clockSpeed,
    nowMs: Date.parse(definition.dates.dispatchAt),
  });
  output.line(`Launched by desk-officer: ${prepared.addressees} notes prepared as PDF, Word and message.`);
  await gateway.clear(definition.id, { officer: 'clearing-officer', hash: prepared.preparedHash ?? '' });
  output.line('Cleared by clearing-officer. The campaign clock runs.');
  await confirmSymbol(context.database(), definition.paper.symbol, 'registrar', Date.now());

  const desk = new SimulatedDesk(context, definition);
  desk.open();
  await watchCampaign(context, definition);
  await gateway.finished(definition.id);
  await desk.close();
  if (desk.issued !== null) {
    const { symbol, entries, allowed } = desk.issued;
    const spite = allowed.map(({ kind }) => kind).join(', ');
    output.line(`${symbol}: ${entries} submissions, cleared by clearing-officer and issued.`);
    if (spite !== '') output.line(`It was allowed to go out in spite of: ${spite}.`);
  }

  const logs = { exchange: stack.exchange?.current().logFile ?? '', missions: missions.logFile };
  const audit = await auditBooks(context, definition.id, logs, settleMs);
  output.progress('Writing the documents …');
  await writeDossier(context, definition, options.folder);
  output.line(`Documents are in ${options.folder}`);
  return audit;
};

export const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

export const keepUp = async (output: Output, stack: EmbeddedStack, signal: AbortSignal): Promise<void> => {
  output.line('');
  output.line('Everything is left running:');
  for (const line of describeStack(stack)) output.line(`  ${line}`);
  output.line(`  For commands in another terminal: VERBALE_HOME=${stack.home}`);
  output.line('Ctrl-C stops everything.');
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
};
