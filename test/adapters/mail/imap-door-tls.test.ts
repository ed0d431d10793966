import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createImapDoor, type FetchedMail, type ImapDoor } from '../../../adapters/mail/imap-door.ts';
import type { ImapEndpoint } from '../../../adapters/mail/imap-url.ts';
import type { FolderCursor, FolderNews } from '../../../domain/receive/mailbox-folder.ts';
import { eventually } from '../../faults/scene.ts';
import { type ImapServer, serverKinds } from '../../support/imap/imap-server.ts';
import { type OwnCertificate, ownCertificate } from '../../support/imap/own-certificate.ts';
import { missing } from '../../support/programs.ts';
import { ownFolder } from '../../support/stack.ts';

const dovecot = (await serverKinds()).find(({ name }) => name === 'Dovecot');
const absent = dovecot !== undefined && 'missing' in dovecot ? dovecot.missing : missing('openssl', 'version');
if (absent !== undefined) process.stdout.write(`Skipped, IMAP by TLS: ${absent}\n`);

const raw = Buffer.from('From: a@austria.example\r\nSubject: By TLS\r\n\r\nOne line, façade.\r\n');

describe.skipIf(absent !== undefined)(
  'a shared mailbox whose certificate the authority of the house has issued',
  () => {
    let certificate: OwnCertificate;
    let server: ImapServer;
    let door: ImapDoor | undefined;

    beforeAll(async () => {
      if (dovecot === undefined || 'missing' in dovecot) return;
      certificate = await ownCertificate(ownFolder('authority'));
      server = await dovecot.start(certificate);
      const mailbox = await server.person();
      await mailbox.append('INBOX', raw);
      await mailbox.logout();
    }, 60_000);
    afterEach(() => door?.close());
    afterAll(() => server?.stop());

    /** Opens the door; what it takes in and what it tells are kept. */
    const open = (place: Pick<ImapEndpoint, 'host' | 'port' | 'secure'>, ca: string | undefined) => {
      const taken: FetchedMail[] = [];
      const news: FolderNews[] = [];
      let cursor: FolderCursor | null = null;
      door = createImapDoor({
        endpoint: { ...place, startTls: 'required', credentials: { user: server.user, pass: server.password } },
        folder: 'INBOX',
        maxBytes: 1_000_000,
        since: null,
        pollMs: 60_000,
        ca,
        onProblem: () => undefined,
        books: {
          cursor: async () => cursor,
          begin: async (start) => {
            cursor = start.cursor;
          },
          store: async (mail, after) => {
            taken.push(mail);
            cursor = after;
          },
          passOver: async (after) => {
            cursor = after;
          },
          tell: async (told) => void news.push(told),
        },
      });
      door.open();
      return { taken, news };
    };

    const imaps = () => ({ host: '127.0.0.1', port: server.tlsPort as number, secure: true });

    it.each([
      ['TLS from the first byte', imaps],
      ['STARTTLS', () => ({ host: '127.0.0.1', port: server.port, secure: false })],
    ])('is read by %s when its authority is named', async (_, place) => {
      const { taken } = open(place(), certificate.ca);
      await eventually('The mail is taken in', () => taken.length === 1);
      expect(Buffer.from(taken[0]?.raw ?? []).equals(raw)).toBe(true);
    });

    it.each([
      ['whose authority nobody knows', imaps, () => undefined, /certificate/],
      [
        'that is for another host',
        () => ({ ...imaps(), host: 'localhost' }),
        () => certificate.ca,
        /altnames|does not match/,
      ],
    ])('is not spoken to %s, and why is told', async (_, place, ca, why) => {
      const { taken, news } = open(place(), ca());
      await eventually('The door has given up once', () => news.some(({ kind }) => kind === 'failed'));
      expect(news.find(({ kind }) => kind === 'failed')).toMatchObject({ problem: expect.stringMatching(why) });
      expect(news.filter(({ kind }) => kind === 'connected')).toEqual([]);
      expect(taken).toEqual([]);
    });
  },
);
