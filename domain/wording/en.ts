import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: 'The communication bears reference {theirReference}.',
  oneDocument: 'The following document was received: {documents}.',
  documents: 'The following documents were received: {documents}.',
  inTime:
    'The submission will be included, in the form and the language in which it was received, in the compilation to be issued as document {symbol}.',
  lateCompiled:
    'The reply was received after the deadline of {deadline}. It will nevertheless be included in the compilation to be issued as document {symbol}.',
  lateNotCompiled:
    'The reply was received after the deadline of {deadline}. It has been placed on file, but cannot be included in the compilation to be issued as document {symbol}.',
  lateRefused:
    'The reply was received after the deadline of {deadline}. It has been recorded, but cannot be taken into account in the compilation to be issued as document {symbol}.',
};

const quoteReference = 'It is kindly requested that the reply quote reference {reference}.';
const quoteReferenceAndMailbox =
  'It is kindly requested that the reply quote reference {reference} and be sent to {replyMailbox}.';

/** English. The formulae are those of the Correspondence Manual; the closing is used where an office has it switched on. */
export const englishNoteWording: NoteWording = {
  reviewed: false,
  labels: {
    reference: 'Reference:',
    subject: 'Subject:',
    replyBy: 'Reply requested by:',
    addressee: 'To:',
    initials: 'Initials',
    signature: 'Signature',
    enclosure: 'Enclosure: {list}',
    enclosures: 'Enclosures ({count}): {list}',
  },
  to: { plain: 'to ', contractions: [] },
  placeAndDate: '{place}, {date}',
  subjects: {
    reminders: [
      'Reminder: {subject}',
      'Second reminder: {subject}',
      'Third reminder: {subject}',
      'Reminder No. {sequence}: {subject}',
    ],
    extension: 'Extension of the deadline: {subject}',
    acknowledgement: 'Acknowledgement of receipt: {subject}',
  },
  noteVerbale: {
    salutation: null,
    citations: {
      'note-verbale': 'its note verbale {reference} of {date}',
      letter: 'its letter {reference} of {date}',
    },
    openings: {
      request: '{office} presents its compliments {toAddressee} and has the honour to refer {toSubject}.',
      reminder:
        '{office} presents its compliments {toAddressee} and has the honour to refer to {firstNote} concerning {subject}.',
      extension:
        '{office} presents its compliments {toAddressee} and has the honour to refer to {firstNote} concerning {subject}.',
      acknowledgement:
        '{office} presents its compliments {toAddressee} and has the honour to acknowledge with thanks receipt, on {receivedOn}, of the reply to {firstNote} concerning {subject}.',
      acknowledgementUnprompted:
        '{office} presents its compliments {toAddressee} and has the honour to acknowledge with thanks receipt, on {receivedOn}, of a communication concerning {subject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'As at the date of the present note, no reply to that communication has been recorded. It would be appreciated if the reply could be received by {deadline}.',
    reminderAfterDeadline:
      'As at the date of the present note, no reply to that communication has been recorded. The deadline for replies was {deadline}; it would be appreciated if the reply could be received at the earliest convenience.',
    reminderCrossed: 'Should a reply have been sent in the meantime, the present note may be disregarded.',
    extensionGranted:
      'The deadline for replies to that communication has been extended to {deadline}. Its other terms remain unchanged.',
    acknowledged,
    closing:
      '{office} avails itself of this opportunity to renew {toAddressee} the assurances of its highest consideration.',
  },
  letter: {
    salutation: 'Sir/Madam,',
    citations: { 'note-verbale': 'the note verbale {reference} of {date}', letter: 'my letter {reference} of {date}' },
    openings: {
      request: 'I have the honour to refer {toSubject}.',
      reminder: 'I have the honour to refer to {firstNote} concerning {subject}.',
      extension: 'I have the honour to refer to {firstNote} concerning {subject}.',
      acknowledgement:
        'I have the honour to acknowledge with thanks receipt, on {receivedOn}, of the reply to {firstNote} concerning {subject}.',
      acknowledgementUnprompted:
        'I have the honour to acknowledge with thanks receipt, on {receivedOn}, of a communication concerning {subject}.',
    },
    quoteReference,
    quoteReferenceAndMailbox,
    reminderBeforeDeadline:
      'As at the date of the present letter, no reply to that communication has been recorded. I should be grateful to receive the reply by {deadline}.',
    reminderAfterDeadline:
      'As at the date of the present letter, no reply to that communication has been recorded. The deadline for replies was {deadline}; I should be grateful to receive the reply at the earliest convenience.',
    reminderCrossed: 'Should a reply have been sent in the meantime, the present letter may be disregarded.',
    extensionGranted:
      'I have the honour to inform you that the deadline for replies to that communication has been extended to {deadline}. Its other terms remain unchanged.',
    acknowledged,
    closing: 'Accept, Sir/Madam, the assurances of my highest consideration.',
  },
};
