import { generateKeyPairSync } from 'node:crypto';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import type { Transit } from '../../../activities/ports/senders.ts';
import { createSenderAuthentication, type SenderAuthenticationOptions } from '../../../adapters/mail/authentication.ts';
import type { AskDns } from '../../../adapters/mail/authentication-resolver.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { judgeSender, type SenderVerdict } from '../../../domain/receive/sender-verdict.ts';

export const missionsMailbox = 'vienna@mission.example';
export const ourMailbox = 'replies@secretariat.test';
export const missionsHost = '203.0.113.5';
export const strangersHost = '198.51.100.66';
export const receivedAtMs = Date.UTC(2015, 5, 20, 8);

const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = (bits = 2048) => generateKeyPairSync('rsa', { modulusLength: bits });
const missionsKey = rsa();
const weakKey = rsa(768);
const strangersKey = rsa();
const listsKey = rsa();
const ed25519 = generateKeyPairSync('ed25519');

const privateKeys = {
  mission: missionsKey.privateKey.export(pem).toString(),
  weak: weakKey.privateKey.export(pem).toString(),
  stranger: strangersKey.privateKey.export(pem).toString(),
  list: listsKey.privateKey.export(pem).toString(),
  ed25519: ed25519.privateKey.export(pem).toString(),
};

export type KeyName = keyof typeof privateKeys;

const keyRecord = (key: { export(options: { type: 'spki'; format: 'der' }): Buffer }, more = 'k=rsa'): string =>
  `v=DKIM1; ${more}; p=${key.export({ type: 'spki', format: 'der' }).toString('base64')}`;

/** What the DNS says, by kind and name: honest and hostile domains alike. */
export const zone = new Map<string, readonly string[]>([
  ['TXT mission.example', [`v=spf1 ip4:${missionsHost} -all`]],
  ['TXT mail.mission.example', [`v=spf1 ip4:${missionsHost} -all`]],
  ['TXT _dmarc.mission.example', ['v=DMARC1; p=reject']],
  ['TXT s1._domainkey.mission.example', [keyRecord(missionsKey.publicKey)]],
  ['TXT s1._domainkey.mail.mission.example', [keyRecord(missionsKey.publicKey)]],
  ['TXT weak._domainkey.mission.example', [keyRecord(weakKey.publicKey)]],
  ['TXT trial._domainkey.mission.example', [keyRecord(missionsKey.publicKey, 'k=rsa; t=y')]],
  ['TXT gone._domainkey.mission.example', ['v=DKIM1; k=rsa; p=']],
  [
    'TXT ed._domainkey.mission.example',
    [
      `v=DKIM1; k=ed25519; p=${ed25519.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')}`,
    ],
  ],
  // The house above the mission's domain signs as well.
  ['TXT s1._domainkey.ministry.example', [keyRecord(missionsKey.publicKey)]],
  ['TXT _dmarc.ministry.example', ['v=DMARC1; p=reject']],
  // Registered, with a signature but without a policy.
  ['TXT s1._domainkey.nopolicy.example', [keyRecord(missionsKey.publicKey)]],
  // What a stranger has, all in order.
  ...[
    'stranger.example',
    'mission.example.stranger.example',
    'missi0n.example',
    'xn--mssion-dwa.example',
    'mission-example.test',
  ].flatMap((domain): [string, string[]][] => [
    [`TXT s1._domainkey.${domain}`, [keyRecord(strangersKey.publicKey)]],
    [`TXT _dmarc.${domain}`, ['v=DMARC1; p=reject']],
    [`TXT ${domain}`, [`v=spf1 ip4:${strangersHost} -all`]],
  ]),
  ['TXT s1._domainkey.list.example', [keyRecord(listsKey.publicKey)]],
]);

/** Names asked for, so that tests can say whose servers were. */
export const asked: string[] = [];

export const askZone: AskDns = async (name, kind) => {
  asked.push(name);
  const found = zone.get(`${kind} ${name.toLowerCase()}`);
  if (found === undefined) throw Object.assign(new Error(`ENOTFOUND ${name}`), { code: 'ENOTFOUND' });
  return kind === 'TXT' ? found.map((text) => [text]) : [...found];
};

export type Head = readonly (readonly [string, string])[];

export const honestHead: Head = [
  ['From', `"Permanent Mission" <${missionsMailbox}>`],
  ['To', ourMailbox],
  ['Subject', 'Comments on VB 2015/6/OCB'],
  ['Date', 'Sat, 20 Jun 2015 07:59:00 +0000'],
  ['Message-ID', '<1@mission.example>'],
  ['In-Reply-To', '<note-5@secretariat.test>'],
  ['MIME-Version', '1.0'],
  ['Content-Type', 'text/plain; charset=utf-8'],
];

/** The head with fields replaced by name, or taken out where the value is null. */
export const headWith = (changes: Readonly<Record<string, string | null>>): Head =>
  honestHead.flatMap(([name, value]) => {
    const change = changes[name];
    return change === undefined ? [[name, value]] : change === null ? [] : [[name, change]];
  });

export const honestBody = 'Please find below the comments of our Government.\r\n';

/** Head and body as one message; header values are written as they are, in UTF-8. */
export const write = (head: Head = honestHead, body = honestBody): Buffer =>
  Buffer.from(`${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);

export interface Signing {
  readonly domain?: string;
  readonly selector?: string;
  readonly key?: KeyName;
  readonly fields?: string;
  readonly expiresAtMs?: number;
  readonly signedAtMs?: number;
  readonly bodyLength?: number;
  readonly canonicalization?: string;
  readonly algorithm?: string;
}

/** The message with a DKIM signature on top; the mission's own unless told otherwise. */
export const sign = async (raw: Buffer, signing: Signing = {}): Promise<Buffer> => {
  const privateKey = privateKeys[signing.key ?? 'mission'];
  const { signatures, errors } = await dkimSign(raw, {
    canonicalization: signing.canonicalization ?? 'relaxed/relaxed',
    signTime: new Date(signing.signedAtMs ?? receivedAtMs - 60_000),
    ...(signing.expiresAtMs === undefined ? {} : { expires: new Date(signing.expiresAtMs) }),
    ...(signing.algorithm === undefined ? {} : { algorithm: signing.algorithm }),
    signingDomain: signing.domain ?? 'mission.example',
    selector: signing.selector ?? 's1',
    privateKey,
    signatureData: [
      {
        signingDomain: signing.domain ?? 'mission.example',
        selector: signing.selector ?? 's1',
        privateKey,
        ...(signing.fields === undefined ? {} : { headerList: signing.fields }),
        ...(signing.bodyLength === undefined ? {} : { maxBodyLength: signing.bodyLength }),
        ...(signing.algorithm === undefined ? {} : { algorithm: signing.algorithm }),
      },
    ],
  });
  if (signatures === '' || errors.length > 0)
    throw new Error(`The message could not be signed: ${String(errors[0]?.err)}`);
  return Buffer.concat([Buffer.from(signatures), raw]);
};

export const privateKeyOf = (key: KeyName): string => privateKeys[key];

/** A stranger who connects from his own host, whatever return path he gives. */
export const fromStranger: Transit = {
  envelopeFrom: 'x@stranger.example',
  envelopeTo: [ourMailbox],
  peer: { address: strangersHost, helo: 'stranger.example' },
  fetched: false,
  receivedAtMs,
};

/** Through the mail server of the house, which does not say whence. */
export const throughHouse: Transit = {
  ...fromStranger,
  envelopeFrom: missionsMailbox,
  peer: { address: '127.0.0.1', helo: 'mx.secretariat.test' },
};

const registered = new Set([missionsMailbox, 'desk@nopolicy.example', 'vienna@vienna.ministry.example']);

/** Parses the message, asks who vouches for it and judges that, as the intake does. */
export const judgeMail = async (
  raw: Buffer,
  transit: Transit,
  options: SenderAuthenticationOptions = {},
): Promise<SenderVerdict> => {
  const { message } = await parseIncoming(raw, { from: transit.envelopeFrom, to: transit.envelopeTo });
  const findings = await createSenderAuthentication({ ask: askZone, ...options }).examine(raw, transit);
  return judgeSender(findings, message, (address) => registered.has(address));
};
