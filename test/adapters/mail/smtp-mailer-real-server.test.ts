import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { createSmtpMailer } from '../../../adapters/mail/smtp-mailer.ts';
import { parseSmtpUrl } from '../../../adapters/mail/smtp-url.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

interface Arrived {
  readonly from: string | false;
  readonly to: readonly string[];
  readonly user: string | undefined;
  readonly sha256: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const startServer = async (options: SMTPServerOptions): Promise<{ port: number; arrived: Arrived[] }> => {
  const arrived: Arrived[] = [];
  const server = new SMTPServer({
    logger: false,
    onData: (stream, session, callback) => {
      void buffer(stream).then((bytes) => {
        const { mailFrom, rcptTo } = session.envelope;
        arrived.push({
          from: mailFrom === false ? false : mailFrom.address,
          to: rcptTo.map((mailbox) => mailbox.address),
          user: session.user,
          sha256: sha256(bytes),
        });
        callback();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as { port: number }).port, arrived };
};

const mailerTo = (url: string) => {
  const mailer = createSmtpMailer({ url, connections: 4, answerTimeoutMs: 5000 });
  closing.push(() => mailer.close());
  return mailer;
};

const noteOf = (i: number) => ({
  mime: Buffer.from(
    `Message-ID: <${i}@secretariat.example>\r\n\r\n${randomBytes(20_000)
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n')}\r\n`,
  ),
  envelopeFrom: `notes+${String(i).padStart(20, '0')}@secretariat.example`,
  envelopeTo: `mission${i}@states.example`,
});

const withSignIn: SMTPServerOptions = {
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, callback) =>
    username === 'verbale' && password === 'p@ss/word'
      ? callback(null, { user: username })
      : callback(new Error('no such account')),
};

describe('with a real SMTP server', () => {
  it('every message arrives once, byte for byte, for its own mailbox', async () => {
    const { port, arrived } = await startServer({ disabledCommands: ['STARTTLS', 'AUTH'] });
    const mailer = mailerTo(`smtp://127.0.0.1:${port}`);
    const notes = Array.from({ length: 40 }, (_, i) => noteOf(i));
    const results = await Promise.all(notes.map((note) => mailer.send(note)));
    expect(results.map((result) => [result.outcome, result.smtpCode])).toEqual(notes.map(() => ['accepted', 250]));
    const byMailbox = (a: Arrived, b: Arrived): number => (a.to[0] ?? '').localeCompare(b.to[0] ?? '');
    expect(arrived.toSorted(byMailbox)).toEqual(
      notes
        .map((note) => ({ from: note.envelopeFrom, to: [note.envelopeTo], user: undefined, sha256: sha256(note.mime) }))
        .toSorted(byMailbox),
    );
  });

  it('signs in with a password that a URL must encode', async () => {
    const { port, arrived } = await startServer(withSignIn);
    const mailer = mailerTo(`smtp://verbale:p%40ss%2Fword@127.0.0.1:${port}`);
    await mailer.verify();
    expect((await mailer.send(noteOf(1))).outcome).toBe('accepted');
    expect(arrived[0]?.user).toBe('verbale');
  });

  it('calls a wrong password what it is, without repeating it', async () => {
    const { port, arrived } = await startServer(withSignIn);
    const mailer = mailerTo(`smtp://verbale:wrong-secret@127.0.0.1:${port}`);
    const failure = await mailer.verify().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'PermanentFailure' });
    expect(String(failure)).not.toContain('wrong-secret');
    // The note waits for the password to be put right; nothing is wrong with the note.
    expect(await mailer.send(noteOf(1))).toMatchObject({ outcome: 'temporary', smtpCode: 535 });
    expect(arrived).toEqual([]);
  });

  it('does not speak in the clear with a server whose certificate it cannot trust', async () => {
    const { port, arrived } = await startServer({ disabledCommands: ['AUTH'] });
    expect((await mailerTo(`smtp://127.0.0.1:${port}`).send(noteOf(1))).outcome).toBe('temporary');
    expect(arrived).toEqual([]);
    expect((await mailerTo(`smtp://127.0.0.1:${port}?starttls=off`).send(noteOf(1))).outcome).toBe('accepted');
  });

  it('a note above the size the server announces is refused for good, before it is sent', async () => {
    const { port, arrived } = await startServer({ disabledCommands: ['STARTTLS', 'AUTH'], size: 1000 });
    expect((await mailerTo(`smtp://127.0.0.1:${port}`).send(noteOf(1))).outcome).toBe('permanent');
    expect(arrived).toEqual([]);
  });
});

describe('the address of the exchange', () => {
  it('is read with its defaults', () => {
    expect(parseSmtpUrl('smtp://mail.example')).toEqual({
      host: 'mail.example',
      port: 587,
      secure: false,
      startTls: 'when-offered',
      credentials: null,
    });
    expect(parseSmtpUrl('smtps://a:b@[::1]/?starttls=required')).toEqual({
      host: '::1',
      port: 465,
      secure: true,
      startTls: 'required',
      credentials: { user: 'a', pass: 'b' },
    });
  });

  it.each([
    ['', 'not a URL'],
    ['http://mail.example', '"http:"'],
    ['smtp://:25', 'URL'],
    ['smtp://mail.example/path', 'nothing may follow'],
    ['smtp://mail.example?tls=no', '"tls"'],
    ['smtp://mail.example?starttls=maybe', '"maybe"'],
    ['smtp://u:%zz-secret@mail.example', 'percent-encoded'],
  ])('%j is refused, saying why and never the password', (url, why) => {
    let refusal: unknown;
    try {
      parseSmtpUrl(url);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ code: 'smtp-url', message: expect.stringContaining(why) });
    expect(String(refusal)).not.toContain('secret');
  });
});
