import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPortal } from '../../client/portal/run-portal.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { paperAsWord } from '../../stack/missions/submission-word.ts';
import { aForm, issueLink, send } from '../client/portal/own-portal.ts';
import { runCli } from '../client/run-cli.ts';
import { type ImapServer, serverKinds } from '../support/imap/imap-server.ts';
import { startTcpProxy, type TcpProxy } from '../support/imap/tcp-proxy.ts';
import { ownFolder } from '../support/stack.ts';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { handOver, taken } from './support/hand-over.ts';
import { useMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  hashOf,
  itemsFrom,
  type MissionReply,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';
import { putDocumentsOnTinyDisk } from './support/tiny-tablespace.ts';

const kinds = await serverKinds();
for (const kind of kinds)
  if ('missing' in kind) process.stdout.write(`Skipped, IMAP by ${kind.name}: ${kind.missing}\n`);
const kind = kinds.find((one) => 'start' in one);

/** Missions that answer in the burst; the other mails of it come from strangers. */
const answering = 20;
const burst = 500;
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const together = 25;

const addressees = addresseesFrom(0, answering + 3);
const scene = useMailScene('no worker');
let definition: CampaignDefinition;
let server: ImapServer | undefined;
let proxy: TcpProxy | undefined;

beforeAll(async () => {
  if (kind !== undefined && 'start' in kind) {
    server = await kind.start();
    proxy = await startTcpProxy(server.port);
  }
  await scene.startWorker(
    server === undefined
      ? {}
      : {
          IMAP_URL: `imap://${server.user}:${server.password}@127.0.0.1:${proxy?.port}?starttls=off`,
          IMAP_POLL_SECONDS: '5',
        },
  );
  definition = await campaignTo('many-doors', addressees);
  await launchAndClear(scene, definition);
  await untilAccepted(scene, definition);
}, 240_000);

afterAll(async () => {
  await proxy?.close();
  await server?.stop();
});

const untilJudged = (what: string, hashes: readonly string[]): Promise<void> =>
  eventually(
    what,
    async () =>
      (await scene.databaseClient.incomingItem.count({
        where: { rawSha256: { in: [...hashes] }, state: { not: 'stored' } },
      })) === hashes.length,
    120_000,
  );

/** The reply with its comments in a file instead of its body. */
const withFile = (reply: MissionReply, file: Buffer): MissionReply => {
  const [head = ''] = reply.raw.toString('latin1').split('\r\n\r\n');
  const lines = [
    head.replace(/^Content-.*\r?\n?/gm, '').trimEnd(),
    'Content-Type: multipart/mixed; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'Please find the comments attached.',
    '--part',
    `Content-Type: ${docx}`,
    'Content-Disposition: attachment; filename="comments.docx"',
    'Content-Transfer-Encoding: base64',
    '',
    file.toString('base64').replace(/.{76}/g, '$&\r\n'),
    '--part--',
    '',
  ];
  return { ...reply, raw: Buffer.from(lines.join('\r\n'), 'latin1') };
};

describe('the same text twelve times', () => {
  it('is filed and acknowledged once, though it comes by SMTP, from a mailbox, by hand and by an upload link', async () => {
    const code = addressees[0]?.code as string;
    const file = await paperAsWord({
      language: 'en',
      title: 'Comments',
      author: code,
      blocks: [
        { kind: 'paragraph', text: 'The mechanism should be transparent, efficient and intergovernmental in nature.' },
      ],
    });
    const reply = withFile(await replyOf(scene, definition.id, code), file);
    const path = join(ownFolder('pouch'), 'comments.docx');
    writeFileSync(path, file);
    const hops = (copy: number): Buffer => Buffer.from(`Received: from relay${copy}.example by mail.example\r\n`);

    await Promise.all([
      // As it is, and by ways that put a line of their own on it.
      ...[0, 1, 2, 3].map(async (copy) => {
        const raw = copy < 2 ? reply.raw : Buffer.concat([hops(copy), reply.raw]);
        expect(await handOver({ ...reply, raw }, scene.intakePort)).toEqual(taken);
      }),
      ...(server === undefined
        ? []
        : [
            (async () => {
              const mailbox = await (server as ImapServer).person();
              for (let copy = 0; copy < 4; copy += 1)
                await mailbox.append(
                  'INBOX',
                  Buffer.concat([Buffer.from(`Return-Path: <${reply.mailbox}>\r\n`), hops(copy), reply.raw]),
                );
              await mailbox.logout();
            })(),
          ]),
    ]);
    await untilAcknowledged(scene, reply);
    const portal = await runPortal({
      databaseUrl: scene.databaseUrl,
      host: '127.0.0.1',
      port: 0,
      proxies: 0,
      fileMegabytes: 3,
      logger: pino({ level: 'silent' }),
    });
    try {
      const link = await issueLink(scene.databaseClient, portal, { campaignId: definition.id, code });
      const form = () => aForm(link, [{ name: 'comments.docx', bytes: file, type: docx }]);
      const answers = [await send(link, form()), await send(link, form())];
      expect(answers.map(({ status }) => status)).toEqual([303, 303]);
      // The very same form is one upload, with one receipt.
      expect(new Set(answers.map(({ headers }) => headers.get('location'))).size).toBe(1);
    } finally {
      await portal.stop();
    }
    for (let copy = 0; copy < 2; copy += 1) {
      const {
        code: exit,
        stdout,
        stderr,
      } = await runCli(
        { DATABASE_URL: scene.databaseUrl, TEMPORAL_ADDRESS: scene.temporal().address, SMTP_URL: 'smtp://127.0.0.1:1' },
        ...['receive', path, '--from', code, '--campaign', definition.id, '--as', 'registrar', '--json'],
      );
      expect(exit, stderr).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ state: 'duplicate' });
    }
    const uploads = () => scene.databaseClient.incomingItem.findMany({ where: { door: 'portal' } });
    await eventually('The upload is judged', async () => (await uploads()).every(({ state }) => state !== 'stored'));
    expect((await uploads()).map(({ state }) => state)).toEqual(['duplicate']);
    const byMailbox = server === undefined ? 0 : 4;
    await eventually('All copies are judged', async () => {
      const items = await itemsFrom(scene, reply);
      // The two that came as they are in the very same bytes are one item.
      return items.length === 3 + byMailbox && items.every(({ state }) => state !== 'stored');
    });
    const items = await itemsFrom(scene, reply);
    expect(items.filter(({ state }) => state === 'filed')).toHaveLength(1);
    expect(items.filter(({ state }) => state === 'duplicate')).toHaveLength(2 + byMailbox);
    expect(new Set(items.map(({ door }) => door))).toEqual(new Set(server === undefined ? ['smtp'] : ['smtp', 'imap']));
    const submissions = await scene.database.read.submissionsOf(definition.id, code);
    expect(submissions).toHaveLength(1);
    const events = await scene.database.read.ledger(definition.id, {
      subject: code,
      types: ['submission-acknowledged'],
    });
    expect(events).toHaveLength(1);
  }, 200_000);
});

it('loses nothing of a mailbox whose connection is cut in the middle of a message', async (context) => {
  if (proxy === undefined || server === undefined) return context.skip('no IMAP server on this machine');
  const reply = await replyOf(scene, definition.id, addressees[1]?.code as string);
  const large = { ...reply, raw: Buffer.concat([reply.raw, Buffer.from(`${'x'.repeat(76)}\r\n`.repeat(2_000))]) };
  const kept = { ...large, raw: Buffer.concat([Buffer.from(`Return-Path: <${reply.mailbox}>\r\n`), large.raw]) };
  const before = proxy.cuts();
  proxy.cutAfter(60_000);
  proxy.cutAll();
  const mailbox = await server.person();
  await mailbox.append('INBOX', kept.raw);
  await mailbox.logout();
  await untilAcknowledged(scene, reply);
  expect(proxy.cuts()).toBe(before + 1);
  await expectFiledAndAcknowledgedOnce(scene, kept);
}, 120_000);

it(`takes ${burst} mails in a burst, and every one that was answered 250 is there, filed or held, and acknowledged once`, async () => {
  const codes = addressees.slice(3).map(({ code }) => code);
  const replies = await Promise.all(codes.map((code) => replyOf(scene, definition.id, code)));
  const strangers = Array.from({ length: burst - replies.length }, (_, index): MissionReply => {
    const mailbox = `citizen${index}@elsewhere.example`;
    const raw = Buffer.from(
      `From: <${mailbox}>\r\nTo: <${definition.office.replyMailbox}>\r\nSubject: A question\r\nMessage-ID: <${index}@elsewhere.example>\r\n\r\nQuestion ${index}: when does the Working Group meet, and may the public attend its meetings?\r\n`,
    );
    return { ...(replies[0] as MissionReply), mailbox, raw };
  });
  const waiting = [...strangers.slice(0, 240), ...replies, ...strangers.slice(240)];
  const answers: { readonly hash: string; readonly code: number }[] = [];
  const sendAll = async (): Promise<void> => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift())
      answers.push({ hash: hashOf(mail.raw), code: (await handOver(mail, scene.intakePort)).code });
  };
  await Promise.all(Array.from({ length: together }, sendAll));
  const hashes = answers.filter(({ code }) => code === taken.code).map(({ hash }) => hash);
  expect(hashes).toHaveLength(burst);

  await untilJudged('All mails of the burst are judged', hashes);
  const items = await scene.databaseClient.incomingItem.groupBy({
    by: ['state'],
    where: { rawSha256: { in: hashes } },
    _count: true,
  });
  expect(Object.fromEntries(items.map(({ state, _count }) => [state, _count]))).toEqual({
    filed: replies.length,
    held: burst - replies.length,
  });
  const blobs = await scene.database.read.blobs(hashes);
  expect(hashes.filter((hash) => hashOf(blobs.get(hash) as Uint8Array) !== hash)).toEqual([]);
  for (const reply of replies) {
    await untilAcknowledged(scene, reply);
    await expectFiledAndAcknowledgedOnce(scene, reply);
  }
}, 240_000);

it('answers 452 and never 250 while the disk is full, and takes the same mail when there is room', async (context) => {
  const disk = await putDocumentsOnTinyDisk(scene.databaseUrl);
  if ('missing' in disk) return context.skip(disk.missing);
  try {
    const reply = await replyOf(scene, definition.id, addressees[2]?.code as string);
    // More than the free part of the table's last pages could hold.
    const noise = Array.from({ length: 8_000 }, () => crypto.randomUUID().repeat(2)).join('\r\n');
    const large = { ...reply, raw: Buffer.concat([reply.raw, Buffer.from(`\r\n-- \r\n${noise}\r\n`)]) };
    disk.fill();
    for (let attempt = 0; attempt < 2; attempt += 1)
      expect(await handOver(large, scene.intakePort)).toEqual({ to: 'message', code: 452 });
    expect(await itemsFrom(scene, reply)).toEqual([]);
    await expect(
      scene.databaseClient.blob.create({ data: { sha256: 'x', size: 1, bytes: Buffer.from(noise) } }),
    ).rejects.toThrow(/No space left on device/);
    disk.free();
    expect(await handOver(large, scene.intakePort)).toEqual(taken);
    await untilJudged('It is judged', [hashOf(large.raw)]);
    expect(await itemsFrom(scene, reply)).toMatchObject([{ rawSha256: hashOf(large.raw) }]);
  } finally {
    disk.free();
    await disk.remove();
  }
}, 120_000);
