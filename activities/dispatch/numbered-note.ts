import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { envelopeSender, noteIdentity } from '../../domain/dispatch/message-id.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteToNumber, NumberedNote } from '../ports/outbox.ts';

/** A note with its number: everything else that names it for ever follows from what it is. */
export const numberedNote = (
  deps: Dependencies,
  { office }: CampaignDefinition,
  note: NoteToNumber,
  number: Pick<NumberedNote, 'reference' | 'dated' | 'preparedAtMs'>,
): NumberedNote => {
  const { campaignId, code, kind, sequence } = note;
  const { messageId, token } = noteIdentity(
    { campaignId, addresseeCode: code, kind, sequence },
    deps.keyedHash,
    office.senderMailbox,
  );
  return {
    ...note,
    ...number,
    id: deps.newId(),
    messageId,
    token,
    envelopeFrom: note.envelopeTo === '' ? '' : returnPathOf(kind, office.senderMailbox, token),
  };
};

/** An automatic answer has no return path, so that nothing can answer it (RFC 3834 section 3.3). */
export const returnPathOf = (kind: NoteToNumber['kind'], senderMailbox: string, token: string): string =>
  kind === 'acknowledgement' ? '' : envelopeSender(senderMailbox, token);
