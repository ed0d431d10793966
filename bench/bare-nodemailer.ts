/**
 * The yardstick, as a process of its own: pooled nodemailer with nothing around it, sending messages that it holds in
 * memory. Commands on standard input, one a line: "load <pack>" and "go".
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createTransport } from 'nodemailer';
import { type PackedMessage, readPack } from './message-pack.ts';

const { values } = parseArgs({
  options: { port: { type: 'string' }, connections: { type: 'string' } },
});

const transport = createTransport({
  host: '127.0.0.1',
  port: Number(values.port),
  pool: true,
  maxConnections: Number(values.connections),
  maxMessages: Number.POSITIVE_INFINITY,
  ignoreTLS: true,
  disableFileAccess: true,
  disableUrlAccess: true,
});

let messages: readonly PackedMessage[] = [];

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const go = async (): Promise<void> => {
  const settled = await Promise.allSettled(
    messages.map(({ from, to, mime }) => transport.sendMail({ envelope: { from, to: [to] }, raw: mime })),
  );
  say({ sent: settled.filter(({ status }) => status === 'fulfilled').length, of: messages.length });
};

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  const [order, pack = ''] = line.split(' ');
  if (order === 'load') {
    messages = readPack(readFileSync(pack));
    say({ loaded: messages.length });
  }
  if (order === 'go') void go();
});
orders.on('close', () => process.exit(0));
say({ ready: true });
