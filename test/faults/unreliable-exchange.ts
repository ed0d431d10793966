import { createHash } from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A message that arrived whole, up to the final dot. */
export interface TakenMessage {
  readonly recipient: string;
  readonly messageId: string;
  /** SHA-256 of the message as it was before dot-stuffing. */
  readonly sha256: string;
  readonly raw: Buffer;
  /** 1-based, of all messages taken. */
  readonly serial: number;
}

/** What becomes of a message: `answer` says 250; `withhold` closes the connection without a word, the message kept. */
export type Fate = 'answer' | 'withhold';

export interface Conduct {
  /** Asked when a message is taken, before anything is answered. */
  readonly onTaken?: (message: TakenMessage) => Fate | Promise<Fate>;
  /** Told when 250 has been written. */
  readonly onAnswered?: (message: TakenMessage) => void;
}

/** The outside witness: an SMTP server that misbehaves as it is told and keeps account of what it took. */
export interface UnreliableExchange {
  readonly url: string;
  readonly taken: TakenMessage[];
  conduct: Conduct;
  close(): Promise<void>;
}

const endOfData = Buffer.from('\r\n.\r\n');

export const startUnreliableExchange = async (): Promise<UnreliableExchange> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    // A peer that is killed resets its connection.
    converse(socket).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const exchange: UnreliableExchange = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}?starttls=off`,
    taken: [],
    conduct: {},
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };

  const converse = async (socket: Socket): Promise<void> => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let recipient = '';
    let waiting: Buffer = Buffer.alloc(0);
    let inData = false;
    const reply = (line: string): void => {
      if (socket.writable) socket.write(`${line}\r\n`);
    };

    const take = async (raw: Buffer): Promise<void> => {
      const message = messageOf(raw, recipient, exchange.taken.length + 1);
      exchange.taken.push(message);
      const fate = (await exchange.conduct.onTaken?.(message)) ?? 'answer';
      if (fate === 'withhold') {
        socket.destroy();
        return;
      }
      reply('250 taken');
      exchange.conduct.onAnswered?.(message);
    };

    const answerTo = (line: string): string => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') return '250-exchange.test\r\n250-PIPELINING\r\n250 8BITMIME';
      if (verb === 'QUIT') return '221 bye';
      if (verb === 'MAIL') recipient = '';
      if (verb === 'DATA') {
        inData = recipient !== '';
        return inData ? '354 go on' : '503 no recipient';
      }
      if (verb !== 'RCPT') return '250 ok';
      recipient = /<([^>]*)>/.exec(line)?.[1]?.toLowerCase() ?? '';
      return '250 ok';
    };

    reply('220 exchange.test');
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      waiting = Buffer.concat([waiting, chunk as Buffer]);
      for (;;) {
        const mark = inData ? endOfData : endOfData.subarray(0, 2);
        const end = waiting.indexOf(mark);
        if (end < 0) break;
        const part = waiting.subarray(0, inData ? end + 2 : end);
        waiting = waiting.subarray(end + mark.length);
        if (inData) {
          inData = false;
          await take(Buffer.from(part));
        } else reply(answerTo(part.toString('latin1')));
      }
    }
  };
  return exchange;
};

const messageOf = (stuffed: Buffer, recipient: string, serial: number): TakenMessage => {
  const text = stuffed.toString('latin1').replace(/(^|\r\n)\.\./g, '$1.');
  const raw = Buffer.from(text, 'latin1');
  return {
    recipient,
    messageId: /^message-id:\s*(<[^>]+>)/im.exec(text)?.[1] ?? '',
    sha256: createHash('sha256').update(raw).digest('hex'),
    raw,
    serial,
  };
};
