import { campaignTime } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { mayAcknowledge } from '../../domain/receive/acknowledgement.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import type { Classification } from '../../domain/receive/classification.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { AttributionMatches, IncomingRecord } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';

/** Everything known about an item when it is decided. */
export interface ReadItem {
  readonly item: IncomingRecord;
  readonly message: IncomingMessage;
  readonly files: readonly ReceivedFile[];
  readonly classification: Classification;
  readonly attribution: Attribution;
  readonly matches: AttributionMatches;
  /** Reference patterns that notes were ever numbered by. */
  readonly patterns: readonly string[];
}

/** Campaign moment at which an item was received. */
export const receivedAtMs = async (deps: Dependencies, campaignId: string, item: IncomingRecord): Promise<number> => {
  const { clock } = await deps.database.read.campaign(campaignId);
  return campaignTime(clock, item.storedRealAtMs);
};

/** Whether a reply may be acknowledged at all; our own mailboxes are the senders of our campaigns. */
export const acknowledgementAllowed = (known: ReadItem, { office }: CampaignDefinition): boolean =>
  mayAcknowledge(known.message, known.classification, [office.senderMailbox, office.replyMailbox]);
