import MailComposer from 'nodemailer/lib/mail-composer';
import { isStrictMailbox } from '../../domain/directory/mailbox.ts';
import { noteFileName } from '../../domain/dispatch/note-file-name.ts';
import { notePlainText } from '../../domain/dispatch/note-plain-text.ts';
import type { NoteText } from '../../domain/dispatch/note-text.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import { loopHeader } from '../../domain/receive/incoming-message.ts';

/** A file that goes with a note: an enclosure, a courtesy translation. */
export interface AttachedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A note and everything its message is made of. */
export interface NoteMessage {
  readonly note: NoteText;
  /** With angle brackets, from `noteIdentity`. */
  readonly messageId: string;
  /** From:, To: and Reply-To:; one strict mailbox each. */
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  /** The office, as the display name of From:. */
  readonly fromName: string;
  /** Campaign instant that the note bears, in epoch milliseconds. */
  readonly datedAtMs: number;
  /**
   * Message-IDs this note follows, oldest first: the request for a reminder or an extension, the
   * incoming message for an acknowledgement. Empty for a request. Whatever is no Message-ID is left
   * out: it came from outside, and there is nothing to thread to.
   */
  readonly follows: readonly string[];
  /** Absent in a mail that only points to the note. */
  readonly pdf?: Uint8Array;
  readonly word?: Uint8Array;
  /** After the note itself, in this order. */
  readonly attached?: readonly AttachedFile[];
  /** The deadline as an iCalendar file, where the note tells one. */
  readonly calendar?: string;
}

/** The message as it is stored and sent, byte for byte. */
export interface BuiltMessage {
  readonly mime: Uint8Array;
  readonly messageId: string;
}

/**
 * Builds the message of a note: a text part that alone is enough, the note as PDF and, where given,
 * as Word, and the deadline for a calendar. The same input gives the same bytes: date, Message-ID and boundaries are all the note's own.
 *
 * @throws DomainRefusal `unsafe-message` naming every field with a control character, every address
 *   that is not one strict mailbox and a Message-ID that is none
 */
export const buildNoteMime = async (message: NoteMessage): Promise<BuiltMessage> => {
  refuseUnsafe(message);
  const { note } = message;
  const fileName = noteFileName(note.reference.value);
  const composed = new MailComposer({
    from: { name: message.fromName, address: message.from },
    to: { name: '', address: message.to },
    replyTo: { name: '', address: message.replyTo },
    subject: `${note.reference.value}: ${note.subject.value}`,
    date: new Date(message.datedAtMs),
    messageId: message.messageId,
    ...threading(message.follows),
    headers: {
      'Content-Language': note.language,
      // RFC 3834: an acknowledgement says what it is, so that no machine answers it.
      ...(note.kind === 'acknowledgement'
        ? { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', [loopHeader]: message.from }
        : {}),
    },
    text: notePlainText(note),
    attachments: [
      ...(message.pdf === undefined
        ? []
        : [{ filename: `${fileName}.pdf`, contentType: 'application/pdf', content: asBuffer(message.pdf) }]),
      ...(message.word === undefined
        ? []
        : [{ filename: `${fileName}.docx`, contentType: wordType, content: asBuffer(message.word) }]),
      ...(message.attached ?? []).map(({ name, mediaType, bytes }) => ({
        filename: name,
        contentType: mediaType,
        content: asBuffer(bytes),
      })),
      // An attachment and not an alternative: mail programs would make a meeting of the note.
      ...(message.calendar === undefined
        ? []
        : [{ filename: 'deadline.ics', contentType: 'text/calendar; charset=utf-8', content: message.calendar }]),
    ],
    baseBoundary: message.messageId.slice(1, 33).replace(/[^0-9A-Za-z]/g, ''),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { mime: await composed.compile().build(), messageId: message.messageId };
};

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const threading = (follows: readonly string[]): { inReplyTo?: string; references?: string[] } => {
  const known = [...new Set(follows)].filter((id) => messageIdForm.test(id));
  const last = known.at(-1);
  return last === undefined ? {} : { inReplyTo: last, references: known };
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Printable ASCII round one @, in angle brackets, short enough for a header line (RFC 5322 section 3.6.4). */
const messageIdForm = /^<[!-;=?-~]{1,400}@[!-;=?-~]{1,400}>$/;

const refuseUnsafe = (message: NoteMessage): void => {
  const mistakes = [
    ...(['from', 'to', 'replyTo'] as const)
      .filter((field) => !isStrictMailbox(message[field]))
      .map((field) => ({ path: field, message: `${JSON.stringify(message[field])} is not one mailbox name@host.` })),
    ...[message.messageId]
      .filter((id) => !messageIdForm.test(id))
      .map((id) => ({ path: 'messageId', message: `${JSON.stringify(id)} is not a Message-ID <left@right>.` })),
    ...Object.entries({
      fromName: message.fromName,
      reference: message.note.reference.value,
      subject: message.note.subject.value,
    })
      .filter(([, text]) => controlCharacter.test(text))
      .map(([path]) => ({ path, message: 'holds a control character or a line break: take it out.' })),
  ];
  if (mistakes.length === 0) return;
  throw new DomainRefusal(
    'unsafe-message',
    mistakes.map((mistake) => `${mistake.path}: ${mistake.message}`).join(' '),
    mistakes,
  );
};
