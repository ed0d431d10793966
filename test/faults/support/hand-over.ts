import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { MissionReply } from './mission-reply.ts';

/** The last reply code that a sender gets, and the step to which it is the answer. */
export interface Answer {
  readonly to: 'recipient' | 'message';
  readonly code: number;
}

/** The answer with which the sender is rid of its message. */
export const taken: Answer = { to: 'message', code: 250 };

/**
 * Hands a reply over by SMTP, as the next mail server on its way would, once. A sender of its own and not a library's,
 * so that something can happen between two steps.
 * @param beforeMessage awaited when the recipient is accepted and DATA was answered 354, before the first byte
 */
export const handOver = async (
  { mailbox, to, raw }: MissionReply,
  port: number,
  beforeMessage: () => Promise<unknown> = async () => undefined,
): Promise<Answer> => {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    // A connection that breaks ends the lines below.
    socket.on('error', () => undefined);
    const lines = createInterface(socket)[Symbol.asyncIterator]();
    const code = async (): Promise<number> => {
      for (;;) {
        const { value, done } = await lines.next();
        if (done) throw new Error('The door hung up without an answer.');
        if (/^\d{3}( |$)/.test(value)) return Number(value.slice(0, 3));
      }
    };
    const say = (line: string): Promise<number> => {
      socket.write(`${line}\r\n`);
      return code();
    };
    const expected = (wanted: number, got: number): void => {
      if (got !== wanted) throw new Error(`The door answered ${got} where ${wanted} was expected.`);
    };
    expected(220, await code());
    expected(250, await say('EHLO relay.example'));
    expected(250, await say(`MAIL FROM:<${mailbox}>`));
    const recipient = await say(`RCPT TO:<${to}>`);
    if (recipient !== 250) return { to: 'recipient', code: recipient };
    expected(354, await say('DATA'));
    await beforeMessage();
    // RFC 5321, 4.5.2: a point that begins a line is doubled. Latin-1 keeps every byte.
    socket.write(Buffer.from(raw.toString('latin1').replace(/^\./gm, '..'), 'latin1'));
    return { to: 'message', code: await say('.') };
  } finally {
    socket.destroy();
  }
};
