import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { revokeUploadLinks } from '../../../adapters/database/upload-links.ts';
import { runPortal } from '../../../client/portal/run-portal.ts';
import { aForm, campaignId, rightFields, send, useOwnPortal } from './own-portal.ts';

const own = useOwnPortal();

const shape = async (answer: Response) => ({
  status: answer.status,
  headers: [...answer.headers].filter(([name]) => !['date'].includes(name)),
  body: await answer.text(),
});

const everything = async (): Promise<string> => {
  const { client } = own.database;
  return JSON.stringify([
    await client.uploadLink.findMany(),
    await client.uploadFile.findMany(),
    await client.uploadReceipt.findMany(),
    await client.incomingItem.findMany(),
    await client.ledgerHead.findMany(),
  ]);
};

describe('a link', () => {
  it('that is unknown, expired, revoked or used up is answered the same, by every address', async () => {
    const unknown = randomBytes(32).toString('base64url');
    const expired = (await own.link('AUT', { expiresInMs: -1 })).token;
    const usedLink = await own.link('AUT', { uses: 1 });
    expect((await send(usedLink, aForm(usedLink, [{ name: 'a.pdf', bytes: 'a' }]))).status).toBe(303);
    const revoked = (await own.link('EGY')).token;
    await revokeUploadLinks(own.database.client, { campaignId, code: 'EGY', officer: 'registrar' }, 0, Date.now());
    for (const path of ['', '?lang=ar', '/files/0123']) {
      const answers = [];
      for (const token of [unknown, expired, revoked, usedLink.token, 'short', '..%2f..%2fetc'])
        answers.push(await shape(await fetch(`${own.portal.url}/upload/${token}${path}`)));
      expect(answers[0]?.status).toBe(404);
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }
    await own.restart();
  });

  it('is stored as a hash alone, and is neither in the log nor in the ledger', async () => {
    const link = await own.link();
    await fetch(link.url);
    await send(link, aForm(link, [{ name: 'a.pdf', bytes: 'secret link' }]));
    const events = JSON.stringify([
      await own.database.database.read.ledger(campaignId),
      await own.database.database.read.ledger('intake'),
    ]);
    expect(own.logged.length).toBeGreaterThan(0);
    for (const text of [await everything(), events, own.logged.join('')]) {
      expect(text).not.toContain(link.token);
      expect(text).not.toContain(link.secret);
    }
  });

  it('is not changed by being looked at, however often', async () => {
    const link = await own.link();
    const before = await everything();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => fetch(link.url, { method: n % 2 === 0 ? 'GET' : 'HEAD' })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await fetch(`${link.url}/files/${'0'.repeat(32)}`);
    expect(await everything()).toBe(before);
  });

  it('shows no receipt of another link', async () => {
    const [mine, theirs] = [await own.link('AUT'), await own.link('EGY')];
    const answer = await send(mine, aForm(mine, [{ name: 'a.pdf', bytes: 'mine' }]));
    const number = /receipt\/([0-9A-Z-]+)/.exec(answer.headers.get('location') as string)?.[1] as string;
    expect((await fetch(`${mine.url}/receipt/${number}`)).status).toBe(200);
    expect((await fetch(`${theirs.url}/receipt/${number}`)).status).toBe(404);
    await revokeUploadLinks(own.database.client, { campaignId, code: 'AUT', officer: 'registrar' }, 0, Date.now());
    expect((await fetch(`${mine.url}/receipt/${number}`)).status).toBe(404);
    await own.restart();
  });
});

describe('a request', () => {
  it('of another site, or without the secret of its form, is refused', async () => {
    const [link, other] = [await own.link(), await own.link('EGY')];
    const files = [{ name: 'a.pdf', bytes: 'forged' }];
    const { secret: _, ...rest } = link;
    for (const secret of ['', other.secret, link.token]) {
      const answer = await send(link, aForm({ ...rest, secret }, files));
      expect([400, 403]).toContain(answer.status);
    }
    for (const site of ['cross-site', 'same-site'])
      expect((await send(link, aForm(link, files), { 'sec-fetch-site': site })).status).toBe(400);
    expect(await own.database.client.uploadFile.count({ where: { linkId: link.id } })).toBe(0);
    expect((await send(link, aForm(link, files), { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it.each([
    ['no form', 'text/plain', 'secret=1'],
    ['no boundary', 'multipart/form-data', 'x'],
    ['no end', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="secret"\r\n\r\nx'],
    ['no name', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'],
    ['nothing', 'multipart/form-data; boundary=b', ''],
  ])('with %s is no fault of ours', async (_, type, body) => {
    const link = await own.link();
    const answer = await fetch(link.url, { method: 'POST', headers: { 'content-type': type }, body });
    expect(answer.status).toBe(400);
  });

  it('has the headers that keep a page to itself, whatever the answer', async () => {
    const link = await own.link();
    for (const address of [link.url, `${own.portal.url}/upload/x`, `${own.portal.url}/nothing`]) {
      const { headers } = await fetch(address);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('set-cookie')).toBeNull();
    }
    const script = await fetch(`${own.portal.url}/assets/upload-page.mjs`);
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  it('for anything that was uploaded finds nothing', async () => {
    const link = await own.link();
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    const answer = await send(link, aForm(link, [{ name: 'x.svg', bytes: svg, type: 'image/svg+xml' }], rightFields));
    const receiptPath = answer.headers.get('location') as string;
    const [item] = await own.database.client.uploadFile.findMany({ where: { linkId: link.id } });
    for (const path of [
      `${link.path}/files/${item?.id}`,
      `${link.path}/files/x.svg`,
      `${link.path}/x.svg`,
      `/files/${item?.sha256}`,
      `/blobs/${item?.sha256}`,
      '/assets/..%2fmain.ts',
      receiptPath,
    ]) {
      const found = await fetch(`${own.portal.url}${path}`);
      expect(found.headers.get('content-type') ?? '').toMatch(/^(text\/html|application\/(problem\+)?json)/i);
      expect(await found.text()).not.toContain('<svg');
    }
  });
});

it('stops a network that tries links, and says when it may go on', async () => {
  const link = await own.link();
  await own.restart();
  const statuses: number[] = [];
  for (let n = 0; n < 21; n += 1)
    statuses.push((await fetch(`${own.portal.url}/upload/${randomBytes(32).toString('base64url')}`)).status);
  expect(statuses).toEqual([...Array(20).fill(404), 429]);
  const forwarded = await fetch(link.url, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(forwarded.status).toBe(429);
  expect(Number(forwarded.headers.get('retry-after'))).toBeGreaterThan(0);
  await own.restart();
});

it('stops a link whose form is sent without end', async () => {
  const link = await own.link();
  const statuses: number[] = [];
  for (let n = 0; n < 41; n += 1) statuses.push((await send(link, aForm(link, []))).status);
  expect(statuses).toEqual([...Array(40).fill(422), 429]);
});

it('answers 503 with a time to come back while the database is away, and no more than that', async () => {
  const away = await runPortal({
    databaseUrl: 'postgresql://verbale:secret@127.0.0.1:1/verbale',
    host: '127.0.0.1',
    port: 0,
    proxies: 0,
    fileMegabytes: 3,
    logger: pino({ level: 'silent' }),
  });
  try {
    const answer = await fetch(`${away.url}/upload/${randomBytes(32).toString('base64url')}`);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).not.toMatch(/postgres|127\.0\.0\.1:1|secret/i);
  } finally {
    await away.stop();
  }
});
