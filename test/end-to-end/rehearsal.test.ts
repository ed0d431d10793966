import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../adapters/database/ledger.ts';
import { brokenLink } from '../../domain/ledger/chain.ts';
import type { LedgerEvent } from '../../domain/ledger/event.ts';
import type { StatusDocument } from '../../domain/report/status-json.ts';
import { isAlive } from '../../stack/process/identity.ts';
import { projectFolder } from '../../stack/project.ts';
import { ownFolder } from '../support/stack.ts';

/** Signatories of 20 May 2015, and twenty parties and organizations of every language. */
const included = (
  'ARG AUT BEL BRA CAN CHE CHL CHN DEU EGY ESP FRA GBR ITA JOR KAZ KEN MAR MEX NLD PER RUS SEN SWE TUN ' +
  'USA VNM EU INTERPOL WCO'
).split(' ');

const campaignId = 'resolution-7-1-first-meeting';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const verbale = async (...args: string[]): Promise<Ended> => {
  const child = spawn(process.execPath, [join(projectFolder, 'client', 'cli', 'main.ts'), ...args], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
};

describe('a rehearsal of a whole campaign on real parts', () => {
  const folder = ownFolder('rehearsal');
  const out = join(folder, 'out', campaignId);
  const home = join(folder, 'home');
  const file = join(folder, 'campaign.yaml');
  let ended: Ended = { code: null, output: '' };
  let ledger: LedgerEvent[] = [];
  const pidsSeen = new Set<number>();

  beforeAll(async () => {
    const source = readFileSync(join(projectFolder, 'campaigns', `${campaignId}.yaml`), 'utf8');
    const smaller = source
      .replace('classes: [parties, signatories, other-states, organizations]', 'classes: [signatories]')
      .replace('include: []', `include: [${included.join(', ')}]`);
    expect(smaller).not.toBe(source);
    writeFileSync(file, smaller);
    const watch = setInterval(() => {
      const record = join(home, 'stack.json');
      if (!existsSync(record)) return;
      try {
        const { pids } = JSON.parse(readFileSync(record, 'utf8')) as { pids: Record<string, number> };
        for (const pid of Object.values(pids)) pidsSeen.add(pid);
      } catch {
        // Being replaced at this moment.
      }
    }, 300);
    ended = await verbale('rehearse', file, '--seconds', '24', '--out', join(folder, 'out'), '--home', home);
    clearInterval(watch);
    if (ended.code === 0)
      ledger = readFileSync(join(out, 'ledger.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as LedgerEvent);
  }, 240_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const ofType = (type: string): LedgerEvent[] => ledger.filter((event) => event.type === type);
  const codesOf = (events: readonly LedgerEvent[]): string[] => events.map(({ subject }) => subject ?? '');

  it('ends well, because the books agree with the witnesses', () => {
    expect(ended.output).toContain('The ledger agrees with both witnesses.');
    expect(ended.code).toBe(0);
  });

  it('leaves a note in three forms for every addressee, dated 2015', () => {
    const audience = ofType('audience-frozen')[0]?.data.addressees as { code: string }[];
    expect(audience.map(({ code }) => code)).toEqual(expect.arrayContaining([...included, 'IRN', 'JPN', 'KOR', 'COG']));
    for (const { code } of audience) {
      const head = (extension: string) => readFileSync(join(out, 'notes', `${code}.${extension}`)).subarray(0, 4096);
      expect(head('pdf').subarray(0, 5).toString()).toBe('%PDF-');
      expect(head('docx').subarray(0, 2).toString()).toBe('PK');
      expect(head('eml').toString()).toMatch(/^Date: Wed, 20 May 2015 /m);
    }
  });

  it('files what missions sent, in their own files, and acknowledges each once', () => {
    const filed = ofType('submission-filed');
    expect(filed.length).toBeGreaterThan(5);
    const kinds = new Set(
      filed.flatMap(({ data }) => (data.files as { name: string }[]).map(({ name }) => name.split('.').at(-1))),
    );
    expect([...kinds]).toEqual(expect.arrayContaining(['docx']));
    for (const { subject, data } of filed) {
      const own = readdirSync(join(out, 'submissions', `${subject}-v${data.version}`));
      expect(own).toContain('message.eml');
      expect(own.length).toBe((data.files as unknown[]).length + 1);
    }
    const acknowledged = ofType('submission-acknowledged').map(({ subject, data }) => `${subject} ${data.version}`);
    expect(acknowledged.sort()).toEqual(filed.map(({ subject, data }) => `${subject} ${data.version}`).sort());
  });

  it('reminds only who has not answered', () => {
    const reminders = ofType('note-claimed').filter(({ data }) => data.kind === 'reminder');
    expect(reminders.length).toBeGreaterThan(0);
    for (const reminder of reminders) {
      const answered = ofType('submission-filed').find(({ subject }) => subject === reminder.subject);
      if (answered !== undefined) expect(answered.sequence).toBeGreaterThan(reminder.sequence);
    }
  });

  it('counts machine mail for nobody', () => {
    const machine = ofType('machine-mail-recognised');
    expect(machine.length).toBeGreaterThan(0);
    const items = new Set(ofType('submission-filed').map(({ data }) => data.itemId));
    for (const { data } of machine) expect(items.has(data.itemId)).toBe(false);
  });

  it('compiles the paper and reports a status whose cells sum to its totals', () => {
    for (const name of ['CTOC_COP_WG.8_2015_2', 'status-of-responses']) {
      expect(
        readFileSync(join(out, `${name}.pdf`))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
      expect(
        readFileSync(join(out, `${name}.docx`))
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
    const status = JSON.parse(readFileSync(join(out, 'status-of-responses.json'), 'utf8')) as StatusDocument;
    const rows = status.byClassAndGroup;
    for (const row of [...rows, ...status.byClass, status.total]) {
      const counts = Object.values(row.states).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(row.addressees.count);
      expect(row.addressees.codes).toHaveLength(row.addressees.count);
    }
    const asked = rows.reduce((sum, row) => sum + row.addressees.count, 0);
    expect(asked).toBe(status.total.addressees.count);
    const csv = readFileSync(join(out, 'status-of-responses.csv'), 'utf8').trimEnd().split('\r\n');
    expect(csv).toHaveLength(asked + 1);
    expect([...status.responded.codes].sort()).toEqual([...new Set(codesOf(ofType('submission-filed')))].sort());
  });

  it('keeps a ledger whose chains hold', () => {
    const chains = Map.groupBy(ledger, ({ chain }) => chain);
    expect([...chains.keys()].sort()).toEqual(['intake', campaignId]);
    for (const events of chains.values()) expect(brokenLink(events, sha256)).toBeNull();
  });

  it('leaves no process behind', () => {
    expect(pidsSeen.size).toBeGreaterThanOrEqual(4);
    expect([...pidsSeen].filter(isAlive)).toEqual([]);
  });
});
