import { expect, it } from 'vitest';
import { campaignAsAt } from '../../../domain/mandates/campaign-as-at.ts';
import type { CampaignRecordAsAt } from '../../../domain/mandates/campaign-evidence.ts';
import { figureCount } from '../../../domain/mandates/count-figure.ts';
import { mandateStandings } from '../../../domain/mandates/mandate-standing.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';

const campaign = { id: 'call', title: 'Call', mandate: { resolution: '7/1', paragraph: 5 } };

const event = (at: string, type: string, subject: string, data: Record<string, unknown>) => ({
  sequence: 1,
  at,
  type,
  subject,
  data,
});

const events = [
  event('2015-05-20T07:00:00.000Z', 'note-accepted', 'AUT', { kind: 'request' }),
  event('2015-05-20T07:00:01.000Z', 'note-accepted', 'CHE', { kind: 'request' }),
  event('2015-05-21T07:00:00.000Z', 'note-delivered', 'LIE', {
    kind: 'request',
    deliveredAt: '2015-05-20T22:30:00.000Z',
  }),
  event('2015-05-22T07:00:00.000Z', 'notice-published', 'MCO', { kind: 'request' }),
  event('2015-06-05T07:00:00.000Z', 'note-accepted', 'AUT', { kind: 'reminder' }),
  event('2015-06-10T07:00:00.000Z', 'submission-filed', 'CHE', {
    respondents: [
      { code: 'CHE', capacity: 'joint' },
      { code: 'LIE', capacity: 'joint' },
    ],
  }),
  event('2015-06-11T07:00:00.000Z', 'submission-filed', 'EUR', {
    respondents: [
      { code: 'EUR', capacity: 'author' },
      { code: 'AUT', capacity: 'on-behalf-of' },
    ],
  }),
];

const asAt = (moment: string): CampaignRecordAsAt =>
  campaignAsAt(campaign, events, Date.parse(moment), (instant) => instant.slice(0, 10));

it('counts requests that were accepted, delivered or published, and no reminder', () => {
  expect(asAt('2015-06-06T00:00:00Z')).toMatchObject({ notesSent: 4, firstNoteOn: '2015-05-20', answered: 0 });
});

it('counts each State of a joint text, and none on whose behalf another writes', () => {
  expect(asAt('2015-07-01T00:00:00Z')).toMatchObject({
    answered: 3,
    answeredBy: ['CHE', 'EUR', 'LIE'],
    firstAnswerOn: '2015-06-10',
  });
});

it('counts no reply that its State withdrew or that was filed by mistake, from then on, until that is undone', () => {
  const filed = (subject: string, submissionId: string) =>
    event('2015-06-10T07:00:00.000Z', 'submission-filed', subject, { submissionId, version: 1 });
  const later = (day: string, type: string, subject: string, submissionId: string) =>
    event(`2015-06-${day}T07:00:00.000Z`, type, subject, { submissionId, version: 1 });
  const course = [
    filed('AUT', 'a'),
    filed('FRA', 'b'),
    later('12', 'submission-withdrawn', 'AUT', 'a'),
    later('14', 'submission-undone', 'FRA', 'b'),
    later('16', 'submission-restored', 'FRA', 'b'),
  ];
  const answered = (day: string): CampaignRecordAsAt =>
    campaignAsAt(campaign, course, Date.parse(`2015-06-${day}T23:00:00Z`), (instant) => instant.slice(0, 10));
  expect(['11', '12', '14', '16'].map((day) => answered(day).answeredBy)).toEqual([
    ['AUT', 'FRA'],
    ['FRA'],
    [],
    ['FRA'],
  ]);
  expect(answered('14')).toMatchObject({ answered: 0, firstAnswerOn: null });
});

it('says of a day what it said before later things happened', () => {
  const before = campaignAsAt(campaign, events.slice(0, 2), Date.parse('2015-05-20T23:59:59Z'), (at) =>
    at.slice(0, 10),
  );
  expect(asAt('2015-05-20T23:59:59Z')).toEqual(before);
});

const registry = [
  {
    kind: 'resolutions',
    id: 'r',
    knownSince: '2014-10-10',
    version: 1,
    content: { symbol: '7/1', title: 'Title', body: 'Body', adoptedOn: '2014-10-10', source: 'test' },
  },
  {
    kind: 'mandates',
    id: 'r-5',
    knownSince: '2014-10-10',
    version: 1,
    content: {
      resolution: 'r',
      paragraph: 5,
      wording: 'own',
      actions: [{ letter: 'a', verb: 'requests', addressee: 'states-parties', what: 'send their views' }],
      source: 'test',
    },
  },
];

it('is evidence for the paragraph that the campaign names, without a link', () => {
  const view = viewAsAt(registry, '2015-07-01');
  const [standing] = mandateStandings(view, '2015-07-01', 'r', [asAt('2015-07-01T00:00:00Z')]);
  expect(standing?.actions[0]?.evidence).toMatchObject([
    {
      kind: 'campaign',
      id: 'call',
      happened: true,
      on: '2015-05-20',
      label: 'campaign call: 4 notes sent, 3 answered',
    },
  ]);
  expect(standing?.actions[0]?.standing.status).toBe('not-applicable');
  const [earlier] = mandateStandings(view, '2015-05-01', 'r', [asAt('2015-05-01T00:00:00Z')]);
  expect(earlier?.actions[0]?.evidence).toMatchObject([{ happened: false }]);
});

it('counts figures from the ledgers of campaigns that are here, and none of others', () => {
  const count = figureCount(viewAsAt([], '2015-07-01'), [asAt('2015-07-01T00:00:00Z')]);
  expect(count({ counted: { what: 'notes-sent', over: ['call'] } })).toBe(4);
  expect(count({ counted: { what: 'entities-answered', over: ['call'] } })).toBe(3);
  expect(count({ counted: { what: 'entities-answered', over: ['call', 'another'] } })).toBeNull();
});
