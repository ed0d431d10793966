import { expect, it } from 'vitest';
import { numberInText } from '../../../domain/mandates/number-words.ts';
import { reportMasthead } from '../../../domain/progress/progress-paper.ts';
import { reportedParagraphs } from '../../../domain/progress/progress-report.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';
import { facts, paragraphOf, reportOn } from './resolution-7-1.ts';

/*
 * The facts that the real report of 29 July 2016 states, one by one, held against the data that the paragraph of ours with
 * the same number states. No sentence of either plays a part. docs/resolution-7-1-comparison.md puts them in words.
 */

const made = reportOn('2016-07-29');
const paragraphs = reportedParagraphs(made.report);

/** What paragraph `number` states of a field, or undefined. */
const stated = (number: number, kind: string, id: string, field: string): unknown =>
  paragraphs
    .find((paragraph) => paragraph.number === number)
    ?.stated.find((each) => each.kind === kind && each.id === id && each.field === field)?.value;

const meeting = (number: number, id: string, ordinal: number, from: string, to: string) =>
  [
    [number, 'meetings', id, 'ordinal', ordinal],
    [number, 'meetings', id, 'from', from],
    [number, 'meetings', id, 'to', to],
  ] as const;

const symbol = (number: number, id: string, text: string) => [number, 'documents', id, 'symbol', text] as const;

const figure = (number: number, id: string, value: number, qualifier: string, asAt: string) =>
  [
    [number, 'figures', id, 'value', value],
    [number, 'figures', id, 'qualifier', qualifier],
    [number, 'figures', id, 'asAt', asAt],
  ] as const;

const branch = 'Organized Crime and Illicit Trafficking Branch';
const six = ['ar', 'zh', 'en', 'fr', 'ru', 'es'];

it.each([
  [1, 'resolutions', 'resolution-7-1', 'symbol', '7/1'],
  [1, 'resolutions', 'resolution-7-1', 'adoptedOn', '2014-10-10'],
  [
    1,
    'resolutions',
    'resolution-7-1',
    'title',
    'Strengthening the implementation of the United Nations Convention against Transnational Organized Crime and the Protocols thereto',
  ],
  [
    1,
    'resolutions',
    'resolution-7-1',
    'body',
    'Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
  ],
  [1, 'meetings', 'conference-8', 'ordinal', 8],
  [3, 'mandates', 'resolution-7-1-op-4', 'paragraph', 4],
  ...meeting(4, 'review-mechanism-1', 1, '2015-09-28', '2015-09-30'),
  ...meeting(4, 'review-mechanism-2', 2, '2016-06-06', '2016-06-07'),
  [4, 'count', 'figure review-mechanism-sittings', 'value', 10],
  [4, 'count', 'figure review-mechanism-days', 'value', 5],
  [4, 'meetings', 'review-mechanism-1', 'interpretation', six],
  [4, 'meetings', 'review-mechanism-2', 'interpretation', six],
  [4, 'meetings', 'review-mechanism-1', 'servicedBy', branch],
  [4, 'meetings', 'review-mechanism-2', 'servicedBy', branch],
  ...figure(4, 'review-mechanism-documents', 5, 'exact', '2016-07-29'),
  [4, 'resource-uses', 'review-mechanism-meetings', 'bienniums', ['2014-2015', '2016-2017']],
  [4, 'resource-uses', 'review-mechanism-meetings', 'budget', 'A/69/6 (Prog. 13)'],
  [4, 'resource-uses', 'review-mechanism-meetings', 'usedFor', ['review-mechanism-1', 'review-mechanism-2']],
  symbol(4, 'report-efficiency', 'CTOC/COP/2016/12'),
  symbol(5, 'report-review-mechanism', 'CTOC/COP/2016/11'),
  [5, 'meetings', 'conference-8', 'ordinal', 8],
  [6, 'mandates', 'resolution-7-1-op-5', 'paragraph', 5],
  [6, 'communications', 'note-verbale-20-may-2015', 'on', '2015-05-20'],
  [6, 'communications', 'note-verbale-20-may-2015', 'form', 'note-verbale'],
  [6, 'communications', 'note-verbale-20-may-2015', 'to', 'States parties and observers'],
  symbol(6, 'comments-2015', 'CTOC/COP/WG.8/2015/2'),
  [6, 'communications', 'chair-transmittal-second-meeting', 'form', 'transmittal'],
  ...meeting(6, 'review-mechanism-2', 2, '2016-06-06', '2016-06-07'),
  symbol(6, 'comments-2016', 'CTOC/COP/WG.8/2016/CRP.1'),
  [7, 'mandates', 'resolution-7-1-op-6', 'paragraph', 6],
  [7, 'mandates', 'resolution-7-1-op-15', 'paragraph', 15],
  [8, 'meetings', 'conference-7', 'ordinal', 7],
  ...meeting(8, 'wg-firearms-3', 3, '2015-06-09', '2015-06-09'),
  ...meeting(8, 'wg-international-cooperation-6', 6, '2015-10-27', '2015-10-28'),
  ...meeting(8, 'wg-trafficking-in-persons-6', 6, '2015-11-16', '2015-11-18'),
  ...meeting(8, 'wg-smuggling-of-migrants-3', 3, '2015-11-18', '2015-11-20'),
  ...meeting(8, 'wg-firearms-4', 4, '2016-05-18', '2016-05-19'),
  ...meeting(8, 'wg-technical-assistance-9', 9, '2016-10-17', '2016-10-19'),
  ...meeting(8, 'wg-international-cooperation-7', 7, '2016-10-19', '2016-10-21'),
  [8, 'meetings', 'wg-technical-assistance-9', 'during', 'conference-8'],
  [8, 'meetings', 'wg-international-cooperation-7', 'during', 'conference-8'],
  [8, 'meetings', 'wg-firearms-3', 'servicedBy', branch],
  [8, 'meetings', 'wg-international-cooperation-6', 'servicedBy', branch],
  [8, 'meetings', 'wg-trafficking-in-persons-6', 'servicedBy', branch],
  [8, 'meetings', 'wg-smuggling-of-migrants-3', 'servicedBy', branch],
  [8, 'meetings', 'wg-firearms-4', 'servicedBy', branch],
  [9, 'mandates', 'resolution-7-1-op-16', 'paragraph', 16],
  symbol(9, 'report-efficiency', 'CTOC/COP/2016/12'),
  symbol(10, 'report-trafficking-in-persons', 'CTOC/COP/2016/5'),
  symbol(10, 'report-smuggling-of-migrants', 'CTOC/COP/2016/6'),
  symbol(10, 'report-firearms', 'CTOC/COP/2016/7'),
  [11, 'mandates', 'resolution-7-1-op-8', 'paragraph', 8],
  [11, 'mandates', 'resolution-7-1-op-9', 'paragraph', 9],
  [14, 'count', 'components of sherloc', 'value', 4],
  [14, 'tools', 'sherloc', 'address', 'www.sherloc.unodc.org'],
  [15, 'count', 'crime types of sherloc', 'value', 14],
  ...figure(15, 'sherloc-cases', 2100, 'more-than', '2016-07-29'),
  ...figure(15, 'sherloc-case-countries', 108, 'exact', '2016-07-29'),
  ...figure(15, 'sherloc-provisions', 6000, 'more-than', '2016-07-29'),
  ...figure(15, 'sherloc-provision-countries', 194, 'exact', '2016-07-29'),
  ...figure(15, 'sherloc-states', 80, 'approximately', '2016-06-30'),
  ...figure(13, 'omnibus-answers', 0, 'exact', '2016-07-29'),
  [13, 'figures', 'omnibus-answers', 'since', 'conference-7'],
  [16, 'communications', 'sherloc-notes-verbales', 'to', 'Member States'],
  [16, 'communications', 'sherloc-notes-verbales', 'repeated', true],
  [16, 'communications', 'sherloc-correspondence', 'repeated', true],
  [16, 'commitments', 'status-of-responses', 'meeting', 'wg-technical-assistance-9'],
] as const)('paragraph %i states of %s %s its %s', (number, kind, id, field, value) => {
  expect(stated(number, kind, id, field)).toEqual(value);
});

it('states the six years of the omnibus survey software', () => {
  expect(stated(12, 'tools', 'omnibus-survey-software', 'history')).toMatchObject([
    { id: 'begun', on: '2007' },
    {},
    {},
  ]);
  expect(stated(13, 'tools', 'omnibus-survey-software', 'history')).toMatchObject([
    {},
    { id: 'endorsed', on: '2009-11-09', until: '2009-11-13' },
    { id: 'in-use' },
  ]);
  expect(stated(12, 'tools', 'omnibus-survey-software', 'instruments')).toHaveLength(2);
  expect(stated(12, 'tools', 'omnibus-survey-software', 'reasons')).toHaveLength(2);
});

it('asks of each what the operative paragraph asks of it', () => {
  const asked = made.report.standings.map(({ mandate, actions }) => [
    mandate.paragraph ?? mandate.name,
    actions.map(({ action }) => `${action.verb} ${action.addressee}`),
  ]);
  expect(asked).toEqual([
    [4, ['requests secretariat', 'requests secretariat']],
    [5, ['requests states-parties', 'invites other-member-states']],
    [6, ['decides conference', 'encourages working-groups']],
    [8, ['reiterates states-parties', 'invites states-parties', 'invites other-member-states']],
    [9, ['invites states-parties', 'invites other-member-states']],
    [15, ['requests secretariat']],
    [16, ['requests secretariat']],
    ['report', ['requests secretariat']],
  ]);
});

it('has the series, session, item and headings of the real one', () => {
  const head = reportMasthead(made.report, viewAsAt(facts, '2016-07-29'), 'en');
  expect(head).toMatchObject({
    symbol: expect.stringMatching(/^CTOC\/COP\/2016\//),
    distribution: 'Distr.: General',
    date: '29 July 2016',
    languageLine: 'Original: English',
    session: ['Eighth session'],
    placeAndDates: 'Vienna, 17–21 October 2016',
    agendaItem: 'Item 2 (a) of the provisional agenda',
    agendaFootnote: 'CTOC/COP/2016/1.',
    title: 'Progress achieved in the implementation of resolution 7/1',
    byline: 'Report of the Secretariat',
  });
  expect(
    made.report.sections.map(({ heading, paragraphs: own }) => [
      heading.en.split(' ').slice(0, 2).join(' '),
      own.length,
    ]),
  ).toEqual([
    ['Introduction', 2],
    ['Open-ended intergovernmental', 4],
    ['Working groups', 4],
    ['Provision of', 6],
  ]);
});

it('pairs the meetings that the real one pairs, and no others', () => {
  const { text } = paragraphOf(made, 'working-groups-met');
  expect(text.match(/back to back with/g)).toHaveLength(2);
  expect(text).toMatch(
    /Trafficking in Persons, from 16 to 18 November 2015, back to back with the third meeting of the Working Group on the Smuggling of Migrants/,
  );
  expect(text).toMatch(
    /Technical Assistance, from 17 to 19 October 2016, back to back with the seventh meeting of the Working Group on International Cooperation/,
  );
});

it('says no number in a paragraph that is not in the data that it states', () => {
  for (const { number, runs, stated: data } of paragraphs) {
    const text = runs.map((run) => run.text).join('');
    const known = JSON.stringify(data).replaceAll('-', ' ');
    for (const [written] of text.replace(/www\S+|paragraph \d+/g, '').matchAll(/\d+(?:,\d{3})*/g)) {
      const value = written.replaceAll(',', '');
      const inData = known.includes(value) || known.includes(`0${value}`);
      expect(inData, `paragraph ${number} says ${written}`).toBe(true);
    }
    // Under ten in words, unless it is a date, a paragraph, an article or a symbol.
    expect(text).not.toMatch(
      /(?<!article |paragraph |on |from |to |and |of |resolution )\b[1-9] (?:meetings|days|States|cases)/,
    );
  }
  expect(numberInText(10)).toBe('10');
});
