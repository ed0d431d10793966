import { beforeAll, describe, expect, it } from 'vitest';
import { parseCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { Directory } from '../../../domain/directory/directory.ts';
import type { Entity } from '../../../domain/directory/entity.ts';
import { launchChecks } from '../../../domain/launch/launch-checks.ts';
import { smallestCampaign } from '../../adapters/campaign-file/smallest-campaign.ts';

const entity = (code: string, shortName: string): Entity => ({
  code,
  kind: 'member-state',
  m49: null,
  regionalGroup: 'african',
  names: {
    en: { shortName, addressPhrase: `the Permanent Mission of ${shortName}`, sortKey: shortName, reviewed: true },
  },
  languages: ['en'],
  mailboxes: [`mission@${code.toLowerCase()}.example`],
});

const directory: Directory = {
  entities: [entity('BEN', 'Benin'), entity('GHA', 'Ghana')],
  instruments: [{ code: 'UNTOC', title: 'Convention', checkedFrom: '2015-01-01', checkedTo: '2016-12-31' }],
  treatyActions: [{ entityCode: 'BEN', instrument: 'UNTOC', status: 'party', since: null }],
};

const before = Date.parse('2015-05-20T07:00:00Z');
let definition: CampaignDefinition;
beforeAll(() => {
  definition = parseCampaignFile(smallestCampaign, 'campaign.yaml');
});
const withAudience = (change: Partial<CampaignDefinition['audience']>): CampaignDefinition => ({
  ...definition,
  audience: { ...definition.audience, ...change },
});
const pathsOf = (campaign: CampaignDefinition, nowMs = before): string[] =>
  launchChecks(campaign, directory, nowMs).map((mistake) => mistake.path);

describe('launchChecks', () => {
  it('finds nothing wrong with a campaign of 2015 on a clock of 2015', () => {
    expect(launchChecks(definition, directory, before)).toEqual([]);
  });

  it('refuses a deadline that is past on the campaign clock, from the very moment on', () => {
    const deadline = Date.parse(definition.dates.deadlineAt);
    expect(pathsOf(definition, deadline - 1)).toEqual([]);
    expect(launchChecks(definition, directory, deadline)).toEqual([
      { code: 'deadline-past', path: 'dates.deadline', message: expect.stringContaining('2015-07-03 18:00') },
    ]);
  });

  it('names every unknown code with its place, and what was meant', () => {
    const mistakes = launchChecks(withAudience({ include: ['GHA', 'GAH'], exclude: ['QQQ'] }), directory, before);
    expect(mistakes.map((mistake) => mistake.path)).toEqual(['audience.include[1]', 'audience.exclude[0]']);
    expect(mistakes[0]?.message).toContain('GHA (Ghana)');
  });

  it('refuses an audience of nobody, also beside unknown codes', () => {
    expect(pathsOf(withAudience({ classes: ['organizations'] }))).toEqual(['audience.classes']);
    expect(pathsOf(withAudience({ classes: ['parties'], exclude: ['BEN', 'QQQ'] }))).toEqual([
      'audience.exclude[1]',
      'audience.classes',
    ]);
  });

  it('refuses a day and an instrument for which there is no table', () => {
    expect(pathsOf(withAudience({ asAt: '2014-12-31' }))).toEqual(['audience.asAt']);
    expect(pathsOf(withAudience({ instrument: 'UNCAC' }))).toEqual(['audience.instrument']);
  });

  it('refuses years whose holidays nobody entered', () => {
    const dates = { ...definition.dates, closeAt: '2018-01-15T09:00:00.000Z' };
    expect(launchChecks({ ...definition, dates }, directory, before)).toEqual([
      { code: 'no-holiday-table', path: 'office.holidays', message: expect.stringContaining('2017, 2018') },
    ]);
    const given = { ...definition.office, holidays: { '2017': ['2017-01-02'], '2018': ['2018-01-01'] } };
    expect(pathsOf({ ...definition, dates, office: given })).toEqual([]);
    const office = { ...definition.office, dutyStation: 'Geneva' as const };
    expect(pathsOf({ ...definition, office })).toEqual(['office.holidays']);
  });

  it('names everything at once', () => {
    const campaign = {
      ...withAudience({ exclude: ['BEN', 'QQQ'] }),
      office: { ...definition.office, dutyStation: 'Geneva' as const },
    };
    expect(pathsOf(campaign, Date.parse('2016-01-01T00:00:00Z'))).toEqual([
      'dates.deadline',
      'audience.exclude[1]',
      'audience.classes',
      'office.holidays',
    ]);
  });
});

describe('channels that a campaign names', () => {
  const withChannels = (channels: NonNullable<CampaignDefinition['channels']>): string[] =>
    pathsOf({ ...withAudience({ classes: ['parties', 'other-states'] }), channels });

  it('may be any that can be taken', () => {
    expect(withChannels({ BEN: ['hand'], GHA: ['portal', 'email'] })).toEqual([]);
  });

  it('are refused for a code nobody knows, and for somebody who is not asked', () => {
    expect(withChannels({ XYZ: ['hand'] })).toEqual(['channels.XYZ']);
    expect(pathsOf({ ...withAudience({ exclude: ['GHA'] }), channels: { GHA: ['hand'] } })).toEqual(['channels.GHA']);
  });

  it('may be the portal alone', () => {
    expect(withChannels({ BEN: ['portal'], GHA: ['portal'] })).toEqual([]);
  });
});
