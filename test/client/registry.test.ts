import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../prisma/seed/seed.ts';
import { projectFolder } from '../../stack/project.ts';
import { useOwnDatabase } from '../adapters/database/own-database.ts';
import { ownFolder } from '../support/stack.ts';
import type { CliResult } from './run-cli.ts';
import { runHere } from './run-here.ts';

const own = useOwnDatabase(2);
const shipped = join(projectFolder, 'campaigns', 'resolution-7-1');

/** Facts need no workflow and no mail, so that none is named. */
const verbale = (...args: string[]): Promise<CliResult> => runHere({ DATABASE_URL: own.url }, ...args);

const resultOf = async (...args: string[]) => {
  const { stdout, stderr, code } = await verbale(...args, '--json');
  expect(stderr.replace(/^Recording.*\n/, '')).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** A copy of the shipped meetings in which one line of one of them is another. */
const changedMeetings = (id: string, line: string, ...by: string[]): string => {
  const folder = ownFolder('changed');
  mkdirSync(folder, { recursive: true });
  const text = readFileSync(join(shipped, 'meetings.yaml'), 'utf8');
  const [before, after] = text.split(`  - id: ${id}\n`) as [string, string];
  expect(after).toContain(line);
  writeFileSync(join(folder, 'meetings.yaml'), `${before}  - id: ${id}\n${after.replace(line, by.join('\n'))}`);
  return folder;
};

beforeAll(async () => {
  await seed(own.url);
  await verbale('import', shipped, '--as', 'chief-of-section');
}, 60_000);

describe('import', () => {
  it('records nothing a second time, and exports the very bytes that were imported', async () => {
    const again = await resultOf('import', shipped, '--as', 'chief-of-section');
    expect(again.changes).toEqual([]);
    expect(again.unchanged).toBeGreaterThan(15);
    const folder = ownFolder('export');
    await resultOf('import', folder, '--export');
    expect(textsOf(folder)).toEqual(textsOf(shipped));
  });

  it('is for registrars, and records nothing of a folder with a mistake', async () => {
    expect(await verbale('import', shipped, '--as', 'desk-officer')).toMatchObject({ code: 4 });
    const before = await own.database.read.facts();
    const wrong = await verbale(
      'import',
      changedMeetings('wg-firearms-4', 'from: 2016-05-18', 'from: 2016-05-20'),
      '--as',
      'chief-of-section',
    );
    expect(wrong.code).toBe(4);
    expect(wrong.stderr).toMatch(/meetings\.yaml:\d+ meetings\[\d+\]\.to .* before the meeting starts on 2016-05-20\./);
    expect(await own.database.read.facts()).toEqual(before);
  });
});

describe('evidence that is no fact', () => {
  it('is looked for in the database, and said to be unchecked where none is asked', async () => {
    const folder = ownFolder('evidence');
    for (const [name, text] of Object.entries(textsOf(shipped))) writeFileSync(join(folder, name), text);
    const file = join(folder, 'mandates.yaml');
    const [first, ...others] = readFileSync(file, 'utf8').split('        evidence:\n') as [string, ...string[]];
    const link = '        evidence:\n          - kind: campaign\n            id: never-launched\n';
    writeFileSync(file, [`${first}${link}`, others.join('        evidence:\n')].join(''));
    const { code, stderr } = await verbale('import', folder, '--as', 'chief-of-section');
    expect(code).toBe(4);
    expect(stderr).toMatch(
      /mandates\.yaml:\d+ .*evidence.*names the campaign "never-launched", which was not launched/,
    );
    const checked = await verbale('import', folder, '--check');
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('\n  campaign never-launched\n')]);
  });
});

describe('meetings', () => {
  it('are said to be held or to be held as at the day, with the totals of the report', async () => {
    const states = async (day: string): Promise<string[]> =>
      (await resultOf('meetings', '--as-at', day, '--body', 'review-mechanism')).meetings.map(
        ({ state }: { state: string }) => state,
      );
    expect(await states('2016-06-01')).toEqual(['held', 'to-be-held']);
    const report = await resultOf('meetings', '--as-at', '2016-07-29', '--body', 'review-mechanism');
    expect(report.totals).toMatchObject({ meetings: 2, sittings: 10, estimatedSittings: 0, days: 5 });
  });

  it('are listed within 80 columns', async () => {
    const { stdout } = await verbale('meetings', '--as-at', '2016-07-29');
    const lines = stdout.split('\n');
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(stdout).toContain('WG on Trafficking, 6th meeting and WG on Smuggling, 3rd meeting: back to back,');
  });

  it('go into a calendar under one name each, with a higher number when told anew and a sign when taken back', async () => {
    const moved = changedMeetings('wg-technical-assistance-9', 'knownSince: 2016-01-01', 'knownSince: 2016-09-01');
    const text = readFileSync(join(moved, 'meetings.yaml'), 'utf8').replace(
      /(- id: wg-technical-assistance-9\n(?: .*\n)*?)( {4}source)/,
      '$1    cancelled: for want of time\n$2',
    );
    writeFileSync(join(moved, 'meetings.yaml'), text);
    const { changes } = await resultOf('import', moved, '--as', 'chief-of-section');
    expect(changes).toMatchObject([{ id: 'wg-technical-assistance-9', change: 'changed', version: 2 }]);
    const feed = async (day: string): Promise<string> => {
      const file = join(ownFolder('feed'), 'meetings.ics');
      await resultOf('meetings', '--as-at', day, '--from', '2016-10-01', '--calendar', file);
      const entries = readFileSync(file, 'utf8')
        .replace(/\r\n[ \t]/g, '')
        .split('BEGIN:VEVENT');
      return entries.find((entry) => entry.includes('UID:meeting-wg-technical-assistance-9')) ?? '';
    };
    const before = await feed('2016-07-29');
    expect(before).toContain('SEQUENCE:0\r\n');
    expect(before).toContain('DTSTART;VALUE=DATE:20161017\r\nDTEND;VALUE=DATE:20161020\r\n');
    expect(before).toContain('STATUS:CONFIRMED');
    const after = await feed('2016-09-01');
    // One registry's names are no other's (RFC 5545 section 3.8.4.7), and stay.
    const [nameThen, nameNow] = [before, after].map((entry) => /UID:(\S+)/.exec(entry)?.[1]);
    expect(nameNow).toMatch(/^meeting-wg-technical-assistance-9@[0-9a-f]{32}$/);
    expect(nameNow).toBe(nameThen);
    expect(after).toContain('SEQUENCE:1\r\n');
    expect(after).toContain('STATUS:CANCELLED');
  });

  it('of a body nobody knows are refused with the names that there are', async () => {
    const { code, stderr } = await verbale('meetings', '--body', 'wg');
    expect(code).toBe(3);
    expect(stderr).toContain('there are conference, review-mechanism,');
  });
});

describe('documents', () => {
  it('are planned back from a meeting, with the closing of a campaign held against the slot', async () => {
    const file = join(projectFolder, 'campaigns', 'resolution-7-1-first-meeting.yaml');
    const { plan, documents } = await resultOf(
      ...['documents', '--plan', 'review-mechanism-1', '--as-at', '2015-06-01', '--campaign', file],
    );
    expect(plan.slot.day).toBe('2015-07-20');
    expect(documents).toMatchObject([
      { symbol: 'CTOC/COP/WG.8/2015/2', closing: { due: '2015-07-20', makesIt: true, latestDeadline: '2015-07-03' } },
    ]);
    const { stdout } = await verbale('documents', '--plan', 'review-mechanism-2', '--as-at', '2016-06-08');
    expect(stdout).toContain('Thursday 24 March 2016');
    expect(stdout).toContain('moved back from Monday 28 March 2016 (Easter');
    expect(stdout).toContain('is not launched here');
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });

  it('are those of the report, known by its day and not before', async () => {
    const symbols = async (day: string): Promise<string[]> =>
      (await resultOf('documents', '--as-at', day, '--meeting', 'conference-8')).documents.map(
        ({ symbol }: { symbol?: string }) => symbol ?? 'none',
      );
    expect(await symbols('2016-06-01')).toEqual([]);
    expect(await symbols('2016-07-29')).toEqual([
      ...['1', '5', '6', '7', '11', '12'].map((number) => `CTOC/COP/2016/${number}`),
      'none',
    ]);
  });
});

describe('mandates', () => {
  it('are listed in whole phrases within 80 columns, each with what had happened by the day', async () => {
    const { stdout } = await verbale('mandates', '7/1', '--as-at', '2016-07-29');
    expect(stdout).not.toMatch(/[{}]/);
    expect(stdout).toMatch(/^4 \(a\) +Secretariat +implemented +5 of 5 /m);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });
});

describe('efficiency', () => {
  it('holds the meetings against what is known of their entitlement, and invents nothing that is not', async () => {
    const { entitlements, redistributions, campaigns } = await resultOf('efficiency', '--as-at', '2016-07-29');
    expect(entitlements).toHaveLength(2);
    for (const { entitlement, pairs, sharedDays } of entitlements) {
      expect(entitlement).not.toHaveProperty('sittings');
      expect([pairs.length, sharedDays]).toEqual([1, 1]);
    }
    expect(redistributions).toMatchObject([
      { languageVersions: 30, use: { totals: { meetings: 2, sittings: 10, days: 5, interpretedSittings: 10 } } },
    ]);
    expect(campaigns).toEqual([]);
    const { stdout } = await verbale('efficiency', '--as-at', '2016-07-29');
    expect(stdout).toMatch(/sittings +not known +26 \(26 of them estimated\)/);
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });
});
