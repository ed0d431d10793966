import type { CampaignRegister } from '../../domain/receive/attribution.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import { judgeSender as judge, type SenderVerdict } from '../../domain/receive/sender-verdict.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord } from '../ports/intake.ts';

/** Asks who vouches for the sender of an item that came as a message. */
export const judgeSender = async (
  deps: Dependencies,
  item: IncomingRecord,
  raw: Uint8Array,
  message: IncomingMessage,
  register: CampaignRegister,
): Promise<SenderVerdict> => {
  const findings = await deps.senders.examine(raw, {
    envelopeFrom: item.envelopeFrom,
    envelopeTo: item.envelopeTo,
    peer: item.peer,
    // From a mailbox of the house, or by a socket on this machine: the house's own server took the message in.
    fetched: item.door === 'imap' || (item.door === 'lmtp' && item.peer === null),
    receivedAtMs: item.storedRealAtMs,
  });
  return judge(findings, message, (address) => register.mailboxes.has(address));
};

/** What the ledger says of it; nothing where nobody was asked. */
export const senderEntry = (sender: SenderVerdict | null | undefined): Readonly<Record<string, unknown>> =>
  sender == null ? {} : { sender: sender.status, senderReasons: sender.reasons };
