import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AcceptedLine, ExchangeLine } from '../../../domain/rehearsal/exchange-log.ts';
import { type Exchange, type ExchangeOptions, startExchange } from '../../../stack/exchange/start.ts';
import { isAlive, waitUntilGone } from '../../../stack/process/identity.ts';
import { type Door, openDoor } from './door.ts';
import { readLog, untilLog } from './read-log.ts';

let folder: string;
const closing: (() => Promise<void>)[] = [];

const start = async (options: Omit<ExchangeOptions, 'folder'> = {}): Promise<Exchange> => {
  const exchange = await startExchange({ folder, ...options });
  closing.push(exchange.stop);
  return exchange;
};
const door = async (port?: number): Promise<Door> => {
  const opened = await openDoor(port);
  closing.push(opened.close);
  return opened;
};
const message = (id: string, body = 'Text.\r\n'): Buffer =>
  Buffer.from(
    `From: The Secretariat <notes@secretariat.example>\r\nMessage-ID: <${id}@secretariat.example>\r\nSubject: ${id}\r\n\r\n${body}`,
  );
const send = async (
  smtpPort: number,
  raw: Buffer,
  to: string,
  from = 'notes@secretariat.example',
): Promise<{ code: number | string | undefined }> => {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
  try {
    await transport.sendMail({ envelope: { from, to: [to] }, raw });
    return { code: 250 };
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string };
    return { code: responseCode ?? code };
  } finally {
    transport.close();
  }
};
const onlyOne = <T>(members: readonly T[]): T => {
  expect(members).toHaveLength(1);
  return members[0] as T;
};
const ofKind = <Kind extends ExchangeLine['event']>(lines: readonly ExchangeLine[], event: Kind) =>
  lines.filter((line): line is Extract<ExchangeLine, { event: Kind }> => line.event === event);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verbale-exchange-'));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the mail exchange', () => {
  it('stores a message byte by byte and testifies to it before it answers', async () => {
    const { smtpPort, logFile, spool } = await start();
    const raw = message('one', '.\r\n..two dots\r\nTäxt im Rohzustand\r\n.end\r\n');
    expect(await send(smtpPort, raw, 'vienna@aut.example')).toEqual({ code: 250 });
    const accepted = onlyOne(
      readLog<ExchangeLine>(logFile).filter((line): line is AcceptedLine => line.event === 'accepted'),
    );
    expect(accepted).toMatchObject({
      envelopeFrom: 'notes@secretariat.example',
      envelopeTo: ['vienna@aut.example'],
      messageId: '<one@secretariat.example>',
      headerFrom: 'notes@secretariat.example',
      sha256: createHash('sha256').update(raw).digest('hex'),
      size: raw.length,
    });
    expect(readFileSync(join(spool, accepted.spooledAs))).toEqual(raw);
    expect(accepted.transactionStartedAt <= accepted.at).toBe(true);
  });

  it('announces the extensions a sending pool relies on, and no TLS or login', async () => {
    const { smtpPort } = await start();
    const socket = connect(smtpPort, '127.0.0.1');
    let said = '';
    await new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        said += chunk.toString();
        if (/^220 /m.test(said) && !said.includes('250')) socket.write('EHLO test.example\r\n');
        if (/^250 /m.test(said)) resolve();
      });
    });
    socket.destroy();
    for (const extension of ['PIPELINING', 'DSN', 'SIZE 67108864', '8BITMIME']) expect(said).toContain(extension);
    expect(said).not.toMatch(/STARTTLS|AUTH/);
  });

  it('refuses a mailbox for good, greylists another for its first tries, and logs both', async () => {
    const { smtpPort, logFile } = await start({
      behaviour: { mailboxes: { 'Gone@a.example': { refused: true }, 'slow@b.example': { greylistTries: 2 } } },
    });
    const codes = [];
    for (const to of ['gone@a.example', 'gone@a.example', 'slow@b.example', 'slow@b.example', 'slow@b.example']) {
      codes.push((await send(smtpPort, message('x'), to)).code);
    }
    expect(codes).toEqual([550, 550, 451, 451, 250]);
    const lines = readLog<ExchangeLine>(logFile);
    expect(ofKind(lines, 'refused').map(({ code, stage, envelopeTo }) => [code, stage, envelopeTo[0]])).toEqual([
      [550, 'rcpt', 'gone@a.example'],
      [550, 'rcpt', 'gone@a.example'],
      [451, 'rcpt', 'slow@b.example'],
      [451, 'rcpt', 'slow@b.example'],
    ]);
    expect(ofKind(lines, 'accepted')).toHaveLength(1);
  });

  it('refuses a share of all recipients for now, the same ones for the same seed', async () => {
    const { smtpPort, logFile } = await start({ behaviour: { mailboxes: {}, temporaryRefusalShare: 0.3, seed: 7 } });
    const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true, pool: true });
    let refused = 0;
    for (let number = 0; number < 200; number += 1) {
      const envelope = { from: 'notes@secretariat.example', to: [`m${number}@a.example`] };
      await transport.sendMail({ envelope, raw: message(`n${number}`) }).catch(() => {
        refused += 1;
      });
    }
    transport.close();
    expect(refused).toBeGreaterThan(40);
    expect(refused).toBeLessThan(80);
    expect(ofKind(readLog<ExchangeLine>(logFile), 'refused')).toHaveLength(refused);
  });

  it('withholds its answer after storing, drops the connection, and says so in the log', async () => {
    const { smtpPort, logFile } = await start({ behaviour: { mailboxes: { 'm@a.example': { withheldAnswers: 1 } } } });
    const raw = message('withheld');
    const first = await send(smtpPort, raw, 'm@a.example');
    const second = await send(smtpPort, raw, 'm@a.example');
    expect(first.code).toBe('ECONNECTION');
    expect(second.code).toBe(250);
    const copies = readLog<ExchangeLine>(logFile).filter(
      (line) => line.event === 'withheld' || line.event === 'accepted',
    );
    expect(copies.map((line) => line.event)).toEqual(['withheld', 'accepted']);
    expect(new Set(copies.map((line) => (line as AcceptedLine).sha256)).size).toBe(1);
  });

  it('hands mail on over its routes and keeps it while the other side is down', async () => {
    const reserved = await openDoor();
    await reserved.close();
    const { smtpPort, logFile, spool, stop } = await start({
      routes: { '*.missions.example': `127.0.0.1:${reserved.port}`, 'secretariat.example': '127.0.0.1:1' },
    });
    const raw = message('routed', '.starts with a dot\r\n');
    await send(smtpPort, raw, 'vienna@aut.missions.example');
    await send(smtpPort, message('stays'), 'someone@elsewhere.example');
    await untilLog<ExchangeLine>(logFile, (lines) => ofKind(lines, 'delivery-failed').length >= 2);
    const mission = await door(reserved.port);
    await mission.until(1);
    const lines = await untilLog<ExchangeLine>(logFile, (all) => ofKind(all, 'delivered').length === 1);
    expect(mission.received).toEqual([
      { envelopeFrom: 'notes@secretariat.example', envelopeTo: ['vienna@aut.missions.example'], raw },
    ]);
    expect(ofKind(lines, 'delivered')[0]).toMatchObject({
      messageId: '<routed@secretariat.example>',
      reply: expect.stringContaining('250'),
    });
    expect(ofKind(lines, 'delivery-failed').every((line) => !line.final)).toBe(true);
    // The log line comes before the entry leaves the queue, so the queue is looked at after the end.
    await stop();
    expect(readdirSync(join(spool, 'queue'))).toEqual([]);
  });

  it('takes up what it owed after a kill', async () => {
    const reserved = await openDoor();
    await reserved.close();
    const routes = { 'missions.example': `127.0.0.1:${reserved.port}` };
    const first = await start({ routes });
    await send(first.smtpPort, message('owed'), 'm@missions.example');
    process.kill(first.pid, 'SIGKILL');
    expect((await first.child.exited).signal).toBe('SIGKILL');
    const mission = await door(reserved.port);
    await start({ routes });
    await mission.until(1);
    expect(mission.received[0]?.raw).toEqual(message('owed'));
  });

  it('reports an undeliverable mailbox to the envelope sender as RFC 3464 has it, from the null sender', async () => {
    const secretariat = await door();
    const { smtpPort, logFile } = await start({
      routes: { 'secretariat.example': `127.0.0.1:${secretariat.port}` },
      behaviour: { mailboxes: { 'm@gone.example': { bounceAfterMs: 20 } } },
    });
    expect(await send(smtpPort, message('bounces'), 'm@gone.example')).toEqual({ code: 250 });
    expect(await send(smtpPort, message('from-null'), 'm@gone.example', '')).toEqual({ code: 250 });
    await secretariat.until(1);
    const [mail] = secretariat.received;
    expect(mail).toMatchObject({ envelopeFrom: '', envelopeTo: ['notes@secretariat.example'] });
    const parsed = await PostalMime.parse(mail?.raw ?? '');
    expect(parsed.headers.find(({ key }) => key === 'content-type')?.value).toContain('report-type=delivery-status');
    const text = mail?.raw.toString() ?? '';
    expect(text).toContain('Final-Recipient: rfc822; m@gone.example');
    expect(text).toContain('Status: 5.1.1');
    expect(text).toContain('Message-ID: <bounces@secretariat.example>');
    const lines = await untilLog<ExchangeLine>(logFile, (all) => ofKind(all, 'delivered').length === 1);
    expect(ofKind(lines, 'bounce-sent')).toEqual([
      expect.objectContaining({ originalMessageId: '<bounces@secretariat.example>', messageId: parsed.messageId }),
    ]);
  });

  it('ends when its standard input closes', async () => {
    const { pid, child } = await start();
    expect(isAlive(pid)).toBe(true);
    child.process.stdin?.end();
    expect(await child.exited).toEqual({ code: 0, signal: null });
    expect(await waitUntilGone(pid, 1000)).toBe(true);
  });

  it('names every mistake of a behaviour file and does not start', async () => {
    const behaviour = { mailboxes: { 'm@a.example': { greylistTries: -1, colour: 'red' } } } as never;
    await expect(startExchange({ folder, behaviour })).rejects.toThrow(/greylistTries.*colour|colour.*greylistTries/);
  });
});
