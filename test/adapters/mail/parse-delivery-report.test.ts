import { describe, expect, test } from 'vitest';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { classifyIncoming } from '../../../domain/receive/classification.ts';
import { deliveryOutcome } from '../../../domain/receive/delivery-outcome.ts';

const bounce = (status: string, returned: string): Uint8Array =>
  new TextEncoder().encode(
    `From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: notes+t0ken@secretariat.test
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
	boundary="b1"

--b1
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.
--b1
Content-Description: Delivery report
Content-Type: message/delivery-status

${status}
--b1
${returned}
--b1--
`.replace(/\n/g, '\r\n'),
  );

const envelope = { from: '', to: ['notes+t0ken@secretariat.test'] };
const returnedMessage = `Content-Type: message/rfc822

Message-ID:
 <note-12@secretariat.test>
From: notes@secretariat.test
Subject: Note verbale

The Secretariat presents its compliments.`;
const returnedHeaders = `Content-Type: text/rfc822-headers

From: notes@secretariat.test
Message-Id: <note-13@secretariat.test>`;

const failed = `Reporting-MTA: dns; mx.example
Original-Envelope-Id: t0ken+2B1
X-Postfix-Sender: rfc822; notes@secretariat.test

Final-Recipient: rfc822; Vienna@Austria.example
Original-Recipient: rfc822;vienna+2Bnv@austria.example
Action: failed
Status: 5.1.1 (bad destination)
Remote-MTA: dns; mail.austria.example
Diagnostic-Code: smtp; 550 5.1.1 <vienna@austria.example>:
    Recipient address rejected`;

describe('delivery reports', () => {
  test('a failure is read with its recipient, codes and the note it is about', async () => {
    const { message } = await parseIncoming(bounce(failed, returnedMessage), envelope);
    expect(message.deliveryReport).toEqual({
      action: 'failed',
      status: '5.1.1',
      finalRecipient: 'vienna@austria.example',
      originalRecipient: 'vienna+nv@austria.example',
      originalEnvelopeId: 't0ken+1',
      originalMessageId: '<note-12@secretariat.test>',
      diagnostic: 'smtp; 550 5.1.1 <vienna@austria.example>: Recipient address rejected',
    });
    expect(classifyIncoming(message).class).toBe('delivery-report');
    expect(deliveryOutcome(message, { token: 't0ken', envelopeTo: 'vienna@austria.example' })).toBe('failed');
    expect(deliveryOutcome(message, { token: 'other', envelopeTo: 'vienna@austria.example' })).toBe('unproven');
  });

  test('a delay is not a failure', async () => {
    const delayed = failed.replace('Action: failed', 'Action: delayed').replace('5.1.1 (bad destination)', '4.4.1');
    const { message } = await parseIncoming(bounce(delayed, returnedHeaders), envelope);
    expect(message.deliveryReport).toMatchObject({
      action: 'delayed',
      status: '4.4.1',
      originalMessageId: '<note-13@secretariat.test>',
    });
    expect(deliveryOutcome(message, { token: 't0ken', envelopeTo: 'vienna@austria.example' })).toBe('delayed');
  });

  test('of several recipients the failed one is taken', async () => {
    const two = `Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; first@austria.example
Action: relayed
Status: 2.0.0

Final-Recipient: rfc822; second@austria.example
Action: failed
Status: 5.2.2`;
    const { message } = await parseIncoming(bounce(two, returnedHeaders), envelope);
    expect(message.deliveryReport).toMatchObject({ action: 'failed', finalRecipient: 'second@austria.example' });
  });

  test.each([
    ['failure', '5.1.1', 'failed'],
    ['error', '5.0.0', 'failed'],
    ['trouble', '4.2.2', 'delayed'],
  ])('an action called %s with status %s is read as %s', async (word, status, action) => {
    const odd = failed.replace('Action: failed', `Action: ${word}`).replace('5.1.1 (bad destination)', status);
    const { message } = await parseIncoming(bounce(odd, returnedHeaders), envelope);
    expect(message.deliveryReport?.action).toBe(action);
  });

  test('a report whose machine-readable part says nothing is still a report, and proves nothing', async () => {
    const { message } = await parseIncoming(bounce('nothing to read here', returnedHeaders), envelope);
    expect(message.deliveryReport).toBeNull();
    expect(classifyIncoming(message).class).toBe('delivery-report');
    expect(deliveryOutcome(message, { token: 't0ken', envelopeTo: 'vienna@austria.example' })).toBe('unproven');
  });
});
