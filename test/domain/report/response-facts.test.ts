import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportedEvent } from '../../../domain/report/reply-course.ts';
import {
  factsAsAt as campaignFacts,
  type ReportedAddressee,
  reportedTypes,
} from '../../../domain/report/response-facts.ts';
import { addressee, type LedgerLine, ledgerOf, noon } from './responses.ts';

const factsAsAt = (
  events: readonly ReportedEvent[],
  addressees: readonly ReportedAddressee[],
  atMs: number,
  countOnBehalf = false,
) => campaignFacts(events, addressees, atMs, { countOnBehalf }).addressees;

const benin = addressee('BEN');
const factsOf = (events: readonly ReportedEvent[], day = 30) => factsAsAt(events, [benin], noon(day))[0];
const request = [1, 'note-accepted', 'BEN', { kind: 'request', sequence: 1 }] as const;

describe('factsAsAt', () => {
  const filed = [5, 'submission-filed', 'BEN', { version: 1, late: false }] as const;
  it.each([
    ['not-requested', []],
    ['not-requested', [[1, 'note-prepared', 'BEN', { kind: 'request' }]]],
    ['awaited', [request]],
    ['awaited', [[3, 'note-delivered', 'BEN', { kind: 'request', sequence: 1 }]]],
    ['awaited', [[3, 'notice-published', 'BEN', { kind: 'request', sequence: 1 }]]],
    ['in-time', [request, filed]],
    ['in-time', [request, filed, [6, 'submission-acknowledged', 'BEN']]],
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
    ['awaited', [request, [2, 'bounce-recorded', 'BEN', { permanent: false }]]],
    // What is sent besides the request says nothing of whether the request arrived.
    ['awaited', [request, [2, 'note-refused', 'BEN', { kind: 'circular' }]]],
    ['awaited', [request, [2, 'bounce-recorded', 'BEN', { kind: 'clarification' }]]],
    ['awaited', [request, [2, 'note-accepted', 'BEN', { kind: 'transmittal', sequence: 1 }]]],
    ['withdrawn', [request, [2, 'request-withdrawn', 'BEN'], [3, 'bounce-recorded', 'BEN', { kind: 'withdrawal' }]]],
    ['no-reply', [request, [9, 'cycle-closed', 'BEN']]],
    ['awaited', [request, [3, 'deadline-extended', 'BEN', { deadline: '2015-07-10T16:00:00Z' }]]],
    // A reply outranks what happened to the request, before it or after.
    ['in-time', [request, [2, 'request-withdrawn', 'BEN'], filed]],
    ['in-time', [request, filed, [9, 'cycle-closed', 'BEN']]],
    ['in-time', [[1, 'note-refused', 'BEN', { kind: 'request' }], filed]],
    ['in-time', [request, filed, [6, 'note-refused', 'BEN', { kind: 'acknowledgement' }]]],
  ] as const)('%s after %j', (standing, entries) => {
    expect(factsOf(ledgerOf(...entries))?.standing).toBe(standing);
  });

  it('dates a note delivered by hand by the day of its delivery, and counts it from when that was marked', () => {
    const data = { kind: 'request', sequence: 1, deliveredAt: '2015-06-02T10:00:00.000Z' };
    const events = ledgerOf([5, 'note-delivered', 'BEN', data]);
    expect(factsOf(events)?.requestedAt).toBe('2015-06-02T10:00:00.000Z');
    expect(factsOf(events, 4)?.standing).toBe('not-requested');
  });

  it('keeps the moment and the lateness of the first reply, and counts versions', () => {
    const events = ledgerOf(request, filed, [8, 'submission-filed', 'BEN', { version: 2, late: true }]);
    expect(factsOf(events)).toMatchObject({
      standing: 'in-time',
      requestedAt: '2015-06-01T12:00:00.000Z',
      respondedAt: '2015-06-05T12:00:00.000Z',
      submissionVersions: 2,
    });
  });

  it('counts a reminder once, however often its acceptance was written', () => {
    const reminder = (day: number, sequence: number) =>
      [day, 'note-accepted', 'BEN', { kind: 'reminder', sequence }] as const;
    expect(factsOf(ledgerOf(request, reminder(3, 1), reminder(3, 1), reminder(4, 2)))?.remindedAt).toHaveLength(2);
  });

  it('counts an event of the very moment and none after it', () => {
    const events = ledgerOf(request, filed);
    expect(factsOf(events, 5)?.standing).toBe('in-time');
    expect(factsAsAt(events, [benin], noon(5) - 1)[0]?.standing).toBe('awaited');
  });

  it('passes over events of nobody and of strangers', () => {
    const events = [
      ...ledgerOf([1, 'note-accepted', 'XXX', { kind: 'request' }]),
      { ...ledgerOf(request)[0], subject: null },
    ];
    expect(factsOf(events as ReportedEvent[])?.standing).toBe('not-requested');
  });
});

const anyEvent = fc.record({
  day: fc.integer({ min: 1, max: 29 }),
  type: fc.constantFrom(
    'note-accepted',
    'submission-filed',
    'submission-acknowledged',
    'submission-withdrawn',
    'submission-undone',
    'request-withdrawn',
    'note-refused',
    'bounce-recorded',
    'cycle-closed',
    'deadline-extended',
    'note-deferred',
    'note-uncertain',
    'note-rerouted',
    'note-delivered',
    'notice-published',
    'note-prepared',
  ),
  subject: fc.constantFrom('BEN', 'GHA', 'TGO'),
  data: fc.record({
    kind: fc.constantFrom('request', 'reminder', 'extension', 'acknowledgement', 'withdrawal', 'circular'),
    sequence: fc.integer({ min: 1, max: 3 }),
    version: fc.integer({ min: 1, max: 3 }),
    late: fc.boolean(),
    permanent: fc.boolean(),
    replyKind: fc.constantFrom('text', 'nil-return', 'declined', undefined),
    cause: fc.constantFrom('bounced', 'refused'),
    respondents: fc.option(
      fc.uniqueArray(
        fc.record({
          code: fc.constantFrom('BEN', 'GHA', 'TGO'),
          capacity: fc.constantFrom('author', 'joint', 'on-behalf-of'),
        }),
        { minLength: 1, maxLength: 3, selector: ({ code }) => code },
      ),
      { nil: undefined },
    ),
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

  it('loses a reply only when it was withdrawn, undone or replaced, whatever the order of reading', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 29 }), (all, day) => {
        const [earlier, later] = [factsAsAt(all, addressees, noon(day)), factsAsAt(all, addressees, noon(day + 1))];
        const mayGo = all.some(({ type }) => type === 'submission-withdrawn' || type === 'submission-undone');
        for (const [position, facts] of earlier.entries()) {
          const kept = later[position]?.form !== null;
          if (facts.form !== null && !mayGo && facts.submissionVersions === 1) expect(kept).toBe(true);
        }
        expect(factsAsAt(all.toReversed(), addressees, noon(day))).toEqual(earlier);
      }),
    );
  });

  it('keeps each step inside the one it rests on', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 0, max: 30 }), fc.boolean(), (all, day, countOnBehalf) => {
        for (const facts of factsAsAt(all, addressees, noon(day), countOnBehalf)) {
          if (facts.delivered) expect(facts.requested).toBe(true);
          if (facts.acknowledged) expect(facts.form).not.toBeNull();
          expect(facts.form !== null).toBe(facts.standing === 'in-time' || facts.standing === 'late');
          expect(facts.respondedAt !== null).toBe(facts.form !== null);
        }
      }),
    );
  });
});

const states = [benin, addressee('GHA'), addressee('EU')];
const filedAs = (day: number, id: string, subject: string, data: Record<string, unknown> = {}): LedgerLine => [
  day,
  'submission-filed',
  subject,
  { submissionId: id, version: 1, replyKind: 'text', supersedes: null, late: false, ...data },
];
const countedIn = (entries: readonly LedgerLine[], countOnBehalf = false) => {
  const counted = campaignFacts(ledgerOf(...entries), states, noon(30), { countOnBehalf });
  return { documents: counted.documents, forms: counted.addressees.map(({ form }) => form) };
};

describe('replies of several kinds', () => {
  const joint = { respondents: ['BEN', 'GHA'].map((code) => ({ code, capacity: 'joint' })) };
  const onBehalf = {
    respondents: [
      { code: 'EU', capacity: 'author' },
      { code: 'BEN', capacity: 'on-behalf-of' },
    ],
  };
  it.each([
    ['a joint text is one document and a reply of each', [filedAs(5, 'a', 'BEN', joint)], 1, ['joint', 'joint', null]],
    [
      'a text of its own outranks a joint one',
      [filedAs(5, 'a', 'BEN', joint), filedAs(6, 'b', 'GHA')],
      2,
      ['joint', 'text', null],
    ],
    [
      'a nil return is a reply and no document',
      [filedAs(5, 'a', 'BEN', { replyKind: 'nil-return' })],
      0,
      ['nil-return', null, null],
    ],
    ['so is a refusal', [filedAs(5, 'a', 'BEN', { replyKind: 'declined' })], 0, ['declined', null, null]],
    [
      'a later version takes the place of the earlier one',
      [filedAs(5, 'a', 'BEN', { replyKind: 'declined' }), filedAs(6, 'b', 'BEN', { version: 2, supersedes: 'a' })],
      1,
      ['text', null, null],
    ],
    [
      'a text beside another stands beside it',
      [filedAs(5, 'a', 'BEN'), filedAs(6, 'b', 'BEN', { version: 2 })],
      2,
      ['text', null, null],
    ],
    [
      'versions of before anybody said what they replace replace each other',
      [
        filedAs(5, 'a', 'BEN', { supersedes: undefined }),
        filedAs(6, 'b', 'BEN', { version: 2, supersedes: undefined }),
      ],
      1,
      ['text', null, null],
    ],
    [
      'a withdrawn text is no reply',
      [filedAs(5, 'a', 'BEN'), [6, 'submission-withdrawn', 'BEN', { submissionId: 'a' }]],
      0,
      [null, null, null],
    ],
    [
      'and does not bring back the one it had replaced',
      [
        filedAs(5, 'a', 'BEN'),
        filedAs(6, 'b', 'BEN', { version: 2, supersedes: 'a' }),
        [7, 'submission-withdrawn', 'BEN', { submissionId: 'b' }],
      ],
      0,
      [null, null, null],
    ],
    [
      'while one filed by mistake does',
      [
        filedAs(5, 'a', 'BEN'),
        filedAs(6, 'b', 'BEN', { version: 2, supersedes: 'a' }),
        [7, 'submission-undone', 'BEN', { submissionId: 'b' }],
      ],
      1,
      ['text', null, null],
    ],
    ['a text on behalf of others counts for its author', [filedAs(5, 'a', 'EU', onBehalf)], 1, [null, null, 'text']],
  ] as const)('%s', (_what, entries, documents, forms) => {
    expect(countedIn(entries as Parameters<typeof countedIn>[0])).toEqual({ documents, forms });
  });

  it('counts a text on behalf of others for them where the campaign says so', () => {
    expect(countedIn([filedAs(5, 'a', 'EU', onBehalf)], true).forms).toEqual(['on-behalf', null, 'text']);
  });

  it('takes the receipt for a joint text for all whose text it is', () => {
    const entries = [filedAs(5, 'a', 'BEN', joint), [6, 'submission-acknowledged', 'BEN', { version: 1 }]] as const;
    const counted = campaignFacts(ledgerOf(...entries), states, noon(30), { countOnBehalf: false });
    expect(counted.addressees.map(({ acknowledged }) => acknowledged)).toEqual([true, true, false]);
  });
});

describe('delivery', () => {
  const rerouted = [2, 'note-rerouted', 'BEN', { kind: 'request', sequence: 1, cause: 'bounced' }] as const;
  it.each([
    ['tried and deferred', [[1, 'note-deferred', 'BEN', { kind: 'request' }]], true, false],
    ['accepted', [request], true, true],
    ['come back and on its way to the next mailbox', [request, rerouted], true, false],
    ['accepted at the next mailbox', [request, rerouted, [3, 'note-accepted', 'BEN', { kind: 'request' }]], true, true],
    ['come back for good', [request, [2, 'bounce-recorded', 'BEN', { kind: 'request' }]], true, false],
    ['a reminder alone came back', [request, [2, 'bounce-recorded', 'BEN', { kind: 'reminder' }]], true, true],
    [
      'refused, and answered all the same',
      [[1, 'note-refused', 'BEN', { kind: 'request' }], filedAs(5, 'a', 'BEN')],
      true,
      true,
    ],
    ['never sent, but answered by a joint text', [filedAs(5, 'a', 'BEN')], false, false],
  ] as const)('%s', (_what, entries, requested, delivered) => {
    expect(factsOf(ledgerOf(...entries))).toMatchObject({ requested, delivered });
  });
});
