/**
 * An SMTP server that takes everything and keeps nothing but counts, as a process of its own: unique recipients, copies
 * beyond the first, the moment of the last 250. It reads commands on standard input, one a line: "reset", "report", and
 * "expect N", which answers once N different recipients have their message.
 */
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

const endOfData = Buffer.from('\r\n.\r\n');
const lineEnd = Buffer.from('\r\n');

let accepted = 0;
let bytes = 0;
let firstMs = 0;
let lastMs = 0;
let connections = 0;
let mostConnections = 0;
let recipients = new Map<string, number>();
let expected = 0;

const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

const report = () => ({
  accepted,
  unique: recipients.size,
  copies: accepted - recipients.size,
  bytes,
  firstMs,
  lastMs,
  mostConnections,
});

const reset = (): void => {
  accepted = 0;
  bytes = 0;
  firstMs = 0;
  lastMs = 0;
  mostConnections = connections;
  recipients = new Map();
  expected = 0;
};

const accept = (recipient: string): void => {
  const nowMs = performance.timeOrigin + performance.now();
  firstMs ||= nowMs;
  lastMs = nowMs;
  accepted += 1;
  recipients.set(recipient, (recipients.get(recipient) ?? 0) + 1);
  if (expected > 0 && recipients.size >= expected) {
    expected = 0;
    // After the answer has left.
    setImmediate(() => say({ reached: true, ...report() }));
  }
};

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1]?.toLowerCase() ?? '';

const answers: Readonly<Record<string, string>> = {
  EHLO: '250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 104857600\r\n',
  HELO: '250 sink\r\n',
  MAIL: '250 sender\r\n',
  RSET: '250 reset\r\n',
  NOOP: '250 nothing\r\n',
  DATA: '354 go on\r\n',
  QUIT: '221 bye\r\n',
};

const serve = (socket: Socket): void => {
  connections += 1;
  mostConnections = Math.max(mostConnections, connections);
  socket.setNoDelay(true);
  let commands: Buffer = Buffer.alloc(0);
  let recipient = '';
  let inData = false;
  /** The last bytes of the message so far, where the end mark may have begun. */
  let tail: Buffer = Buffer.alloc(0);

  const data = (chunk: Buffer): Buffer => {
    // The mark may lie across two chunks; looking only there avoids copying the message.
    const seam = Buffer.concat([tail, chunk.subarray(0, 4)]);
    const atSeam = tail.length === 0 ? -1 : seam.indexOf(endOfData);
    const at = atSeam >= 0 ? atSeam - tail.length : chunk.indexOf(endOfData);
    if (at < 0 && atSeam < 0) {
      tail = chunk.length >= 4 ? Buffer.from(chunk.subarray(-4)) : Buffer.from(seam.subarray(-4));
      bytes += chunk.length;
      return Buffer.alloc(0);
    }
    const end = at + endOfData.length;
    bytes += end;
    inData = false;
    tail = Buffer.alloc(0);
    accept(recipient);
    socket.write('250 taken\r\n');
    return chunk.subarray(end);
  };

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'RCPT') {
      recipient = addressIn(line);
      socket.write('250 recipient\r\n');
      return;
    }
    socket.write(answers[verb] ?? '500 unknown\r\n');
    if (verb === 'DATA') inData = true;
    if (verb === 'QUIT') socket.end();
  };

  socket.on('data', (chunk: Buffer) => {
    let rest = chunk;
    while (rest.length > 0) {
      if (inData) {
        rest = data(rest);
        continue;
      }
      commands = commands.length === 0 ? rest : Buffer.concat([commands, rest]);
      const end = commands.indexOf(lineEnd);
      if (end < 0) return;
      rest = commands.subarray(end + 2);
      const line = commands.subarray(0, end).toString('latin1');
      commands = Buffer.alloc(0);
      command(line);
    }
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    connections -= 1;
  });
  socket.write('220 sink\r\n');
};

const server = createServer(serve);
server.listen(0, '127.0.0.1', () => say({ ready: true, smtpPort: (server.address() as AddressInfo).port }));

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => {
  const [order, number] = line.split(' ');
  if (order === 'reset') reset();
  if (order === 'report') say(report());
  if (order === 'expect') {
    expected = Number(number);
    if (recipients.size >= expected) {
      expected = 0;
      say({ reached: true, ...report() });
    }
  }
});
orders.on('close', () => process.exit(0));
