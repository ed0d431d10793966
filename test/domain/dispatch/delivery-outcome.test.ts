import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyDelivery, type DeliveryFacts } from '../../../domain/dispatch/delivery-outcome.ts';

const facts = (
  code: string | null,
  command: string,
  responseCode: number | null,
  sawDataReply: boolean,
  rejected: readonly string[] = [],
): DeliveryFacts => ({ code, command, responseCode, sawDataReply, rejected });

describe('what became of a note', () => {
  it.each([
    ['accepted', '250 after the final dot', facts(null, 'DATA', 250, true)],
    ['temporary', 'connection refused', facts('ESOCKET', 'CONN', null, false)],
    ['temporary', '421 greeting', facts('EPROTOCOL', 'CONN', 421, false)],
    ['temporary', '554 greeting', facts('EPROTOCOL', 'CONN', 554, false)],
    ['temporary', 'sign-in refused', facts('EAUTH', 'AUTH PLAIN', 535, false)],
    ['temporary', 'dropped before the data reply', facts('ECONNECTION', 'CONN', null, false)],
    ['temporary', 'silent before the data reply', facts('ETIMEDOUT', 'CONN', null, false)],
    ['temporary', '451 to the sender', facts('EENVELOPE', 'MAIL FROM', 451, false)],
    ['temporary', '550 to the sender', facts('EENVELOPE', 'MAIL FROM', 550, false)],
    ['permanent', '552 to the announced size', facts('EENVELOPE', 'MAIL FROM', 552, false)],
    ['permanent', 'larger than announced', facts('EMESSAGE', 'MAIL FROM', null, false)],
    ['temporary', '450 to the mailbox', facts('EENVELOPE', 'RCPT TO', 450, false)],
    ['permanent', '550 to the mailbox', facts('EENVELOPE', 'RCPT TO', 550, false)],
    [
      'permanent',
      'mailbox refused in a transaction that went through',
      facts(null, 'RCPT TO', 550, true, ['a@b.test']),
    ],
    ['uncertain', 'mailbox refused, nobody says how', facts(null, 'DATA', null, true, ['a@b.test'])],
    ['temporary', '452 to the data command', facts('EENVELOPE', 'DATA', 452, false)],
    ['permanent', '554 to the data command', facts('EENVELOPE', 'DATA', 554, false)],
    ['uncertain', 'dropped in the body', facts('ESOCKET', 'CONN', null, true)],
    ['uncertain', 'dropped after the final dot', facts('ECONNECTION', 'CONN', null, true)],
    ['uncertain', 'silent after the final dot', facts('ETIMEDOUT', 'CONN', null, true)],
    ['temporary', '451 after the final dot', facts('EMESSAGE', 'DATA', 451, true)],
    ['permanent', '554 after the final dot', facts('EMESSAGE', 'DATA', 554, true)],
    ['permanent', 'a reply of refusal cut short by the end of the connection', facts('ECONNECTION', 'CONN', 554, true)],
    ['permanent', 'a mailbox that cannot be written down', facts('EENVELOPE', 'API', null, false)],
  ] as const)('is %s: %s', (outcome, _, seen) => {
    expect(classifyDelivery(seen).outcome).toBe(outcome);
    expect(classifyDelivery(seen).reason).not.toBe('');
  });

  it('is never "not sent" when the bytes were asked for and no reply came, whatever the client calls it', () => {
    fc.assert(
      fc.property(fc.option(fc.string()), fc.option(fc.string()), (code, command) => {
        const { outcome } = classifyDelivery({ responseCode: null, command, sawDataReply: true, rejected: [], code });
        expect(outcome).toBe('uncertain');
      }),
    );
  });

  it('is "accepted" only on a reply of the 2xx class without any error or refusal', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 200, max: 599 })),
        fc.boolean(),
        fc.option(fc.constantFrom('ESOCKET', 'EMESSAGE')),
        fc.constantFrom<readonly string[]>([], ['a@b.test']),
        (responseCode, sawDataReply, code, rejected) => {
          const { outcome } = classifyDelivery({ responseCode, command: 'DATA', sawDataReply, rejected, code });
          const clean = responseCode !== null && responseCode < 300 && code === null && rejected.length === 0;
          expect(outcome === 'accepted').toBe(clean);
        },
      ),
    );
  });
});
