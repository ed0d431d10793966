import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewIncoming } from '../../../activities/ports/intake.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import {
  beginFolder,
  passOverFetched,
  readFolderCursor,
  readFolders,
  storeFetched,
  tellOfFolder,
} from '../../../adapters/database/mailbox-folders.ts';
import { openClient } from '../../../adapters/database/prisma-client.ts';
import {
  createImapDoor,
  type FetchedMail,
  type ImapDoor,
  type ImapDoorOptions,
} from '../../../adapters/mail/imap-door.ts';
import { eventually } from '../../faults/scene.ts';
import { type ImapServer, serverKinds } from '../../support/imap/imap-server.ts';
import { startTcpProxy, type TcpProxy } from '../../support/imap/tcp-proxy.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack.ts';

const kinds = await serverKinds();
for (const kind of kinds)
  if ('missing' in kind) process.stdout.write(`Skipped, IMAP by ${kind.name}: ${kind.missing}\n`);

const present = kinds.filter((kind) => 'start' in kind);
const thorough = present[0]?.name;

let fresh: FreshDatabase;
let client: ReturnType<typeof openClient>;
beforeAll(async () => {
  fresh = await freshDatabase();
  client = openClient(fresh.url, 4);
});
afterAll(async () => {
  await client.$disconnect();
  await fresh.drop();
});

const message = (subject: string, size = 0): Buffer =>
  Buffer.from(
    [
      'Return-Path: <vienna@austria.example>',
      'Delivered-To: replies+0123456789abcdef0123@secretariat.example',
      'From: vienna@austria.example',
      'To: replies@secretariat.example',
      `Subject: ${subject}`,
      `Message-ID: <${subject.replaceAll(' ', '-')}@austria.example>`,
      '',
      `A line beyond ASCII, façade, and one that ends in blanks  `,
      ...Array.from({ length: size / 74 }, (_, at) => String(at).padStart(72, 'x')),
      '',
    ].join('\r\n'),
  );

describe.each(present)('a shared mailbox at $name', ({ name, start }) => {
  let server: ImapServer;
  let proxy: TcpProxy;
  let folder: string;
  let folders = 0;
  const doors: ImapDoor[] = [];
  const problems: string[] = [];
  const person = async <T>(work: (mailbox: Awaited<ReturnType<ImapServer['person']>>) => Promise<T>): Promise<T> => {
    const mailbox = await server.person();
    try {
      return await work(mailbox);
    } finally {
      await mailbox.logout();
    }
  };
  const deliver = (...messages: Buffer[]) =>
    person(async (mailbox) => {
      for (const raw of messages) await mailbox.append(folder, raw, [], new Date('2026-11-20T10:00:00Z'));
    });

  /** The door over the real database; `before` comes in between fetching and storing. */
  const open = (
    changes: Partial<ImapDoorOptions> & { password?: string } = {},
    before: (mail: FetchedMail) => Promise<unknown> = async () => undefined,
  ): ImapDoor => {
    const id = `${name}/${folder}`;
    const door = createImapDoor({
      endpoint: {
        host: '127.0.0.1',
        port: proxy.port,
        secure: false,
        startTls: 'off',
        credentials: { user: server.user, pass: changes.password ?? server.password },
      },
      folder,
      maxBytes: 1_000_000,
      since: null,
      pollMs: 60_000,
      onProblem: ({ message: text }) => problems.push(text),
      books: {
        cursor: () => readFolderCursor(client, id),
        begin: (from) => beginFolder(client, id, from, Date.now()),
        store: async (mail, cursor) => {
          await before(mail);
          await storeFetched(client, id, cursor, itemOf(mail), Date.now());
        },
        passOver: (cursor) => passOverFetched(client, id, cursor, Date.now()),
        tell: (news) => tellOfFolder(client, id, news),
      },
      ...changes,
    });
    doors.push(door);
    door.open();
    return door;
  };
  const itemOf = (mail: FetchedMail): NewIncoming => ({
    id: crypto.randomUUID(),
    door: 'imap',
    ...mail,
    rawSha256: sha256(mail.raw),
    messageId: null,
    answers: [],
    storedRealAtMs: mail.receivedAtMs,
    registration: null,
  });
  const stored = (...messages: Buffer[]) =>
    client.incomingItem.findMany({ where: { rawSha256: { in: messages.map(sha256) } }, orderBy: { id: 'asc' } });
  const untilStored = (...messages: Buffer[]) =>
    eventually('The mail is stored', async () => (await stored(...messages)).length === messages.length);
  const storedOnce = async (...messages: Buffer[]): Promise<void> => {
    const items = await stored(...messages);
    expect(items.map(({ rawSha256 }) => rawSha256).sort()).toEqual(messages.map(sha256).sort());
    for (const raw of messages) {
      const blob = await client.blob.findUniqueOrThrow({ where: { sha256: sha256(raw) } });
      expect(Buffer.from(blob.bytes).equals(raw)).toBe(true);
    }
  };
  const entries = async (type: string) =>
    (await client.ledgerEvent.findMany({ where: { type }, orderBy: { sequence: 'asc' } }))
      .map(({ data }) => data as Record<string, unknown>)
      .filter(({ folder: id }) => id === `${name}/${folder}`);
  const uids = () =>
    person(async (mailbox) => {
      await mailbox.mailboxOpen(folder, { readOnly: true });
      return (await mailbox.search({ all: true }, { uid: true })) as number[];
    });
  const state = async () => (await readFolders(client)).find(({ folder: id }) => id === `${name}/${folder}`);

  beforeAll(async () => {
    server = await start();
  }, 30_000);
  afterAll(() => server.stop());
  beforeEach(async () => {
    folders += 1;
    folder = `Replies${folders}`;
    problems.length = 0;
    proxy = await startTcpProxy(server.port);
    await person((mailbox) => mailbox.mailboxCreate(folder));
  });
  afterEach(async () => {
    await Promise.all(doors.splice(0).map((door) => door.close()));
    await proxy.close();
  });

  it('is read from its first message on, byte for byte, and nothing in it is changed', async () => {
    const [first, second] = [message(`${name} first`), message(`${name} second`)];
    await deliver(first, second);
    open();
    await untilStored(first, second);

    const [item] = await stored(first);
    expect(item).toMatchObject({
      door: 'imap',
      envelopeFrom: 'vienna@austria.example',
      envelopeTo: ['replies+0123456789abcdef0123@secretariat.example'],
      peerAddress: null,
      storedRealAt: new Date('2026-11-20T10:00:00Z'),
      wholeSize: null,
    });
    const blob = await client.blob.findUniqueOrThrow({ where: { sha256: sha256(first) } });
    expect(Buffer.from(blob.bytes).equals(first)).toBe(true);
    await person(async (mailbox) => {
      await mailbox.mailboxOpen(folder, { readOnly: true });
      const flags = (await mailbox.fetchAll('1:*', { flags: true })).map((one) => [...(one.flags ?? [])]);
      expect(flags.flat().filter((flag) => flag !== '\\Recent')).toEqual([]);
    });
    await eventually('It says that it has looked', async () => (await state())?.lastSuccessMs != null);
    expect(await state()).toMatchObject({ problem: null, cursor: { lastUid: (await uids()).at(-1) } });
  });

  it('goes on where it was when the connection is cut in the middle of a message, and stores none twice', async () => {
    const all = [message(`${name} small`), message(`${name} large`, 300_000), message(`${name} last`)];
    await deliver(...all);
    // In the middle of the large one; then even before its first byte; then it lets everything through.
    proxy.cutAfter(120_000, 1_500);
    open();
    await untilStored(...all);
    expect(proxy.cuts()).toBe(2);
    expect(problems.length).toBeGreaterThanOrEqual(2);
    await eventually('The trouble is forgotten', async () => (await state())?.problem === null);
    await storedOnce(...all);
  });

  // What follows is about our door more than about the server: one of them is enough.
  if (name !== thorough) return;

  it('tells of new mail at once where the server can, and does not read again what a person has read', async () => {
    const [first, second] = [message(`${name} first of two`), message(`${name} while it waits`)];
    await deliver(first);
    open();
    await untilStored(first);
    await person(async (mailbox) => {
      await mailbox.mailboxOpen(folder);
      await mailbox.messageFlagsAdd('1:*', ['\\Seen']);
    });
    await eventually('It waits', async () => (await state())?.lastSuccessMs != null);
    await deliver(second);
    await untilStored(second);
    expect(await stored(first, second)).toHaveLength(2);
    expect(proxy.connections()).toBe(1);
  });

  it('takes what a person has read before it came to it', async () => {
    const seen = message(`${name} seen`);
    await person((mailbox) => mailbox.append(folder, seen, ['\\Seen']));
    open();
    await untilStored(seen);
  });

  it('asks from time to time where the server cannot tell', async () => {
    await proxy.close();
    proxy = await startTcpProxy(server.port, (bytes) =>
      Buffer.from(bytes.toString('latin1').replaceAll('IDLE', 'XDLE'), 'latin1'),
    );
    const late = message(`${name} polled`);
    open({ pollMs: 100 });
    await eventually('It has looked', async () => (await state())?.lastSuccessMs != null);
    await deliver(late);
    await untilStored(late);
  });

  it('commits the cursor with the message or not at all', async () => {
    const all = [message(`${name} one`), message(`${name} two`)];
    await deliver(...all);
    let refusals = 0;
    open({}, async () => {
      if (refusals === 1) {
        expect(await stored(...all)).toHaveLength(1);
        expect((await state())?.cursor?.lastUid).toBe((await uids())[0]);
      }
      refusals += 1;
      if (refusals === 2) throw new Error('no space left on device');
    });
    await untilStored(...all);
    expect(problems.join()).toContain('no space left on device');
    await storedOnce(...all);
  });

  it('looks at everything again when the folder was made anew, and keeps the same mail one item', async () => {
    const [old, fresher] = [message(`${name} old`), message(`${name} fresh`)];
    await deliver(old);
    open({ pollMs: 200 });
    await untilStored(old);
    const before = (await state())?.cursor?.uidValidity;
    await person(async (mailbox) => {
      await mailbox.mailboxDelete(folder);
      // Dovecot counts in seconds.
      await wait(1_100);
      await mailbox.mailboxCreate(folder);
    });
    await deliver(old, fresher);
    await untilStored(old, fresher);
    await eventually('The cursor has the new UIDVALIDITY', async () => (await state())?.cursor?.uidValidity !== before);
    await storedOnce(old, fresher);
    expect(await entries('mailbox-folder-begun')).toMatchObject([{ why: 'first-look' }, { why: 'renumbered' }]);
  });

  it('passes over what is removed while it fetches, and says so in the ledger', async () => {
    const all = [message(`${name} kept`), message(`${name} removed`), message(`${name} after`)];
    await deliver(...all);
    const [, gone] = await uids();
    open({}, async ({ raw }) => {
      if (!Buffer.from(raw).equals(all[0] as Buffer)) return;
      await person(async (mailbox) => {
        await mailbox.mailboxOpen(folder);
        await mailbox.messageDelete(String(gone), { uid: true });
      });
    });
    await untilStored(all[0] as Buffer, all[2] as Buffer);
    expect(await uids()).not.toContain(gone);
    // A server may still give what the other connection has not been told of; then it is taken.
    const isTaken = (await stored(all[1] as Buffer)).length === 1;
    expect((await entries('mailbox-message-gone')).map(({ uid }) => uid)).toEqual(isTaken ? [] : [gone]);
  });

  it('stores the head of what is too large, and its size', async () => {
    const [huge, after] = [message(`${name} huge`, 400_000), message(`${name} after it`)];
    await deliver(huge, after);
    open({ maxBytes: 100_000 });
    const head = huge.subarray(0, huge.indexOf('\r\n\r\n') + 4);
    await untilStored(head, after);
    const [item] = await stored(head);
    expect(item?.wholeSize).toBe(BigInt(huge.length));
    expect(await stored(huge)).toEqual([]);
  });

  it('leaves older mail alone where a first day is given', async () => {
    const [old, young] = [message(`${name} before`), message(`${name} that day`)];
    await deliver(old);
    await person((mailbox) => mailbox.append(folder, young, [], new Date('2026-11-25T10:00:00Z')));
    open({ since: new Date('2026-11-23') });
    await untilStored(young);
    expect(await stored(old)).toEqual([]);
  });

  it('says that the sign-in is refused, without the password', async () => {
    open({ password: 'hunter2 wrong' });
    await eventually('The refusal is told', async () => (await state())?.problem != null);
    expect((await state())?.problem).toContain(`refuses the sign-in of ${server.user}`);
    expect(problems.join() + (await state())?.problem).not.toContain('hunter2');
  });

  it('says that there is no such folder', async () => {
    open({ folder: 'Nowhere' });
    await eventually('It is told', async () => problems.length > 0);
    expect(problems[0]).toContain('there is no such folder');
  });
});
