import { once } from 'node:events';
import { connect } from 'node:net';

/** The bytes in whole lines that end in CRLF, as a mail system hands them over (RFC 5321 §2.3.8). */
export const inWholeLines = (raw: Buffer): Buffer => {
  const lines = raw.toString('latin1').replace(/\r?\n/g, '\r\n');
  return Buffer.from(lines.endsWith('\r\n') ? lines : `${lines}\r\n`, 'latin1');
};

/**
 * Hands messages over by SMTP in one session and changes no byte of them, as mail programs would.
 *
 * @param messages in whole lines
 * @throws {Error} when one is not answered 250
 */
export const deliver = async (port: number, from: string, to: string, messages: readonly Buffer[]): Promise<void> => {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  const answered = async (code: number): Promise<void> => {
    while (!/^\d{3} .*\r\n/m.test(heard)) await once(socket, 'data');
    if (!heard.startsWith(String(code))) throw new Error(`The door answered ${heard.trim()}.`);
    heard = '';
  };
  await answered(220);
  const say = async (line: string | Buffer, code: number): Promise<void> => {
    socket.write(line);
    await answered(code);
  };
  await say('EHLO client.example\r\n', 250);
  for (const message of messages) {
    await say(`MAIL FROM:<${from}>\r\n`, 250);
    await say(`RCPT TO:<${to}>\r\n`, 250);
    await say('DATA\r\n', 354);
    const stuffed = message.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
    await say(Buffer.from(`${stuffed}.\r\n`, 'latin1'), 250);
  }
  await say('QUIT\r\n', 221);
  socket.destroy();
};
