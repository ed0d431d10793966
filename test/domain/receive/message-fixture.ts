import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';

/** A person's plain reply; tests change what they are about. */
const personsReply: IncomingMessage = {
  messageId: '<reply-1@mission.example>',
  from: [{ name: 'Permanent Mission', address: 'vienna@austria.example' }],
  fromHeaders: 1,
  envelopeFrom: 'vienna@austria.example',
  envelopeTo: ['replies@secretariat.test'],
  replyTo: [],
  to: [{ name: '', address: 'replies@secretariat.test' }],
  subject: 'Comments of Austria on resolution 7/1',
  date: '2015-06-20T08:00:00.000Z',
  inReplyTo: [],
  references: [],
  headers: { 'content-type': ['multipart/mixed; boundary="x"'] },
  received: 2,
  bodyText: 'Please find attached the comments of Austria.',
  bodyHtml: null,
  attachments: [],
  deliveryReport: null,
  calendarMethod: null,
};

export const message = (changes: Partial<IncomingMessage>): IncomingMessage => ({ ...personsReply, ...changes });
