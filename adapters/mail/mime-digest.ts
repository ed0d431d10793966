import MailComposer from 'nodemailer/lib/mail-composer';
import type { DigestMail } from '../../activities/ports/inbox.ts';
import { loopHeader } from '../../domain/receive/incoming-message.ts';

/** The daily mail to staff: plain text that no machine answers (RFC 3834). */
export const buildDigestMime = (mail: DigestMail): Promise<Uint8Array> =>
  new MailComposer({
    from: { name: 'Verbale', address: mail.from },
    to: { name: '', address: mail.to },
    subject: mail.subject,
    date: new Date(mail.datedAtMs),
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', [loopHeader]: mail.from },
    text: mail.text,
    baseBoundary: mail.messageId.slice(1, 33),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
