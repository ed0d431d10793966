import { DomainRefusal } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';
import { writeNotes } from './write-notes.ts';

/**
 * Clears a writing for dispatch: exactly the bytes of the hash are sent.
 * @param out a folder to look at the notes in; then nothing is cleared
 */
export const clearWriting = async (
  context: CommandContext,
  campaignId: string,
  writingId: string,
  { hash: wanted, out }: { readonly hash?: string | undefined; readonly out?: string | undefined },
): Promise<undefined> => {
  const gateway = await context.writings();
  const progress = await gateway.progress(campaignId, writingId);
  const hash = wanted ?? progress.preparedHash;
  if (progress.stage === 'sending' || progress.stage === 'sent')
    throw new DomainRefusal('cleared-before', `"${writingId}" was cleared before; there is nothing to clear.`);
  if (progress.stage === 'discarded')
    throw new DomainRefusal('discarded', `"${writingId}" was discarded; there is nothing to clear.`);
  if (hash === null)
    throw new DomainRefusal(
      'not-ready',
      `The notes of "${writingId}" are still being prepared; clear them when they are ready.`,
    );
  if (out !== undefined) {
    context.output.result(progress);
    await writeNotes(context, campaignId, writingId, out);
    context.output.line(context.output.faint(`To be cleared: ${hash}`));
    return undefined;
  }
  const officer = context.officer();
  const cleared = await gateway.clear(campaignId, writingId, { officer, hash });
  context.output.result(cleared);
  const { length } = cleared.to;
  context.output.line(`Cleared by ${officer}: ${length === 1 ? '1 note leaves' : `${length} notes leave`} now.`);
  return undefined;
};
