import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCampaignFile, readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { mistakesOf } from './single-mistake.ts';
import { replaced, smallestCampaign } from './smallest-campaign.ts';

const placesOf = (text: string): string[] => mistakesOf(text).map(({ path, line }) => `${path}:${line}`);

const base = smallestCampaign;

describe('a campaign file without mistakes', () => {
  it('gets every default', () => {
    expect(parseCampaignFile(base, 'campaign.yaml')).toMatchObject({
      office: { replyMailbox: 'notes@secretariat.example', complimentaryClosing: true },
      audience: { asAt: '2015-05-20', include: [], exclude: [] },
      dates: {
        zone: 'Europe/Vienna',
        dispatchAt: '2015-05-20T07:00:00.000Z',
        deadlineAt: '2015-07-03T16:00:00.000Z',
        cutOffAt: '2015-07-03T16:00:00.000Z',
        compileAt: '2015-07-03T16:00:00.000Z',
        closeAt: '2015-07-03T16:00:00.000Z',
      },
      languages: ['en'],
      wording: { en: { reviewed: false } },
      reminders: { offsets: [-10, -3], cap: 2, minimumGap: 3 },
      sending: { ratePerSecond: null, retryFirstAfterSeconds: 900, retryFactor: 2, giveUpAfterHours: 72 },
      lateReplies: 'accept-not-compiled',
      paper: {
        language: 'en',
        masthead: { body: ['Conference of the Parties'], distribution: 'General', agendaItem: null },
      },
      statusReport: { everyDays: null },
      cohortSize: 200,
    });
  });

  it('reads local times in the zone it names, with T or a space', () => {
    const text = replaced(
      base,
      '  deadline: 2015-07-03 18:00',
      '  deadline: 2015-07-03T18:00',
      '  zone: America/New_York',
    );
    expect(parseCampaignFile(text, 'c.yaml').dates).toMatchObject({
      zone: 'America/New_York',
      deadlineAt: '2015-07-03T22:00:00.000Z',
    });
  });

  it('joins the lines of a paragraph and keeps no-break spaces', () => {
    const text = replaced(base, '    subject: the draft', '    subject: |', '      the', '      «\u00a0draft\u00a0»');
    expect(parseCampaignFile(text, 'c.yaml').wording.en?.subject).toBe('the «\u00a0draft\u00a0»');
  });

  it('brings the holidays of its own years', () => {
    const text = replaced(
      base,
      '  dutyStation: Vienna',
      '  dutyStation: Nairobi',
      '  holidays:',
      '    2015: [2015-06-01]',
    );
    expect(parseCampaignFile(text, 'c.yaml').office.holidays).toEqual({ '2015': ['2015-06-01'] });
    expect(Object.hasOwn(parseCampaignFile(base, 'c.yaml').office, 'holidays')).toBe(false);
  });

  it('gives plain JSON, the same after a round trip', () => {
    const definition = parseCampaignFile(base, 'c.yaml');
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });
});

describe('several mistakes', () => {
  it('are all named at once, in the order of the file, whatever kind they are of', () => {
    let text = replaced(base, 'id: comments-2015', 'id: comments-2015', 'titel: x');
    text = replaced(text, '  paragraph: 5', '  paragraph: 0');
    text = replaced(text, '  senderMailbox: notes@secretariat.example', '  senderMailbox: nobody');
    text = replaced(text, '  dispatch: 2015-05-20 09:00', '  dispatch: 2015-08-20 09:00');
    text = replaced(text, '  symbol: CTOC/COP/2015/2', '  symbol: a/b', '  symbol: c');
    expect(placesOf(text)).toEqual([
      'titel:2',
      'mandate.paragraph:7',
      'office.senderMailbox:15',
      'dates.deadline:21',
      'paper.symbol:29',
      'paper.symbol:29',
    ]);
  });

  it('names the duplicate and judges the value that stands last', () => {
    expect(placesOf(replaced(base, 'title: Comments on the draft', 'title: Comments', 'title: 3'))).toEqual([
      'title:3',
      'title:3',
    ]);
  });

  it('a file of another kind gets every missing field named', () => {
    const missing = ['id', 'title', 'mandate', 'office', 'audience', 'dates', 'wording', 'paper'];
    expect(placesOf('services: {web: {image: x}}\n').sort()).toEqual(
      [...missing, 'services'].map((field) => `${field}:1`).sort(),
    );
  });

  it.each([
    ['', 1],
    ['# only a comment\n', 1],
    ['- a\n- list\n', 1],
    ['just text', 1],
    ['a: 1\n---\nb: 2\n', 1],
  ])('%j is refused', (text, count) => {
    expect(mistakesOf(text).length).toBeGreaterThanOrEqual(count);
  });

  it('keys that reach for prototypes are only unknown fields', () => {
    expect(placesOf(`${base}__proto__: {polluted: true}\nconstructor: 1\n`)).toEqual([
      '__proto__:32',
      'constructor:33',
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('nesting without end is refused, not fatal', () => {
    expect(mistakesOf(`title: ${'['.repeat(100_000)}`)).toHaveLength(1);
  });
});

describe('readCampaignFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'campaign-file-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('names a file that is not there', async () => {
    await expect(readCampaignFile(join(folder, 'none.yaml'))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('names a folder', async () => {
    await expect(readCampaignFile(folder)).rejects.toMatchObject({ code: 'campaign-file-unreadable' });
  });

  it('refuses what is not UTF-8', async () => {
    const path = join(folder, 'latin.yaml');
    await writeFile(path, Buffer.from('title: Secr\xe9tariat', 'latin1'));
    await expect(readCampaignFile(path)).rejects.toMatchObject({
      mistakes: [{ message: expect.stringContaining('UTF-8') }],
    });
  });

  it('refuses a file too large without parsing it', async () => {
    const path = join(folder, 'large.yaml');
    await writeFile(path, `# ${'x'.repeat(257 * 1024)}\n${base}`);
    await expect(readCampaignFile(path)).rejects.toMatchObject({
      mistakes: [{ message: expect.stringContaining('256 KiB') }],
    });
  });

  it('reads a file with a byte order mark', async () => {
    const path = join(folder, 'marked.yaml');
    await writeFile(path, `\uFEFF${base}`);
    await expect(readCampaignFile(path)).resolves.toMatchObject({ id: 'comments-2015' });
  });
});
