import { describe, expect, test } from 'vitest';
import type { IncomingMessage } from '../../../domain/receive/incoming-message.ts';
import type { SenderFindings } from '../../../domain/receive/sender-findings.ts';
import { judgeSender } from '../../../domain/receive/sender-verdict.ts';
import { message } from './message-fixture.ts';
import { aSignature, findings } from './sender-fixture.ts';

const address = 'vienna@m5.example';
const shown = message({ from: [{ name: 'Permanent Mission', address }] });
const judge = (changes: Partial<SenderFindings>, parsed: Partial<IncomingMessage> = {}, isRegistered = true) =>
  judgeSender(findings(changes), { ...shown, ...parsed }, () => isRegistered);
const signedBy = (changes: Parameters<typeof aSignature>[0]) => ({ signatures: [aSignature(changes)] });
const path = (result: SenderFindings['path']['result'], domain: string | null = 'm5.example') => ({
  path: { result, domain, seenBy: 'door' as const },
});
const byPath = { signatures: [], ...path('pass') };
const fail = { policy: { result: 'fail', policy: 'reject' } } as const;
const { receivedAtMs } = findings();

describe('judgeSender', () => {
  test.each<[string, Partial<SenderFindings>, 'signature' | 'path']>([
    ['a signature of the author’s domain', {}, 'signature'],
    ['a signature of a subdomain', signedBy({ domain: 'mail.m5.example' }), 'signature'],
    [
      'a sound signature beside a flawed one',
      { signatures: [aSignature({ coversPartOfBody: true }), aSignature()] },
      'signature',
    ],
    ['an envelope that is not known', { addressedIn: null }, 'signature'],
    ['a signer’s clock a little ahead', signedBy({ signedAtMs: receivedAtMs + 60_000 }), 'signature'],
    ['the path alone', byPath, 'path'],
    ['the path of a subdomain', { signatures: [], ...path('pass', 'bounces.m5.example') }, 'path'],
    [
      'the path, with a signature that leaves the subject open',
      { ...signedBy({ signedFields: ['from'] }), ...path('pass') },
      'path',
    ],
    ['a signature, though the house’s server says the policy is not met', { relayPolicy: 'fail' }, 'signature'],
  ])('%s verifies', (_, changes, by) => {
    expect(judge(changes)).toMatchObject({ status: 'verified', by, address });
  });

  test.each<[string, Partial<SenderFindings>, RegExp]>([
    ['a part of the body', signedBy({ coversPartOfBody: true }), /only a part of the text/],
    [
      'not the author',
      signedBy({ signedFields: ['to', 'subject', 'in-reply-to', 'content-type'] }),
      /does not cover the author/,
    ],
    [
      'not the subject',
      signedBy({ signedFields: ['from', 'to', 'in-reply-to', 'content-type'] }),
      /does not cover subject/,
    ],
    ['not our address', { addressedIn: [] }, /an address of this office/],
    ['our address in a field left open', { addressedIn: ['cc'] }, /an address of this office/],
    ['only on trial', signedBy({ testing: true }), /tries signing out/],
    ['until yesterday', signedBy({ expiresAtMs: receivedAtMs - 1 }), /had expired/],
    ['from tomorrow', signedBy({ signedAtMs: receivedAtMs + 86_400_000 }), /dated after the receipt/],
    ['of last month', signedBy({ signedAtMs: receivedAtMs - 30 * 86_400_000 }), /of 2015-05-21, too long/],
    ['of the domain above', signedBy({ domain: 'example' }), /stands above/],
    ['of a domain that ends alike', signedBy({ domain: 'notm5.example' }), /stands above/],
    ['and is broken', signedBy({ result: 'fail', detail: 'bad signature' }), /not valid \(bad signature\)/],
    ['with a key nobody could ask for', signedBy({ result: 'unknown' }), /could not be asked for/],
    ['nothing', { signatures: [] }, /no signature of m5\.example/],
    ['well, in a header block with a fault', { headerFaults: ['it has 2 subject headers'] }, /2 subject headers/],
    ['well, without a policy', { policy: { result: 'none', policy: null } }, /publishes no policy/],
    [
      'well, with a policy nobody could ask for',
      { policy: { result: 'temperror', policy: null } },
      /could not be asked for/,
    ],
    ['well, against the policy', fail, /does not accept what vouches/],
    [
      'a part of the body, though the path is right',
      { ...signedBy({ coversPartOfBody: true }), ...path('pass') },
      /only a part/,
    ],
    ['and is broken, though the path is right', { ...signedBy({ result: 'fail' }), ...path('pass') }, /not valid/],
    ['nothing; the path is of the domain above', { signatures: [], ...path('pass', 'example') }, /no signature/],
  ])('a signature that covers %s does not verify', (_, changes, reason) => {
    const verdict = judge(changes);
    expect(verdict).toMatchObject({ status: 'unverified', by: null, address });
    expect(verdict.reasons.join('; ')).toMatch(reason);
  });

  test('a mailbox that is not registered is not verified, however well it is signed', () => {
    expect(judge({}, {}, false)).toMatchObject({
      status: 'unverified',
      reasons: [expect.stringMatching(/not a registered/)],
    });
  });

  test.each<[string, Partial<SenderFindings>]>([
    ['nothing is signed and a stranger brought it', { signatures: [], ...path('fail') }],
    ['the return path is another’s', { signatures: [], ...path('other-domain', 'x.example') }],
    ['the signature is broken and the path is not known', signedBy({ result: 'fail' })],
  ])('fails where the policy is not met: %s', (_, changes) => {
    expect(judge({ ...fail, ...changes })).toMatchObject({ status: 'failed', address });
  });

  test.each<[string, Partial<SenderFindings>]>([
    ['the path is not known and nothing is signed', { signatures: [] }],
    ['the key could not be asked for', { ...signedBy({ result: 'unknown' }), ...path('fail') }],
    ['the hosts could not be asked for', { signatures: [], ...path('temperror') }],
    ['the house’s server saw it met', { ...signedBy({ result: 'fail' }), relayPolicy: 'pass' }],
  ])('does not fail where that is not settled: %s', (_, changes) => {
    expect(judge({ ...fail, ...changes }).status).toBe('unverified');
  });

  test('fails where the house’s server says that the policy is not met', () => {
    expect(judge({ signatures: [], relayPolicy: 'fail', policy: { result: 'not-asked', policy: null } }).status).toBe(
      'failed',
    );
    expect(judge({ ...signedBy({ coversPartOfBody: true }), relayPolicy: 'fail' }).status).toBe('failed');
  });

  test.each<[string, Partial<SenderFindings>, Partial<IncomingMessage>]>([
    ['the strict reading finds two', { author: { kind: 'several-headers', count: 2 } }, {}],
    ['the parser finds two', {}, { fromHeaders: 2 }],
  ])('two From headers fail: %s', (_, changes, parsed) => {
    expect(judge(changes, parsed)).toMatchObject({ status: 'failed', address: null });
  });

  test.each<[string, Partial<SenderFindings>, Partial<IncomingMessage>]>([
    ['unclear', { author: { kind: 'unclear' } }, {}],
    ['several addresses', { author: { kind: 'several-addresses' } }, {}],
    ['none', { author: { kind: 'none' } }, {}],
    ['another to the parser', {}, { from: [{ name: '', address: 'x@y.example' }] }],
    ['two to the parser', {}, { from: [...shown.from, { name: '', address: 'x@y.example' }] }],
  ])('an author who reads as %s is nobody’s address', (_, changes, parsed) => {
    expect(judge(changes, parsed)).toMatchObject({ status: 'unverified', address: null });
  });

  test.each([
    ['vienna@m6.example', 'unverified'],
    ['Mission <VIENNA@M6.example> ', 'unverified'],
    ['ｖｉｅｎｎａ＠ｍ６．ｅｘａｍｐｌｅ', 'unverified'],
    ['Vienna@M5.example', 'verified'],
    ['Mission at Vienna', 'verified'],
  ])('the display name %s is %s', (name, status) => {
    expect(judge({}, { from: [{ name, address }] }).status).toBe(status);
    expect(judge(byPath, { from: [{ name, address }] }).status).toBe(status);
  });
});
