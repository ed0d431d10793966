import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readDirectoryCsv } from '../../../adapters/directory/read-directory.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import { entityAsAt } from '../../../domain/directory/entity.ts';
import type { TransmittalCheck } from '../../../domain/rehearsal/transmittal-books.ts';
import { addDays } from '../../../domain/time/calendar-day.ts';
import { localDay, localTime } from '../../../domain/time/zoned.ts';
import { seedDirectoryFolder } from '../../../prisma/seed/seed.ts';
import { startEmbedded } from '../../../stack/embedded.ts';
import { type ChairBatch, type ChairState, writeChairBatches } from '../../../stack/missions/chair.ts';
import type { TransmittalProgress } from '../../../workflows/contracts/transmittal.ts';
import { confirmSymbol } from '../confirm-symbol.ts';
import { type CommandContext, openContext } from '../context.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { launchTransmittal } from '../transmittal/launch-transmittal.ts';
import { registerTransmittal } from '../transmittal/register-transmittal.ts';
import { auditTransmittal } from './audit-transmittal.ts';
import { printTransmittalAudit } from './print-transmittal-audit.ts';
import { emptyHome, keepUp, onThisMachine, type RehearsalOptions, rejectOnAbort } from './rehearse.ts';
import { writeIssuedPapers, writeSubmissions } from './write-dossier.ts';

/** Days after the opening of the campaign on which the simulated Chair hands over the two batches. */
const batchDays = { first: 1, second: 4 };

/** Hour at which they are registered, in the campaign's zone. */
const registeredAt = '10:00';

const lookMs = 100;

/**
 * Runs a campaign without a request: a stack of its own, a simulated Chair who hands over the texts of many States,
 * the campaign clock fast. Ends with the books checked against the Chair's own record, the mail exchange, and the paper.
 * @returns the exit code: 0 when the books agree
 */
export const rehearseTransmittal = async (
  output: Output,
  definition: CampaignDefinition,
  options: RehearsalOptions,
): Promise<number> => {
  const { dispatchAt, closeAt } = definition.dates;
  const clockSpeed = (Date.parse(closeAt) - Date.parse(dispatchAt)) / (options.seconds * 1_000);
  const began = Date.now();
  output.line(output.strong(`Rehearsal: ${definition.title}`));
  output.line(
    `Campaign clock ${dispatchAt.slice(0, 10)} to ${closeAt.slice(0, 10)} in ${options.seconds} s; seed ${options.seed}.`,
  );
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort(new Error('stopped by the user'));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);

  await emptyHome(options.home);
  const office = definition.office.replyMailbox.split('@')[1] as string;
  const starting = startEmbedded({
    home: options.home,
    say: (line) => output.line(output.faint(`  ${line}`)),
    environment: onThisMachine(),
    routes: (intake) => ({ [office]: intake }),
    workerVariables: { TEMPORAL_PROFILE: '', TEMPORAL_CONFIG_FILE: '' },
    abort: interrupted.signal,
  });
  const stack = await starting;
  const context = openContext(output, { as: 'desk-officer', connections: stack });
  const registrar = openContext(output, { as: 'registrar', connections: stack });
  try {
    output.line(`The stack is up after ${((Date.now() - began) / 1_000).toFixed(1)} s.`);
    const exchangeLog = stack.exchange?.current().logFile ?? '';
    const work = runTransmittal({ context, registrar }, definition, { options, clockSpeed, exchangeLog });
    const audit = await Promise.race([work, rejectOnAbort(interrupted.signal)]);
    output.line('');
    printTransmittalAudit(output, audit);
    output.result({ campaign: definition.id, folder: options.folder, ...audit });
    if (options.keep) await keepUp(output, stack, interrupted.signal);
    return audit.disagreements.length === 0 ? exitCodes.success : exitCodes.failure;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await registrar.close();
    await context.close();
    await stack.stop();
    if (options.keep) output.line('Everything is stopped.');
  }
};

/** Who acts: the officer who drafts, and the one who registers. */
interface Officers {
  readonly context: CommandContext;
  readonly registrar: CommandContext;
}

const runTransmittal = async (
  { context, registrar }: Officers,
  definition: CampaignDefinition,
  {
    options,
    clockSpeed,
    exchangeLog,
  }: { readonly options: RehearsalOptions; readonly clockSpeed: number; readonly exchangeLog: string },
): Promise<TransmittalCheck> => {
  const { output } = context;
  const { id, dates } = definition;
  const opens = localDay(Date.parse(dates.dispatchAt), dates.zone);
  const chairFolder = join(options.home, 'chair');
  await rm(chairFolder, { recursive: true, force: true });
  await mkdir(chairFolder, { recursive: true });
  const chair = await writeChairBatches(chairFolder, {
    seed: options.seed,
    states: statesOn(opens),
    mailbox: definition.office.replyMailbox,
    first: addDays(opens, batchDays.first),
    second: addDays(opens, batchDays.second),
  });
  await launchTransmittal(context, definition, { clockSpeed, nowMs: Date.parse(dates.dispatchAt) });
  output.line('Launched by desk-officer: nobody is written to, texts are awaited.');
  await confirmSymbol(registrar.database(), definition.paper.symbol, 'registrar', Date.now());
  output.line(`Symbol ${definition.paper.symbol} confirmed by registrar.`);
  for (const batch of chair.batches) await handOver(registrar, definition, batch);

  const gateway = await context.transmittals();
  const drafted = await waitFor(
    context,
    definition,
    ({ stage, preparedHash }) => stage === 'not-issued' || preparedHash !== null,
  );
  if (drafted.preparedHash === null) output.line(output.bad('The meeting opened before the paper was drafted.'));
  else {
    output.line(`Drafted: ${definition.paper.symbol} with ${drafted.paper?.entries ?? 0} texts.`);
    await gateway.clear(id, { officer: 'clearing-officer', hash: drafted.preparedHash });
    output.line('Cleared by clearing-officer and issued, before the meeting.');
  }
  output.progress('Waiting for the meeting to open …');
  const ended = await gateway.finished(id);
  output.endProgress();

  const paper = ended.stage === 'over' ? ended.paper : null;
  const audit = await auditTransmittal(context, definition, chair.lines, paper, exchangeLog);
  await writeFolder(context, definition, chairFolder, options.folder);
  output.line(`Documents are in ${options.folder}`);
  return audit;
};

/** Registers a batch at its moment on the campaign clock. */
const handOver = async (
  registrar: CommandContext,
  { id, dates }: CampaignDefinition,
  { path, on }: ChairBatch,
): Promise<void> => {
  const { clock } = await registrar.database().read.campaign(id);
  const local = (): string => localTime(campaignTime(clock, Date.now()), dates.zone).slice(0, 16);
  while (local() < `${on}T${registeredAt}`) await wait(lookMs);
  const batch = await registerTransmittal(registrar, { campaignId: id, path, on: `${on}T${registeredAt}` });
  const repeated = batch.duplicates === 0 ? '' : `, ${batch.duplicates} on file already`;
  registrar.output.line(
    `${on}: the Chair's batch of ${batch.files} files is registered: ${batch.filed} texts filed${repeated}.`,
  );
};

const waitFor = async (
  context: CommandContext,
  { id }: CampaignDefinition,
  reached: (progress: TransmittalProgress) => boolean,
): Promise<TransmittalProgress> => {
  const gateway = await context.transmittals();
  for (;;) {
    const progress = await gateway.progress(id);
    if (reached(progress)) {
      context.output.endProgress();
      return progress;
    }
    context.output.progress(`${progress.stage}, ${progress.texts} texts …`);
    await wait(lookMs);
  }
};

/** The States there were on a day, with the languages they write in. */
const statesOn = (day: string): ChairState[] =>
  readDirectoryCsv(seedDirectoryFolder).entities.flatMap((entity): ChairState[] => {
    if (entity.kind !== 'member-state') return [];
    const { code, names, languages, regionalGroup } = entityAsAt(entity, day);
    return [{ code, names, languages, group: regionalGroup }];
  });

/** Everything the campaign produced, and what the Chair handed over, replacing what an earlier run left there. */
const writeFolder = async (
  context: CommandContext,
  definition: CampaignDefinition,
  chairFolder: string,
  folder: string,
): Promise<void> => {
  const { read } = context.database();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(chairFolder, join(folder, 'transmittal'), { recursive: true });
  await writeSubmissions(read, definition.id, join(folder, 'submissions'));
  await writeIssuedPapers(read, definition.id, folder);
  const events = await read.ledger(definition.id);
  await writeFile(join(folder, 'ledger.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
};
