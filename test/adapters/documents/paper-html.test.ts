import axe from 'axe-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPaperHtml } from '../../../adapters/documents/paper-html.ts';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import type { Paper } from '../../../domain/paper/paper.ts';
import { statusPaper } from '../../../domain/report/status-paper.ts';
import { noBrowser, useOwnChromium } from '../../client/portal/own-chromium.ts';
import { sampleCompilation, sampleSubmissions } from '../../domain/compile/sample-compilation.ts';
import { facts, repliedOn, statusOf } from '../../domain/report/responses.ts';
import { hostilePaper } from './hostile-paper.ts';
import { illustratedPaper, illustrationFiles } from './illustrated-paper.ts';
import { labelledPaper } from './labelled-paper.ts';

const htmlOf = (paper: Paper, files?: ReadonlyMap<string, Uint8Array>): string =>
  Buffer.from(renderPaperHtml(paper, files)).toString('utf8');

const status = statusPaper(
  statusOf([facts('GHA', repliedOn('06-30')), facts('TGO'), facts('VAT', { regionalGroup: null })]),
  { letterhead: ['Office'], dutyStation: 'Vienna', zone: 'Europe/Vienna' },
);

const compiled = (submissions: typeof sampleSubmissions): string =>
  htmlOf(compilationPaper({ ...sampleCompilation, submissions }));

/** What stands under each respondent, by the name of its section. */
const sections = (html: string): Map<string, string> =>
  new Map([...html.matchAll(/<section id="([^"]+)">\n<h3>.*?\n<\/section>/gs)].map(([all, id = '']) => [id, all]));

describe('a paper as HTML', () => {
  it('says the same under each State, whoever else has replied', () => {
    const whole = sections(compiled(sampleSubmissions));
    expect(whole.size).toBeGreaterThan(8);
    fc.assert(
      fc.property(fc.subarray([...sampleSubmissions], { minLength: 1 }), (some) => {
        const part = sections(compiled(some));
        for (const [id, section] of part) expect(section).toBe(whole.get(id));
      }),
      { numRuns: 40 },
    );
  });

  it('holds nothing that runs, is fetched or leads astray', () => {
    const html = htmlOf(hostilePaper);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|src="http|@import|url\(/i);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
    expect(html).toContain('&lt;/p&gt;');
  });

  it.each([
    ['every note to its call and back', htmlOf(illustratedPaper, illustrationFiles)],
    ['every count of a table to its list', htmlOf(status)],
  ])('leads from %s', (_, html) => {
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.length).toBeGreaterThanOrEqual(2);
    for (const target of targets) expect(ids).toContain(target);
  });
});

describe.skipIf(noBrowser !== null)('a paper as HTML in a real browser', () => {
  const chromium = useOwnChromium();
  const papers: readonly (readonly [string, string])[] = [
    ['a compilation in six languages', compiled(sampleSubmissions)],
    [
      'a paper with pictures, labelled lists and hostile text',
      htmlOf(
        {
          ...illustratedPaper,
          content: [hostilePaper, illustratedPaper, labelledPaper].flatMap(({ content }) => content),
        },
        illustrationFiles,
      ),
    ],
    ['a status of responses', htmlOf(status)],
  ];

  it.each(papers)('has nothing that keeps anybody out: %s', async (_, html) => {
    const page = await chromium.open();
    await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    await page.addScriptTag({ content: axe.source });
    const { violations, passes } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run({
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    expect(passes.length).toBeGreaterThan(15);
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('needs no scrolling sideways on a narrow screen, as at 400 % on a wide one, and its policy allows what it has', async () => {
    const page = await chromium.open({ viewport: { width: 320, height: 800 } });
    await page.setContent(compiled(sampleSubmissions));
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(320);
    expect(chromium.complaints).toEqual([]);
  });
});
