import { SMTPServer } from 'smtp-server';

/** A mail that came for one of the missions. */
export interface ArrivedMail {
  readonly envelopeFrom: string;
  readonly mailboxes: readonly string[];
  readonly raw: Buffer;
  /** Real epoch milliseconds. */
  readonly receivedAtMs: number;
}

/** The missions' own SMTP door. It answers 250 when the mission has read the mail and logged it, or 451 where that fails. */
export const createMissionsDoor = (take: (mail: ArrivedMail) => Promise<void>): SMTPServer => {
  const server = new SMTPServer({
    name: 'missions.example',
    banner: 'Simulated missions',
    size: 64 * 1024 * 1024,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    socketTimeout: 600_000,
    closeTimeout: 200,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', (error) => callback(error));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        take({
          envelopeFrom: mailFrom === false ? '' : mailFrom.address,
          mailboxes: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks),
          receivedAtMs: Date.now(),
        }).then(
          () => callback(null, 'OK: delivered to the mission'),
          (error: unknown) => {
            process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
            callback(Object.assign(new Error('The mission cannot read mail now'), { responseCode: 451 }));
          },
        );
      });
    },
  });
  server.on('error', () => undefined);
  return server;
};
