import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { sha256 } from '../../adapters/database/ledger.ts';
import { brokenLink } from '../../domain/ledger/chain.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import type { ChairLine } from '../../domain/rehearsal/chair-log.ts';
import type { TransmittalCheck } from '../../domain/rehearsal/transmittal-books.ts';
import { childEnvironment } from '../../stack/environment.ts';
import { projectFolder } from '../../stack/project.ts';
import { ownFolder } from '../support/stack.ts';

const campaign = 'resolution-7-1-second-meeting';
const folder = ownFolder('second-rehearsal');
const dossier = join(folder, 'out', campaign);
let ended: { readonly code: number | null; readonly out: string; readonly err: string };

beforeAll(async () => {
  const args = ['rehearse', join(projectFolder, 'campaigns', `${campaign}.yaml`), '--json', '--seed', '5'];
  const child = spawn(
    process.execPath,
    [join(projectFolder, 'bin', 'verbale.mjs'), ...args, '--home', join(folder, 'home'), '--out', join(folder, 'out')],
    {
      cwd: folder,
      env: childEnvironment({ VERBALE_HOME: join(folder, 'elsewhere'), LOG_LEVEL: 'warn' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  ended = await new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}, 150_000);

const linesOf = <Line>(...path: string[]): Line[] =>
  readFileSync(join(dossier, ...path), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

it('ends with the books in agreement and exit code 0, with nothing sent to anybody', () => {
  expect(ended.code, `${ended.err}\n${ended.out}`).toBe(0);
  const result = JSON.parse(ended.out) as TransmittalCheck & { campaign: string };
  expect(result.campaign).toBe(campaign);
  expect(result.disagreements).toEqual([]);
  expect(result.counts).toMatchObject({
    filesTransmitted: 22,
    textsTransmitted: 21,
    repeated: 1,
    submissionsFiled: 20,
    jointTexts: 2,
    respondents: 22,
    notesSent: 0,
    messagesSeen: 0,
  });
});

it('leaves what the Chair handed over, and every text of it once, byte for byte', () => {
  const chair = linesOf<ChairLine>('transmittal', 'chair.jsonl');
  const hashes: string[] = [];
  for (const submission of readdirSync(join(dossier, 'submissions')))
    for (const file of readdirSync(join(dossier, 'submissions', submission)))
      hashes.push(
        createHash('sha256')
          .update(readFileSync(join(dossier, 'submissions', submission, file)))
          .digest('hex'),
      );
  const texts = chair.filter(({ codes, repeats }) => codes.length > 0 && !repeats).map((line) => line.sha256);
  expect(hashes.toSorted()).toEqual(texts.toSorted());
  expect(new Set(chair.map(({ file }) => file.split('.').at(-1)))).toEqual(new Set(['docx', 'pdf', 'txt']));
  for (const batch of new Set(chair.map((line) => line.batch)))
    expect(existsSync(join(dossier, 'transmittal', batch))).toBe(true);
});

it('leaves the conference room paper in both forms, and a ledger whose chain holds', () => {
  expect(readFileSync(join(dossier, 'CTOC_COP_WG.8_2016_CRP.1.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(join(dossier, 'CTOC_COP_WG.8_2016_CRP.1.docx')).subarray(0, 2).toString()).toBe('PK');
  const events = linesOf<LedgerEvent>('ledger.jsonl');
  expect(brokenLink(events, sha256)).toBeNull();
  expect([...new Set(events.map(({ type }) => type))]).toEqual([
    'campaign-registered',
    'symbol-typed',
    'transmittal-stored',
    'submission-filed',
    'transmittal-filed',
    'paper-drafted',
    'paper-cleared',
    'paper-compiled',
    'stage-entered',
  ]);
  expect(events.find(({ type }) => type === 'paper-compiled')?.at.slice(0, 10) ?? '').toMatch(/^2016-0[56]-/);
});
