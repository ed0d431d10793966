import { setTimeout as wait } from 'node:timers/promises';
import { campaignTime } from '../../../domain/campaign/clock.ts';
import { replyByMistakes } from '../../../domain/dispatch/reply-by.ts';
import { recipientsOf, type WritingContent } from '../../../domain/dispatch/writing.ts';
import { DomainRefusal, TemporaryFailure } from '../../../domain/errors.ts';
import { localDay } from '../../../domain/time/zoned.ts';
import type { WritingProgress } from '../../../workflows/contracts/writing.ts';
import { type WritingGateway, writingExists } from '../../gateway/writing-gateway.ts';
import type { CommandContext } from '../context.ts';
import { languageNames } from '../language-names.ts';
import type { Output } from '../output.ts';

/** A writing as it is asked for. */
export interface AskedWriting {
  readonly id: string;
  readonly content: WritingContent;
}

/** Real milliseconds between two looks at notes under preparation. */
const lookMs = 150;

/** Preparation that takes this long has no worker behind it; hundreds of notes are set in less. */
const patienceMs = 300_000;

/** What can be said before anything is started; the worker looks at it again under lock. */
export const refuseBeforehand = async (
  context: CommandContext,
  campaignId: string,
  { id, content }: AskedWriting,
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

/** Has the notes of a writing made, which leave once another officer has cleared them. */
export const prepareWriting = async (
  context: CommandContext,
  campaignId: string,
  { id: writingId, content }: AskedWriting,
): Promise<WritingProgress> => {
  const drafter = context.officer();
  const gateway = await context.writings();
  await gateway.prepare({ campaignId, writingId, content, drafter });
  return preparation(gateway, campaignId, writingId);
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

/** Says what is ready, and who has to do what now. */
export const tellPrepared = (
  output: Output,
  campaign: string,
  { id, content }: AskedWriting,
  progress: WritingProgress,
): void => {
  const { to, fallBacks, preparedHash } = progress;
  const whom = to.length === 1 ? to[0] : `${to.length} addressees`;
  output.line(`${output.strong(id)}: a ${content.kind} to ${whom} is ready.`);
  output.line('It waits for clearance by another officer:');
  for (const { code, wanted, used } of fallBacks)
    output.line(`${code} gets it in ${languageNames[used]}: there is no text in ${languageNames[wanted]}.`);
  output.line('');
  output.line(`  verbale clear ${campaign} --writing ${id} --as <clearing officer>`);
  output.line('');
  output.line(output.faint(`To be cleared: ${preparedHash ?? ''}`));
};
