import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { createConnection, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import type { ListeningPlace } from '../../../adapters/mail/listening-place.ts';
import { createSmtpDoor, type DoorItem, type SmtpDoor } from '../../../adapters/mail/smtp-door.ts';
import { TemporaryFailure } from '../../../domain/errors.ts';
import { ownFolder } from '../../support/stack.ts';

const opened: SmtpDoor[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((door) => door.close()));
});

const open = async (place: ListeningPlace, store: (item: DoorItem) => Promise<void>): Promise<SmtpDoor> => {
  const door = createSmtpDoor({
    place,
    protocol: 'lmtp',
    maxBytes: 10_000,
    accepts: (mailbox) => mailbox.endsWith('@secretariat.test'),
    store,
  });
  await door.listen();
  opened.push(door);
  return door;
};

/** Says each line and gives the codes of so many answers; `null` sends the message. */
const talk = async (place: NetConnectOpts, script: readonly (readonly [line: string, answers: number])[]) => {
  const socket = createConnection(place);
  const lines = createInterface(socket)[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error('The door hung up.');
      if (/^\d{3} /.test(value)) return value.slice(0, 3);
    }
  };
  await once(socket, 'connect');
  const codes = [await answer()];
  for (const [line, answers] of script) {
    socket.write(`${line}\r\n`);
    for (let count = 0; count < answers; count += 1) codes.push(await answer());
  }
  socket.destroy();
  return codes.join(' ');
};

const letter = 'From: vienna@austria.test\r\nSubject: Comments\r\n\r\nText\r\n';

const delivery = (to: readonly string[], answers: number, text = letter) =>
  [
    ['LHLO relay.test', 1],
    ['MAIL FROM:<vienna@austria.test>', 1],
    ...to.map((mailbox) => [`RCPT TO:<${mailbox}>`, 1] as const),
    ['DATA', 1],
    [`${text}.`, answers],
  ] as const;

const two = ['replies@secretariat.test', 'notes+token@secretariat.test'];

it('takes a message by a socket, stores it once and answers for each recipient', async () => {
  const path = join(ownFolder('lmtp'), 'socket');
  const items: DoorItem[] = [];
  await open({ path }, async (item) => void items.push(item));
  expect(await talk({ path }, delivery(two, 2))).toBe('220 250 250 250 250 354 250 250');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ envelopeTo: two, remoteAddress: '', helo: 'relay.test' });
  expect(Buffer.from(items[0]?.raw ?? []).toString()).toBe(letter);
});

it('refuses SMTP, which would expect one answer for all', async () => {
  const door = await open({ host: '127.0.0.1', port: 0 }, async () => {});
  expect(await talk({ port: door.port }, [['EHLO relay.test', 1]])).toBe('220 500');
});

it('answers 452 for each recipient when the message cannot be stored, and 250 at the next try', async () => {
  let isFull = true;
  let kept = 0;
  const door = await open({ host: '127.0.0.1', port: 0 }, async () => {
    if (isFull) throw new Error('no space left on device');
    kept += 1;
  });
  expect(await talk({ port: door.port }, delivery(two, 2))).toBe('220 250 250 250 250 354 452 452');
  expect(kept).toBe(0);
  isFull = false;
  expect(await talk({ port: door.port }, delivery(two, 2))).toBe('220 250 250 250 250 354 250 250');
  expect(kept).toBe(1);
});

it('refuses what is too large for each recipient, and a mailbox that is not ours', async () => {
  const items: DoorItem[] = [];
  const door = await open({ host: '127.0.0.1', port: 0 }, async (item) => void items.push(item));
  const large = `Subject: x\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(200)}`;
  expect(await talk({ port: door.port }, delivery(two, 2, large))).toBe('220 250 250 250 250 354 552 552');
  expect(await talk({ port: door.port }, delivery(['other@elsewhere.test', ...two.slice(1)], 1))).toBe(
    '220 250 250 550 250 354 250',
  );
  expect(items.map(({ envelopeTo }) => envelopeTo)).toEqual([two.slice(1)]);
});

it('takes the place of a socket that a killed door left behind, and of no other file', async () => {
  const path = join(ownFolder('lmtp'), 'socket');
  // What a killed process leaves: a socket on which nobody answers.
  const listen = `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`;
  expect(() => execFileSync(process.execPath, ['-e', listen])).toThrow();
  expect(statSync(path).isSocket()).toBe(true);

  await open({ path }, async () => {});
  expect(await talk({ path }, [['LHLO relay.test', 1]])).toBe('220 250');
  // A second door must not take it from the first, which lives.
  const second = createSmtpDoor({
    place: { path },
    protocol: 'lmtp',
    maxBytes: 1,
    accepts: () => true,
    store: async () => {},
  });
  await expect(second.listen()).rejects.toThrow(TemporaryFailure);
  await expect(second.listen()).rejects.toThrow(path);
  expect(existsSync(path)).toBe(true);
});
