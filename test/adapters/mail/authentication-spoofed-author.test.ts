import {
  fromStranger,
  headWith,
  honestBody,
  missionsMailbox,
  sign,
  throughHouse,
  write,
} from './authentication-fixture.ts';
import {
  afterSignature,
  asStranger,
  expectNoneVerified,
  signed,
  strangersSignature,
  tampered,
} from './authentication-spoof.ts';

const secondFrom = `From: ${missionsMailbox}`;

expectNoneVerified('an author who is not who the header says', [
  {
    name: 'no signature at all, from a host of its own',
    raw: () => write(),
    status: 'failed',
    says: /neither its signature nor its path/,
  },
  {
    name: 'no signature, with the return path of the mission',
    raw: () => write(),
    transit: { ...fromStranger, envelopeFrom: missionsMailbox },
    status: 'failed',
    says: /asks to reject it/,
  },
  {
    name: 'no signature, behind the house’s mail server',
    raw: () => write(),
    transit: throughHouse,
    status: 'unverified',
    says: /has no signature of mission\.example/,
  },
  {
    name: 'two From headers, the signed one below',
    raw: async () => Buffer.concat([Buffer.from('From: x@stranger.example\r\n'), await sign(write())]),
    transit: throughHouse,
    status: 'failed',
    says: /2 From headers/,
  },
  {
    name: 'two From headers, the signed one above',
    raw: tampered((text) => text.replace('\r\n\r\n', `\r\n${secondFrom}\r\n\r\n`)),
    status: 'failed',
    says: /2 From headers/,
  },
  {
    name: 'two From headers, one with a space before the colon',
    raw: tampered(afterSignature('From : x@stranger.example')),
    status: 'failed',
    says: /2 From headers/,
  },
  {
    name: 'two addresses in one From header',
    raw: () => signed({ From: `${missionsMailbox}, x@stranger.example` }, strangersSignature),
    status: 'unverified',
    says: /several authors/,
  },
  {
    name: 'the mission’s address as display name',
    raw: asStranger(`"${missionsMailbox}" <x@stranger.example>`),
    status: 'unverified',
    says: /shows another address, vienna@mission\.example|not a registered mailbox/,
  },
  {
    name: 'the mission’s address as an encoded display name',
    raw: asStranger(`=?utf-8?B?${Buffer.from(missionsMailbox).toString('base64')}?= <x@stranger.example>`),
    status: 'unverified',
    says: /shows another address/,
  },
  {
    name: 'an encoded word with brackets and line break around the mission’s address',
    raw: asStranger(`=?utf-8?Q?<vienna=40mission=2Eexample>=0D=0A?= <x@stranger.example>`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'an encoded word for the whole address',
    raw: asStranger('=?utf-8?Q?vienna=40mission.example?='),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'group syntax',
    raw: () => signed({ From: `Missions: ${missionsMailbox}, x@stranger.example;` }, strangersSignature),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a group of the mission alone',
    raw: asStranger(`Missions: ${missionsMailbox};`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a comment that holds the mission’s address',
    raw: asStranger(`x@stranger.example (${missionsMailbox})`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a comment inside the mission’s address',
    raw: asStranger('vienna@mission.example(.stranger.example)'),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a quoted local part that holds the address',
    raw: asStranger('"vienna@mission.example"@stranger.example'),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a source route before the address',
    raw: asStranger('<@stranger.example:vienna@mission.example>'),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a NUL in the From header',
    raw: asStranger('vienna@mission.example\u0000.stranger.example'),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a bare carriage return before a second author',
    raw: asStranger(`x@stranger.example\rFrom: ${missionsMailbox}`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a very long From header',
    raw: asStranger(`"${missionsMailbox}${' '.repeat(5000)}" <x@stranger.example>`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a From header folded so that the address stands alone',
    raw: asStranger(`${missionsMailbox}\r\n <x@stranger.example>`),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'another header continued by what looks like From',
    raw: () =>
      sign(
        write([['X-Note', `a\r\n From: ${missionsMailbox}`], ...headWith({ From: 'x@stranger.example' })]),
        strangersSignature,
      ),
    status: 'unverified',
    says: /looks like another author/,
  },
  {
    name: 'a look-alike domain in Cyrillic letters',
    raw: asStranger('vienna@missiоn.example'),
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'a look-alike domain in its encoded form, signed by itself',
    raw: () => signed({ From: 'vienna@xn--mssion-dwa.example' }, { domain: 'xn--mssion-dwa.example', key: 'stranger' }),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'a look-alike domain with a digit, signed by itself',
    raw: () => signed({ From: 'vienna@missi0n.example' }, { domain: 'missi0n.example', key: 'stranger' }),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'the mission’s domain as the beginning of another',
    raw: () =>
      signed(
        { From: 'vienna@mission.example.stranger.example' },
        { domain: 'mission.example.stranger.example', key: 'stranger' },
      ),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'a dot after the domain',
    raw: () => signed({ From: 'vienna@mission.example.' }),
    transit: throughHouse,
    status: 'unverified',
    says: /more than one way/,
  },
  {
    name: 'another mailbox of the mission’s domain',
    raw: () => signed({ From: 'intern@mission.example' }),
    transit: throughHouse,
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'a subdomain of the mission’s, nobody’s mailbox',
    raw: () => signed({ From: 'vienna@mail.mission.example' }, { domain: 'mail.mission.example' }),
    transit: throughHouse,
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'the mission as Sender and Reply-To of a stranger',
    raw: () =>
      sign(
        write([
          ['Sender', missionsMailbox],
          ['Reply-To', missionsMailbox],
          ...headWith({ From: 'x@stranger.example' }),
        ]),
        strangersSignature,
      ),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'a signed message of the mission inside one of a stranger',
    raw: async () =>
      sign(
        write(
          headWith({ From: 'x@stranger.example', 'Content-Type': 'message/rfc822' }),
          (await sign(write())).toString('latin1'),
        ),
        strangersSignature,
      ),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
  {
    name: 'the head of the mission in the body, below an empty line',
    raw: () =>
      sign(
        write(headWith({ From: 'x@stranger.example' }), `${write().toString('latin1')}${honestBody}`),
        strangersSignature,
      ),
    status: 'unverified',
    says: /not a registered mailbox/,
  },
]);
