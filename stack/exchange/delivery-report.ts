import { randomUUID } from 'node:crypto';

/** What a report says of one undeliverable message. */
export interface UndeliverableMessage {
  /** To whom the report goes: the envelope sender of the original. */
  readonly reportTo: string;
  readonly recipient: string;
  readonly originalHeaderBlock: string;
  /** RFC 3463 code: "5.1.1". */
  readonly status: string;
  /** What the last server said, one line. */
  readonly diagnostic: string;
  readonly acceptedAt: Date;
  readonly now: Date;
}

/** A report and the Message-ID it carries. */
export interface DeliveryReport {
  readonly messageId: string;
  readonly raw: Buffer;
}

export const reportingHost = 'exchange.example';

/** RFC 5322 date in UTC. */
const mailDate = (moment: Date): string => moment.toUTCString().replace('GMT', '+0000');

/** Writes a delivery report as RFC 3462 and RFC 3464 have it: text for people, fields for machines, the original's header. */
export const writeDeliveryReport = (undeliverable: UndeliverableMessage): DeliveryReport => {
  const { recipient, reportTo, status, diagnostic, acceptedAt, now } = undeliverable;
  const messageId = `<${randomUUID()}@${reportingHost}>`;
  const boundary = `report-${randomUUID()}`;
  const lines = [
    `From: Mail Delivery System <mailer-daemon@${reportingHost}>`,
    `To: <${reportTo}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${mailDate(now)}`,
    `Message-ID: ${messageId}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status;`,
    `\tboundary="${boundary}"`,
    '',
    'This is a MIME-encapsulated message.',
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `This is the mail system at host ${reportingHost}.`,
    '',
    'Your message could not be delivered to the following recipient:',
    '',
    `<${recipient}>: ${diagnostic}`,
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${reportingHost}`,
    `Arrival-Date: ${mailDate(acceptedAt)}`,
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822; ${recipient}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${diagnostic}`,
    `Last-Attempt-Date: ${mailDate(now)}`,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    undeliverable.originalHeaderBlock.replace(/\r?\n/g, '\r\n'),
    '',
    `--${boundary}--`,
    '',
  ];
  return { messageId, raw: Buffer.from(lines.join('\r\n'), 'latin1') };
};
