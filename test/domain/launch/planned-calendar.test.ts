import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { Entity } from '../../../domain/directory/entity.ts';
import { freezeAudience } from '../../../domain/launch/audience.ts';
import { type PlannedCalendar, plannedCalendar } from '../../../domain/launch/planned-calendar.ts';
import { campaignCalendar, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { isQuietDay } from '../../../domain/remind/quiet-days.ts';
import { aCampaign } from '../../builders/a-campaign.ts';

const entity = (code: string, over: Partial<Entity> = {}): Entity => ({
  code,
  kind: 'member-state',
  m49: null,
  regionalGroup: 'african',
  names: {
    en: { shortName: code, addressPhrase: `the Permanent Mission of ${code}`, sortKey: code, reviewed: true },
    fr: { shortName: code, addressPhrase: `la Mission permanente de ${code}`, sortKey: code, reviewed: true },
  },
  languages: ['en'],
  mailboxes: [`mission@${code.toLowerCase()}.example`],
  ...over,
});

const directoryOf = (entities: readonly Entity[]) => ({
  entities,
  instruments: [{ code: 'UNTOC', title: 'Convention', checkedFrom: '2015-01-01', checkedTo: '2016-12-31' }],
  treatyActions: entities.map(({ code }) => ({
    entityCode: code,
    instrument: 'UNTOC',
    status: 'party' as const,
    since: null,
  })),
});

const before = Date.parse('2015-05-11T07:00:00Z');
const reviewed = { ...aCampaign().wording.en, reviewed: true } as NonNullable<CampaignDefinition['wording']['en']>;
const base = aCampaign({
  languages: ['en', 'fr'],
  wording: { en: reviewed, fr: reviewed },
  reminders: { offsets: [-20, -5, 1], cap: 3, caps: { beforeDeadline: 2, afterDeadline: 1 }, minimumGap: 5 },
});

const planned = (
  entities: readonly Entity[],
  definition: CampaignDefinition = base,
  nowMs = before,
): PlannedCalendar => {
  const directory = directoryOf(entities);
  return plannedCalendar(
    definition,
    freezeAudience(directory, definition.audience, definition.languages),
    directory,
    nowMs,
  );
};

const codes = ({ questions }: PlannedCalendar): string[] => questions.map(({ code }) => code);

describe('the planned calendar', () => {
  const three = [
    entity('BEN', { languages: ['fr', 'en'] }),
    entity('GHA'),
    entity('ECOWAS', { kind: 'intergovernmental-organization', regionalGroup: null }),
  ];

  it('has every note in order, to how many, and the moments of the campaign', () => {
    const { sendings, moments, addressees, zone } = planned(three);
    expect(sendings.map(({ local, kind, sequence, overdue }) => [local, kind, sequence, overdue])).toEqual([
      ['2015-05-20 09:00', 'request', 1, false],
      ['2015-06-05 09:00', 'reminder', 1, false],
      ['2015-06-26 09:00', 'reminder', 2, false],
      ['2015-07-06 09:00', 'reminder', 3, true],
    ]);
    expect([addressees, zone]).toEqual([3, 'Europe/Vienna']);
    expect(moments.map(({ what, local }) => `${what} ${local}`)).toEqual([
      'deadline 2015-07-03 18:00',
      'cut-off 2015-07-07 12:00',
      'compilation 2015-07-20 09:00',
      'closing 2015-09-28 09:00',
    ]);
  });

  it('groups the addressees by language and instrument', () => {
    expect(planned(three).groups).toEqual([
      { language: 'en', instrument: 'note-verbale', codes: ['GHA'] },
      { language: 'fr', instrument: 'note-verbale', codes: ['BEN'] },
      { language: 'en', instrument: 'letter', codes: ['ECOWAS'] },
    ]);
  });

  it('says which holidays it counts by, and that they were worked out', () => {
    const calendar = planned(three);
    expect(calendar.holidays).toEqual([{ year: 2015, source: expect.stringContaining('Die Presse'), checked: false }]);
    expect(codes(calendar)).toContain('holidays-unchecked');
  });

  it('steps over quiet days, and says when reminders are left out', () => {
    const reminders = {
      ...base.reminders,
      offsets: [-20, -5, 1, 2],
      quietDays: [{ weekday: 5 }, { from: '2015-06-08', to: '2015-06-10' }],
    };
    const calendar = planned(three, { ...base, reminders });
    expect(calendar.sendings.map(({ local }) => local.slice(0, 10))).toEqual([
      '2015-05-20',
      '2015-06-11',
      '2015-06-29',
      '2015-07-06',
    ]);
    expect(calendar.questions.find(({ code }) => code === 'reminders-left-out')?.message).toContain(
      '4 reminders, but 3',
    );
  });

  it('begins at the launch where the dispatch is past', () => {
    const late = planned(three, base, Date.parse('2015-06-01T10:00:00Z'));
    expect(late.sendings[0]).toMatchObject({ local: '2015-06-01 12:00', kind: 'request' });
    expect(codes(late)).toContain('dispatch-past');
  });
});

describe('what a person has to decide', () => {
  const checked = {
    ...base,
    office: { ...base.office, holidays: { '2015': ['2015-05-25'] } },
  };

  it('is what the product itself could not settle, and nothing else', () => {
    expect(codes(planned([entity('GHA')], checked))).toEqual(['note-wording-unreviewed']);
  });

  it('are mailboxes that are missing, doubtful or shared, named one by one', () => {
    const { questions } = planned(
      [
        entity('AAA', { mailboxes: [] }),
        entity('BBB', { mailboxes: ['a@b@c.example'] }),
        entity('CCC', { mailboxes: ['same@mission.example'] }),
        entity('DDD', { mailboxes: ['other@mission.example', 'Same@mission.example'] }),
        entity('EEE'),
      ],
      checked,
    );
    const asked = questions.filter(({ code }) => code.startsWith('mailbox'));
    expect(asked.map(({ code, blocks, addressees }) => [code, blocks, addressees])).toEqual([
      ['mailbox-missing', false, ['AAA']],
      ['mailbox-doubtful', false, ['BBB']],
      ['mailbox-shared', false, ['CCC', 'DDD']],
    ]);
  });

  it('are wording and phrases that nobody reviewed, and languages that stand in for another', () => {
    const wording = { en: { ...reviewed, reviewed: false }, fr: { ...reviewed, reviewed: false } };
    const plain = entity('BBB');
    const names = { ...plain.names, en: { ...plain.names.en, reviewed: false } };
    const { questions } = planned([entity('AAA', { languages: ['ru', 'en'] }), { ...plain, names }, entity('CCC')], {
      ...checked,
      wording,
    });
    const of = (code: string) => questions.find((question) => question.code === code);
    expect(of('fallback-language')?.addressees).toEqual(['AAA']);
    expect(of('phrase-unreviewed')?.addressees).toEqual(['BBB']);
    // French is not used by anybody here.
    expect(of('wording-unreviewed')?.message).toMatch(/in en\.$/);
  });

  it('is a year without holidays, which blocks; only the request can then be planned', () => {
    const office = { ...base.office, dutyStation: 'Geneva' as const };
    const calendar = planned([entity('GHA')], { ...base, office });
    expect(calendar.questions[0]).toMatchObject({ code: 'no-holiday-table', blocks: true });
    expect(calendar.sendings.map(({ kind }) => kind)).toEqual(['request']);
    expect(calendar.holidays).toEqual([]);
  });

  it('are dates: notes that leave on a holiday, a time that occurs twice', () => {
    const dates = { ...base.dates, dispatchAt: '2015-05-25T07:00:00Z', closeAt: '2015-10-25T00:30:00Z' };
    const { questions } = planned([entity('GHA')], { ...checked, dates });
    const said = (code: string) => questions.find((question) => question.code === code)?.message;
    expect(said('dispatch-on-closed-day')).toContain('2015-05-25');
    expect(said('time-occurs-twice')).toContain('dates.close (2015-10-25 02:30) occurs twice; the first');
  });
});

describe('whatever the policy', () => {
  const dayIn2015 = fc
    .integer({ min: 0, max: 120 })
    .map((days) => new Date(Date.parse('2015-05-20T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10));
  const quietDays = fc.array(
    fc.oneof(
      fc.integer({ min: 1, max: 5 }).map((weekday) => ({ weekday })),
      fc.tuple(dayIn2015, dayIn2015).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    ),
    { maxLength: 3 },
  );

  it('no reminder is planned after the cut-off, on a day the station is closed, or on a quiet one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -40, max: 20 }), { maxLength: 6 }),
        fc.record({ beforeDeadline: fc.nat(4), afterDeadline: fc.nat(4) }),
        fc.integer({ min: 1, max: 10 }),
        quietDays,
        (offsets, caps, minimumGap, quiet) => {
          const cap = caps.beforeDeadline + caps.afterDeadline;
          const sorted = offsets.toSorted((a, b) => a - b);
          const reminders = { offsets: sorted, cap, caps, minimumGap, quietDays: quiet };
          const definition = { ...base, reminders };
          const calendar = campaignCalendar(definition);
          for (const { kind, local, atMs } of planned([entity('GHA')], definition).sendings) {
            if (kind === 'request') continue;
            const day = local.slice(0, 10);
            expect(isWorkingDay(day, calendar)).toBe(true);
            expect(isQuietDay(day, quiet)).toBe(false);
            expect(atMs).toBeLessThanOrEqual(Date.parse(base.dates.cutOffAt));
            expect(local.slice(11)).toBe('09:00');
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
