import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sealMessage } from 'mailauth/lib/arc/index.js';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Transit } from '../../../activities/ports/senders.ts';
import { createSenderAuthentication } from '../../../adapters/mail/authentication.ts';
import { readRelayResults } from '../../../adapters/mail/authentication-relay.ts';
import { type AskDns, withinTime } from '../../../adapters/mail/authentication-resolver.ts';
import { openDkimSigner } from '../../../adapters/mail/dkim-signer.ts';
import {
  asked,
  askZone,
  fromStranger,
  headWith,
  honestHead,
  judgeMail,
  missionsHost,
  missionsMailbox,
  ourMailbox,
  privateKeyOf,
  receivedAtMs,
  sign,
  throughHouse,
  write,
  zone,
} from './authentication-fixture.ts';

const fromMission: Transit = {
  ...fromStranger,
  envelopeFrom: missionsMailbox,
  peer: { address: missionsHost, helo: 'mail.mission.example' },
};
const trustedRelay = { authservId: 'mx.secretariat.test', addresses: ['192.0.2.0/24'] };
const refusing =
  (code: string): AskDns =>
  async () => {
    throw Object.assign(new Error(code), { code });
  };

beforeEach(() => {
  asked.length = 0;
});

describe('a sender who is who he says', () => {
  const withKeyFile = async <T>(use: (keyFile: string) => Promise<T>): Promise<T> => {
    const folder = mkdtempSync(join(tmpdir(), 'verbale-key-'));
    try {
      writeFileSync(join(folder, 'key.pem'), privateKeyOf('mission'));
      return await use(join(folder, 'key.pem'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test.each<[string, () => Promise<Buffer>]>([
    ['an RSA signature, relaxed/relaxed', () => sign(write())],
    ['an RSA signature, simple/simple', () => sign(write(), { canonicalization: 'simple/simple' })],
    ['an RSA signature, relaxed/simple', () => sign(write(), { canonicalization: 'relaxed/simple' })],
    ['an Ed25519 signature', () => sign(write(), { selector: 'ed', key: 'ed25519' })],
    ['both', async () => sign(await sign(write()), { selector: 'ed', key: 'ed25519' })],
    ['the signature of a subdomain', () => sign(write(), { domain: 'mail.mission.example' })],
    [
      'a signature that expires later',
      () => sign(write(), { signedAtMs: receivedAtMs - 60_000, expiresAtMs: receivedAtMs + 86_400_000 }),
    ],
    [
      'a signature that names fields twice, so that none can be put in',
      () => sign(write(), { fields: 'From:From:To:To:Subject:Subject:In-Reply-To:Content-Type:Reply-To' }),
    ],
    [
      'the mission’s address as its own display name',
      () => sign(write(headWith({ From: `"${missionsMailbox}" <${missionsMailbox}>` }))),
    ],
    ['an encoded display name', () => sign(write(headWith({ From: `=?utf-8?B?TWlzc2lvbg==?= <${missionsMailbox}>` })))],
    ['a folded From header', () => sign(write(headWith({ From: `"Permanent Mission"\r\n <${missionsMailbox}>` })))],
    ['an address in capitals', () => sign(write(headWith({ From: 'Vienna@MISSION.example' })))],
    [
      'a sub-address of ours in Cc',
      () =>
        sign(
          write(
            headWith({ To: 'x@stranger.example', Date: null }).concat([
              ['Cc', `"Office" <${ourMailbox.replace('@', '+abc@')}>`],
            ]),
          ),
        ),
    ],
    [
      'a mailing list’s signature beside its own',
      async () => sign(await sign(write()), { domain: 'list.example', key: 'list' }),
    ],
    [
      'the lines of another system',
      async () => Buffer.from((await sign(write())).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
    ],
    [
      'what this system signs itself',
      () =>
        withKeyFile(async (keyFile) =>
          Buffer.from(
            await openDkimSigner({ domain: 'mission.example', selector: 's1', keyFile }).sign(write(), missionsMailbox),
          ),
        ),
    ],
  ])('%s is verified, whoever brought the message', async (_, raw) => {
    for (const transit of [throughHouse, fromMission, fromStranger]) {
      const verdict = await judgeMail(await raw(), transit);
      expect(verdict).toMatchObject({ status: 'verified', by: 'signature', address: missionsMailbox });
    }
  });

  test.each<[string, Transit]>([
    ['the same domain', fromMission],
    ['a subdomain', { ...fromMission, envelopeFrom: 'bounces@mail.mission.example' }],
    ['an IPv4 address in its IPv6 form', { ...fromMission, peer: { address: `::ffff:${missionsHost}`, helo: 'x' } }],
  ])('the path alone (SPF, %s) is verified', async (_, transit) => {
    expect(await judgeMail(write(), transit)).toMatchObject({ status: 'verified', by: 'path' });
  });

  test('but not where the path is of a domain above the author’s', async () => {
    zone.set('TXT ministry.example', [`v=spf1 ip4:${missionsHost} -all`]);
    const raw = write(headWith({ From: 'vienna@vienna.ministry.example' }));
    expect(await judgeMail(raw, { ...fromMission, envelopeFrom: 'x@ministry.example' })).toMatchObject({
      status: 'unverified',
    });
  });
});

describe('the house’s own mail server', () => {
  const word =
    'mx.secretariat.test 1; spf=pass (sender is allowed) smtp.mailfrom=vienna@mission.example;\r\n dmarc=pass (p=reject) header.from=mission.example';
  const said = (value: string) =>
    write([['Received', 'from x by mx'], ['Authentication-Results', value], ...honestHead]);

  test('is believed where it is named', async () => {
    expect(await judgeMail(said(word), throughHouse, { trustedRelay })).toMatchObject({
      status: 'verified',
      by: 'path',
    });
    const publicly = { ...throughHouse, peer: { address: '192.0.2.25', helo: 'mx' } };
    expect(await judgeMail(said(word), publicly, { trustedRelay })).toMatchObject({ status: 'verified' });
    expect(await judgeMail(said(word), { ...throughHouse, peer: null, fetched: true }, { trustedRelay })).toMatchObject(
      {
        status: 'verified',
      },
    );
  });

  test('is not believed where nobody or another is named', async () => {
    expect((await judgeMail(said(word), throughHouse)).status).toBe('unverified');
    const other = { authservId: 'mx.other.test', addresses: [] };
    expect((await judgeMail(said(word), throughHouse, { trustedRelay: other })).status).toBe('unverified');
    expect((await judgeMail(said(word), { ...throughHouse, peer: null }, { trustedRelay })).status).toBe('unverified');
  });

  test('is believed when it says that the policy is not met, unless the signature holds', async () => {
    const fail = word.replace('spf=pass', 'spf=softfail').replace('dmarc=pass', 'dmarc=fail');
    expect((await judgeMail(said(fail), throughHouse, { trustedRelay })).status).toBe('failed');
    expect((await judgeMail(await sign(said(fail)), throughHouse, { trustedRelay })).status).toBe('verified');
  });

  test('has seen the signature before something in the house changed the text', async () => {
    const changed = Buffer.concat([
      await sign(said(word.replace('spf=pass', 'spf=none'))),
      Buffer.from('[external]\r\n'),
    ]);
    expect((await judgeMail(changed, throughHouse, { trustedRelay })).status).toBe('unverified');
    expect((await judgeMail(changed, throughHouse)).status).toBe('failed');
  });

  test('is believed by its seal (ARC), whoever brought the message', async () => {
    zone.set('TXT s1._domainkey.secretariat.test', zone.get('TXT s1._domainkey.list.example') ?? []);
    const raw = write();
    const seal = await sealMessage(raw, {
      signingDomain: 'secretariat.test',
      selector: 's1',
      privateKey: privateKeyOf('list'),
      cv: 'none',
      authResults: word.replace(' 1;', ';').replace('\r\n', ''),
      signTime: new Date(receivedAtMs),
    });
    const sealed = Buffer.concat([seal, raw]);
    const verdict = await judgeMail(sealed, throughHouse, { trustedRelay });
    expect(verdict).toMatchObject({ status: 'verified', by: 'path' });
    expect(verdict.findings.arc).toEqual({ result: 'pass', sealedBy: ['secretariat.test'] });
    expect((await judgeMail(sealed, throughHouse)).findings.arc.result).toBe('pass');
    expect((await judgeMail(sealed, throughHouse)).status).toBe('unverified');
  });

  test.each<[string, string | null]>([
    ['mx.secretariat.test; dmarc=pass header.from="mission.example"', 'pass'],
    ['MX.Secretariat.Test; dmarc = pass (a (nested) one) header.from=mission.example', 'pass'],
    ['mx.secretariat.test; dmarc/1=pass header.from=mission.example', 'pass'],
    ['mx.secretariat.test; dmarc=pass header.from=a.example; dmarc=fail header.from=b.example', null],
    ['mx.secretariat.test 2; dmarc=pass header.from=mission.example', null],
    ['mx.secretariat.test.stranger.example; dmarc=pass', null],
    ['mx.secretariat.test; reason="; dmarc=pass"', null],
    ['mx.secretariat.test; none (dmarc=pass', null],
  ])('is read as it writes: %s', (value, policy) => {
    expect(readRelayResults(value, 'mx.secretariat.test')?.policy ?? null).toBe(policy);
  });
});

describe('the DNS', () => {
  test.each(['ETIMEOUT', 'ESERVFAIL', 'EREFUSED', 'ECONNREFUSED'])(
    'that is away (%s) leaves everybody unverified and nobody failed',
    async (code) => {
      for (const transit of [throughHouse, fromMission, fromStranger]) {
        for (const raw of [write(), await sign(write()), await sign(write(), { key: 'stranger' })]) {
          expect((await judgeMail(raw, transit, { ask: refusing(code) })).status).toBe('unverified');
        }
      }
    },
  );

  test('that never answers holds a message up no longer than the limit', async () => {
    const startedAt = performance.now();
    const ask: AskDns = () => new Promise(() => undefined);
    const verdict = await judgeMail(await sign(write()), fromMission, { ask, timeLimitMs: 60 });
    expect(verdict.status).toBe('unverified');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('is not asked about what nobody signed and the house brought', async () => {
    expect((await judgeMail(write(), throughHouse)).status).toBe('unverified');
    expect(asked).toEqual([]);
  });

  test('is asked about the author’s domain alone, whoever else signs', async () => {
    const raw = await sign(await sign(write(), { domain: 'stranger.example', key: 'stranger' }));
    expect((await judgeMail(raw, fromStranger)).status).toBe('verified');
    expect(asked.filter((name) => !name.endsWith('mission.example') && name !== '_dmarc.example')).toEqual([]);
  });

  test('is asked each question once', async () => {
    const ask = withinTime(askZone, 1_000);
    await Promise.all([ask('mission.example', 'TXT'), ask('MISSION.example', 'TXT')]);
    expect(asked).toEqual(['mission.example']);
  });
});

describe('the author of a careless mail program', () => {
  test.each([
    [`Permanent Mission of Côte d'Ivoire <${missionsMailbox}>`, /more than one way/],
    [`"Mission, Côte d'Ivoire" <${missionsMailbox}>`, /more than one way/],
    [`${missionsMailbox} (Permanent Mission)`, /comment follows/],
  ])('%s is evidence, though not verified', async (From, why) => {
    const verdict = await judgeMail(await sign(write(headWith({ From }))), throughHouse);
    expect(verdict).toMatchObject({ status: 'unverified', address: missionsMailbox });
    expect(verdict.reasons.join('; ')).toMatch(why);
  });

  test.each([
    [`${missionsMailbox} (or x@stranger.example)`],
    [`Mission (Vienna <${missionsMailbox}>`],
    [`${missionsMailbox} <x@stranger.example> (Mission)`],
    ['vienna@missión.example'],
  ])('%s is nobody’s', async (From) => {
    expect((await judgeMail(write(headWith({ From })), throughHouse)).address).toBeNull();
  });
});

describe('hostile bytes', () => {
  const headers = [
    'From: ',
    'from : ',
    '\tFrom: ',
    missionsMailbox,
    '<',
    '>',
    '"',
    '(',
    ')',
    ',',
    ':',
    ';',
    '\r\n',
    '\n',
    '\r',
    '\0',
    ' ',
    '=?utf-8?Q?a?=',
    'DKIM-Signature: ',
    'v=1; a=rsa-sha256; d=mission.example; s=s1; h=From; bh=AA; b=AA',
    'ARC-Seal: i=1; ',
    'Authentication-Results: mx.secretariat.test; dmarc=pass header.from=mission.example',
    'é',
  ];

  test('are never verified and never an error', async () => {
    const authentication = createSenderAuthentication({ ask: askZone, trustedRelay });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...headers), { maxLength: 40 }), async (parts) => {
        const raw = Buffer.from(`${parts.join('')}\r\n\r\ntext`);
        const findings = await authentication.examine(raw, fromStranger);
        expect(findings.signatures.some(({ result }) => result === 'pass')).toBe(false);
        await authentication.examine(raw, throughHouse);
      }),
      { numRuns: 400 },
    );
  });

  test.each<[string, string]>([
    ['a long word', `From: ${'a'.repeat(400)} (\r\n`],
    ['many words', `From: ${'a '.repeat(200)} (\r\n`],
    ['many quotes', `From: ${'"'.repeat(400)} (\r\n`],
    ['many quoted words', `From: ${'"a" '.repeat(100)} (\r\n`],
    ['a megabyte of spaces', `From: ${' '.repeat(1_000_000)}x\r\n`],
    ['a hundred thousand continued lines', `From: a\r\n${' b\r\n'.repeat(100_000)}`],
    ['a hundred thousand headers', 'X: y\r\n'.repeat(100_000)],
    ['a megabyte of addresses', `To: ${'a@'.repeat(500_000)}\r\n`],
    [
      'a signed message with a hundred thousand continued lines',
      `From: ${missionsMailbox}\r\nDKIM-Signature: v=1; a=rsa-sha256; d=mission.example; s=s1; h=From; bh=AA;\r\n${' b=AA\r\n'.repeat(100_000)}`,
    ],
  ])('do not cost time: %s', async (_, head) => {
    const raw = Buffer.from(`${head}\r\ntext`);
    const authentication = createSenderAuthentication({ ask: askZone });
    const startedAt = performance.now();
    await authentication.examine(raw, fromStranger);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
