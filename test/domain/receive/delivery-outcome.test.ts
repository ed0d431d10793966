import { describe, expect, test } from 'vitest';
import { deliveryOutcome, envelopeTokens } from '../../../domain/receive/delivery-outcome.ts';
import type { DeliveryReport } from '../../../domain/receive/incoming-message.ts';
import { message } from './message-fixture.ts';

const report: DeliveryReport = {
  action: 'failed',
  status: '5.1.1',
  finalRecipient: 'vienna@austria.example',
  originalRecipient: null,
  originalEnvelopeId: null,
  originalMessageId: null,
  diagnostic: null,
};
const note = { token: 't0ken', envelopeTo: 'Vienna@austria.example' };
const bounce = (changes: Partial<DeliveryReport>, to = 'notes+t0ken@secretariat.test') =>
  message({ envelopeFrom: '', envelopeTo: [to], deliveryReport: { ...report, ...changes } });

describe('deliveryOutcome', () => {
  test.each<[string, Parameters<typeof bounce>, string]>([
    ['a failure', [{}], 'failed'],
    ['a server that gave up trying', [{ status: '4.4.7' }], 'failed'],
    ['a delay', [{ action: 'delayed', status: '4.4.1' }], 'delayed'],
    ['a delivery', [{ action: 'delivered', status: '2.0.0' }], 'delivered'],
    ['a relay', [{ action: 'relayed', status: null }], 'delivered'],
    ['the token in the envelope identifier', [{ originalEnvelopeId: 'T0ken' }, 'notes@secretariat.test'], 'failed'],
    [
      'a forwarding mission',
      [{ finalRecipient: 'desk@other.example', originalRecipient: 'vienna@austria.example' }],
      'failed',
    ],
    ['another note’s token', [{}, 'notes+other@secretariat.test'], 'unproven'],
    ['no token', [{}, 'notes@secretariat.test'], 'unproven'],
    ['another recipient', [{ finalRecipient: 'vienna@belgium.example' }], 'unproven'],
    ['no recipient', [{ finalRecipient: null }], 'unproven'],
  ])('%s', (_, given, expected) => {
    expect(deliveryOutcome(bounce(...given), note)).toBe(expected);
  });

  test('a bounce without a machine-readable part proves nothing', () => {
    expect(deliveryOutcome(message({ envelopeTo: ['notes+t0ken@secretariat.test'] }), note)).toBe('unproven');
  });

  test('tokens are the sub-addresses', () => {
    const envelopeTo = ['replies@a.test', 'replies+A+b@a.test', 'replies+@a.test', 'nonsense'];
    expect(envelopeTokens(message({ envelopeTo }))).toEqual(['a+b']);
  });
});
