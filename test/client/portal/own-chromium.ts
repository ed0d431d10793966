import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** The browser of this machine; undefined where there is none. */
const executable = places.find((place) => existsSync(place));

/** Why the tests in a browser are left out; null when they run. */
export const noBrowser: string | null =
  executable === undefined ? `no Chromium on this machine (looked for ${places.join(', ')})` : null;

if (noBrowser !== null)
  process.stderr.write(`Left out: the portal in a real browser, because there is ${noBrowser}.\n`);

export interface OwnChromium {
  readonly open: (options?: BrowserContextOptions) => Promise<Page>;
  /** What went wrong in any page: errors, refusals of the content policy, dialogs. */
  readonly complaints: string[];
}

/** A real browser for the tests of one file. */
export const useOwnChromium = (): OwnChromium => {
  const own: { browser?: Browser } = {};
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];
  beforeAll(async () => {
    if (executable === undefined) return;
    own.browser = await chromium.launch({
      executablePath: executable,
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    complaints.splice(0);
  });
  afterAll(() => own.browser?.close());
  return {
    complaints,
    open: async (options = {}) => {
      const context = await (own.browser as Browser).newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          complaints.push(message.text());
      });
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      return page;
    },
  };
};
