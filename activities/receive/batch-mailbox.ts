import type { Attribution } from '../../domain/receive/attribution.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord } from '../ports/intake.ts';
import type { HeldItem } from './hold-item.ts';

/** Held because nothing, or one thing alone, says whose it is: a batch of many States' texts looks so. */
const looksSo: readonly string[] = ['no-evidence', 'one-piece-of-evidence', 'ambiguous-sender'];

/**
 * How a message is held that came to the mailbox to which a Chair mails batches, and to none at which replies are
 * awaited: for the officers of that campaign, who look at it and register it. It is not filed by itself, since anybody may
 * write there. Null for every other message.
 */
export const perhapsBatch = async (
  deps: Dependencies,
  { envelopeTo }: IncomingRecord,
  { reason }: Extract<Attribution, { kind: 'held' }>,
): Promise<Pick<HeldItem, 'reason' | 'explanation' | 'campaignId'> | null> => {
  if (!looksSo.includes(reason)) return null;
  const campaigns = await deps.database.read.campaignsTakingBatches(envelopeTo.map((mailbox) => mailbox.toLowerCase()));
  const [campaignId] = campaigns;
  if (campaignId === undefined) return null;
  return {
    reason: 'perhaps-a-batch',
    explanation: `it came to the mailbox to which batches are mailed, of ${campaigns.join(' and ')}`,
    ...(campaigns.length === 1 ? { campaignId } : {}),
  };
};
