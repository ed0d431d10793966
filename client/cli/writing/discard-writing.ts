import { DomainRefusal } from '../../../domain/errors.ts';
import type { CommandContext } from '../context.ts';

/** Takes back a writing that nobody has cleared. */
export const discardWriting = async (
  context: CommandContext,
  campaignId: string,
  writingId: string,
  { file, reason }: { readonly file: string | undefined; readonly reason: string | undefined },
): Promise<undefined> => {
  if (file !== undefined) throw new DomainRefusal('usage', '--discard names a writing; leave the file out.');
  if (reason === undefined || reason.trim() === '')
    throw new DomainRefusal('usage', 'Say with --reason why it is discarded; the ledger keeps it.');
  const officer = context.officer();
  const gateway = await context.writings();
  const before = await gateway.progress(campaignId, writingId);
  if (before.stage === 'discarded') {
    context.output.result({ id: writingId, ...before });
    context.output.line('It was discarded before; nothing was changed.');
    return undefined;
  }
  if (before.stage === 'sending' || before.stage === 'sent')
    throw new DomainRefusal('cleared-before', `"${writingId}" was cleared before: what leaves is not taken back.`);
  const { to, ...progress } = await gateway.discard(campaignId, writingId, { officer, reason: reason.trim() });
  context.output.result({ id: writingId, to, ...progress });
  const { length } = to;
  context.output.line(
    `Discarded by ${officer}: ${length === 1 ? 'its one note does' : `its ${length} notes do`} not leave.`,
  );
  return undefined;
};
