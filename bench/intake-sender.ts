/**
 * The mail server before the door, as a process of its own: hands over messages by SMTP and writes down when each was
 * answered. Commands on standard input, one a line: "load <pack>" and "go <messages a second, 0 for as many as go>".
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type PackedMessage, readPack } from './message-pack.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, connections: { type: 'string' } } });

/** What became of the messages. */
export interface SenderReport {
  readonly answered250: number;
  readonly refused: readonly string[];
  /** From the first connection to the last 250. */
  readonly seconds: number;
  /** From the first byte of each message to its 250, in milliseconds, in no order. */
  readonly answerMs: readonly number[];
}

let messages: readonly PackedMessage[] = [];

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** A connection to the door. */
class Session {
  readonly #socket: Socket;
  readonly #lines: AsyncIterableIterator<string>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#lines = createInterface(socket)[Symbol.asyncIterator]();
  }

  static async open(port: number): Promise<Session> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const session = new Session(socket);
    await session.#answer();
    await session.say('EHLO sender.example');
    return session;
  }

  async #answer(): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error('The door hung up.');
      if (/^\d{3} /.test(value)) return value;
    }
  }

  say(line: string): Promise<string> {
    this.#socket.write(`${line}\r\n`);
    return this.#answer();
  }

  /**
   * The message ends in CRLF and has no line that begins with a point.
   * @returns the last answer, and how long it took from the first byte of the message
   */
  async send({ from, to, mime }: PackedMessage): Promise<{ readonly answer: string; readonly ms: number }> {
    await this.say(`MAIL FROM:<${from}>`);
    const recipient = await this.say(`RCPT TO:<${to}>`);
    if (!recipient.startsWith('250')) return { answer: recipient, ms: 0 };
    await this.say('DATA');
    const beganMs = performance.now();
    this.#socket.write(mime);
    const answer = await this.say('.');
    return { answer, ms: performance.now() - beganMs };
  }

  close(): void {
    this.#socket.destroy();
  }
}

const go = async (perSecond: number): Promise<void> => {
  const sessions = await Promise.all(
    Array.from({ length: Number(values.connections) }, () => Session.open(Number(values.port))),
  );
  const answerMs: number[] = [];
  const refused: string[] = [];
  const beganMs = performance.now();
  let next = 0;
  const work = async (session: Session): Promise<void> => {
    for (let at = next++; at < messages.length; at = next++) {
      if (perSecond > 0) await wait(Math.max(0, beganMs + (at * 1_000) / perSecond - performance.now()));
      const { answer, ms } = await session.send(messages[at] as PackedMessage);
      if (answer.startsWith('250')) answerMs.push(ms);
      else refused.push(answer);
    }
  };
  await Promise.all(sessions.map(work));
  const seconds = (performance.now() - beganMs) / 1_000;
  for (const session of sessions) session.close();
  say({ answered250: answerMs.length, refused, seconds, answerMs } satisfies SenderReport);
};

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  const [order, argument = ''] = line.split(' ');
  if (order === 'load') {
    messages = readPack(readFileSync(argument));
    say({ loaded: messages.length });
  }
  if (order === 'go') void go(Number(argument));
});
orders.on('close', () => process.exit(0));
say({ ready: true });
