import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKinds, regionalGroups } from '../../../domain/directory/entity.ts';
import { type ResponseFacts, responseStates } from '../../../domain/report/response-facts.ts';
import { statusDocument } from '../../../domain/report/status-json.ts';
import { type StatusInput, statusOfResponses } from '../../../domain/report/status-of-responses.ts';
import { addressee } from './responses.ts';

const facts = (code: string, change: Partial<ResponseFacts> = {}): ResponseFacts => ({
  ...addressee(code),
  state: 'requested',
  requestedAt: '2015-05-20T07:00:00.000Z',
  respondedAt: null,
  reminders: 0,
  submissionVersions: 0,
  ...change,
});

const statusOf = (list: readonly ResponseFacts[], change: Partial<StatusInput> = {}) =>
  statusOfResponses({
    campaign: { id: 'c', title: 'C' },
    asAt: '2015-09-11T16:00:00.000Z',
    language: 'en',
    instrument: 'UNTOC',
    audienceAsAt: '2015-05-20',
    partiesAtReport: null,
    facts: list,
    ...change,
  });

const repliedOn = (day: string): Partial<ResponseFacts> => ({
  state: 'acknowledged',
  respondedAt: `2015-${day}T07:00:00.000Z`,
});

describe('statusOfResponses', () => {
  it('counts a regional organization that is party with the parties, others with the organizations', () => {
    const status = statusOf([
      facts('EU', { kind: 'regional-organization', treatyStatus: 'party', regionalGroup: null }),
      facts('AU', { kind: 'intergovernmental-organization', treatyStatus: 'none', regionalGroup: null }),
      facts('JPN', { treatyStatus: 'signatory', regionalGroup: 'asia-pacific' }),
      facts('BTN', { treatyStatus: 'none', regionalGroup: 'asia-pacific' }),
      facts('VAT', { kind: 'non-member-observer-state', regionalGroup: null }),
      facts('BEN'),
    ]);
    expect(status.rows.map((row) => [row.class, row.group, row.addressees])).toEqual([
      ['parties', 'african', ['BEN']],
      ['parties', null, ['EU', 'VAT']],
      ['signatories', 'asia-pacific', ['JPN']],
      ['other-states', 'asia-pacific', ['BTN']],
      ['organizations', null, ['AU']],
    ]);
  });

  it('gives both denominators, and of each those who replied', () => {
    const status = statusOf(
      [
        facts('BEN', repliedOn('06-01')),
        facts('GHA'),
        facts('KOR', { ...repliedOn('06-01'), treatyStatus: 'signatory' }),
      ],
      {
        partiesAtReport: ['BEN', 'GHA', 'KOR'],
      },
    );
    expect(status.parties).toEqual({
      atDispatch: { all: ['BEN', 'GHA'], responded: ['BEN'] },
      atReport: { all: ['BEN', 'GHA', 'KOR'], responded: ['BEN', 'KOR'] },
    });
  });

  it.each([
    [[], null],
    [['05-30'], 10],
    [['05-30', '06-09'], 15],
    [['06-29', '05-30', '06-09'], 20],
  ])('the median of replies on %j is %s days', (days, median) => {
    expect(statusOf(days.map((day, index) => facts(`S${index}`, repliedOn(day)))).medianDaysToReply).toBe(median);
  });

  it('says how many reminders each reply took', () => {
    const status = statusOf([
      facts('A', { ...repliedOn('06-01'), reminders: 1 }),
      facts('B', { reminders: 3 }),
      facts('C', repliedOn('06-02')),
    ]);
    expect(status).toMatchObject({ reminders: 4, remindersPerResponse: 2, responded: ['A', 'C'] });
    expect(statusOf([facts('B', { reminders: 3 })]).remindersPerResponse).toBeNull();
  });

  it('of nobody is empty', () => {
    expect(statusOf([])).toMatchObject({ rows: [], classTotals: [], responded: [], medianDaysToReply: null });
    expect(statusDocument(statusOf([])).responseRate).toBeNull();
  });
});

const anyFacts = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom(...'ABCDEFGHIJ') }), { maxLength: 40 })
  .chain((codes) =>
    fc.tuple(
      ...codes.map((code) =>
        fc
          .record({
            kind: fc.constantFrom(...entityKinds),
            treatyStatus: fc.constantFrom('party', 'signatory', 'none' as const),
            regionalGroup: fc.constantFrom(...regionalGroups, null),
            state: fc.constantFrom(...responseStates),
            reminders: fc.nat(3),
          })
          .map((change) => facts(code, change as Partial<ResponseFacts>)),
      ),
    ),
  );

describe('the figures', () => {
  it('sum in every direction, and every addressee is behind exactly one figure of one row', () => {
    fc.assert(
      fc.property(anyFacts, (list) => {
        const status = statusOf(list);
        const everyone = list.map(({ code }) => code).sort();
        expect(status.rows.flatMap((row) => row.addressees).sort()).toEqual(everyone);
        expect(status.rows.flatMap((row) => responseStates.flatMap((state) => row.states[state])).sort()).toEqual(
          everyone,
        );
        for (const row of status.rows) {
          expect(responseStates.flatMap((state) => row.states[state]).sort()).toEqual([...row.addressees].sort());
        }
        for (const total of status.classTotals) {
          const rows = status.rows.filter((row) => row.class === total.class);
          for (const state of responseStates) {
            expect(rows.reduce((sum, row) => sum + row.states[state].length, 0)).toBe(total.states[state].length);
          }
        }
        for (const state of responseStates) {
          expect(status.classTotals.reduce((sum, row) => sum + row.states[state].length, 0)).toBe(
            status.total.states[state].length,
          );
        }
        const { states } = status.total;
        expect(status.responded.length).toBe(states.responded.length + states.acknowledged.length + states.late.length);
      }),
    );
  });

  it('do not depend on the order of the facts', () => {
    fc.assert(
      fc.property(anyFacts, (list) => {
        expect(statusDocument(statusOf(list.toReversed()))).toEqual(statusDocument(statusOf(list)));
      }),
    );
  });

  it('of the JSON document are the lengths of their lists', () => {
    fc.assert(
      fc.property(anyFacts, (list) => {
        const document = statusDocument(statusOf(list, { partiesAtReport: ['A', 'ZZZ'] }));
        for (const line of [document.total, ...document.byClass, ...document.byClassAndGroup]) {
          expect(line.addressees.count).toBe(line.addressees.codes.length);
          expect(Object.values(line.states).reduce((sum, { count }) => sum + count, 0)).toBe(line.addressees.count);
        }
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }),
    );
  });
});
