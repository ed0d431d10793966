import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { ownFolder } from '../../support/stack.ts';
import { noBrowser, useOwnChromium } from './own-chromium.ts';
import { useOwnPortal } from './own-portal.ts';
import { overflow, seriousFindings, tabTo } from './page-checks.ts';

const own = useOwnPortal();
const browser = useOwnChromium();
const folder = ownFolder('portal-browser');

const file = (name: string, bytes: Uint8Array | string): { path: string; sha256: string; size: number } => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), size: Buffer.byteLength(bytes) };
};

const uploadOf = async (linkId: string) => {
  const found = await own.database.client.incomingItem.findMany({
    where: { registration: { path: ['upload', 'linkId'], equals: linkId } },
  });
  expect(found).toHaveLength(1);
  const { registration } = found[0] as { registration: unknown };
  return (registration as { upload: { receipt: string; declaration: object; files: object[] } }).upload;
};

const fillIn = async (page: Page, path: string): Promise<void> => {
  await page.setInputFiles('#files', path);
  await page.check('#noteVerbale-follows');
  await page.check('#publication-publish');
};

describe.skipIf(noBrowser !== null)('the portal in a real browser', () => {
  it('takes a submission in English by the keyboard alone, and prints a receipt', async () => {
    const link = await own.link('AUT');
    const reply = file('reply of Austria.pdf', randomBytes(300_000));
    const page = await browser.open();
    await page.goto(link.url);
    expect(await page.getAttribute('html', 'dir')).toBe('ltr');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.className')).toBe('skip');
    await page.keyboard.press('Enter');

    // Sent too early: the focus goes to what has to be corrected, and from there to the control.
    await tabTo(page, 'button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.locator('#summary:focus').waitFor();
    expect(await page.locator('#summary li').count()).toBe(3);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#files:focus').waitFor();

    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Space');
    await (await chooser).setFiles(reply.path);
    await tabTo(page, '#noteVerbale-enclosed');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '#publication-publish');
    await page.keyboard.press('Space');
    await tabTo(page, '#theirReference');
    await page.keyboard.type('AT 12/2015');
    await tabTo(page, '#message');
    await page.keyboard.type('With compliments.');
    await tabTo(page, 'button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/receipt\//);

    const upload = await uploadOf(link.id);
    expect(upload.files).toEqual([
      { name: 'reply of Austria.pdf', mediaType: 'application/pdf', size: reply.size, sha256: reply.sha256 },
    ]);
    expect(upload.declaration).toMatchObject({
      theirReference: 'AT 12/2015',
      noteVerbale: 'follows',
      publication: 'publish',
      message: 'With compliments.',
    });
    expect(await page.textContent('.number')).toBe(upload.receipt);
    expect(await page.textContent('main')).toContain(reply.sha256);
    await page.evaluate(`window.print = () => void document.body.setAttribute('data-printed', 'yes')`);
    await tabTo(page, '#print');
    await page.keyboard.press('Enter');
    expect(await page.getAttribute('body', 'data-printed')).toBe('yes');
    expect(browser.complaints).toEqual([]);
  });

  it('takes a submission in Arabic, from right to left, and can be read in another language', async () => {
    const link = await own.link('EGY');
    const reply = file('رد مصر (2015).docx', randomBytes(50_000));
    const page = await browser.open();
    await page.goto(link.url);
    expect(await page.getAttribute('html', 'lang')).toBe('ar');
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await page.textContent('main')).toContain('مصر');
    await page.click('a[hreflang="fr"]');
    expect(await page.textContent('h1')).toBe('Remettre des documents');
    expect(await page.getAttribute('html', 'dir')).toBe('ltr');
    await page.click('a[hreflang="ar"]');
    await fillIn(page, reply.path);
    await page.fill('#onBehalfOf', 'جامعة الدول العربية');
    await page.click('button[type="submit"]');
    await page.waitForURL(/\/receipt\/.*lang=ar/);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    expect(await page.textContent('h1')).toBe('إيصال');
    expect(await page.getAttribute('code', 'dir')).toBe('ltr');
    const upload = await uploadOf(link.id);
    expect(upload.files).toMatchObject([{ name: 'رد مصر (2015).docx', sha256: reply.sha256 }]);
    expect(upload.declaration).toMatchObject({ onBehalfOf: 'جامعة الدول العربية' });
    expect(browser.complaints).toEqual([]);
  });

  it('works without script, and keeps what has arrived when something is missing', async () => {
    const link = await own.link('AUT');
    const reply = file('plain.pdf', randomBytes(20_000));
    const page = await browser.open({ javaScriptEnabled: false });
    await page.goto(`${link.url}?lang=es`);
    await page.setInputFiles('#files', reply.path);
    await page.fill('#theirReference', 'AT 13/2015');
    await page.click('button[type="submit"]');
    expect(await page.textContent('#summary')).toContain('Indique si el texto puede publicarse.');
    expect(await page.inputValue('#theirReference')).toBe('AT 13/2015');
    expect(await page.textContent('.kept')).toContain('plain.pdf');
    await page.check('#noteVerbale-enclosed');
    await page.check('#publication-publish');
    await page.click('button[type="submit"]');
    await page.waitForURL(/\/receipt\/.*lang=es/);
    expect(await uploadOf(link.id)).toMatchObject({ files: [{ name: 'plain.pdf', sha256: reply.sha256 }] });
  });

  it('goes on by itself after the connection broke and the portal was started anew', async () => {
    const link = await own.link('AUT');
    const reply = file('broken.pdf', randomBytes(2_900_000));
    const page = await browser.open();
    await page.goto(link.url);
    const starts: number[] = [];
    let [cut, restarted] = [0, false];
    await page.route(/\/files\/[0-9a-f]{32}\?start=/, async (route) => {
      const start = Number(new URL(route.request().url()).searchParams.get('start'));
      starts.push(start);
      if (start > 0 && cut === 0) {
        cut += 1;
        return route.abort('connectionreset');
      }
      if (start > 1_500_000 && !restarted) {
        restarted = true;
        // What is under way at this moment has no answer.
        await own.restart();
        return route.abort('connectionreset');
      }
      return route.continue();
    });
    await fillIn(page, reply.path);
    await page.click('button[type="submit"]');
    await page.waitForSelector('#upload-again:not([hidden])');
    expect(await page.textContent('#upload-status')).toContain('interrupted');
    await page.waitForURL(/\/receipt\//);
    expect([cut, restarted]).toEqual([1, true]);
    // Nothing that had arrived was sent again.
    expect(starts.filter((start) => start === 0)).toHaveLength(1);
    expect(await uploadOf(link.id)).toMatchObject({ files: [{ sha256: reply.sha256, size: reply.size }] });
  });

  it('goes on where it stopped when the page was loaded again', async () => {
    const link = await own.link('AUT');
    const reply = file('reloaded.pdf', randomBytes(2_900_000));
    const page = await browser.open();
    await page.goto(link.url);
    await page.route(/start=[1-9]/, (route) => route.abort('connectionreset'));
    await fillIn(page, reply.path);
    await page.click('button[type="submit"]');
    await page.waitForSelector('#upload-again:not([hidden])');
    // In this order: the page that is left would try again by itself.
    await page.reload();
    await page.unroute(/start=[1-9]/);
    const starts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PUT') starts.push(new URL(request.url()).searchParams.get('start') ?? '');
    });
    await fillIn(page, reply.path);
    await page.click('button[type="submit"]');
    await page.waitForURL(/\/receipt\//);
    expect(starts[0]).toBe(String(1024 * 1024));
    expect(await uploadOf(link.id)).toMatchObject({ files: [{ sha256: reply.sha256, size: reply.size }] });
  });

  it('tells of a full database, and keeps the form', async () => {
    const link = await own.link('AUT');
    const page = await browser.open();
    await page.goto(link.url);
    let refused = 0;
    await page.route(/start=0/, (route) => {
      refused += 1;
      return route.fulfill({ status: 507, contentType: 'application/problem+json', body: '{}' });
    });
    await fillIn(page, file('full.pdf', 'full').path);
    await page.click('button[type="submit"]');
    await page.getByText('could not be stored').waitFor();
    expect(refused).toBe(1);
    await page.unroute(/start=0/);
    await page.click('button[type="submit"]');
    await page.waitForURL(/\/receipt\//);
  });

  it('never runs what was uploaded, nor what a name or a field holds', async () => {
    const link = await own.link('AUT');
    const evil = 'document.documentElement.setAttribute("data-pwned","yes");alert(1)';
    const files = [
      file('evil.svg', `<svg xmlns="http://www.w3.org/2000/svg" onload='${evil}'><script>${evil}</script></svg>`),
      file('evil.html', `<!doctype html><body onload='${evil}'><script>${evil}</script>`),
      file(`<img src=x onerror=alert(1)>.svg`, '<svg/>'),
    ];
    const page = await browser.open();
    await page.goto(link.url);
    await page.setInputFiles(
      '#files',
      files.map(({ path }) => path),
    );
    await page.check('#noteVerbale-follows');
    await page.check('#publication-publish');
    for (const field of ['#theirReference', '#onBehalfOf', '#message'])
      await page.fill(field, `"><script>${evil}</script><img src=x onerror=alert(1)>`);
    await page.click('button[type="submit"]');
    await page.waitForURL(/\/receipt\//);
    expect(await page.textContent('main')).toContain('<script>');
    const receipt = page.url();
    const stored = await own.database.client.uploadFile.findMany({ where: { linkId: link.id } });
    expect(stored).toHaveLength(3);
    for (const address of [
      receipt,
      ...stored.flatMap(({ id, name, sha256 }) => [
        `${link.url}/files/${id}`,
        `${link.url}/${encodeURIComponent(name)}`,
        `${own.portal.url}/assets/${encodeURIComponent(name)}`,
        `${own.portal.url}/blob/${sha256}`,
      ]),
    ]) {
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      expect(await page.getAttribute(':root', 'data-pwned')).toBeNull();
    }
    expect(browser.complaints).toEqual([]);
    // The page's own policy stops a script even where one came in.
    await page.goto(receipt);
    const inserted = `document.body.append(Object.assign(document.createElement('script'), { src: 'data:,${evil}' }))`;
    await expect(page.evaluate(inserted)).rejects.toThrow(/TrustedScriptURL/);
  });

  it.each(languages)('is never wider than the screen and has no serious finding of axe in %s', async (language) => {
    const link = await own.link('AUT');
    for (const width of [360, 1280]) {
      const page = await browser.open({ viewport: { width, height: 900 }, bypassCSP: true });
      const isSound = async (): Promise<void> => {
        expect(await overflow(page)).toBe(0);
        expect(await seriousFindings(page)).toEqual([]);
      };
      await page.goto(`${link.url}?lang=${language}`);
      await isSound();
      await page.click('button[type="submit"]');
      await page.waitForSelector('#summary li');
      await isSound();
      await fillIn(
        page,
        file(`a-long-name-without-any-space-${'x'.repeat(60)}-${language}-${width}.pdf`, `${language} ${width}`).path,
      );
      await page.click('button[type="submit"]');
      await page.waitForURL(/\/receipt\//);
      await isSound();
      await page.goto(`${own.portal.url}/upload/none?lang=${language}`);
      await isSound();
    }
  });
});
