import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createTransport } from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import type { DoorItem, SmtpDoor, SmtpDoorOptions } from '../../../adapters/mail/smtp-door.ts';
import { createSmtpDoor } from '../../../adapters/mail/smtp-door.ts';
import { TemporaryFailure } from '../../../domain/errors.ts';

const opened: SmtpDoor[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((door) => door.close()));
});

const open = async (changes: Partial<SmtpDoorOptions> = {}): Promise<{ door: SmtpDoor; items: DoorItem[] }> => {
  const items: DoorItem[] = [];
  const door = createSmtpDoor({
    place: { host: '127.0.0.1', port: 0 },
    protocol: 'smtp',
    maxBytes: 200_000,
    accepts: (mailbox) => mailbox === 'replies@secretariat.test',
    store: async (item) => {
      items.push(item);
    },
    ...changes,
  });
  await door.listen();
  opened.push(door);
  return { door, items };
};

const send = (door: SmtpDoor, raw: string | Buffer, envelope = {}) => {
  const transport = createTransport({ host: '127.0.0.1', port: door.port, secure: false, ignoreTLS: true });
  return transport
    .sendMail({ envelope: { from: 'vienna@austria.example', to: ['replies@secretariat.test'], ...envelope }, raw })
    .finally(() => transport.close());
};

const letter = 'From: vienna@austria.example\r\nSubject: Comments\r\n\r\n.leading dot\r\nTe\u0301xt\r\n';

/** A client that speaks line by line, for what no proper client does. */
const speak = async (door: SmtpDoor) => {
  const socket = connect(door.port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString();
  });
  const until = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(heard)) await once(socket, 'data');
    const all = heard;
    heard = '';
    return all;
  };
  await until(/^220 .*\r\n/m);
  return { socket, until, say: (line: string) => socket.write(`${line}\r\n`) };
};

const beginData = async (door: SmtpDoor) => {
  const client = await speak(door);
  client.say('EHLO client.example');
  await client.until(/^250 .*\r\n/m);
  client.say('MAIL FROM:<>');
  await client.until(/^250 .*\r\n/m);
  client.say('RCPT TO:<replies@secretariat.test>');
  await client.until(/^250 .*\r\n/m);
  client.say('DATA');
  await client.until(/^354 .*\r\n/m);
  return client;
};

describe('the SMTP door', () => {
  test('hands over the very bytes, with the envelope and the peer', async () => {
    const { door, items } = await open();
    const before = Date.now();
    const info = await send(door, letter, { to: ['Replies+T0ken@secretariat.test'] });
    expect(info.response).toMatch(/^250/);
    expect(items).toHaveLength(1);
    const item = items[0] as DoorItem;
    expect(item).toMatchObject({
      envelopeFrom: 'vienna@austria.example',
      envelopeTo: ['Replies+T0ken@secretariat.test'],
      remoteAddress: '127.0.0.1',
      helo: expect.stringMatching(/\S/),
    });
    const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
    expect(hash(item.raw)).toBe(hash(letter));
    expect(item.receivedAtMs).toBeGreaterThanOrEqual(before);
  });

  test('answers 250 only after the item is stored', async () => {
    const stored = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const { door } = await open({
      store: () => {
        asked.resolve();
        return stored.promise;
      },
    });
    const client = await beginData(door);
    let answered = false;
    const answer = client.until(/^\d{3} .*\r\n/m).then((line) => {
      answered = true;
      return line;
    });
    client.socket.write(`${letter}.\r\n`);
    await asked.promise;
    // A full round trip on another connection: an early 250 would have been here by now.
    await speak(door).then(({ socket }) => socket.destroy());
    expect(answered).toBe(false);
    stored.resolve();
    expect(await answer).toMatch(/^250 /);
    client.socket.destroy();
  });

  test('a failing store is a temporary refusal, and the next try gets through', async () => {
    const kept: DoorItem[] = [];
    const problems: string[] = [];
    let broken = true;
    const { door } = await open({
      store: async (item) => {
        if (broken) throw new Error('no space left on device');
        kept.push(item);
      },
      onProblem: (problem) => problems.push(problem.message),
    });
    await expect(send(door, letter)).rejects.toMatchObject({ responseCode: 452 });
    expect(problems).toEqual(['no space left on device']);
    expect(kept).toHaveLength(0);
    broken = false;
    await send(door, letter);
    expect(kept).toHaveLength(1);
  });

  test('takes an empty return path', async () => {
    const { door, items } = await open();
    const client = await beginData(door);
    client.socket.write(`${letter}.\r\n`);
    expect(await client.until(/^\d{3} .*\r\n/m)).toMatch(/^250 /);
    expect(items[0]?.envelopeFrom).toBe('');
    client.socket.destroy();
  });

  test('stores nothing of a message whose sender breaks off', async () => {
    const { door, items } = await open();
    const client = await beginData(door);
    client.socket.write(letter);
    client.socket.destroy();
    await once(client.socket, 'close');
    // The next message is complete; the broken one must not have come before it.
    await send(door, letter.replace('Comments', 'Whole'));
    await door.close();
    opened.splice(opened.indexOf(door), 1);
    expect(items).toHaveLength(1);
    expect(Buffer.from(items[0]?.raw ?? []).toString()).toContain('Subject: Whole');
  });

  test('refuses a mailbox that is not ours, before the message is sent', async () => {
    const { door, items } = await open();
    await expect(send(door, letter, { to: ['other@secretariat.test'] })).rejects.toMatchObject({ responseCode: 550 });
    expect(items).toHaveLength(0);
  });

  test('asks later when it cannot look up its mailboxes', async () => {
    const problems: string[] = [];
    const { door, items } = await open({
      accepts: () => Promise.reject(new Error('database is down')),
      onProblem: (problem) => problems.push(problem.message),
    });
    await expect(send(door, letter)).rejects.toMatchObject({ responseCode: 451 });
    expect(problems).toEqual(['database is down']);
    expect(items).toHaveLength(0);
  });

  test('refuses what is too large, announced or not', async () => {
    const { door, items } = await open();
    const large = `Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(5000)}`;
    const announcing = await speak(door);
    announcing.say('EHLO client.example');
    await announcing.until(/^250 .*\r\n/m);
    announcing.say(`MAIL FROM:<> SIZE=${large.length}`);
    expect(await announcing.until(/^\d{3} .*\r\n/m)).toMatch(/^552 /);
    announcing.socket.destroy();
    const client = await beginData(door);
    client.socket.write(`${large}.\r\n`);
    expect(await client.until(/^\d{3} .*\r\n/m)).toMatch(/^552 /);
    client.socket.destroy();
    expect(items).toHaveLength(0);
    await send(door, letter);
    expect(items).toHaveLength(1);
  });

  test('refuses a message that runs in a circle', async () => {
    const { door, items } = await open();
    const hops = (count: number): string => `${'Received: from a by b\r\n'.repeat(count)}${letter}`;
    await expect(send(door, hops(26))).rejects.toMatchObject({ responseCode: 554 });
    expect(items).toHaveLength(0);
    await send(door, hops(25));
    const quoted = `${letter}${'Received: in the body\r\n'.repeat(40)}`;
    await send(door, quoted);
    expect(items).toHaveLength(2);
  });

  test('takes fifty at once and loses none', async () => {
    const { door, items } = await open();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => send(door, letter.replace('Comments', `Comments ${index}`))),
    );
    expect(answers.every(({ response }) => response.startsWith('250'))).toBe(true);
    expect(new Set(items.map(({ raw }) => Buffer.from(raw).toString())).size).toBe(50);
  });

  test('a port that is taken is said by name', async () => {
    const { door } = await open();
    const second = createSmtpDoor({
      place: { host: '127.0.0.1', port: door.port },
      protocol: 'smtp',
      maxBytes: 1,
      accepts: () => true,
      store: async () => {},
    });
    await expect(second.listen()).rejects.toThrow(TemporaryFailure);
    await expect(second.listen()).rejects.toThrow(String(door.port));
  });
});
