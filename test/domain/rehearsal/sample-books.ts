import type { BookedEvent, Books } from '../../../domain/rehearsal/book-index.ts';
import type { AcceptedLine, ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import type { MissionLine, SubmissionSentLine } from '../../../domain/rehearsal/missions-log.ts';

/** Real moment so many milliseconds into the rehearsal. */
export const real = (milliseconds: number): string => new Date(Date.UTC(2026, 0, 1) + milliseconds).toISOString();

/** A mutable copy of the books, for planting mistakes. */
export interface OpenBooks extends Books {
  ledger: BookedEvent[];
  exchangeLog: ExchangeLine[];
  missionsLog: MissionLine[];
}

export const requestId = '<request@secretariat.example>';
export const reminderId = '<reminder@secretariat.example>';
export const acknowledgementId = '<acknowledgement@secretariat.example>';
export const submissionId = '<submission@aut.missions.example>';
export const awayId = '<away@aut.missions.example>';
export const strangerId = '<stranger@webmail.example>';
export const bounceId = '<bounce@exchange.example>';

const mailbox = 'mission@aut.missions.example';
let sequence = 0;

export const event = (
  type: string,
  at: number,
  data: Record<string, unknown>,
  subject: string | null = 'AUT',
): BookedEvent => {
  sequence += 1;
  return { sequence, at: '2015-06-01T00:00:00.000Z', recordedAt: real(at), type, subject, data };
};

export const accepted = (
  messageId: string,
  from: string,
  to: string,
  at: number,
  kind: AcceptedLine['event'] = 'accepted',
): AcceptedLine => ({
  event: kind,
  at: real(at + 2),
  transactionStartedAt: real(at),
  envelopeFrom: from,
  envelopeTo: [to],
  messageId,
  headerFrom: from,
  sha256: `sha of ${messageId}`,
  size: 100,
  spooledAs: `${messageId}.eml`,
});

export const note = (messageId: string, kind: string, at: number): BookedEvent[] => {
  const about = { messageId, kind, sequence: 1, mimeSha256: `sha of ${messageId}`, recipient: mailbox };
  return [
    event('note-prepared', at - 20, about),
    event('note-claimed', at - 10, { messageId, attempt: 1 }),
    event('note-accepted', at + 5, { ...about, attempt: 1, possibleDuplicate: false }),
  ];
};

const delivered = (messageId: string, from: string, at: number): ExchangeLine => ({
  event: 'delivered',
  at: real(at),
  messageId,
  sha256: `sha of ${messageId}`,
  envelopeFrom: from,
  recipient: 'replies@secretariat.example',
  target: '127.0.0.1:2525',
  reply: '250 stored',
});

const stored = (messageId: string, at: number): BookedEvent =>
  event('incoming-stored', at, { itemId: `item ${messageId}`, sha256: `sha of ${messageId}` }, null);

const sent = (messageId: string, at: number, sender: SubmissionSentLine['sender']): SubmissionSentLine => ({
  event: 'submission-sent',
  at: real(at),
  transactionStartedAt: real(at - 3),
  code: 'AUT',
  from: sender === 'stranger' ? 'delegate.aut@webmail.example' : mailbox,
  sender,
  messageId,
  inReplyTo: null,
  reference: 'VB 2015/7/OCB',
  version: 1,
  format: 'docx',
  files: [{ name: 'Views.docx', sha256: 'sha of file', size: 10 }],
  bodySha256: null,
  rawSha256: `sha of ${messageId}`,
});

/**
 * Books that agree. The request leaves at 100, a reminder is claimed at 490 and leaves at 500, the submission
 * sets out at 497 and is stored at 510 (crossed in the post), is filed at 520 and acknowledged at 600.
 */
export const agreeingBooks = (): OpenBooks => ({
  secretariatDomain: 'secretariat.example',
  names: { AUT: 'Austria' },
  ledger: [
    ...note(requestId, 'request', 100),
    ...note(reminderId, 'reminder', 500),
    stored(submissionId, 508),
    event('submission-filed', 520, {
      itemId: `item ${submissionId}`,
      messageId: submissionId,
      version: 1,
      files: [{ name: 'Views.docx', sha256: 'sha of file' }],
    }),
    ...note(acknowledgementId, 'acknowledgement', 600),
    event('submission-acknowledged', 606, { messageId: acknowledgementId, inReplyTo: submissionId }),
    stored(awayId, 130),
    event('machine-mail-recognised', 140, { itemId: `item ${awayId}`, messageId: awayId, class: 'automatic-reply' }),
    stored(strangerId, 730),
    event(
      'incoming-held',
      740,
      { itemId: `item ${strangerId}`, messageId: strangerId, reason: 'one-piece-of-evidence' },
      null,
    ),
    stored(bounceId, 230),
    event('bounce-recorded', 240, { itemId: `item ${bounceId}` }),
  ],
  exchangeLog: [
    accepted(requestId, 'notes@secretariat.example', mailbox, 100),
    accepted(awayId, mailbox, 'notes@secretariat.example', 120),
    delivered(awayId, mailbox, 131),
    accepted(reminderId, 'notes@secretariat.example', mailbox, 500),
    accepted(submissionId, mailbox, 'replies@secretariat.example', 497),
    delivered(submissionId, mailbox, 510),
    // An acknowledgement travels with the null sender; its From: header tells whose it is.
    { ...accepted(acknowledgementId, '', mailbox, 600), headerFrom: 'notes@secretariat.example' },
    accepted(strangerId, 'delegate.aut@webmail.example', 'replies@secretariat.example', 720),
    delivered(strangerId, 'delegate.aut@webmail.example', 731),
    {
      event: 'bounce-sent',
      at: real(220),
      messageId: bounceId,
      sha256: `sha of ${bounceId}`,
      originalMessageId: '<other@secretariat.example>',
      recipient: 'mission@gone.missions.example',
      reportedTo: 'notes@secretariat.example',
      status: '5.1.1',
    },
    delivered(bounceId, '', 231),
  ],
  missionsLog: [
    {
      event: 'out-of-office-sent',
      at: real(122),
      code: 'AUT',
      messageId: awayId,
      marking: 'auto-submitted',
      inReplyTo: requestId,
    },
    sent(submissionId, 499, 'registered'),
    {
      event: 'acknowledgement-received',
      at: real(604),
      code: 'AUT',
      mailbox,
      messageId: acknowledgementId,
      inReplyTo: submissionId,
      copy: false,
    },
    sent(strangerId, 722, 'stranger'),
    { event: 'extension-asked', at: real(50), code: 'AUT', messageId: '<more-time@aut.missions.example>', days: 14 },
  ],
});
