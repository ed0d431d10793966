import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { openGateway } from '../../../client/gateway/campaign-gateway.ts';
import { formSecretOf } from '../../../client/portal/form-secret.ts';
import { type RunningPortal, runPortal } from '../../../client/portal/run-portal.ts';
import { ownFolder } from '../../support/stack.ts';
import { campaignNow } from '../campaign-now.ts';
import { ownSecretariat, type Secretariat } from '../own-secretariat.ts';
import type { CliResult } from '../run-cli.ts';
import { runHere } from '../run-here.ts';
import { aForm, type OwnLink, rightFields, send } from './own-portal.ts';

const campaignId = 'by-portal';
let office: Secretariat;
let portal: RunningPortal;

const verbale = (...args: string[]): Promise<CliResult> =>
  runHere({ ...office.variables, PORTAL_URL: portal.url }, ...args);

beforeAll(async () => {
  office = await ownSecretariat();
  portal = await runPortal({
    databaseUrl: office.variables.DATABASE_URL as string,
    host: '127.0.0.1',
    port: 0,
    proxies: 0,
    fileMegabytes: 5,
    logger: pino({ level: 'silent' }),
  });
  const file = join(ownFolder('campaign'), 'campaign.yaml');
  writeFileSync(file, campaignNow(campaignId));
  const launched = await verbale('launch', file, '--as', 'desk-officer');
  expect(launched.code, launched.stderr).toBe(0);
  const patience = { timeout: 60_000, interval: 500 };
  await vi.waitFor(
    async () => expect((await verbale('clear', campaignId, '--as', 'clearing-officer')).code).toBe(0),
    patience,
  );
  await vi.waitFor(() => expect(office.taken).toHaveLength(3), patience);
}, 180_000);

afterAll(async () => {
  await portal?.stop();
  await office?.close();
});

const linkOf = async (code: string, ...more: string[]): Promise<OwnLink> => {
  const { stdout, stderr } = await verbale('upload-link', campaignId, code, '--as', 'registrar', '--json', ...more);
  expect(stderr).toBe('');
  const { url } = JSON.parse(stdout) as { url: string };
  const token = url.slice(url.lastIndexOf('/') + 1);
  return { id: '', token, path: `/upload/${token}`, url, secret: formSecretOf(token) };
};

const document = (subject: string): string =>
  Array.from({ length: 30 }, (_, n) => `Paragraph ${n + 1}: the Government submits its views on ${subject}.`).join(
    '\n\n',
  );

/** Uploads a document and has it judged. @returns the item once it is judged */
const upload = async (link: OwnLink, text: string, fields: Record<string, string> = {}) => {
  const form = aForm(link, [{ name: 'reply.txt', bytes: text, type: 'text/plain' }], { ...rightFields, ...fields });
  const answer = await send(link, form, { accept: 'application/json' });
  expect(answer.status).toBe(201);
  const { receipt } = (await answer.json()) as { receipt: string };
  const client = office.databaseClient;
  const { itemId } = await client.uploadReceipt.findUniqueOrThrow({ where: { number: receipt } });
  await openGateway(office.temporal).judge(itemId);
  await expect
    .poll(async () => (await office.database.read.incoming(itemId)).state, { timeout: 30_000 })
    .not.toBe('stored');
  return client.incomingItem.findUniqueOrThrow({ where: { id: itemId } });
};

const acknowledgements = (code: string) =>
  office.databaseClient.note.findMany({ where: { campaignId, addresseeCode: code, kind: 'acknowledgement' } });

describe('an upload link', () => {
  it('is issued by a registrar alone, within bounds, and printed once', async () => {
    expect((await verbale('upload-link', campaignId, 'JPN', '--as', 'desk-officer')).code).toBe(4);
    expect((await verbale('upload-link', campaignId, 'AUT', '--as', 'registrar')).code).toBe(3);
    const wrong = await verbale('upload-link', campaignId, 'JPN', '--as', 'registrar', '--days', '0', '--uses', 'many');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(/--days.*\n?.*--uses/s);
    const link = await linkOf('JPN', '--days', '3');
    expect(link.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const events = await office.database.read.ledger(campaignId, { types: ['upload-link-issued'], subject: 'JPN' });
    expect(events.map(({ actor, data }) => [actor, data.usesAllowed])).toEqual([['registrar', 10]]);
    expect(JSON.stringify(events)).not.toContain(link.token);
  });

  it('is revoked at once', async () => {
    const [one, other] = [await linkOf('JPN'), await linkOf('COG')];
    expect((await fetch(one.url)).status).toBe(200);
    const { stdout } = await verbale('upload-link', campaignId, 'JPN', '--revoke', '--as', 'registrar');
    expect(stdout).toMatch(/^Links of JPN revoked: [1-9]/);
    expect((await fetch(one.url)).status).toBe(404);
    expect((await fetch(other.url)).status).toBe(200);
  });
});

describe('an upload', () => {
  it('is filed as received with the note verbale pending, and acknowledged once to the registered mailbox', async () => {
    const link = await linkOf('COG');
    const text = document('article 5');
    const item = await upload(link, text, { theirReference: 'CG 7/2026' });
    expect(item).toMatchObject({ state: 'filed', door: 'portal', addresseeCode: 'COG' });
    const [submission] = await office.database.read.submissionsOf(campaignId, 'COG');
    expect(submission).toMatchObject({ version: 1, door: 'portal', theirReference: 'CG 7/2026' });
    expect(submission?.files).toMatchObject([{ name: 'reply.txt', disposition: 'reproduced' }]);
    const { cycle, mailboxes } = await office.database.read.addressee(campaignId, 'COG');
    expect(cycle.phase).toBe('answered');
    const tasks = await office.databaseClient.officerTask.findMany({ where: { addresseeCode: 'COG' } });
    expect(tasks).toMatchObject([{ kind: 'note-verbale-pending', closedAt: null }]);
    await expect.poll(async () => (await acknowledgements('COG'))[0]?.state, { timeout: 30_000 }).toBe('accepted');
    const [note] = await acknowledgements('COG');
    expect(mailboxes).toContain(note?.envelopeTo);

    // The same again, by the same door: known by its content, and not acknowledged again.
    expect(await upload(link, text, { message: 'once more' })).toMatchObject({ state: 'duplicate' });
    // Other content asks a person, unless they say that it replaces the former.
    expect(await upload(link, document('article 6'))).toMatchObject({ state: 'held', reason: 'another-version' });
    expect(await upload(link, document('article 7'), { replacesEarlier: 'yes' })).toMatchObject({ state: 'filed' });
    await expect.poll(async () => (await acknowledgements('COG')).length, { timeout: 30_000 }).toBe(2);
    expect(await office.database.read.submissionsOf(campaignId, 'COG')).toHaveLength(2);
  });

  it('beside a submission by another door waits for a person, with everything known', async () => {
    const file = join(ownFolder('by-hand'), 'reply.txt');
    writeFileSync(file, document('article 8'));
    const byHand = await verbale('receive', file, '--from', 'IRN', '--as', 'registrar', '--campaign', campaignId);
    expect(byHand.code, byHand.stderr).toBe(0);
    const link = await linkOf('IRN');
    const item = await upload(link, document('article 9'), { replacesEarlier: 'yes', noteVerbale: 'enclosed' });
    expect(item).toMatchObject({ state: 'held', reason: 'second-door', campaignId, addresseeCode: 'IRN' });
    expect(item.judgement).toMatchObject({
      explanation: expect.stringMatching(/version 1 of IRN is on file.*proposed/),
    });
    // What came by hand comes again by the portal: the same content is known, whatever the door.
    expect(await upload(link, document('article 8'))).toMatchObject({ state: 'duplicate' });
    expect(await office.database.read.submissionsOf(campaignId, 'IRN')).toHaveLength(1);

    // A second text by hand: whoever registers it says what becomes of the first.
    writeFileSync(file, document('article 10'));
    const register = (...more: string[]) =>
      verbale('receive', file, '--from', 'IRN', '--as', 'registrar', '--campaign', campaignId, ...more);
    const stored = await office.databaseClient.incomingItem.count();
    expect(await register()).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/Version 1 of IRN.*--replaces.*--beside/s),
    });
    expect((await register('--replaces', '--beside')).code).toBe(2);
    expect(await office.databaseClient.incomingItem.count()).toBe(stored);
    expect(await register('--replaces')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Registered from IRN/),
    });
    const [first, second] = await office.database.read.submissionsOf(campaignId, 'IRN');
    expect(second).toMatchObject({ version: 2, supersedes: first?.id });

    // The upload that waits is refused, and the mission is told once another officer has cleared the note.
    const { id } = await office.databaseClient.incomingItem.findFirstOrThrow({
      where: { state: 'held', addresseeCode: 'IRN' },
    });
    const folder = ownFolder('looked-at');
    expect(await verbale('inbox', 'show', id.slice(0, 8), '--out', folder)).toMatchObject({ code: 0 });
    expect(readdirSync(folder).sort()).toEqual(['message.eml', 'reply.txt']);
    expect(readFileSync(join(folder, 'reply.txt'), 'utf8')).toBe(document('article 9'));
    expect((await verbale('inbox', 'show', id, '--out', folder)).stderr).toContain('is there already');

    const told = ['--reason', 'replaced by the pouch', '--tell', 'Your upload was not filed.', '--as'];
    const mayNot = await verbale('inbox', 'refuse', id, ...told, 'registrar');
    expect(mayNot).toMatchObject({ code: 4, stderr: expect.stringMatching(/role drafter.*Nothing was decided/s) });
    const refused = await verbale('inbox', 'refuse', id, ...told, 'chief-of-section');
    expect(refused, refused.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`clear ${campaignId} --writing refused-`),
    });
    const notes = await office.database.read.notesOf(campaignId, 'IRN');
    expect(notes.filter(({ kind }) => kind === 'circular')).toMatchObject([{ state: 'prepared' }]);
    expect((await verbale('inbox', 'refuse', id, ...told, 'chief-of-section')).stderr).toContain('refused');
    expect(await office.database.read.notesOf(campaignId, 'IRN')).toHaveLength(notes.length);
  }, 60_000);

  it('that is not to be published is filed and kept on file; one that says there is no text is filed as that', async () => {
    const link = await linkOf('COG', '--uses', '3');
    const replaces = { replacesEarlier: 'yes' };
    const withheld = { ...replaces, publication: 'withhold' };
    expect(await upload(link, document('article 10'), withheld)).toMatchObject({ state: 'filed' });
    const nil = { ...replaces, replyKind: 'nil-return' };
    expect(await upload(link, document('article 11'), nil)).toMatchObject({ state: 'filed' });
    expect((await office.database.read.submissionsOf(campaignId, 'COG')).slice(-2)).toMatchObject([
      { publication: 'on-file', replyKind: 'text', awaitsNoteVerbale: true },
      { publication: 'publish', replyKind: 'nil-return' },
    ]);
  });

  it('that cannot be taken is held and answers nothing', async () => {
    const link = await linkOf('JPN');
    expect(await upload(link, 'MZ\u0090\u0000 no document')).toMatchObject({ state: 'held', reason: 'files-refused' });
    expect((await office.database.read.addressee(campaignId, 'JPN')).cycle.phase).toBe('open');
    expect(await acknowledgements('JPN')).toHaveLength(0);
  });

  it('is not replaced by a mail that comes after it: a person is asked', async () => {
    const { databaseClient: client, database } = office;
    const link = await linkOf('JPN');
    expect(await upload(link, document('article 11'))).toMatchObject({ state: 'filed' });
    const { mailboxes } = await database.read.addressee(campaignId, 'JPN');
    const [request] = (await database.read.notesOf(campaignId, 'JPN')).filter(({ kind }) => kind === 'request');
    const raw = Buffer.from(
      [
        `From: ${mailboxes[0]}`,
        `Subject: Re: ${request?.reference}`,
        `In-Reply-To: ${request?.messageId}`,
        'Message-ID: <later@mission.example>',
        'Content-Type: text/plain',
        '',
        document('article 12'),
      ].join('\r\n'),
    );
    const id = randomUUID();
    await storeIncoming(database, {
      id,
      door: 'smtp',
      envelopeFrom: mailboxes[0] as string,
      envelopeTo: [],
      raw,
      rawSha256: sha256(raw),
      answers: [request?.messageId as string],
      messageId: '<later@mission.example>',
      storedRealAtMs: Date.now(),
      registration: null,
    });
    await openGateway(office.temporal).judge(id);
    await expect.poll(async () => (await database.read.incoming(id)).state, { timeout: 30_000 }).not.toBe('stored');
    expect(await client.incomingItem.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'held',
      reason: 'second-door',
      addresseeCode: 'JPN',
    });
    expect(await database.read.submissionsOf(campaignId, 'JPN')).toHaveLength(1);
  });
});
