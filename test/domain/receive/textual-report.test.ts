import { describe, expect, test } from 'vitest';
import { deliveryOutcome, reportedDelivery } from '../../../domain/receive/delivery-outcome.ts';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import { message } from './message-fixture.ts';

const note = { token: 't0ken', envelopeTo: 'Vienna@austria.example' };
const report = (subject: string, bodyText: string, changes: Partial<IncomingMessage> = {}): IncomingMessage =>
  message({ envelopeFrom: '', envelopeTo: ['notes+t0ken@secretariat.test'], subject, bodyText, ...changes });

const failure =
  "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n\n<vienna@austria.example>:\nno such user\n";
const delay =
  'A message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours.\n\n  vienna@austria.example\n\nNo action is required on your part.\n';

describe('a report in words alone', () => {
  test.each<[string, IncomingMessage, string]>([
    ['a failure', report('failure notice', failure), 'failed'],
    ['a delay', report('Warning: message delayed 24 hours', delay), 'delayed'],
    [
      'a failure named by a header only',
      report('Mail delivery failed', 'See below.', { headers: { 'x-failed-recipients': ['vienna@austria.example'] } }),
      'failed',
    ],
    [
      'a delivery',
      report('Delivered', 'Your message was successfully delivered to <vienna@austria.example>.'),
      'delivered',
    ],
    ['another recipient', report('failure notice', failure.replace('vienna@', 'geneva@')), 'unproven'],
    ['another token', report('failure notice', failure, { envelopeTo: ['notes+other@secretariat.test'] }), 'unproven'],
    ['no token', report('failure notice', failure, { envelopeTo: ['notes@secretariat.test'] }), 'unproven'],
    [
      'an address in the returned message only',
      report('failure notice', 'It could not be delivered.\n\n--- Original message ---\nTo: vienna@austria.example\n'),
      'unproven',
    ],
  ])('%s', (_, received, expected) => {
    expect(deliveryOutcome(received, note)).toBe(expected);
  });

  test('one that says nothing clearly is of another kind', () => {
    expect(reportedDelivery(report('About your mail', 'Statistics follow.'))).toBe('other');
  });

  test('the machine-readable part goes before the words', () => {
    const deliveryReport = {
      action: 'delayed' as const,
      status: '4.4.1',
      finalRecipient: 'vienna@austria.example',
      originalRecipient: null,
      originalEnvelopeId: null,
      originalMessageId: null,
      diagnostic: null,
    };
    expect(reportedDelivery(report('failure notice', failure, { deliveryReport }))).toBe('delayed');
  });
});
