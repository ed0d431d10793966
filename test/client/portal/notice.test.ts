import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { revokeNoticeLinks } from '../../../adapters/database/notice-links.ts';
import { languages } from '../../../domain/language.ts';
import { portalTextOf } from '../../../domain/portal/portal-text-of.ts';
import { ownNotice } from './own-notice.ts';
import { campaignId, useOwnPortal } from './own-portal.ts';

const own = useOwnPortal();
const at = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${own.portal.url}${path}`, { redirect: 'manual', ...init });

const kept = async (): Promise<string> =>
  JSON.stringify([
    await own.database.client.noticeLink.findMany(),
    await own.database.client.ledgerEvent.count(),
    await own.database.client.note.findMany(),
  ]);

const confirm = (path: string, secret: string, headers: Record<string, string> = {}): Promise<Response> =>
  at(path, { method: 'POST', body: new URLSearchParams({ secret }), headers });

it('a notice is read in the language of its addressee, and in any of the six', async () => {
  const { path } = await ownNotice(own.database, 'EGY');
  const page = await (await at(path)).text();
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('مصر');
  expect(page).toContain('<bdi dir="ltr">VB 2015/77/OCB</bdi>');
  for (const language of languages) {
    const { notice } = portalTextOf(language);
    const other = await (await at(`${path}?lang=${language}`)).text();
    for (const text of [notice.title, notice.confirm, notice.keep]) expect(other, language).toContain(text);
  }
});

it('looking at it and saving its documents changes nothing', async () => {
  const { path } = await ownNotice(own.database, 'AUT');
  const before = await kept();
  for (let time = 0; time < 5; time += 1) expect((await at(path)).status).toBe(200);
  const pdf = await at(`${path}/note.pdf`);
  expect(await pdf.text()).toBe('%PDF-1.7 the note to AUT');
  expect(pdf.headers.get('content-disposition')).toContain('attachment; filename="VB_2015_77_OCB.pdf"');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(await (await at(path)).text()).toContain('VB_2015_77_OCB_courtesy_translation_fr.pdf');
  expect(await (await at(`${path}/translation-fr`)).text()).toBe('%PDF-1.7 the note to AUT in French');
  expect(pdf.headers.get('content-security-policy')).toContain("default-src 'none'");
  // There is no Word version of this note, and no enclosure.
  for (const none of ['note.docx', 'translation-en', 'enclosure-1', '..%2F..%2Fetc%2Fpasswd'])
    expect((await at(`${path}/${none}`)).status).toBe(404);
  expect(await kept()).toBe(before);
});

it('its receipt is confirmed once, by its own button alone', async () => {
  const { path, secret, linkId } = await ownNotice(own.database, 'AUT');
  const confirmed = async () =>
    (await own.database.client.noticeLink.findUnique({ where: { id: linkId } }))?.confirmedRealAt;
  const events = () => own.database.client.ledgerEvent.count({ where: { campaignId, type: 'notice-confirmed' } });
  const before = await events();
  expect((await confirm(path, 'wrong')).status).toBe(403);
  expect((await confirm(path, secret, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect(await confirmed()).toBeNull();

  const answer = await confirm(`${path}?lang=fr`, secret);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?lang=fr`]);
  const moment = await confirmed();
  expect(moment).not.toBeNull();
  expect((await confirm(path, secret)).status).toBe(303);
  expect(await confirmed()).toEqual(moment);
  expect(await events()).toBe(before + 1);
  const page = await (await at(`${path}?lang=fr`)).text();
  expect(page).toContain(portalTextOf('fr').notice.confirmed);
  expect(page).not.toContain('<button');
});

it('a link that is unknown, revoked, or whose note has not left is answered the same, by every address', async () => {
  const revoked = await ownNotice(own.database, 'AUT');
  await revokeNoticeLinks(own.database.client, { campaignId, code: 'AUT', officer: 'registrar' }, 0, Date.now());
  const early = await ownNotice(own.database, 'AUT', 'prepared');
  const upload = await own.link('AUT');
  const unknown = randomBytes(32).toString('base64url');
  const answers = [];
  for (const token of [revoked.token, early.token, upload.token, unknown])
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/note.pdf'],
      ['POST', ''],
    ] as const) {
      const answer = await at(`/notice/${token}${rest}`, { method });
      answers.push(`${method} ${rest} ${answer.status} ${(await answer.text()).replaceAll(token, '')}`);
    }
  expect(new Set(answers).size).toBe(3);
  expect(answers[0]).toContain(' 404 ');
  // Nor does a link to a notice open the form for uploads.
  const good = await ownNotice(own.database, 'EGY');
  expect((await at(`/upload/${good.token}`)).status).toBe(404);
  expect(own.logged.join('\n')).not.toContain(good.token);
});
