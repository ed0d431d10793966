import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { readMessageHead } from '../../adapters/mail/message-head.ts';
import type { ExchangeLine } from '../../domain/rehearsal/exchange-log.ts';
import type { Conduct } from './behaviour-file.ts';
import type { Delivery } from './delivery.ts';
import { reportingHost } from './delivery-report.ts';
import type { Journal } from './journal.ts';
import type { Spool } from './spool.ts';

/** Largest message taken, in bytes, as announced by SIZE (RFC 1870). */
const largestMessage = 64 * 1024 * 1024;

export interface MailExchangeParts {
  readonly conduct: Conduct;
  readonly spool: Spool;
  readonly journal: Journal<ExchangeLine>;
  readonly delivery: Delivery;
}

const refusal = (code: number, text: string): Error => Object.assign(new Error(text), { responseCode: code });

/**
 * The SMTP side of the exchange: ESMTP with PIPELINING, SIZE, 8BITMIME and DSN, no TLS, no login.
 * For each message the order is spool, queue, log line, 250: whoever was told 250 finds the message in the log.
 */
export const createMailExchange = (parts: MailExchangeParts): SMTPServer => {
  const { conduct, spool, journal, delivery } = parts;
  const transactionStart = new WeakMap<SMTPServerSession, string>();
  // smtp-server has no way to end a session without a reply, so the sockets are kept by the peer's port.
  const sockets = new Map<number, Socket>();

  const accept = (session: SMTPServerSession, raw: Buffer): 'answer' | 'drop' | 'silence' => {
    const envelopeFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
    const envelopeTo = session.envelope.rcptTo.map(({ address }) => address);
    const sha256 = createHash('sha256').update(raw).digest('hex');
    const { messageId, headerFrom, headerBlock } = readMessageHead(raw);
    const spooledAs = spool.store(raw);
    const answer = conduct.afterStoring(envelopeTo);
    const at = new Date();
    const owed = envelopeTo.flatMap((recipient) => {
      const bounceAfterMs = conduct.bounceAfterMs(recipient);
      const message = { spooledAs, envelopeFrom, recipient, messageId, sha256 };
      return bounceAfterMs === undefined
        ? delivery.prepare(message)
        : [() => delivery.bounceLater({ ...message, headerBlock, acceptedAt: at }, bounceAfterMs)];
    });
    journal.write({
      event: answer === 'answer' ? 'accepted' : 'withheld',
      at: at.toISOString(),
      transactionStartedAt: transactionStart.get(session) ?? at.toISOString(),
      envelopeFrom,
      envelopeTo,
      messageId,
      headerFrom,
      sha256,
      size: raw.length,
      spooledAs,
    });
    for (const start of owed) start();
    return answer;
  };

  const server = new SMTPServer({
    name: reportingHost,
    banner: 'Verbale mail exchange',
    size: largestMessage,
    rejectOversized: true,
    hideDSN: false,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    // An idle pooled connection of a sender outlives the pauses of a rehearsal and of a slow campaign alike.
    socketTimeout: 600_000,
    closeTimeout: 500,
    onMailFrom: (_address, session, callback) => {
      transactionStart.set(session, new Date().toISOString());
      callback();
    },
    onRcptTo: (address, session, callback) => {
      const code = conduct.atRecipient(address.address);
      if (code === 250) return callback();
      journal.write({
        event: 'refused',
        at: new Date().toISOString(),
        transactionStartedAt: transactionStart.get(session) ?? '',
        code,
        stage: 'rcpt',
        envelopeFrom: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
        envelopeTo: [address.address],
      });
      const text = code === 550 ? 'No such mailbox here' : 'Greylisted, try again later';
      callback(refusal(code, text));
    },
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        // What goes over the limit is refused by the server in any case and need not be kept.
        if (!stream.sizeExceeded) chunks.push(chunk);
      });
      stream.on('error', (error) => callback(error));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback();
        let answer: 'answer' | 'drop' | 'silence';
        try {
          answer = accept(session, Buffer.concat(chunks));
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          return callback(refusal(452, `Cannot store the message now: ${reason.replace(/\s+/g, ' ')}`));
        }
        if (answer === 'answer') callback(null, 'OK: stored');
        if (answer === 'drop') sockets.get(session.remotePort)?.destroy();
      });
    },
  });
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort;
    if (port === undefined) return;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
  });
  // A peer that resets its connection is its own affair; the mail it had answered is stored.
  server.on('error', () => undefined);
  return server;
};
