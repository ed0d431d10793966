import { describe, expect, it } from 'vitest';
import { backPlan } from '../../../domain/documents/back-planning.ts';
import type { RegisteredDocument } from '../../../domain/documents/document.ts';
import { documents } from '../../../domain/documents/document.ts';
import { documentWarnings } from '../../../domain/documents/document-warnings.ts';
import { bodies } from '../../../domain/meetings/body.ts';
import { meetings } from '../../../domain/meetings/meeting.ts';
import type { FactKind, FactOrigin, Known } from '../../../domain/registry/fact.ts';
import { viewAsAt } from '../../../domain/registry/registry-view.ts';
import { dutyStationCalendar } from '../../../domain/remind/duty-station-calendar.ts';
import { bodyOf, conference8, review1 } from '../meetings/meetings-of-resolution.ts';

const documentOf = (id: string, more: Partial<RegisteredDocument>): Known<RegisteredDocument> => ({
  id,
  knownSince: '2016-07-29',
  version: 1,
  source: 'a list',
  track: 'pre-session',
  subject: 'Something',
  meeting: conference8.id,
  author: 'secretariat',
  ...more,
});

const factOf = <Content extends FactOrigin>(
  { name }: FactKind<Content>,
  { id, knownSince, version, ...content }: Known<Content>,
) => ({
  kind: name,
  id,
  knownSince,
  version,
  content: content as unknown as FactOrigin,
});

const mistakesAmong = (...list: Known<RegisteredDocument>[]) => {
  const conference = { ...bodyOf('conference'), symbolPrefix: 'CTOC/COP' };
  const review = { ...bodyOf('review', 'conference'), symbolPrefix: 'CTOC/COP/WG.8' };
  const facts = [
    ...[conference, review].map((body) => factOf(bodies, body)),
    ...[conference8, review1].map((meeting) => factOf(meetings, meeting)),
    ...list.map((document) => factOf(documents, document)),
  ];
  return documents.mistakesIn(viewAsAt(facts, null)).map(({ code, id, message }) => `${id} ${code}: ${message}`);
};

describe('a document is refused', () => {
  it('whose symbol another one bears, also as half of a joint symbol', () => {
    const first = documentOf('a', { symbol: 'CTOC/COP/2016/5' });
    expect(mistakesAmong(first, documentOf('b', { symbol: 'CTOC/COP/2016/5' }))).toEqual([
      'b symbol-twice: is CTOC/COP/2016/5, that of "a" already: a symbol is given once',
    ]);
    expect(mistakesAmong(first, documentOf('b', { symbol: 'CTOC/COP/WG.8/2016/3-CTOC/COP/2016/5' }))).toHaveLength(1);
    expect(
      mistakesAmong(
        first,
        documentOf('b', { symbol: 'CTOC/COP/2016/5*' }),
        documentOf('c', { symbol: 'CTOC/COP/2016/5/Add.1' }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['symbol-does-not-parse', { symbol: 'CTOC/COP/5/2016' }],
    ['symbol-of-another-body', { symbol: 'CTOC/COP/WG.8/2016/5' }],
    ['track-against-symbol', { symbol: 'CTOC/COP/2016/CRP.5' }],
    ['track-against-symbol', { symbol: 'CTOC/COP/2016/5', track: 'room-paper' }],
    ['issued-before-submitted', { submittedOn: '2016-07-29', issuedOn: '2016-07-28' }],
    ['original-not-issued', { original: 'en', languages: ['fr', 'ru'] }],
    ['report-before-meeting', { issuedOn: '2015-09-01', reportOf: [review1.id] }],
  ] as const)('as %s: %j', (code, more) => {
    const found = mistakesAmong(documentOf('a', more));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`a ${code}: `);
  });
});

describe('what a person has to know about a document', () => {
  const plan = backPlan(conference8, dutyStationCalendar('Vienna'));
  const warned = (more: Partial<RegisteredDocument>, day = '2016-10-17') =>
    documentWarnings(documentOf('a', more), conference8, plan, day);

  it('is nothing about the report of 29 July 2016, which was submitted ten days before its slot', () => {
    expect(warned({ submittedOn: '2016-07-29' }, '2016-07-29')).toEqual([]);
  });

  it('is that it came late, from the day after the slot, and only once it had come', () => {
    expect(warned({ submittedOn: '2016-08-08', issuedOn: '2016-09-05' })).toEqual([]);
    const late = { submittedOn: '2016-08-09', issuedOn: '2016-09-07' };
    expect(warned(late)).toEqual([
      { kind: 'submitted-late', due: '2016-08-08', on: '2016-08-09', days: 1 },
      { kind: 'issued-late', due: '2016-09-05', on: '2016-09-07', days: 2 },
    ]);
    expect(warned(late, '2016-08-08')).toEqual([]);
  });

  it('is that it is awaited, until the meeting is over', () => {
    expect(warned({}, '2016-08-08')).toEqual([]);
    expect(warned({}, '2016-08-10')).toEqual([{ kind: 'not-submitted', due: '2016-08-08', days: 2 }]);
    expect(warned({}, '2016-10-22')).toEqual([]);
    expect(warned({ track: 'post-session' }, '2016-11-07')).toEqual([
      { kind: 'not-submitted', due: '2016-11-04', days: 3 },
    ]);
  });

  it.each([
    [8500, 'pre-session', 'secretariat', null],
    [8501, 'pre-session', 'secretariat', 8500],
    [10_700, 'pre-session', 'others', null],
    [10_701, 'pre-session', 'others', 10_700],
    [3301, 'in-session', 'others', 3300],
    [50_000, 'room-paper', 'others', null],
  ] as const)('is its length of %i words, %s, by %s', (words, track, author, limit) => {
    const found = warned({ words, track, author, submittedOn: '2016-07-01', issuedOn: '2016-08-01' });
    expect(found).toEqual(limit === null ? [] : [{ kind: 'over-length', words, limit }]);
  });

  it('is a language in which it was not issued, where its languages are known and it owes all six', () => {
    const issued = { submittedOn: '2016-07-01', issuedOn: '2016-08-01', languages: ['en', 'fr', 'es', 'ru'] } as const;
    expect(warned(issued)).toEqual([{ kind: 'missing-languages', languages: ['ar', 'zh'] }]);
    expect(warned({ ...issued, track: 'room-paper' })).toEqual([]);
  });

  it('is of a room paper only that the meeting had opened', () => {
    const paper = { track: 'room-paper', languages: ['en'] } as const;
    expect(warned({ ...paper, issuedOn: '2016-10-17' })).toEqual([]);
    expect(warned({ ...paper, issuedOn: '2016-10-18' }, '2016-10-19')).toEqual([
      { kind: 'issued-late', due: '2016-10-17', on: '2016-10-18', days: 1 },
    ]);
  });
});
