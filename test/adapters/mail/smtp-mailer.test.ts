import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer, type SmtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { type Script, type ScriptedExchange, startScriptedExchange } from './scripted-exchange.ts';

const token = '0123456789abcdef0123';
const envelopeFrom = `notes+${token}@secretariat.example`;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const messageFor = (mailbox: string, text = 'A note.') => ({
  mime: Buffer.from(`From: notes@secretariat.example\r\nTo: ${mailbox}\r\nSubject: VB 2015/12/OCB\r\n\r\n${text}\r\n`),
  envelopeFrom,
  envelopeTo: mailbox,
});

/** So many megabytes of lines. */
const longText = (megabytes: number): string =>
  'x'
    .repeat(62)
    .concat('\r\n')
    .repeat(megabytes * 16_384);

const mailerTo = (url: string, options: { connections?: number; answerTimeoutMs?: number } = {}): SmtpMailer => {
  const mailer = createSmtpMailer({ url, connections: 1, answerTimeoutMs: 5000, ...options });
  closing.push(() => mailer.close());
  return mailer;
};

const exchangeWith = async (script: Script): Promise<ScriptedExchange> => {
  const exchange = await startScriptedExchange(script);
  closing.push(() => exchange.close());
  return exchange;
};

/** A port on which nothing listens: one that was just given back. */
const deadPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
};

const cases: readonly [string, Script, string, number | null, number][] = [
  ['421 as greeting', { greeting: '421 4.3.2 closing' }, 'temporary', 421, 0],
  ['554 as greeting', { greeting: '554 5.3.2 no service' }, 'temporary', 554, 0],
  ['dropped at the greeting', { greeting: 'drop' }, 'temporary', null, 0],
  ['451 to the sender', { mail: '451 4.3.0 later' }, 'temporary', 451, 0],
  ['550 to the sender', { mail: '550 5.7.1 not you' }, 'temporary', 550, 0],
  ['552 to the size', { mail: '552 5.3.4 too large' }, 'permanent', 552, 0],
  ['dropped at the sender', { mail: 'drop' }, 'temporary', null, 0],
  ['451 to the mailbox', { rcpt: '451 4.2.1 greylisted' }, 'temporary', 451, 0],
  ['550 to the mailbox', { rcpt: '550 5.1.1 unknown' }, 'permanent', 550, 0],
  ['dropped at the mailbox', { rcpt: 'drop' }, 'temporary', null, 0],
  ['452 to the data command', { data: '452 4.3.1 full' }, 'temporary', 452, 0],
  ['554 to the data command', { data: '554 5.5.1 no' }, 'permanent', 554, 0],
  ['dropped at the data command', { data: 'drop' }, 'temporary', null, 0],
  ['dropped in the body', { body: 'drop' }, 'uncertain', null, 0],
  ['dropped after the final dot', { afterDot: 'drop' }, 'uncertain', null, 1],
  ['451 after the final dot', { afterDot: '451 4.3.0 later' }, 'temporary', 451, 1],
  ['554 after the final dot', { afterDot: '554 5.7.1 refused' }, 'permanent', 554, 1],
  ['250', {}, 'accepted', 250, 1],
];

describe.each([true, false])('what the mailer says of an attempt (pipelining: %s)', (pipelining) => {
  it.each(cases)('%s', async (_, script, outcome, smtpCode, whole) => {
    const exchange = await exchangeWith({ ...script, pipelining });
    const text = script.body === undefined ? 'A note.' : longText(1);
    const result = await mailerTo(exchange.url).send(messageFor('mission@aut.example', text));
    expect(result).toMatchObject({ outcome, smtpCode });
    // The fault, and not another one, has happened.
    expect(exchange.messages).toHaveLength(whole);
    expect(exchange.connections.made).toBe(1);
    if (outcome === 'uncertain') expect(exchange.commands.at(-1)).toBe('DATA');
  });

  it('silence after the final dot is uncertain when the waiting ends', async () => {
    const exchange = await exchangeWith({ afterDot: null, pipelining });
    const result = await mailerTo(exchange.url, { answerTimeoutMs: 150 }).send(messageFor('mission@aut.example'));
    expect(result).toMatchObject({ outcome: 'uncertain', smtpCode: null });
    expect(exchange.messages).toHaveLength(1);
  });

  it('silence before the data reply is temporary', async () => {
    const exchange = await exchangeWith({ rcpt: null, data: null, pipelining });
    const result = await mailerTo(exchange.url, { answerTimeoutMs: 150 }).send(messageFor('mission@aut.example'));
    expect(result).toMatchObject({ outcome: 'temporary', smtpCode: null });
  });
});

describe('an exchange that is not there', () => {
  it('makes every waiting message a temporary result, none of them late', async () => {
    const mailer = mailerTo(`smtp://127.0.0.1:${await deadPort()}`, { connections: 2 });
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => mailer.send(messageFor(`m${i}@aut.example`))),
    );
    expect(new Set(results.map((result) => result.outcome))).toEqual(new Set(['temporary']));
    expect(results[0]?.response).toContain('ECONNREFUSED');
  });

  it('serves again as soon as it is back', async () => {
    const exchange = await exchangeWith({ greeting: '421 4.3.2 starting' });
    const mailer = mailerTo(exchange.url);
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('temporary');
    exchange.script = {};
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('accepted');
  });
});

describe('the transaction', () => {
  it('names one mailbox, the token of the note, and asks for a report of failure only', async () => {
    const exchange = await exchangeWith({});
    await mailerTo(exchange.url).send(messageFor('mission@aut.example'));
    expect(exchange.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      `MAIL FROM:<${envelopeFrom}> SIZE=94 RET=HDRS ENVID=${token}`,
      'RCPT TO:<mission@aut.example> NOTIFY=FAILURE ORCPT=rfc822;mission@aut.example',
    ]);
  });

  it('asks for no report where the sender is empty', async () => {
    const exchange = await exchangeWith({});
    await mailerTo(exchange.url).send({ ...messageFor('mission@aut.example'), envelopeFrom: '' });
    expect(exchange.commands.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
      'MAIL FROM:<> SIZE=94',
      'RCPT TO:<mission@aut.example>',
    ]);
  });

  it.each([
    'a@m.test\r\nRCPT TO:<other@x.test>',
    'a@m.test, other@x.test',
    'A <a@m.test>',
    ' a@m.test',
    'a@b@m.test',
    'é@m.test',
    '',
  ])('is never begun for %j', async (mailbox) => {
    const exchange = await exchangeWith({});
    const mailer = mailerTo(exchange.url);
    const to = await mailer.send({ ...messageFor('a@m.test'), envelopeTo: mailbox });
    expect(to).toMatchObject({ outcome: 'permanent', smtpCode: null });
    if (mailbox !== '') {
      expect((await mailer.send({ ...messageFor('a@m.test'), envelopeFrom: mailbox })).outcome).toBe('permanent');
    }
    expect(exchange.connections.made).toBe(0);
  });

  it.each([
    ['clean lines', 'One.\r\nTwo.\r\n', 'One.\r\nTwo.\r\n'],
    ['a line that begins with a dot', 'One.\r\n.\r\n.Two\r\n', 'One.\r\n..\r\n..Two\r\n'],
    ['bare line feeds', 'One.\n.\nTwo.\n', 'One.\r\n..\r\nTwo.\r\n'],
    ['bare carriage returns', 'One.\r.\rTwo.\r\n', 'One.\r\n..\r\nTwo.\r\n'],
    ['no line end at the end', 'One.\r\nTwo.', 'One.\r\nTwo.\r\n'],
    ['a dot at the very beginning', '.One\r\n', '..One\r\n'],
    ['a line feed at the very beginning', '\nOne', '\r\nOne\r\n'],
  ])('carries %s as the protocol wants them', async (_, sent, arrived) => {
    const exchange = await exchangeWith({});
    const mailer = mailerTo(exchange.url);
    const message = { mime: Buffer.from(sent), envelopeFrom, envelopeTo: 'mission@aut.example' };
    expect((await mailer.send(message)).outcome).toBe('accepted');
    // The connection is sound afterwards.
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('accepted');
    expect(exchange.messages[0]).toBe(arrived);
    expect(exchange.connections.made).toBe(1);
  });
});

describe('the connections', () => {
  it('are kept, and no more of them than asked for', async () => {
    const exchange = await exchangeWith({ pipelining: true });
    const mailer = mailerTo(exchange.url, { connections: 3 });
    const results = await Promise.all(
      Array.from({ length: 60 }, (_, i) => mailer.send(messageFor(`m${i}@aut.example`))),
    );
    expect(results.every((result) => result.outcome === 'accepted')).toBe(true);
    expect(exchange.connections).toMatchObject({ made: 3, most: 3 });
    expect(new Set(exchange.messages).size).toBe(60);
  });

  it.each<[string, Script]>([
    ['at the mailbox', { rcpt: '451 4.2.1 later' }],
    ['after the final dot', { afterDot: '451 4.3.0 later' }],
  ])('survive a refusal %s', async (_, script) => {
    const exchange = await exchangeWith(script);
    const mailer = mailerTo(exchange.url);
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('temporary');
    exchange.script = {};
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('accepted');
    expect(exchange.connections.made).toBe(1);
  });

  it('are given up when the refusal comes while the body is still under way', async () => {
    const exchange = await exchangeWith({ body: '554 5.6.0 enough' });
    // The exchange reads no further, and no connection's buffers hold 64 MB: a session kept for another
    // message would wait for it until the test is over.
    const mailer = mailerTo(exchange.url, { answerTimeoutMs: 600_000 });
    const result = await mailer.send(messageFor('mission@aut.example', longText(64)));
    expect(result).toMatchObject({ outcome: 'permanent', smtpCode: 554 });
    exchange.script = {};
    expect((await mailer.send(messageFor('mission@aut.example'))).outcome).toBe('accepted');
    expect(exchange.connections.made).toBe(2);
  }, 10_000);

  it('are replaced without a word when the exchange hung up between two messages', async () => {
    const exchange = await exchangeWith({ hangUpAfter: 1 });
    const mailer = mailerTo(exchange.url);
    for (let i = 0; i < 5; i += 1) {
      expect((await mailer.send(messageFor(`m${i}@aut.example`))).outcome).toBe('accepted');
    }
    expect(exchange.connections.made).toBe(5);
    expect(new Set(exchange.messages).size).toBe(5);
    expect(exchange.messages).toHaveLength(5);
  });

  it('are as many as the exchange allows where that is fewer', async () => {
    const exchange = await exchangeWith({ mostConnections: 2 });
    const mailer = mailerTo(exchange.url, { connections: 5 });
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) => mailer.send(messageFor(`m${i}@aut.example`))),
    );
    expect(results.filter((result) => result.outcome !== 'accepted')).toEqual([]);
    expect(exchange.messages).toHaveLength(40);
  });
});

describe('checking and closing', () => {
  it('verifies by connecting', async () => {
    const exchange = await exchangeWith({});
    await mailerTo(exchange.url).verify();
    expect(exchange.connections.made).toBe(1);
    expect(exchange.commands.at(-1)).toBe('QUIT');
    await expect(mailerTo(`smtp://127.0.0.1:${await deadPort()}`).verify()).rejects.toMatchObject({
      name: 'TemporaryFailure',
      message: expect.stringContaining('127.0.0.1'),
    });
  });

  it('lets the message under way finish and takes no other', async () => {
    const exchange = await exchangeWith({});
    const mailer = mailerTo(exchange.url);
    await mailer.send(messageFor('m0@aut.example'));
    const underWay = mailer.send(messageFor('m1@aut.example'));
    const closed = mailer.close();
    expect((await underWay).outcome).toBe('accepted');
    await closed;
    expect(await mailer.send(messageFor('m2@aut.example'))).toMatchObject({ outcome: 'temporary' });
    expect(exchange.messages).toHaveLength(2);
    expect(exchange.commands.at(-1)).toBe('QUIT');
  });
});
