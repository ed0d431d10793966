import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsAsAt, type ReportedEvent, reportedTypes } from '../../../domain/report/response-facts.ts';
import { addressee, ledgerOf, noon } from './responses.ts';

const benin = addressee('BEN');
const factsOf = (events: readonly ReportedEvent[], day = 30) => factsAsAt(events, [benin], noon(day))[0];
const request = [1, 'note-accepted', 'BEN', { kind: 'request', sequence: 1 }] as const;

describe('factsAsAt', () => {
  const filed = [5, 'submission-filed', 'BEN', { version: 1, late: false }] as const;
  it.each([
    ['not-requested', []],
    ['not-requested', [[1, 'note-prepared', 'BEN', { kind: 'request' }]]],
    ['requested', [request]],
    ['requested', [[3, 'note-delivered', 'BEN', { kind: 'request', sequence: 1 }]]],
    ['responded', [request, filed]],
    ['acknowledged', [request, filed, [6, 'submission-acknowledged', 'BEN']]],
    ['late', [request, [5, 'submission-filed', 'BEN', { version: 1, late: true }]]],
    [
      'late',
      [request, [5, 'submission-filed', 'BEN', { version: 1, late: true }], [6, 'submission-acknowledged', 'BEN']],
    ],
    ['withdrawn', [request, [2, 'request-withdrawn', 'BEN']]],
    ['withdrawn', [request, [2, 'request-withdrawn', 'BEN'], [9, 'cycle-closed', 'BEN']]],
    [
      'undeliverable',
      [
        [1, 'note-refused', 'BEN', { kind: 'request' }],
        [9, 'cycle-closed', 'BEN'],
      ],
    ],
    ['undeliverable', [request, [2, 'bounce-recorded', 'BEN', { permanent: true }]]],
    ['undeliverable', [request, [2, 'bounce-recorded', 'BEN']]],
    ['requested', [request, [2, 'bounce-recorded', 'BEN', { permanent: false }]]],
    // What is sent besides the request says nothing of whether the request arrived.
    ['requested', [request, [2, 'note-refused', 'BEN', { kind: 'circular' }]]],
    ['requested', [request, [2, 'bounce-recorded', 'BEN', { kind: 'clarification' }]]],
    ['requested', [request, [2, 'note-accepted', 'BEN', { kind: 'transmittal', sequence: 1 }]]],
    ['withdrawn', [request, [2, 'request-withdrawn', 'BEN'], [3, 'bounce-recorded', 'BEN', { kind: 'withdrawal' }]]],
    ['no-reply', [request, [9, 'cycle-closed', 'BEN']]],
    ['requested', [request, [3, 'deadline-extended', 'BEN', { deadline: '2015-07-10T16:00:00Z' }]]],
    // A reply outranks what happened to the request, before it or after.
    ['responded', [request, [2, 'request-withdrawn', 'BEN'], filed]],
    ['responded', [request, filed, [9, 'cycle-closed', 'BEN']]],
    ['responded', [[1, 'note-refused', 'BEN', { kind: 'request' }], filed]],
    ['responded', [request, filed, [6, 'note-refused', 'BEN', { kind: 'acknowledgement' }]]],
  ] as const)('%s after %j', (state, entries) => {
    expect(factsOf(ledgerOf(...entries))?.state).toBe(state);
  });

  it('dates a note delivered by hand by the day of its delivery, and counts it from when that was marked', () => {
    const data = { kind: 'request', sequence: 1, deliveredAt: '2015-06-02T10:00:00.000Z' };
    const events = ledgerOf([5, 'note-delivered', 'BEN', data]);
    expect(factsOf(events)?.requestedAt).toBe('2015-06-02T10:00:00.000Z');
    expect(factsOf(events, 4)?.state).toBe('not-requested');
  });

  it('keeps the moment and the lateness of the first reply, and counts versions', () => {
    const events = ledgerOf(request, filed, [8, 'submission-filed', 'BEN', { version: 2, late: true }]);
    expect(factsOf(events)).toMatchObject({
      state: 'responded',
      requestedAt: '2015-06-01T12:00:00.000Z',
      respondedAt: '2015-06-05T12:00:00.000Z',
      submissionVersions: 2,
    });
  });

  it('counts a reminder once, however often its acceptance was written', () => {
    const reminder = (day: number, sequence: number) =>
      [day, 'note-accepted', 'BEN', { kind: 'reminder', sequence }] as const;
    expect(factsOf(ledgerOf(request, reminder(3, 1), reminder(3, 1), reminder(4, 2)))?.reminders).toBe(2);
  });

  it('counts an event of the very moment and none after it', () => {
    const events = ledgerOf(request, filed);
    expect(factsOf(events, 5)?.state).toBe('responded');
    expect(factsAsAt(events, [benin], noon(5) - 1)[0]?.state).toBe('requested');
  });

  it('passes over events of nobody and of strangers', () => {
    const events = [
      ...ledgerOf([1, 'note-accepted', 'XXX', { kind: 'request' }]),
      { ...ledgerOf(request)[0], subject: null },
    ];
    expect(factsOf(events as ReportedEvent[])?.state).toBe('not-requested');
  });
});

const anyEvent = fc.record({
  day: fc.integer({ min: 1, max: 29 }),
  type: fc.constantFrom(
    'note-accepted',
    'submission-filed',
    'submission-acknowledged',
    'request-withdrawn',
    'note-refused',
    'bounce-recorded',
    'cycle-closed',
    'deadline-extended',
    'note-deferred',
  ),
  subject: fc.constantFrom('BEN', 'GHA', 'TGO'),
  data: fc.record({
    kind: fc.constantFrom('request', 'reminder', 'extension', 'acknowledgement', 'withdrawal', 'circular'),
    sequence: fc.integer({ min: 1, max: 3 }),
    version: fc.integer({ min: 1, max: 3 }),
    late: fc.boolean(),
    permanent: fc.boolean(),
  }),
});
const addressees = ['BEN', 'GHA', 'TGO'].map((code) => addressee(code));
const events = fc
  .array(anyEvent, { maxLength: 40 })
  .map((list) => ledgerOf(...list.map(({ day, type, subject, data }) => [day, type, subject, data] as const)));

describe('the past', () => {
  it('is the same whatever happens later', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 30 }), (all, day) => {
        const known = all.filter((event) => Date.parse(event.at) <= noon(day));
        expect(factsAsAt(all, addressees, noon(day))).toEqual(factsAsAt(known, addressees, noon(day)));
      }),
    );
  });

  it('is the same without the events that a status does not follow', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 30 }), (all, day) => {
        const followed = all.filter(({ type }) => (reportedTypes as readonly string[]).includes(type));
        expect(factsAsAt(followed, addressees, noon(day))).toEqual(factsAsAt(all, addressees, noon(day)));
      }),
    );
  });

  it('never loses a reply, and does not depend on the order in which events are read', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 29 }), (all, day) => {
        const [earlier, later] = [factsAsAt(all, addressees, noon(day)), factsAsAt(all, addressees, noon(day + 1))];
        for (const [position, facts] of earlier.entries()) {
          expect(later[position]?.respondedAt ?? null).toBe(facts.respondedAt ?? later[position]?.respondedAt ?? null);
        }
        expect(factsAsAt(all.toReversed(), addressees, noon(day))).toEqual(earlier);
      }),
    );
  });
});
