import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { locateMistakes } from '../../../adapters/campaign-file/locate-mistakes.ts';
import { readWriting, type WritingRead } from '../../../adapters/writing-file/writing-file.ts';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { replyByMistakes } from '../../../domain/dispatch/reply-by.ts';
import { recipientsOf } from '../../../domain/dispatch/writing.ts';
import { DomainRefusal, TemporaryFailure } from '../../../domain/errors.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { WritingProgress } from '../../../workflows/contracts/writing.ts';
import { type WritingGateway, writingExists } from '../../gateway/writing-gateway.ts';
import { newCommand, runCommand, withOfficer } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { languageNames } from '../language-names.ts';
import type { Output } from '../output.ts';
import { discardWriting } from '../writing/discard-writing.ts';
import { writeNotes } from '../writing/write-notes.ts';

/** Real milliseconds between two looks at notes under preparation. */
const lookMs = 150;

/** Preparation that takes this long has no worker behind it; hundreds of notes are set in less. */
const patienceMs = 300_000;

interface WriteOptions {
  readonly out?: string;
  readonly discard?: string;
  readonly reason?: string;
  readonly json?: boolean;
  readonly as?: string;
}

export const writeCommand = (): Command =>
  withOfficer(newCommand('write', 'prepare a clarification, a transmittal or a circular to addressees of a campaign'))
    .argument('<campaign>', 'id of the campaign')
    .argument('[file]', 'what is written (YAML), see docs/writing-file.md')
    .option('--out <folder>', 'write the notes there as PDF, to be looked at')
    .option('--discard <id>', 'take back what was written and nobody has cleared; nothing of it leaves')
    .option('--reason <text>', 'with --discard: why; kept in the ledger')
    .action((campaign: string, file: string | undefined, options: WriteOptions) =>
      runCommand(
        options,
        async (context) => {
          const { discard, reason } = options;
          if (discard !== undefined) return discardWriting(context, campaign, discard, { file, reason });
          if (file === undefined)
            throw new DomainRefusal('usage', 'Name the file that says what is written (docs/writing-file.md).');
          if (reason !== undefined) throw new DomainRefusal('usage', '--reason goes with --discard only.');
          const writing = await readWriting(file);
          const drafter = context.officer();
          const progress = await located(writing.text, async () => {
            await refuseBeforehand(context, campaign, writing);
            // Before the writing that names it: content that nobody names yet does no harm.
            await context.database().transaction((unit) => unit.putBlobs(writing.enclosures));
            const gateway = await context.writings();
            const { id: writingId, content } = writing;
            await gateway.prepare({ campaignId: campaign, writingId, content, drafter });
            return preparation(gateway, campaign, writingId);
          });
          context.output.result({ id: writing.id, ...progress });
          tell(context.output, campaign, writing, progress);
          if (options.out !== undefined) await writeNotes(context, campaign, writing.id, options.out);
          return undefined;
        },
        file,
      ),
    );

/** Gives the mistakes of a refusal the lines they have in the file. */
const located = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainRefusal) || error.mistakes.length === 0) throw error;
    throw new DomainRefusal(error.code, error.message, locateMistakes(text, error.mistakes));
  }
};

/** What can be said before anything is started; the worker looks at it again under lock. */
const refuseBeforehand = async (
  context: CommandContext,
  campaignId: string,
  { id, content }: WritingRead,
): Promise<void> => {
  const { read } = context.database();
  const { definition, clock } = await read.campaign(campaignId);
  if ((await read.writings(campaignId, [id])).length > 0) throw writingExists(campaignId, id);
  const addressees = await read.addressees(campaignId, 0, Number.MAX_SAFE_INTEGER);
  recipientsOf(content, addressees, definition.languages);
  const today = localDay(campaignTime(clock, Date.now()), definition.dates.zone);
  const [mistake] = replyByMistakes(content, definition, today);
  if (mistake !== undefined) throw new DomainRefusal(mistake.code ?? 'refused', mistake.message, [mistake]);
};

const preparation = async (
  gateway: WritingGateway,
  campaignId: string,
  writingId: string,
): Promise<WritingProgress> => {
  const untilMs = Date.now() + patienceMs;
  for (;;) {
    const progress = await gateway.progress(campaignId, writingId);
    if (progress.stage !== 'preparing') return progress;
    if (Date.now() > untilMs)
      throw new TemporaryFailure(
        `"${writingId}" is not prepared yet: is a worker running? It goes on by itself when one is.`,
      );
    await wait(lookMs);
  }
};

const tell = (output: Output, campaign: string, { id, content }: WritingRead, progress: WritingProgress): void => {
  const { to, fallBacks, preparedHash } = progress;
  output.line(
    `${output.strong(id)}: a ${content.kind} to ${to.length} is ready and waits for clearance by another officer.`,
  );
  for (const { code, wanted, used } of fallBacks)
    output.line(`${code} gets it in ${languageNames[used]}: there is no text in ${languageNames[wanted]}.`);
  output.line('');
  output.line(`  verbale clear ${campaign} --writing ${id} --as <clearing officer>`);
  output.line('');
  output.line(output.faint(`To be cleared: ${preparedHash ?? ''}`));
};
