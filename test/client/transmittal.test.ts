import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuedHere } from '../../adapters/database/issued-here.ts';
import { projectFolder } from '../../stack/project.ts';
import { ownFolder } from '../support/stack.ts';
import { ownSecretariat, type Secretariat } from './own-secretariat.ts';
import type { CliResult } from './run-cli.ts';
import { runHere } from './run-here.ts';

const id = 'chairs-comments';
let secretariat: Secretariat;
let folder: string;
let campaignFile: string;

const verbale = (...args: readonly string[]): Promise<CliResult> => runHere(secretariat.variables, ...args);

const comments = (author: string): string =>
  `Comments on the mechanism\n\n${author}\n\nThe Government thanks the Chair and wishes to offer the following views.`;

const batch = (name: string, files: Readonly<Record<string, string>>): string => {
  const place = join(folder, name);
  mkdirSync(place);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return place;
};

beforeAll(async () => {
  secretariat = await ownSecretariat();
  folder = ownFolder('transmittal');
  campaignFile = join(folder, 'campaign.yaml');
  const demonstration = readFileSync(join(projectFolder, 'campaigns', 'resolution-7-1-second-meeting.yaml'), 'utf8');
  writeFileSync(
    campaignFile,
    demonstration
      .replace(/^id: .*$/m, `id: ${id}`)
      .replace(/^ {2}open: .*$/m, '  open: 2016-05-23 09:00')
      .replace(/^ {2}compile: .*$/m, '  compile: 2098-05-30 09:00')
      .replace(/^ {2}meeting: .*$/m, '  meeting: 2098-06-06 10:00'),
  );
});

afterAll(() => secretariat?.close());

describe('verbale transmittal', () => {
  it('is there once the campaign was launched, which writes to nobody', async () => {
    const past = await verbale(
      'launch',
      join(projectFolder, 'campaigns/resolution-7-1-second-meeting.yaml'),
      '--as',
      'desk-officer',
    );
    expect(past).toMatchObject({ code: 4, stderr: expect.stringContaining('the meeting opened') });
    const dry = await verbale('launch', campaignFile, '--as', 'desk-officer', '--dry-run');
    expect(dry).toMatchObject({ code: 2, stderr: expect.stringContaining('writes to nobody') });
    const launched = await verbale('launch', campaignFile, '--as', 'desk-officer');
    expect(launched).toMatchObject({ code: 0, stderr: '' });
    expect(launched.stdout).toContain('Texts are awaited');
    expect((await verbale('launch', campaignFile, '--as', 'desk-officer')).stderr).toContain('launched before');
  });

  it('is for registrars', async () => {
    const place = batch('for-registrars', { 'AUT.txt': comments('Austria') });
    const refused = await verbale('transmittal', place, '--campaign', id, '--as', 'desk-officer');
    expect(refused).toMatchObject({ code: 4, stderr: expect.stringContaining('the role registrar is missing') });
  });

  it('names every bad line of a manifest with file and line, and files nothing', async () => {
    const place = batch('wrong', {
      'AUT.txt': comments('Austria'),
      'b.txt': comments('Kenya'),
      'manifest.csv': 'file,entity,language\nAUT.txt,AUS,en\nb.text,KEN,kn\n',
    });
    const refused = await verbale('transmittal', place, '--campaign', id, '--as', 'registrar');
    expect(refused.code).toBe(4);
    expect(refused.stderr.split('\n').filter((line) => line.includes(':'))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^manifest\.csv:3 file: There is no file "b\.text"; did you mean "b\.txt"\?/),
        expect.stringMatching(/^manifest\.csv:3 language: "kn" is none of/),
      ]),
    );
    const status = await verbale('status', id);
    expect(status.stdout).toContain('Texts on file, all versions: 0');
    expect(status.stdout).toContain('held-transmittal');
  });

  it('lists what is not certain and proposes a manifest, which then is filed', async () => {
    const place = batch('uncertain', {
      'AUT.txt': comments('Austria'),
      'b.txt': comments('Kenya'),
      'joint.txt': comments('Switzerland, Liechtenstein'),
    });
    const proposal = join(folder, 'proposal.csv');
    const held = await verbale('transmittal', place, '--campaign', id, '--as', 'registrar', '--propose', proposal);
    expect(held.code).toBe(4);
    expect(held.stdout).toMatch(/AUT\.txt +AUT/);
    expect(held.stdout).toMatch(/b\.txt +\? +first lines: KEN/);
    const corrected = readFileSync(proposal, 'utf8')
      .replace(/^b\.txt,,/m, 'b.txt,KEN,')
      .replace(/^joint\.txt,,/m, 'joint.txt,CHE LIE,');
    writeFileSync(proposal, corrected);
    const filed = await verbale('transmittal', place, '--campaign', id, '--as', 'registrar', '--manifest', proposal);
    expect(filed).toMatchObject({ code: 0 });
    expect(filed.stdout).toContain('Filed from 3 files: 3 texts.');
    const again = await verbale('transmittal', place, '--campaign', id, '--as', 'registrar');
    expect(again.stdout).toContain('was filed before; nothing was added');
    const efficiency = await verbale('efficiency', '--json');
    expect(JSON.parse(efficiency.stdout).campaigns).toMatchObject([
      { id, answers: null, untranslated: { words: expect.any(Number), languages: 5 } },
    ]);
    const status = await verbale('status', id, '--json');
    const [campaign] = JSON.parse(status.stdout).campaigns;
    expect(campaign.transmittal).toMatchObject({
      texts: 3,
      respondents: ['AUT', 'CHE', 'KEN', 'LIE'],
      stage: 'receiving',
    });
  });

  it('leads to a paper that is drafted, cleared by another officer, and issued as it was drafted', async () => {
    const out = join(folder, 'out');
    const name = (end: string): string => join(out, id, `CTOC_COP_WG.8_2016_CRP.1${end}`);
    const drafted = await verbale('compile', id, '--as', 'desk-officer', '--out', out, '--json');
    expect(drafted.code).toBe(0);
    expect(JSON.parse(drafted.stdout)).toMatchObject({ entries: 3, issued: false });
    expect(existsSync(name('.pdf'))).toBe(false);
    expect((await verbale('clear', id, '--as', 'desk-officer')).stderr).toMatch(/Nobody clears what they drafted/);
    const symbol = 'CTOC/COP/WG.8/2016/CRP.1';
    const unconfirmed = await verbale('clear', id, '--as', 'clearing-officer');
    expect(unconfirmed).toMatchObject({ code: 4, stderr: expect.stringContaining('--allow symbol') });
    expect((await verbale('symbol', 'confirm', symbol, '--as', 'desk-officer')).stderr).toMatch(/role registrar/);
    expect((await verbale('symbol', 'confirm', symbol, '--as', 'registrar')).stdout).toContain(
      `${symbol} is confirmed`,
    );
    expect((await verbale('symbol', 'list')).stdout).toMatch(/CRP\.1 +confirmed by registrar/);
    const cleared = await verbale('clear', id, '--as', 'clearing-officer');
    expect(cleared).toMatchObject({ code: 0 });
    expect(cleared.stdout).toContain('is issued with 3 texts');
    expect((await verbale('compile', id, '--as', 'desk-officer', '--out', out)).code).toBe(0);
    for (const form of ['.pdf', '.docx', '.html', '.xml', '.txt'])
      expect(readFileSync(name(form)).equals(readFileSync(name(`-draft${form}`)))).toBe(true);
    expect((await verbale('compile', id, '--diff')).stdout).toContain(
      `Nothing has changed since ${symbol} was issued.`,
    );
    expect(await issuedHere(secretariat.databaseClient)).toMatchObject([
      { symbol, campaign: id, on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), words: expect.any(Number) },
    ]);
    const next = await verbale('compile', id, '--addendum', '--as', 'desk-officer');
    expect(next).toMatchObject({ code: 4, stderr: expect.stringContaining('Nobody has replied') });
    const report = await verbale('report', id);
    expect(report).toMatchObject({ code: 4, stderr: expect.stringContaining('asked nobody') });
    expect(secretariat.taken).toEqual([]);
  }, 120_000);
});
