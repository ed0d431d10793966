import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCampaignFile } from '../../adapters/campaign-file/campaign-file.ts';
import { openGateway } from '../../client/gateway/campaign-gateway.ts';
import type { PlannedCalendar } from '../../domain/launch/planned-calendar.ts';
import { weekday } from '../../domain/time/calendar-day.ts';
import type { CampaignProgress } from '../../workflows/contracts/campaign.ts';
import { campaignWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { lineOf, replaced, smallestCampaign } from '../adapters/campaign-file/smallest-campaign.ts';
import { ownFolder } from '../support/stack.ts';
import { campaignNow, dayOf, workingDayOf } from './campaign-now.ts';
import { ownSecretariat, type Secretariat } from './own-secretariat.ts';
import type { CliResult } from './run-cli.ts';
import { runHere } from './run-here.ts';

let office: Secretariat;

beforeAll(async () => {
  office = await ownSecretariat();
}, 120_000);

afterAll(() => office?.close());

const fileOf = (text: string): string => {
  const path = join(ownFolder('campaign'), 'campaign.yaml');
  writeFileSync(path, text);
  return path;
};

const verbale = (...args: string[]): Promise<CliResult> => runHere(office.variables, ...args);

const launch = (text: string, officer = 'desk-officer', ...more: string[]): Promise<CliResult> =>
  verbale('launch', fileOf(text), '--as', officer, ...more);

/** Everything that a launch could have begun: rows, numbers taken, workflows, mail. */
const begun = async (): Promise<unknown> => ({
  campaigns: await office.database.read.campaignIds(),
  counters: await office.databaseClient.referenceCounter.count(),
  notes: await office.databaseClient.note.count(),
  events: await office.databaseClient.ledgerEvent.count(),
  workflows: (await office.temporal.workflow.count('WorkflowType="campaign"')).count,
  taken: office.taken.length,
});

const nothing = { campaigns: [], counters: 0, notes: 0, events: 0, workflows: 0, taken: 0 };

describe('a launch that is refused begins nothing', () => {
  it('names every mistake of a campaign file with its line', async () => {
    const text = [
      ['id: comments-2015', 'id: Comments 2015'],
      ['  senderMailbox: notes@secretariat.example', '  senderMailbox: Notes <notes@secretariat.example>'],
      ['  symbol: CTOC/COP/2015/2', '  symbol: the second document'],
      ['  deadline: 2015-07-03 18:00', '  deadline: 2015-05-19 18:00'],
      ['  title: Comments received', '  titel: Comments received'],
    ].reduce((before, [line = '', by = '']) => replaced(before, line, by), smallestCampaign);
    const { code, stdout, stderr } = await launch(text);
    expect([code, stdout]).toEqual([4, '']);
    const places = [
      ['id', 'id: Comments'],
      ['office.senderMailbox', 'senderMailbox:'],
      ['paper.symbol', 'symbol:'],
      ['dates.deadline', 'deadline: 2015'],
      ['paper.titel', 'titel:'],
    ] as const;
    for (const [path, piece] of places) {
      const line = stderr.split('\n').find((said) => said.includes(`campaign.yaml:${lineOf(text, piece)} ${path}`));
      expect(line, `${path} in:\n${stderr}`).toBeDefined();
    }
    expect(await begun()).toEqual(nothing);
  });

  it.each([
    [
      'a deadline in the past',
      (text: string) =>
        replaced(
          replaced(text, `  deadline: ${workingDayOf(60)} 18:00`, `  deadline: ${dayOf(-1)} 10:00`),
          `  dispatch: ${dayOf(-1)} 09:00`,
          `  dispatch: ${dayOf(-2)} 09:00`,
        ),
      /dates\.deadline.*is past/,
    ],
    [
      'an unknown entity',
      (text: string) => replaced(text, '  asAt: 2016-06-20', '  asAt: 2016-06-20', '  include: [XYZ]'),
      /audience\.include\[0\].*XYZ/,
    ],
    [
      'an audience of nobody',
      (text: string) =>
        replaced(text, '  classes: [signatories]', '  classes: [signatories]', '  exclude: [COG, IRN, JPN]'),
      /audience/,
    ],
    [
      'a language without wording',
      (text: string) => replaced(text, 'wording:', 'languages: [en, ru]', 'wording:'),
      /languages\[1\].*ru/,
    ],
  ])('for %s', async (_what, change, said) => {
    const { code, stderr } = await launch(change(campaignNow('refused')));
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/campaign\.yaml:\d+ /);
    expect(code).toBe(4);
    expect(await begun()).toEqual(nothing);
  });

  it('for an officer who may not draft, or whom nobody knows', async () => {
    const registrar = await launch(campaignNow('refused'), 'registrar');
    expect([registrar.code, registrar.stderr]).toEqual([4, expect.stringContaining('the role drafter is missing')]);
    const stranger = await launch(campaignNow('refused'), 'stranger');
    expect([stranger.code, stranger.stderr]).toEqual([3, expect.stringContaining('"stranger" is not known')]);
    expect(await begun()).toEqual(nothing);
  });

  it('for a file that is not there', async () => {
    const { code, stderr } = await verbale('launch', '/nowhere/campaign.yaml', '--as', 'desk-officer');
    expect([code, stderr]).toEqual([3, expect.stringContaining('/nowhere/campaign.yaml')]);
  });

  it('for an addressee no channel reaches, found when the audience is frozen; it may be launched when that is mended', async () => {
    const text = replaced(campaignNow('channels'), '  symbol: CTOC/COP/2015/2', '  symbol: CTOC/COP/2015/3');
    const gateway = openGateway(office.temporal);
    const definition = { ...parseCampaignFile(text, 'campaign.yaml'), channels: { JPN: ['email' as const] } };
    const { mailboxes } = await office.databaseClient.entity.findUniqueOrThrow({ where: { code: 'JPN' } });
    await office.databaseClient.entity.update({ where: { code: 'JPN' }, data: { mailboxes: [] } });
    await gateway.launch(definition, 'desk-officer', 1);
    const refusal = async (): Promise<string> => gateway.progress(definition.id).then(String, String);
    await vi.waitFor(async () => expect(await refusal()).toContain('Japan (JPN) cannot be reached by email'), {
      timeout: 20_000,
    });
    await office.databaseClient.entity.update({ where: { code: 'JPN' }, data: { mailboxes } });
    expect(await office.database.read.campaignIds()).toEqual([]);
    expect((await launch(text)).code).toBe(0);
  });
});

describe('a dry run', () => {
  let before: unknown;
  beforeAll(async () => {
    before = await begun();
  });

  it('prints what would be sent, when and to whom, within 80 columns, and begins nothing', async () => {
    const { code, stdout, stderr } = await launch(campaignNow('dry'), 'desk-officer', '--dry-run');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Dry run: nothing was started');
    expect(stdout).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d {2}request to 3: 3 note/);
    expect(stdout).toMatch(/reminder 2 to 3/);
    expect(stdout).toContain('COG IRN JPN');
    expect(stdout).toContain("The campaign's own wording was reviewed by no native speaker in en.");
    expect(Math.max(...stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
    expect(await begun()).toEqual(before);
  });

  it('says the same as JSON, also as if launched on another day', async () => {
    const dry = await launch(campaignNow('dry'), 'desk-officer', '--dry-run', '--json', '--as-if', dayOf(-3));
    const calendar: PlannedCalendar = JSON.parse(dry.stdout);
    expect(calendar).toMatchObject({ addressees: 3, sendings: [{ kind: 'request', addressees: 3 }, {}, {}] });
    expect(calendar.questions.map(({ code }) => code)).not.toContain('dispatch-past');
    const alone = await launch(campaignNow('dry'), 'desk-officer', '--as-if', dayOf(-3));
    expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--dry-run only')]);
    expect(await begun()).toEqual(before);
  });

  it('is refused for what a launch is refused for', async () => {
    const past = replaced(
      campaignNow('dry'),
      `  deadline: ${workingDayOf(60)} 18:00`,
      `  deadline: ${dayOf(-1)} 10:00`,
    );
    const late = await launch(past, 'desk-officer', '--dry-run');
    expect([late.code, late.stderr]).toEqual([4, expect.stringMatching(/campaign\.yaml:\d+ dates\.deadline.*is past/)]);
    const saturday = [1, 2, 3, 4, 5, 6, 7].map((more) => dayOf(60 + more)).find((day) => weekday(day) === 6);
    const weekend = replaced(
      campaignNow('dry'),
      `  deadline: ${workingDayOf(60)} 18:00`,
      `  deadline: ${saturday} 18:00`,
    );
    for (const more of [['--dry-run'], []]) {
      const { code, stderr } = await launch(weekend, 'desk-officer', ...more);
      expect([code, stderr]).toEqual([4, expect.stringMatching(/is a Saturday, on which Vienna is closed/)]);
    }
    expect((await launch(campaignNow('dry'), 'registrar', '--dry-run')).code).toBe(4);
    expect(await begun()).toEqual(before);
  });

  it('names an addressee without a mailbox: its notes go by hand', async () => {
    const { mailboxes } = await office.databaseClient.entity.findUniqueOrThrow({ where: { code: 'JPN' } });
    await office.databaseClient.entity.update({ where: { code: 'JPN' }, data: { mailboxes: [] } });
    const { code, stdout } = await launch(campaignNow('dry'), 'desk-officer', '--dry-run');
    await office.databaseClient.entity.update({ where: { code: 'JPN' }, data: { mailboxes } });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/· No mailbox in the directory[^(]*by hand[^(]*\(1\)\n {6}JPN/),
    ]);
  });
});

describe('a campaign from launch to dispatch', () => {
  const id = 'comments';

  it('is prepared and waits for clearance, told as JSON and nothing else', async () => {
    const { code, stdout } = await launch(campaignNow(id), 'desk-officer', '--json');
    expect(code).toBe(0);
    const progress: CampaignProgress = JSON.parse(stdout);
    expect(progress).toMatchObject({ stage: 'awaiting-clearance', addressees: 3, prepared: 3, cohorts: 1 });
    expect(office.taken).toEqual([]);
  });

  it('is cleared neither by who drafted it, nor by who may not, nor for another hash', async () => {
    const clear = async (...args: string[]): Promise<readonly [number | null, string]> => {
      const { code, stderr } = await verbale('clear', id, ...args);
      return [code, stderr];
    };
    expect(await clear('--as', 'desk-officer')).toEqual([
      4,
      expect.stringContaining('Nobody clears what they drafted'),
    ]);
    expect(await clear('--as', 'registrar')).toEqual([
      4,
      expect.stringContaining('the role clearing-officer is missing'),
    ]);
    expect(await clear('--as', 'clearing-officer', '--hash', 'abc')).toEqual([
      4,
      expect.stringContaining('has changed'),
    ]);
    expect(await clear('--as', 'stranger')).toEqual([3, expect.stringContaining('"stranger" is not known')]);
    expect(office.taken).toEqual([]);
  });

  it('sends each note once when it is cleared', async () => {
    const { code, stdout } = await verbale('clear', id, '--as', 'clearing-officer');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Cleared by clearing-officer: 3 notes')]);
    await vi.waitFor(() => expect(office.taken).toHaveLength(3), { timeout: 20_000 });
    expect(new Set(office.taken.flatMap(({ to }) => to)).size).toBe(3);
    expect((await verbale('clear', id, '--as', 'clearing-officer')).code).toBe(4);
  });

  it('launched a second time is refused, and nothing is sent or numbered twice', async () => {
    await vi.waitFor(
      async () =>
        expect((await office.database.read.ledger(id)).filter(({ type }) => type === 'note-accepted')).toHaveLength(3),
      { timeout: 20_000 },
    );
    const before = await begun();
    for (const officer of ['desk-officer', 'chief-of-section']) {
      const { code, stdout, stderr } = await launch(campaignNow(id), officer, '--json');
      expect([code, stderr]).toEqual([4, expect.stringContaining(`"${id}" was launched before`)]);
      expect(JSON.parse(stdout)).toMatchObject({ error: { exitCode: 4 } });
    }
    expect(await begun()).toEqual(before);
  });

  it('launched a second time is refused by its workflow too, whatever the command line looked at', async () => {
    const before = await begun();
    const { definition } = await office.database.read.campaign(id);
    const again = office.temporal.workflow.start('campaign', {
      workflowId: campaignWorkflowId('another-id'),
      taskQueue: 'verbale',
      args: [{ definition, drafter: 'chief-of-section', clockSpeed: 1 }],
    });
    await expect((await again).result()).rejects.toMatchObject({
      cause: { cause: { message: expect.stringContaining('was launched before') } },
    });
    expect(await begun()).toEqual({ ...(before as object), workflows: expect.any(Number) });
  });

  it('is shown, extended and withdrawn by the codes of its addressees; an unknown one is not found', async () => {
    const status = await verbale('status', id, '--json');
    expect(JSON.parse(status.stdout).campaigns[0]).toMatchObject({
      id,
      status: 'open',
      addressees: 3,
      phases: { open: 3 },
    });
    const as = ['--as', 'chief-of-section'];
    const unknown = await verbale('extend', id, '--until', workingDayOf(70), '--to', 'XYZ', ...as);
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('"XYZ" is not known')]);
    const shorter = await verbale('extend', id, '--until', workingDayOf(30), '--to', 'JPN', ...as);
    expect([shorter.code, shorter.stderr]).toEqual([4, expect.stringContaining('never shortens')]);
    const extended = await verbale('extend', id, '--until', workingDayOf(70), '--to', 'jpn', '--json', ...as);
    expect(JSON.parse(extended.stdout).changed).toEqual(['JPN']);
    await vi.waitFor(() => expect(office.taken).toHaveLength(4), { timeout: 20_000 });
    const closed = await verbale('extend', id, '--until', `${dayOf(400).slice(0, 4)}-01-01`, '--all', ...as);
    expect([closed.code, closed.stderr]).toEqual([
      4,
      expect.stringMatching(/--until .* is closed: set it on a working/),
    ]);
    const all = await verbale('extend', id, '--until', workingDayOf(65), '--all', '--json', ...as);
    expect(JSON.parse(all.stdout)).toMatchObject({ changed: ['COG', 'IRN'], keep: ['JPN'] });
    await vi.waitFor(() => expect(office.taken).toHaveLength(6), { timeout: 20_000 });
    const reason = ['--reason', 'talks are under way', '--json'];
    const pause = async (...args: string[]): Promise<unknown> =>
      JSON.parse((await verbale(...args, ...reason, ...as)).stdout).changed;
    expect(await pause('pause', id)).toHaveLength(3);
    expect(await pause('pause', id)).toEqual([]);
    expect(await pause('resume', id, '--to', 'jpn')).toEqual(['JPN']);
    const withdrawn = await verbale('withdraw', id, '--all', '--reason', 'the meeting was cancelled', '--json', ...as);
    expect(JSON.parse(withdrawn.stdout).changed).toHaveLength(3);
    // The notes that tell of it are on their way; what follows looks at an office at rest.
    await vi.waitFor(
      async () =>
        expect(
          (await office.database.read.notesOf(id, null)).filter(({ kind }) => kind === 'withdrawal'),
        ).toMatchObject([{ state: 'accepted' }, { state: 'accepted' }, { state: 'accepted' }]),
      { timeout: 20_000 },
    );
    const shown = await verbale('show', 'JPN', '--campaign', id);
    expect(shown.stdout).toContain('deadline-extended');
    for (const type of ['reminders-paused', 'reminders-resumed', 'request-withdrawn'])
      expect(shown.stdout).toContain(type);
    expect(Math.max(...shown.stdout.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(80);
  });
});

describe('a preview', () => {
  it('writes every version with a contact sheet, and begins nothing', async () => {
    const before = await begun();
    const out = ownFolder('preview');
    const file = fileOf(campaignNow('previewed'));
    const { code, stdout } = await verbale('preview', file, '--out', out, '--for', 'jpn,COG');
    expect(code).toBe(0);
    expect(stdout).toContain('20 versions in one language');
    expect(existsSync(join(out, 'contact-sheet.pdf'))).toBe(true);
    const written = readdirSync(join(out, 'en'));
    expect(written.filter((name) => name.startsWith('en-note-verbale-request-JPN.')).sort()).toEqual([
      'en-note-verbale-request-JPN.docx',
      'en-note-verbale-request-JPN.pdf',
      'en-note-verbale-request-JPN.txt',
    ]);
    expect(await begun()).toEqual(before);
  });

  it('refuses an addressee who is not in the audience, by code', async () => {
    const file = fileOf(campaignNow('previewed'));
    const { code, stderr } = await verbale('preview', file, '--out', ownFolder('preview'), '--for', 'AUT');
    expect(code).toBe(3);
    expect(stderr).toContain('AUT');
  });
});
