import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { portalTextOf } from '../../../domain/portal/portal-text-of.ts';
import { noBrowser, useOwnChromium } from './own-chromium.ts';
import { ownNotice } from './own-notice.ts';
import { useOwnPortal } from './own-portal.ts';
import { overflow, seriousFindings, tabTo } from './page-checks.ts';

const own = useOwnPortal();
const browser = useOwnChromium();

describe.skipIf(noBrowser !== null)('a notice in a real browser', () => {
  it('is saved and confirmed by the keyboard alone, in Arabic', async () => {
    const { path, linkId } = await ownNotice(own.database, 'EGY');
    const page = await browser.open({ acceptDownloads: true });
    await page.goto(`${own.portal.url}${path}`);
    expect(await page.getAttribute('html', 'dir')).toBe('rtl');
    await tabTo(page, '.documents a');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect(readFileSync(await (await download).path(), 'utf8')).toBe('%PDF-1.7 the note to EGY');
    await tabTo(page, 'button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.locator('.done').waitFor();
    expect(await page.textContent('.done')).toContain(portalTextOf('ar').notice.confirmed);
    const link = await own.database.client.noticeLink.findUniqueOrThrow({ where: { id: linkId } });
    expect(link.confirmedRealAt).not.toBeNull();
    expect(browser.complaints).toEqual([]);
  });

  it.each(languages)('is never wider than the screen and has no serious finding of axe in %s', async (language) => {
    const { path } = await ownNotice(own.database, 'AUT');
    for (const width of [360, 1280]) {
      const page = await browser.open({ viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto(`${own.portal.url}${path}?lang=${language}`);
      expect(await overflow(page)).toBe(0);
      expect(await seriousFindings(page)).toEqual([]);
    }
  });
});
