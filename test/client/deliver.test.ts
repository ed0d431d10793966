import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pagesOf } from '../../adapters/documents/hand-batch.ts';
import type { CampaignProgress } from '../../workflows/contracts/campaign.ts';
import { replaced } from '../adapters/campaign-file/smallest-campaign.ts';
import { ownFolder } from '../support/stack.ts';
import { campaignNow, dayOf } from './campaign-now.ts';
import { ownSecretariat, type Secretariat } from './own-secretariat.ts';
import type { CliResult } from './run-cli.ts';
import { runHere } from './run-here.ts';

let office: Secretariat;

beforeAll(async () => {
  office = await ownSecretariat();
  // A mission that the directory has no mailbox for.
  await office.databaseClient.entity.update({ where: { code: 'IRN' }, data: { mailboxes: [] } });
}, 120_000);

afterAll(() => office?.close());

const verbale = (...args: string[]): Promise<CliResult> =>
  runHere({ ...office.variables, PORTAL_URL: 'https://portal.test' }, ...args);

const launch = (text: string, ...more: string[]): Promise<CliResult> => {
  const path = join(ownFolder('campaign'), 'campaign.yaml');
  writeFileSync(path, text);
  return verbale('launch', path, '--as', 'desk-officer', ...more);
};

it('a launch is refused by name where no channel is left, or the code is not asked', async () => {
  const { code, stderr } = await launch(campaignNow('by-mail', 'channels:', '  IRN: email', '  COG: [portal, hand]'));
  expect([code, stderr]).toEqual([4, expect.stringMatching(/campaign\.yaml:\d+ .*\(IRN\) cannot be reached by email/)]);
  expect(stderr).not.toContain('COG');
  const other = await launch(campaignNow('for-somebody-else', 'channels:', '  AUT: hand'));
  expect([other.code, other.stderr]).toEqual([4, expect.stringContaining('AUT is not in the audience')]);
  expect(await office.database.read.campaignIds()).toEqual([]);
});

it('notes that go by hand are told of, printed, marked, and counted from their day', async () => {
  const id = 'by-hand';
  const text = campaignNow(id, 'channels:', '  COG: [hand, email]');
  const dryRun = await launch(text, '--dry-run', '--json');
  const questions = JSON.parse(dryRun.stdout).questions as { code: string; blocks: boolean; addressees?: string[] }[];
  expect(questions.find(({ code }) => code === 'mailbox-missing')).toMatchObject({
    blocks: false,
    addressees: ['IRN'],
  });
  expect(questions.find(({ code }) => code === 'delivered-by-hand')).toMatchObject({ addressees: ['COG'] });

  const launched = await launch(text, '--json');
  expect(launched.code, launched.stderr).toBe(0);
  const { preparedHash } = JSON.parse(launched.stdout) as CampaignProgress;
  const nothingYet = await verbale('deliver', id, '--list', join(ownFolder('batch'), 'too-early'));
  expect(nothingYet.stdout).toContain('Nothing lies ready');
  await verbale('clear', id, '--as', 'clearing-officer', '--hash', preparedHash ?? '');
  await vi.waitFor(
    async () =>
      expect(JSON.parse((await verbale('status', id, '--json')).stdout).campaigns[0].toDeliver).toEqual(['COG', 'IRN']),
    { timeout: 30_000 },
  );
  await vi.waitFor(() => expect(office.taken.map(({ to }) => to)).toEqual([['mission@jpn.missions.example']]), {
    timeout: 20_000,
  });

  const folder = join(ownFolder('batch'), 'print');
  const printed = await verbale('deliver', id, '--list', folder, '--json');
  expect([printed.code, printed.stderr]).toEqual([0, '']);
  const rows = JSON.parse(printed.stdout).notes as {
    code: string;
    reference: string;
    firstPage: number;
    pages: number;
  }[];
  expect(rows.map(({ code, firstPage }) => [code, firstPage % 2])).toEqual([
    ['COG', 1],
    ['IRN', 1],
  ]);
  const batch = readFileSync(join(folder, 'notes.pdf'));
  expect(await pagesOf(batch)).toBe((rows[1]?.firstPage ?? 0) + (rows[1]?.pages ?? 0) - 1);
  expect(await pagesOf(readFileSync(join(folder, 'delivery-list.pdf')))).toBe(1);
  expect(readFileSync(join(folder, 'delivery-list.csv'), 'utf8')).toContain(rows[0]?.reference);
  expect(existsSync(join(folder, 'notes.docx'))).toBe(false);

  const by = ['--by', 'registry', '--as', 'registrar'];
  const early = await verbale('deliver', id, 'irn', '--on', dayOf(-30), ...by);
  expect([early.code, early.stderr]).toEqual([4, expect.stringContaining('cannot have been delivered')]);
  const marked = await verbale('deliver', id, 'irn', '--on', dayOf(-1), ...by);
  expect([marked.code, marked.stdout]).toEqual([
    0,
    expect.stringContaining(`Delivered to IRN on ${dayOf(-1)}: ${rows[1]?.reference}`),
  ]);
  const status = JSON.parse((await verbale('status', id, '--json')).stdout).campaigns[0];
  expect(status).toMatchObject({ toDeliver: ['COG'], phases: { open: 2, 'awaiting-dispatch': 1 } });
  const twice = await verbale('deliver', id, 'jpn', '--on', dayOf(-1), ...by);
  expect([twice.code, twice.stderr]).toEqual([4, expect.stringContaining('No note to JPN lies ready')]);
  const unsaid = await verbale('deliver', id, 'cog', ...by);
  expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining('--on')]);

  const report = await office.database.read.ledger(id);
  expect(report.filter(({ type }) => type === 'note-delivered').map(({ subject, data }) => [subject, data.by])).toEqual(
    [['IRN', 'registry']],
  );
  const frozen = report.find(({ type }) => type === 'audience-frozen')?.data.addressees as {
    code: string;
    channel: string;
    passedOver?: unknown;
  }[];
  expect(frozen.map(({ code, channel, passedOver }) => [code, channel, passedOver ?? null])).toEqual([
    ['COG', 'hand', null],
    ['IRN', 'hand', [{ channel: 'email', why: 'no-mailbox' }]],
    ['JPN', 'email', null],
  ]);
}, 120_000);

it('a notice to which no mail points waits for a person, whose link publishes it, is shown once and can be ended', async () => {
  const id = 'by-notice';
  const notify = (...args: string[]): Promise<CliResult> => verbale('notify', id, ...args);
  const text = replaced(
    campaignNow(id, 'channels:', '  IRN: portal', '  COG: hand', '  JPN: hand'),
    '  symbol: CTOC/COP/2015/2',
    '  symbol: CTOC/COP/2015/4',
  );
  const launched = await launch(text, '--json');
  expect(launched.code, launched.stderr).toBe(0);
  const { preparedHash } = JSON.parse(launched.stdout) as CampaignProgress;
  const registrar = ['--as', 'registrar'];
  expect((await notify(...registrar)).stdout).toContain('No notice waits for its link.');
  await verbale('clear', id, '--as', 'clearing-officer', '--hash', preparedHash ?? '');
  const noteOf = async () => (await office.database.read.notesOf(id, 'IRN'))[0];
  await vi.waitFor(async () => expect((await noteOf())?.state).toBe('to-notify'), { timeout: 30_000 });
  expect((await verbale('status', id)).stdout).toContain(`Publish them: verbale notify ${id}`);

  const stranger = await notify('--as', 'desk-officer');
  expect([stranger.code, stranger.stderr]).toEqual([4, expect.stringContaining('the role registrar is missing')]);
  const unsaid = await notify('--again', ...registrar);
  expect([unsaid.code, unsaid.stderr]).toEqual([2, expect.stringContaining('Name the addressee')]);

  const links = async (...args: string[]): Promise<{ code: string; url: string }[]> =>
    JSON.parse((await notify(...args, ...registrar, '--json')).stdout).notices;
  const [first, ...others] = await links();
  expect([first?.code, others]).toEqual(['IRN', []]);
  expect(first?.url).toMatch(/^https:\/\/portal\.test\/notice\/[\w-]{43}$/);
  expect((await noteOf())?.state).toBe('accepted');
  expect((await verbale('status', id)).stdout).toMatch(/dispatch +of 3 asked: 1 reached/);
  expect(await links()).toEqual([]);
  const [second] = await links('irn', '--again');
  expect(second?.url).not.toBe(first?.url);
  expect((await notify('irn', '--revoke', ...registrar)).stdout).toContain('Links to notices of IRN ended: 1.');

  const kept = JSON.stringify(await office.databaseClient.noticeLink.findMany());
  for (const link of [first, second]) expect(kept).not.toContain(link?.url.split('/').at(-1));
  const told = (await office.database.read.ledger(id)).map(({ type }) => type);
  expect(told).toEqual(expect.arrayContaining(['notice-published', 'notice-link-issued', 'notice-link-revoked']));
}, 120_000);
