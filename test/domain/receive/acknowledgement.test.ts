import { describe, expect, test } from 'vitest';
import { mayAcknowledge, withoutSubAddress } from '../../../domain/receive/acknowledgement.ts';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import { message } from './message-fixture.ts';

describe('mayAcknowledge', () => {
  const reply = { class: 'reply' } as const;

  test('a person’s reply may be acknowledged', () => {
    expect(mayAcknowledge(message({}), reply, ['replies@secretariat.test'])).toBe(true);
  });

  test.each(['automatic-reply', 'delivery-report', 'list-or-loop'] as const)('never a message of class %s', (kind) => {
    expect(mayAcknowledge(message({}), { class: kind })).toBe(false);
  });

  test.each<[string, Partial<IncomingMessage>]>([
    ['an empty return path', { envelopeFrom: '' }],
    ['Auto-Submitted', { headers: { 'auto-submitted': ['auto-generated'] } }],
    ['List-Id', { headers: { 'list-id': ['<x.example>'] } }],
    ['any Precedence', { headers: { precedence: ['bulk'] } }],
    ['two senders', { from: [...message({}).from, { name: '', address: 'b@c.example' }] }],
    ['two From headers', { fromHeaders: 2 }],
    ['no sender', { from: [] }],
    ['a no-reply sender', { from: [{ name: '', address: 'no-reply@mission.example' }] }],
    ['a list’s return path', { envelopeFrom: 'owner-list@mission.example' }],
    ['a bounce return path', { envelopeFrom: 'bounces+123@mission.example' }],
    ['our own mailbox', { from: [{ name: '', address: 'Replies+abc@Secretariat.test' }] }],
  ])('never for %s', (_, changes) => {
    expect(mayAcknowledge(message(changes), reply, ['replies@secretariat.test'])).toBe(false);
  });

  test('a sub-address belongs to its mailbox', () => {
    expect(withoutSubAddress('Replies+a+b@Unit.example')).toBe('replies@unit.example');
    expect(withoutSubAddress('replies@unit.example')).toBe('replies@unit.example');
  });
});
