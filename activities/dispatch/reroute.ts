import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { routeToken } from '../../domain/dispatch/message-id.ts';
import type { RouteCause } from '../../domain/dispatch/route.ts';
import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote, Rerouting } from '../ports/outbox.ts';
import { returnPathOf } from './numbered-note.ts';

/** Why and whereto a note goes on. */
interface RouteChange {
  /** The mailbox that is tried next. */
  readonly mailbox: string;
  readonly cause: RouteCause;
  readonly reason: string;
  /** The mailbox that it leaves, with the token that named it. */
  readonly from: Pick<OutboxNote, 'envelopeTo' | 'token'>;
  readonly possibleDuplicate: boolean;
  readonly atMs: number;
}

/**
 * The same note to the mission's next mailbox: number, Message-ID and bytes stay, so that a mission which
 * gets it twice after all knows it again. Only the envelope changes: each mailbox has a token of its own.
 */
export const reroute = (
  { keyedHash }: Pick<Dependencies, 'keyedHash'>,
  { office }: CampaignDefinition,
  note: OutboxNote,
  { mailbox, cause, reason, from, possibleDuplicate, atMs }: RouteChange,
): { readonly rerouting: Rerouting; readonly entry: LedgerEntry } => {
  const { campaignId, code, kind, sequence } = note;
  const token = routeToken({ campaignId, addresseeCode: code, kind, sequence }, mailbox, keyedHash);
  return {
    rerouting: {
      note: { id: note.id, attempt: note.attempt },
      left: { noteId: note.id, mailbox: from.envelopeTo, token: from.token, cause, reason, atMs },
      to: { envelopeTo: mailbox, envelopeFrom: returnPathOf(kind, office.senderMailbox, token), token },
      possibleDuplicate,
    },
    entry: {
      atMs,
      type: 'note-rerouted',
      subject: code,
      actor: engine,
      data: {
        messageId: note.messageId,
        kind,
        sequence,
        reference: note.reference,
        from: from.envelopeTo,
        to: mailbox,
        cause,
        reason,
      },
    },
  };
};
