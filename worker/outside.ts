import type { MessageReader, NoteRenderer, PaperRenderer, TextExtractor } from '../activities/ports/outside.ts';
import type { DocumentRenderer } from '../adapters/documents/document-renderer.ts';
import { buildNoteMime } from '../adapters/mail/mime-note.ts';
import { parseIncoming } from '../adapters/mail/parse-incoming.ts';
import { extractBody, extractSubmission } from '../adapters/submissions/extract-text.ts';
import { noteText } from '../domain/dispatch/note-text.ts';

/** Notes through the wording rules into PDF, Word and the message itself. */
export const noteRenderer = (documents: DocumentRenderer): NoteRenderer => {
  return {
    render: async ({ definition, addressee, note, firstNote, deadlineDay, acknowledged }) => {
      const name = addressee.names[addressee.language] ?? addressee.names.en;
      const text = noteText({
        kind: note.kind,
        sequence: note.sequence,
        instrument: addressee.instrument,
        language: addressee.language,
        addressPhrase: name?.addressPhrase ?? addressee.name,
        reference: note.reference,
        dated: note.dated,
        deadline: deadlineDay,
        definition,
        ...(firstNote === null ? {} : { firstNote }),
        ...(acknowledged === null
          ? {}
          : {
              acknowledged: {
                receivedOn: acknowledged.receivedOn,
                theirReference: acknowledged.theirReference,
                documents: acknowledged.fileNames,
                late: acknowledged.late,
              },
            }),
      });
      const { pdf, word } = await documents.note(text, note.kind === 'request');
      const { mime } = await buildNoteMime({
        note: text,
        messageId: note.messageId,
        from: definition.office.senderMailbox,
        to: note.envelopeTo,
        replyTo: definition.office.replyMailbox,
        fromName: definition.office.name[addressee.language] ?? definition.office.letterhead[0] ?? definition.title,
        datedAtMs: note.preparedAtMs,
        follows: [firstNote?.messageId, note.inReplyTo].flatMap((id) => id ?? []),
        pdf,
      });
      return { mime, pdf, word };
    },
  };
};

export const paperRenderer = (documents: DocumentRenderer): PaperRenderer => ({
  render: (paper) => documents.paper(paper),
});

export const messageReader: MessageReader = { read: parseIncoming };

export const textExtractor: TextExtractor = { extract: extractSubmission, extractBody };
