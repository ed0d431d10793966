import {
  fromStranger,
  missionsHost,
  missionsMailbox,
  ourMailbox,
  receivedAtMs,
  sign,
  throughHouse,
  write,
} from './authentication-fixture.ts';
import { afterSignature, expectNoneVerified, signed, strangersSignature, tampered } from './authentication-spoof.ts';

const allFields = 'From:To:Subject:Date:Message-ID:In-Reply-To:Content-Type';
const without = (field: string): string =>
  allFields
    .split(':')
    .filter((name) => name !== field)
    .join(':');

expectNoneVerified('a signature that does not vouch for the author', [
  {
    name: 'the signature of a look-alike domain',
    raw: () => sign(write(), { domain: 'missi0n.example', key: 'stranger' }),
    status: 'failed',
    says: /signed by missi0n\.example, which cannot speak/,
  },
  {
    name: 'the signature of a domain that ends alike',
    raw: () => sign(write(), { domain: 'mission.example.stranger.example', key: 'stranger' }),
    status: 'failed',
    says: /cannot speak for mission\.example/,
  },
  {
    name: 'the signature of the domain above the author’s',
    raw: () => signed({ From: 'vienna@vienna.ministry.example' }, { domain: 'ministry.example' }),
    transit: throughHouse,
    status: 'unverified',
    says: /stands above the domain of the author/,
  },
  {
    name: 'the mission’s name under a stranger’s key',
    raw: () => sign(write(), { key: 'stranger' }),
    status: 'failed',
    says: /signature of mission\.example is not valid/,
  },
  {
    name: 'a text appended to a signature that covers the first part of it',
    raw: async () =>
      Buffer.concat([await sign(write(), { bodyLength: 20 }), Buffer.from('We withdraw our comments.\r\n')]),
    transit: throughHouse,
    status: 'unverified',
    says: /covers only a part of the text/,
  },
  {
    name: 'such a text, brought by the mission’s own host',
    raw: async () =>
      Buffer.concat([await sign(write(), { bodyLength: 20 }), Buffer.from('We withdraw our comments.\r\n')]),
    transit: {
      ...fromStranger,
      envelopeFrom: missionsMailbox,
      peer: { address: missionsHost, helo: 'mission.example' },
    },
    status: 'unverified',
    says: /covers only a part of the text/,
  },
  {
    name: 'a signature of length zero',
    raw: () => sign(write(), { bodyLength: 0 }),
    transit: throughHouse,
    status: 'unverified',
    says: /covers only a part of the text/,
  },
  {
    name: 'a changed body',
    raw: tampered((text) => text.replace('Please find', 'Never find')),
    transit: throughHouse,
    status: 'failed',
    says: /body hash did not verify/,
  },
  {
    name: 'a signature that had expired',
    raw: () => sign(write(), { signedAtMs: receivedAtMs - 7_200_000, expiresAtMs: receivedAtMs - 3_600_000 }),
    transit: throughHouse,
    status: 'failed',
    says: /not valid \(expired\)/,
  },
  {
    name: 'a signature of the future',
    raw: () => sign(write(), { signedAtMs: receivedAtMs + 7_200_000 }),
    transit: throughHouse,
    status: 'unverified',
    says: /dated after the receipt/,
  },
  {
    name: 'a signature of last year',
    raw: () => sign(write(), { signedAtMs: receivedAtMs - 365 * 86_400_000 }),
    transit: throughHouse,
    status: 'unverified',
    says: /too long before the receipt/,
  },
  {
    name: 'a signature that does not cover the author',
    raw: tampered((text) => text.replace(/(\bh=[^;]*?)From/, '$1Comments')),
    transit: throughHouse,
    status: 'failed',
    says: /From field not signed/,
  },
  {
    name: 'a replay with another subject, which was not signed',
    raw: tampered((text) => text.replace('VB 2015/6/OCB', 'VB 2015/7/OCB'), { fields: without('Subject') }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover subject/,
  },
  {
    name: 'a replay as the answer to another note',
    raw: tampered((text) => text.replace('note-5@', 'note-6@'), { fields: without('In-Reply-To') }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover in-reply-to/,
  },
  {
    name: 'a replay with a new content type',
    raw: tampered((text) => text.replace('text/plain', 'text/html'), { fields: without('Content-Type') }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover content-type/,
  },
  {
    name: 'a replay of what the mission wrote to somebody else',
    raw: () => signed({ To: 'x@stranger.example' }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover an address of this office/,
  },
  {
    name: 'a replay with our address put in beside',
    raw: tampered((text) => text.replace(`To: ${ourMailbox}`, `To: x@stranger.example, ${ourMailbox}`), {
      fields: without('To'),
    }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover an address of this office/,
  },
  {
    name: 'a second subject above the signed one',
    raw: tampered(afterSignature('Subject: VB 2015/7/OCB')),
    transit: throughHouse,
    status: 'unverified',
    says: /2 subject headers/,
  },
  {
    name: 'a second recipient header',
    raw: tampered(afterSignature('To: somebody@stranger.example')),
    transit: throughHouse,
    status: 'unverified',
    says: /2 to headers/,
  },
  {
    name: 'a second content type',
    raw: tampered(afterSignature('Content-Type: text/html')),
    transit: throughHouse,
    status: 'unverified',
    says: /2 content-type headers/,
  },
  {
    name: 'a Reply-To put in afterwards',
    raw: tampered(afterSignature('Reply-To: x@stranger.example'), { fields: allFields }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover reply-to/,
  },
  {
    name: 'a Sender put in afterwards',
    raw: tampered(afterSignature('Sender: x@stranger.example'), { fields: allFields }),
    transit: throughHouse,
    status: 'unverified',
    says: /does not cover sender/,
  },
  {
    name: 'the signature of a mailing list that passed it on',
    raw: () => sign(write(), { domain: 'list.example', key: 'list' }),
    status: 'failed',
    says: /signed by list\.example/,
  },
  {
    name: 'a mailing list that changed the text after the mission signed',
    raw: async () =>
      sign(Buffer.concat([await sign(write()), Buffer.from('-- \r\nthe list\r\n')]), {
        domain: 'list.example',
        key: 'list',
      }),
    status: 'failed',
    says: /body hash did not verify/,
  },
  {
    name: 'a key too short to be believed',
    raw: () => sign(write(), { selector: 'weak', key: 'weak' }),
    transit: throughHouse,
    status: 'failed',
    says: /weak-key/,
  },
  {
    name: 'an outdated algorithm',
    raw: () => sign(write(), { algorithm: 'rsa-sha1' }),
    transit: throughHouse,
    status: 'failed',
    says: /weak algorithm/,
  },
  {
    name: 'a key that was withdrawn',
    raw: () => sign(write(), { selector: 'gone' }),
    transit: throughHouse,
    status: 'failed',
    says: /invalid public key/,
  },
  {
    name: 'a signature on trial',
    raw: () => sign(write(), { selector: 'trial' }),
    transit: throughHouse,
    status: 'unverified',
    says: /only tries signing out/,
  },
  {
    name: 'a domain that signs and publishes no policy',
    raw: () => signed({ From: 'desk@nopolicy.example' }, { domain: 'nopolicy.example' }),
    transit: throughHouse,
    status: 'unverified',
    says: /publishes no policy/,
  },
  {
    name: 'a line in the header block that is no header',
    raw: tampered((text) => text.replace('To: ', 'a line of its own\r\nTo: ')),
    transit: throughHouse,
    status: 'failed',
    says: /not valid/,
  },
  {
    name: 'a flood of signatures of the mission before one of a stranger',
    raw: async () => {
      const junk = Array.from(
        { length: 40 },
        (_, index) =>
          `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=mission.example; s=x${index}; l=${index}; h=From; bh=AAAA; b=AAAA\r\n`,
      );
      return Buffer.concat([Buffer.from(junk.join('')), await sign(write(), strangersSignature)]);
    },
    status: 'failed',
    says: /not valid/,
  },
]);
