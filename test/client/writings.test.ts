import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CampaignProgress } from '../../workflows/contracts/campaign.ts';
import type { WritingProgress } from '../../workflows/contracts/writing.ts';
import { ownFolder } from '../support/stack.ts';
import { campaignNow, workingDayOf } from './campaign-now.ts';
import { ownSecretariat, type Secretariat } from './own-secretariat.ts';
import type { CliResult } from './run-cli.ts';
import { runHere } from './run-here.ts';

let office: Secretariat;

const verbale = (...args: string[]): Promise<CliResult> => runHere(office.variables, ...args);

const fileOf = (text: string): string => {
  const path = join(ownFolder('file'), 'file.yaml');
  writeFileSync(path, text);
  return path;
};

const taken = (kind: string) => office.taken.filter(({ subject }) => subject.includes(kind));

const id = 'written-to';
const by = (officer: string): string[] => ['--as', officer];

beforeAll(async () => {
  office = await ownSecretariat();
  const launched = await verbale('launch', fileOf(campaignNow(id)), ...by('desk-officer'), '--json');
  const { preparedHash } = JSON.parse(launched.stdout) as CampaignProgress;
  await verbale('clear', id, ...by('clearing-officer'), '--hash', preparedHash ?? '');
  await vi.waitFor(
    async () =>
      expect((await office.database.read.notesOf(id, null)).map(({ state }) => state)).toEqual(
        Array.from({ length: 3 }, () => 'accepted'),
      ),
    { timeout: 30_000 },
  );
}, 180_000);

afterAll(() => office?.close());

const circular = [
  'id: news',
  'kind: circular',
  'to: all',
  'texts:',
  '  en:',
  '    information: [The meeting moves to Geneva.]',
];

describe('a circular', () => {
  let prepared: WritingProgress;

  it('is refused for what is wrong with its file, by field and line, and nothing begins', async () => {
    const wrong = await verbale('write', id, fileOf([...circular, '  de: {}'].join('\n')), ...by('desk-officer'));
    expect([wrong.code, wrong.stderr]).toEqual([4, expect.stringMatching(/file\.yaml:7 texts\.de/)]);
    const french = circular.join('\n').replace('  en:', '  fr:');
    const unasked = await verbale('write', id, fileOf(french), ...by('desk-officer'));
    expect([unasked.code, unasked.stderr]).toEqual([
      4,
      expect.stringMatching(/file\.yaml:5 texts\.fr .*no wording: it has en/),
    ]);
    const asked = [
      'id: q',
      'kind: clarification',
      'to: [JPN]',
      `replyBy: ${workingDayOf(20)}`,
      'texts: {en: {questions: [Why?]}}',
    ];
    const unanswered = await verbale('write', id, fileOf(asked.join('\n')), ...by('desk-officer'));
    expect([unanswered.code, unanswered.stderr]).toEqual([4, expect.stringContaining('JPN has sent no submission')]);
    expect((await verbale('write', id, fileOf(circular.join('\n')), ...by('registrar'))).code).toBe(4);
    expect(await office.databaseClient.writing.count()).toBe(0);
  });

  it('is prepared, and sent to nobody', async () => {
    const folder = join(ownFolder('notes'), 'news');
    const { code, stdout, stderr } = await verbale(
      'write',
      id,
      fileOf(circular.join('\n')),
      ...by('desk-officer'),
      '--out',
      folder,
      '--json',
    );
    expect([code, stderr]).toEqual([0, '']);
    prepared = JSON.parse(stdout);
    expect(prepared).toMatchObject({ stage: 'awaiting-clearance', to: ['COG', 'IRN', 'JPN'], fallBacks: [] });
    expect(readdirSync(folder)).toHaveLength(3);
    expect(taken('Circular')).toEqual([]);
    const again = await verbale('write', id, fileOf(circular.join('\n')), ...by('desk-officer'));
    expect([again.code, again.stderr]).toEqual([4, expect.stringContaining('has a writing "news" already')]);
  });

  it('is cleared neither by who drafted it, nor for another hash', async () => {
    const clear = async (...args: string[]) => (await verbale('clear', id, '--writing', 'news', ...args)).stderr;
    expect(await clear(...by('desk-officer'))).toContain('Nobody clears what they drafted');
    expect(await clear(...by('clearing-officer'), '--hash', 'abc')).toContain('has changed');
    const unknown = await verbale('clear', id, '--writing', 'other', ...by('clearing-officer'));
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('"other" is not known')]);
    expect(taken('Circular')).toEqual([]);
  });

  it('is sent to each once when it is cleared, in the thread of the request', async () => {
    const { code, stdout } = await verbale('clear', id, '--writing', 'news', ...by('clearing-officer'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('3 notes leave now')]);
    await vi.waitFor(() => expect(taken('Circular')).toHaveLength(3), { timeout: 20_000 });
    expect(taken('Circular').every(({ text }) => text.includes('The meeting moves to Geneva.'))).toBe(true);
    const [request] = await office.database.read.notes([{ campaignId: id, code: 'JPN', kind: 'request', sequence: 1 }]);
    const mail = taken('Circular').find(({ to }) => to.includes('mission@jpn.missions.example'));
    expect(mail?.inReplyTo).toBe(request?.messageId);
    expect((await verbale('clear', id, '--writing', 'news', ...by('clearing-officer'))).code).toBe(4);
    await vi.waitFor(
      async () => expect((await verbale('show', 'JPN', '--campaign', id)).stdout).toMatch(/note-accepted +circular/),
      { timeout: 20_000 },
    );
    const status = JSON.parse((await verbale('status', id, '--json')).stdout).campaigns[0];
    expect(status.phases).toEqual({ open: 3 });
  });
});

describe('a withdrawal', () => {
  const withdraw = (...args: string[]) =>
    verbale('withdraw', id, '--reason', 'the meeting was cancelled', ...by('chief-of-section'), ...args);

  it('is told to whom it concerns, once, in the thread of the request, and takes the deadline off the calendar', async () => {
    const { code, stdout } = await withdraw('--to', 'JPN');
    expect([code, stdout]).toEqual([0, expect.stringContaining('A note that says so is sent to JPN.')]);
    await vi.waitFor(() => expect(taken('Withdrawal of the request')).toHaveLength(1), { timeout: 20_000 });
    const [request] = await office.database.read.notes([{ campaignId: id, code: 'JPN', kind: 'request', sequence: 1 }]);
    const [mail] = taken('Withdrawal of the request');
    expect(mail).toMatchObject({ to: ['mission@jpn.missions.example'], inReplyTo: request?.messageId });
    expect(mail?.text).toContain(request?.reference);
    expect(mail?.subject).not.toContain(request?.reference);
    for (const line of [
      'METHOD:CANCEL',
      'STATUS:CANCELLED',
      'SEQUENCE:1',
      `UID:deadline-${request?.messageId.slice(1, -1)}`,
    ])
      expect(mail?.calendar).toContain(line);

    const again = await withdraw('--to', 'JPN', '--json');
    expect(JSON.parse(again.stdout)).toEqual({ changed: [], told: [] });
  });

  it('is told to nobody when it is done silently', async () => {
    const silent = await withdraw('--to', 'COG', '--silently', '--json');
    expect(JSON.parse(silent.stdout)).toEqual({ changed: ['COG'], told: [] });
    const loud = await withdraw('--all', '--json');
    expect(JSON.parse(loud.stdout)).toMatchObject({ changed: ['IRN'], told: [{ code: 'IRN' }] });
    await vi.waitFor(() => expect(taken('Withdrawal of the request')).toHaveLength(2), { timeout: 20_000 });
    expect(taken('Withdrawal of the request').flatMap(({ to }) => to)).toEqual([
      'mission@jpn.missions.example',
      'mission@irn.missions.example',
    ]);
    const told = await office.database.read.notesBesides(id, 'withdrawals');
    expect(told.map(({ code }) => code)).toEqual(['IRN', 'JPN']);
  });
});
