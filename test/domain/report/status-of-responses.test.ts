import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityKinds, regionalGroups } from '../../../domain/directory/entity.ts';
import { NotFound } from '../../../domain/errors.ts';
import { languages } from '../../../domain/language.ts';
import { figureOf, figuresOf } from '../../../domain/report/figures.ts';
import { replyForms, standings } from '../../../domain/report/measures.ts';
import type { ResponseFacts } from '../../../domain/report/response-facts.ts';
import { statusDocument } from '../../../domain/report/status-json.ts';
import type { Breakdown, Codes } from '../../../domain/report/status-of-responses.ts';
import { facts, partiesTable, repliedOn, statusOf } from './responses.ts';

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
    expect(status.breakdown.rows.map((row) => [row.class, row.group, row.tally.asked])).toEqual([
      ['parties', 'african', ['BEN']],
      ['parties', null, ['EU', 'VAT']],
      ['signatories', 'asia-pacific', ['JPN']],
      ['other-states', 'asia-pacific', ['BTN']],
      ['organizations', null, ['AU']],
    ]);
  });

  it('gives both denominators with those who make the difference, asked or not', () => {
    const { parties } = statusOf(
      [
        facts('BEN', repliedOn('06-01')),
        facts('GHA'),
        facts('KOR', { ...repliedOn('06-01'), treatyStatus: 'signatory' }),
      ],
      {
        instruments: [{ code: 'UNTOC', title: null, atDispatch: null, atReport: partiesTable('BEN', 'KOR', 'PRK') }],
      },
    );
    expect(parties).toEqual({
      atDispatch: { all: ['BEN', 'GHA'], replied: ['BEN'] },
      atReport: { all: ['BEN', 'KOR', 'PRK'], replied: ['BEN', 'KOR'] },
      joined: ['KOR'],
      left: ['GHA'],
      notAsked: ['PRK'],
    });
  });

  it('counts the same audience by its status under each other instrument, or says that it is not known', () => {
    const status = statusOf([facts('BEN'), facts('GHA', repliedOn('06-01'))], {
      instruments: [
        { code: 'UNTOC', title: null, atDispatch: null, atReport: null },
        { code: 'UNTOC-TIP', title: 'A protocol', atDispatch: { BEN: 'signatory' }, atReport: null },
        { code: 'UNTOC-SOM', title: null, atDispatch: null, atReport: null },
      ],
    });
    expect(figureOf(status, 'UNTOC-TIP:asked.signatories').codes).toEqual(['BEN']);
    expect(figureOf(status, 'UNTOC-TIP:replied.other-states').codes).toEqual(['GHA']);
    expect(status.otherInstruments[1]).toEqual({ code: 'UNTOC-SOM', breakdown: null });
    expect(statusDocument(status).notInDirectory).toEqual(['UNTOC-SOM']);
  });

  it.each([
    [[], null, null],
    [['05-30'], 10, 7],
    [['05-30', '06-09'], 15, 10.5],
    [['06-29', '05-30', '06-09'], 20, 14],
  ])('the median of replies on %j is %s calendar days, %s working days', (days, calendar, working) => {
    // Every weekday is worked on, from nine in Vienna.
    const workingMornings = Array.from({ length: 60 }, (_, day) => Date.UTC(2015, 4, 20 + day, 7)).filter(
      (morning) => ![0, 6].includes(new Date(morning).getUTCDay()),
    );
    const list = days.map((day, index) => facts(`S${index}`, repliedOn(day)));
    expect(statusOf(list, { workingMornings }).times).toMatchObject({
      medianCalendarDays: calendar,
      medianWorkingDays: working,
    });
  });

  it('says how many reminders each reply took, and what followed each', () => {
    const reminded = (...days: string[]) => ({ remindedAt: days.map((day) => `2015-${day}T07:00:00.000Z`) });
    const status = statusOf([
      facts('A', { ...repliedOn('06-11'), ...reminded('06-05', '06-26') }),
      facts('B', reminded('06-05', '06-26')),
      facts('C', repliedOn('06-02')),
    ]);
    expect(status).toMatchObject({ reminders: 4, remindersPerResponse: 2, total: { replied: ['A', 'C'] } });
    expect(status.reminderEffects).toEqual([
      { number: 0, sent: ['A', 'B', 'C'], answered: ['C'] },
      { number: 1, sent: ['A', 'B'], answered: ['A'] },
      { number: 2, sent: ['A', 'B'], answered: [] },
    ]);
    expect(statusOf([facts('B', reminded('06-05'))]).remindersPerResponse).toBeNull();
  });

  it('of nobody is empty', () => {
    expect(statusOf([])).toMatchObject({ breakdown: { rows: [], classTotals: [] }, total: { replied: [] } });
    expect(statusDocument(statusOf([])).responseRate).toBeNull();
  });

  it('opens a figure to its list, and names the one that was meant', () => {
    const status = statusOf([facts('BEN', repliedOn('06-01')), facts('GHA')]);
    expect(figureOf(status, 'replied.parties.african')).toEqual({
      id: 'replied.parties.african',
      value: 1,
      codes: ['BEN'],
    });
    expect(() => figureOf(status, 'replied.party')).toThrow(
      new NotFound('The figure', 'replied.party', 'did you mean replied.parties?'),
    );
    expect(() => figureOf(status, '')).toThrow(NotFound);
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
            language: fc.constantFrom(...languages),
            standing: fc.constantFrom(...standings),
            anyForm: fc.constantFrom(...replyForms),
            reminders: fc.nat(3),
            repliedAfter: fc.nat(100),
          })
          .map(({ anyForm, reminders, repliedAfter, ...change }) => {
            const hasReplied = change.standing === 'in-time' || change.standing === 'late';
            const reply = {
              form: hasReplied ? anyForm : null,
              respondedAt: hasReplied ? new Date(Date.UTC(2015, 4, 20 + repliedAfter, 9)).toISOString() : null,
            };
            const remindedAt = Array.from({ length: reminders }, (_, index) =>
              new Date(Date.UTC(2015, 5 + index, 1, 9)).toISOString(),
            );
            return facts(code, { ...change, ...reply, remindedAt } as Partial<ResponseFacts>);
          }),
      ),
    ),
  );

const sorted = (codes: Codes): string[] => [...codes].sort();

describe('the figures', () => {
  it('sum in every direction, and every addressee is behind exactly one standing of one row', () => {
    fc.assert(
      fc.property(anyFacts, (list) => {
        const status = statusOf(list, {
          instruments: [
            { code: 'UNTOC', title: null, atDispatch: null, atReport: partiesTable('A', 'ZZZ') },
            { code: 'OTHER', title: null, atDispatch: partiesTable('A', 'B', 'CD'), atReport: null },
          ],
        });
        const everyone = sorted(list.map(({ code }) => code));
        const breakdowns = [status.breakdown, status.otherInstruments[0]?.breakdown as Breakdown];
        for (const { rows, classTotals } of breakdowns) {
          expect(sorted(rows.flatMap(({ tally }) => standings.flatMap((each) => tally[each])))).toEqual(everyone);
          for (const lines of [rows, classTotals, status.groupTotals, status.languageTotals])
            for (const measure of [...standings, ...replyForms, 'asked', 'requested', 'delivered', 'replied'] as const)
              expect(sorted(lines.flatMap(({ tally }) => tally[measure]))).toEqual(sorted(status.total[measure]));
          for (const total of classTotals)
            expect(sorted(rows.filter((row) => row.class === total.class).flatMap(({ tally }) => tally.asked))).toEqual(
              sorted(total.tally.asked),
            );
          for (const { tally } of rows) {
            expect(sorted(replyForms.flatMap((form) => tally[form]))).toEqual(sorted(tally.replied));
            expect(sorted([...tally['in-time'], ...tally.late])).toEqual(sorted(tally.replied));
          }
        }
        const answered = status.reminderEffects.flatMap((effect) => effect.answered);
        expect(sorted(answered)).toEqual(sorted(status.total.replied));
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

  it('have ids of their own, and are the lengths of their lists', () => {
    const notLengths = ['reminders', 'documents', 'median-calendar-days', 'median-working-days'];
    fc.assert(
      fc.property(anyFacts, (list) => {
        const figures = figuresOf(statusOf(list));
        expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
        for (const { id, value, codes } of figures) if (!notLengths.includes(id)) expect(value).toBe(codes.length);
      }),
    );
  });

  it('survive being written as JSON', () => {
    fc.assert(
      fc.property(anyFacts, (list) => {
        const document = statusDocument(statusOf(list));
        expect(JSON.parse(JSON.stringify(document))).toEqual(document);
      }),
    );
  });
});
