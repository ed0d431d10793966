import MailComposer from 'nodemailer/lib/mail-composer';
import type { ReportMessage } from '../../activities/ports/mailings.ts';
import { loopHeader } from '../../domain/receive/incoming-message.ts';

/**
 * The message with which a report goes to its list: what is new as text, the files attached. Nobody is asked to
 * answer, and no machine is to (RFC 3834). The same input gives the same bytes.
 */
export const buildReportMime = async (message: ReportMessage): Promise<Uint8Array> => {
  const composed = new MailComposer({
    from: { name: message.fromName, address: message.from },
    to: message.to.map((address) => ({ name: '', address })),
    replyTo: { name: '', address: message.replyTo },
    subject: message.subject,
    date: new Date(message.datedAtMs),
    messageId: message.messageId,
    headers: {
      'Content-Language': message.language,
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      [loopHeader]: message.from,
    },
    text: message.text,
    attachments: message.attached.map(({ name, mediaType, bytes }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    })),
    baseBoundary: message.messageId.slice(1, 33).replace(/[^0-9A-Za-z]/g, ''),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composed.compile().build();
};
