import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  envelopeSender,
  type NoteIdentityKey,
  noteIdentity,
  routeToken,
  tokenOfEnvelope,
} from '../../../domain/dispatch/message-id.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const key: NoteIdentityKey = { campaignId: 'example-2015', addresseeCode: 'AUT', kind: 'reminder', sequence: 2 };
const identity = (overrides: Partial<NoteIdentityKey> = {}) =>
  noteIdentity({ ...key, ...overrides }, sha256, 'notes@secretariat.example');

describe('the identity of a note', () => {
  it('is the same however often it is asked for', () => {
    expect(identity()).toEqual(identity());
    expect(identity().messageId).toMatch(/^<[0-9a-f]{32}@secretariat\.example>$/);
    expect(identity().token).toMatch(/^[0-9a-f]{20}$/);
  });

  it('is another when any part of the key is', () => {
    const others: Partial<NoteIdentityKey>[] = [
      {},
      { campaignId: 'x' },
      { addresseeCode: 'FRA' },
      { kind: 'request' },
      { sequence: 3 },
      { campaignId: 'example-2015","AUT', addresseeCode: '' },
    ];
    expect(new Set(others.map((other) => identity(other).token)).size).toBe(others.length);
  });
});

it('keeps the token to those who have the secret: the Message-ID does not give it away', () => {
  const { messageId, token } = identity();
  expect(messageId).not.toContain(token);
  const withAnother = noteIdentity(key, (text) => sha256(`another secret ${text}`), 'notes@secretariat.example');
  expect(withAnother.messageId).not.toBe(messageId);
  expect(withAnother.token).not.toBe(token);
});

describe('the token of a note at another mailbox', () => {
  it('names note and mailbox: it is another for each of either, whatever the letter case', () => {
    const tokens = [
      identity().token,
      routeToken(key, 'second@aut.example', sha256),
      routeToken(key, 'third@aut.example', sha256),
      routeToken({ ...key, sequence: 3 }, 'second@aut.example', sha256),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.every((token) => /^[0-9a-f]{20}$/.test(token))).toBe(true);
    expect(routeToken(key, 'Second@AUT.example', sha256)).toBe(tokens[1]);
  });
});

describe('the envelope sender', () => {
  it('carries the token and gives it back, whatever happens to its case', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{20}$/), fc.boolean(), (token, shouted) => {
        const sender = envelopeSender('notes@secretariat.example', token);
        expect(tokenOfEnvelope(shouted ? sender.toUpperCase() : sender)).toBe(token);
      }),
    );
    expect(envelopeSender('notes@secretariat.example', 'ab12')).toBe('notes+ab12@secretariat.example');
  });

  it.each([
    'notes@secretariat.example',
    'notes+officer@secretariat.example',
    'notes+0123456789abcdef012@secretariat.example',
    'notes+0123456789abcdef01234@secretariat.example',
    'x notes+0123456789abcdef0123@secretariat.example',
    '',
  ])('is not seen in %j', (address) => {
    expect(tokenOfEnvelope(address)).toBeNull();
  });
});
