import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../adapters/database/ledger.ts';
import { audienceClasses } from '../../domain/campaign/definition.ts';
import { brokenLink } from '../../domain/ledger/chain.ts';
import { intakeChain, type LedgerEvent } from '../../domain/ledger/event.ts';
import type { BookCheck } from '../../domain/rehearsal/books.ts';
import { standings } from '../../domain/report/measures.ts';
import type { StatusDocument } from '../../domain/report/status-json.ts';
import { childEnvironment } from '../../stack/environment.ts';
import { commandLineOf, isAlive } from '../../stack/process/identity.ts';
import { projectFolder } from '../../stack/project.ts';
import { readRunningStack } from '../../stack/running-stack.ts';
import { readZip } from '../adapters/documents/read-zip.ts';
import { ownFolder } from '../support/stack.ts';

const campaign = 'small-rehearsal';
const included = ['AUT', 'BRA', 'CHN', 'EGY', 'EU', 'FRA', 'KEN', 'MEX', 'RUS', 'THA'];
/** As at 20 May 2015: four States had only signed, and the directory has twelve intergovernmental organizations. */
const addressees = included.length + 4 + 12;

const folder = ownFolder('rehearsal');
const home = join(folder, 'home');
const dossier = join(folder, 'out', campaign);
/** Process ids that the stack wrote down while it ran. */
const pids = new Map<string, number>();
let ended: { readonly code: number | null; readonly out: string; readonly err: string };

/** The demonstration campaign with an audience of its own, closed five weeks after its last reminders. */
const writeCampaign = (): string => {
  const demonstration = readFileSync(join(projectFolder, 'campaigns', 'resolution-7-1-first-meeting.yaml'), 'utf8');
  const file = join(folder, 'campaign.yaml');
  const text = demonstration
    .replace(/^id: .*$/m, `id: ${campaign}`)
    .replace(/^ {2}classes: .*$/m, '  classes: [signatories, organizations]')
    .replace(/^ {2}include: .*$/m, `  include: [${included.join(', ')}]`)
    .replace(/^ {2}close: .*$/m, '  close: 2015-08-10 09:00');
  writeFileSync(file, text);
  return file;
};

/** Runs the command as a person would, through the launcher. */
const rehearse = (file: string): Promise<typeof ended> => {
  const args = [
    'rehearse',
    file,
    '--seconds',
    '60',
    '--seed',
    '7',
    '--home',
    home,
    '--out',
    join(folder, 'out'),
    '--json',
  ];
  const child = spawn(process.execPath, [join(projectFolder, 'bin', 'verbale.mjs'), ...args], {
    cwd: folder,
    env: childEnvironment({ VERBALE_HOME: join(folder, 'elsewhere'), LOG_LEVEL: 'warn' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  pids.set('command', child.pid as number);
  const watch = setInterval(() => {
    const stack = readRunningStack(home);
    if (stack === undefined) return;
    pids.set('stack', stack.pid);
    for (const [part, pid] of Object.entries(stack.pids)) pids.set(part, pid);
  }, 100);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watch);
      resolve({ code, out, err });
    });
  });
};

beforeAll(async () => {
  ended = await rehearse(writeCampaign());
}, 200_000);

const bytesOf = (...path: string[]): Buffer => readFileSync(join(dossier, ...path));

const expectPdf = (bytes: Buffer): void => {
  expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(bytes.subarray(-8).toString('latin1')).toContain('%%EOF');
};

const expectWord = (bytes: Buffer): void => {
  const parts = readZip(bytes);
  expect(parts.get('word/document.xml')?.text).toMatch(/^<\?xml/);
  expect([...parts.keys()]).toContain('[Content_Types].xml');
};

const ledger = (): LedgerEvent[] =>
  bytesOf('ledger.jsonl')
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LedgerEvent);

it('ends with the books in agreement and exit code 0', () => {
  expect(ended.code, `${ended.err}\n${ended.out}`).toBe(0);
  const result = JSON.parse(ended.out) as BookCheck & { campaign: string; folder: string };
  expect(result.campaign).toBe(campaign);
  expect(result.disagreements).toEqual([]);
  expect(result.counts.notesAccepted).toBeGreaterThanOrEqual(addressees - result.counts.mailboxesRefused);
  expect(result.counts.submissionsFiled).toBeGreaterThanOrEqual(5);
  expect(result.counts.submissionsAcknowledged).toBe(result.counts.submissionsFiled);
  expect(result.counts.remindersAccepted).toBeGreaterThanOrEqual(1);
});

it('leaves every request as message, PDF and Word', () => {
  const names = readdirSync(join(dossier, 'notes'));
  const requests = names.filter((name) => /^[A-Z]+\.eml$/.test(name)).map((name) => name.slice(0, -4));
  expect(requests).toHaveLength(addressees);
  expect(requests).toEqual(expect.arrayContaining(included));
  for (const code of requests) {
    expect(bytesOf('notes', `${code}.eml`).toString('latin1')).toMatch(
      /^Message-ID: <[0-9a-f]{32}@secretariat\.example>\r$/m,
    );
    expectPdf(bytesOf('notes', `${code}.pdf`));
    expectWord(bytesOf('notes', `${code}.docx`));
  }
});

it('leaves the compilation and the submissions it was made from', () => {
  expectPdf(bytesOf('CTOC_COP_WG.8_2015_2.pdf'));
  expectWord(bytesOf('CTOC_COP_WG.8_2015_2.docx'));
  const submissions = readdirSync(join(dossier, 'submissions'));
  expect(submissions.length).toBeGreaterThanOrEqual(5);
  for (const submission of submissions) {
    expect(submission).toMatch(/^[A-Z]+-v\d+$/);
    expect(readdirSync(join(dossier, 'submissions', submission))).toContain('message.eml');
  }
});

it('leaves a status of responses that adds up, the same in every form', () => {
  expectPdf(bytesOf('status-of-responses.pdf'));
  expectWord(bytesOf('status-of-responses.docx'));
  const status = JSON.parse(bytesOf('status-of-responses.json').toString('utf8')) as StatusDocument;
  expect(status.campaign.id).toBe(campaign);
  expect(status.asAt).toBe('2015-08-10T07:00:00.000Z');
  const figures = new Map(status.figures.map(({ id, codes }) => [id, codes]));
  const codesOf = (id: string): string[] => (figures.get(id) ?? []).toSorted();
  for (const scope of [...figures.keys()].flatMap((id) => (id.startsWith('asked') ? [id.slice('asked'.length)] : [])))
    expect(standings.flatMap((standing) => codesOf(`${standing}${scope}`)).toSorted()).toEqual(
      codesOf(`asked${scope}`),
    );
  expect(codesOf('asked')).toHaveLength(addressees);
  expect(audienceClasses.flatMap((name) => codesOf(`asked.${name}`))).toHaveLength(addressees);
  const filed = new Set(ledger().flatMap(({ type, subject }) => (type === 'submission-filed' ? [subject] : [])));
  expect(codesOf('replied')).toEqual([...filed].toSorted());

  const rows = parse(bytesOf('status-of-responses.csv'), { bom: true, columns: true }) as Record<string, string>[];
  expect(rows.map(({ code }) => code)).toEqual(status.addressees.map(({ code }) => code));
  expect(rows.map(({ standing }) => standing)).toEqual(status.addressees.map(({ standing }) => standing));
});

it('leaves a ledger whose chains hold, with dates of 2015', () => {
  const chains = Map.groupBy(ledger(), ({ chain }) => chain);
  expect([...chains.keys()].toSorted()).toEqual([intakeChain, campaign].toSorted());
  for (const events of chains.values()) expect(brokenLink(events, sha256)).toBeNull();
  const events = chains.get(campaign) ?? [];
  expect(events.every(({ at }) => at.startsWith('2015-'))).toBe(true);
  expect([...new Set(events.map(({ type }) => type))]).toEqual(
    expect.arrayContaining(['campaign-registered', 'campaign-cleared', 'note-accepted', 'submission-filed']),
  );
});

it('leaves no process behind', () => {
  expect([...pids.keys()]).toEqual(
    expect.arrayContaining(['command', 'stack', 'PostgreSQL', 'Temporal', 'Mail exchange', 'Worker']),
  );
  const left = [...pids].filter(([, pid]) => isAlive(pid));
  expect(left.map(([part, pid]) => `${part} ${pid}: ${commandLineOf(pid)}`)).toEqual([]);
  const ofThisFolder = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((name) => commandLineOf(Number(name)) ?? [])
    .filter((line) => line.includes(folder));
  expect(ofThisFolder).toEqual([]);
});
