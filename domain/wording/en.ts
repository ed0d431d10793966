import { latinListLetters } from './list-letters.ts';
import type { NoteWording } from './note-wording.ts';

const acknowledged = {
  theirReference: 'The communication bears reference {theirReference}.',
  oneDocument: 'The following document was received: {documents}.',
  documents: 'The following documents were received: {documents}.',
  inTime:
    'The submission will be included, in the form and the language in which it was received, in the compilation to be issued as document {symbol}.',
  nilReturn: 'It has been recorded that there is nothing to report in reply. No further reminder will be sent.',
  declined: 'It has been recorded that no submission will be made. No further reminder will be sent.',
  onFile:
    'The submission has been placed on file and will not be reproduced in document {symbol}, in which its receipt will be noted.',
  refusedFile: 'The following file could not be accepted:',
  refusedFiles: 'The following files could not be accepted:',
  lateCompiled:
    'The reply was received after the deadline of {deadline}. It will nevertheless be included in the compilation to be issued as document {symbol}.',
  lateNotCompiled:
    'The reply was received after the deadline of {deadline}. It has been placed on file, but cannot be included in the compilation to be issued as document {symbol}.',
  lateAddendum:
    'The reply was received after the deadline of {deadline}. It is to be issued as an addendum to document {symbol}.',
  lateReissued:
    'The reply was received after the deadline of {deadline}. It is to be included when document {symbol} is reissued.',
  lateRefused:
    'The reply was received after the deadline of {deadline}. It has been recorded, but cannot be taken into account in the compilation to be issued as document {symbol}.',
};

const quoteReference = 'It is kindly requested that the reply quote reference {reference}.';
const quoteReferenceAndMailbox =
  'It is kindly requested that the reply quote reference {reference} and be sent to {replyMailbox}.';

const oneQuestion =
  'So that the submission may be reflected correctly, clarification is kindly requested of the following point:';
const questions =
  'So that the submission may be reflected correctly, clarification is kindly requested of the following points:';

const transmitted = {
  withSymbol: 'Document {documentSymbol}, entitled “{documentTitle}”, is transmitted herewith.',
  withoutSymbol: 'The document entitled “{documentTitle}” is transmitted herewith.',
};

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
  list: { separator: '; ', item: '({letter}) {text}', letters: latinListLetters },
  placeAndDate: '{place}, {date}',
  subjects: {
    reminders: [
      'Reminder: {subject}',
      'Second reminder: {subject}',
      'Third reminder: {subject}',
      'Reminder No. {sequence}: {subject}',
    ],
    extension: 'Extension of the deadline: {subject}',
    withdrawal: 'Withdrawal of the request: {subject}',
    acknowledgement: 'Acknowledgement of receipt: {subject}',
    clarification: 'Request for clarification: {subject}',
    transmittal: 'Transmittal of a document: {subject}',
    circular: 'Circular: {subject}',
  },
  collectiveAddressee: {
    parties: 'the Permanent Missions of the States parties ({place})',
    partiesAndObservers: 'the Permanent Missions of the States parties and observers ({place})',
    missions: 'the Permanent Missions and Permanent Observer Missions ({place})',
    organizations: 'the intergovernmental organizations invited as observers',
  },
  uploadLink:
    'The reply may also be uploaded at the following address, which is intended for the addressee alone and requires no account:',
  translatedFrom: {
    ar: 'Translated from Arabic',
    zh: 'Translated from Chinese',
    fr: 'Translated from French',
    ru: 'Translated from Russian',
    es: 'Translated from Spanish',
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
      clarification:
        '{office} presents its compliments {toAddressee} and has the honour to refer to the communication {theirReference}, received on {receivedOn}, concerning {subject}.',
      clarificationUnnumbered:
        '{office} presents its compliments {toAddressee} and has the honour to refer to the communication received on {receivedOn} concerning {subject}.',
      circular:
        '{office} presents its compliments {toAddressee} and has the honour to convey the following information concerning {subject}.',
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
    withdrawn:
      'The request contained in that communication may be considered withdrawn; no reply is any longer expected.',
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'It would be appreciated if the clarification could be received by {deadline}.',
    },
    transmitted,
    informationOnly: 'The present note is for information and requires no reply.',
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
      clarification:
        'I have the honour to refer to the communication {theirReference}, received on {receivedOn}, concerning {subject}.',
      clarificationUnnumbered:
        'I have the honour to refer to the communication received on {receivedOn} concerning {subject}.',
      circular: 'I have the honour to convey the following information concerning {subject}.',
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
    withdrawn:
      'I have the honour to inform you that the request contained in that communication may be considered withdrawn; no reply is any longer expected.',
    acknowledged,
    clarification: {
      oneQuestion,
      questions,
      replyBy: 'I should be grateful to receive the clarification by {deadline}.',
    },
    transmitted,
    informationOnly: 'The present letter is for information and requires no reply.',
    closing: 'Accept, Sir/Madam, the assurances of my highest consideration.',
  },
};
