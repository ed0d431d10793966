import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BookedEvent, indexBooks, type ReminderSchedule } from '../../../domain/rehearsal/book-index.ts';
import { checkBooks } from '../../../domain/rehearsal/books.ts';
import { owedReminders } from '../../../domain/rehearsal/books-owed-reminders.ts';
import { nextNote } from '../../../domain/remind/next-note.ts';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import {
  aCycle,
  aPlan,
  at,
  closeAtMs,
  cutOffAtMs,
  deadlineAtMs,
  dispatchAtMs,
  weekdayMornings,
} from '../../builders/a-cycle.ts';

const dayMs = 86_400_000;

/** A second of the rehearsal is a day of the campaign, and the engine has two of them for a reminder. */
const schedule: ReminderSchedule = {
  plan: aPlan(),
  deadlineAtMs,
  cutOffAtMs,
  codes: ['AUT'],
  speed: dayMs / 1_000,
  graceMs: 2_000,
};

/** The reminders of the example: twenty and five working days before the deadline, and one after it. */
const [first, second, third] = ['2015-06-05T07:00:00Z', '2015-06-26T07:00:00Z', '2015-07-06T07:00:00Z'] as const;

const said = (
  moment: string | number,
  type: string,
  data: Record<string, unknown> = {},
  subject: string | null = 'AUT',
): Omit<BookedEvent, 'sequence'> => {
  const when = new Date(moment).toISOString();
  return { at: when, recordedAt: when, type, subject, data };
};

const request = said('2015-05-20T07:05:00Z', 'note-accepted', { kind: 'request', sequence: 1 });
const reminder = (moment: string, sequence: number, type = 'note-accepted') =>
  said(moment, type, { kind: 'reminder', sequence });
const filed = (moment: string, receivedAt = moment) =>
  said(moment, 'submission-filed', { version: 1, receivedAt: new Date(receivedAt).toISOString() });

const owed = (
  entries: readonly Omit<BookedEvent, 'sequence'>[],
  changed: Partial<ReminderSchedule> = {},
): { missed: (string | null)[]; overtaken: number } => {
  const ledger = entries.map((entry, position) => ({ ...entry, sequence: position + 1 }));
  const index = indexBooks({ ledger, exchangeLog: [], missionsLog: [], secretariatDomain: 'secretariat.example' });
  const { missed, overtaken } = owedReminders(index, { ...schedule, ...changed });
  return { missed: missed.map(({ code }) => code), overtaken };
};

const nothing = { missed: [], overtaken: 0 };
const missed = (count: number) => ({ missed: Array(count).fill('AUT'), overtaken: 0 });

describe('a reminder that was due', () => {
  it('and was never sent is a disagreement, told with its times', () => {
    const ledger = [request].map((entry, position) => ({ ...entry, sequence: position + 1 }));
    const books = { ledger, exchangeLog: [], missionsLog: [], secretariatDomain: 'secretariat.example' };
    const { disagreements, counts } = checkBooks({ ...books, schedule, names: { AUT: 'Austria' } });
    expect(disagreements.filter(({ kind }) => kind === 'reminder-never-sent')).toEqual([
      {
        kind: 'reminder-never-sent',
        code: 'AUT',
        messageId: '',
        sentence:
          'Austria: the reminder 1 was due at 2015-06-05T07:00:00.000Z and wanted until 2015-07-07T10:00:00.001Z (campaign time), but the ledger has neither a try of it nor a reason against it.',
      },
    ]);
    expect(counts.remindersOvertaken).toBe(0);
    expect(checkBooks(books).disagreements.map(({ kind }) => kind)).not.toContain('reminder-never-sent');
  });

  it.each([
    ['sent', [reminder(first, 1), reminder(second, 2), reminder(third, 3)], nothing],
    ['sent, and the next one not', [reminder(first, 1)], missed(1)],
    ['collapsed into a later one', [reminder(second, 1), reminder(third, 2)], nothing],
    ['dropped with a reason', [reminder('2015-06-05T07:10:00Z', 1, 'note-dropped'), filed(first)], nothing],
    ['claimed and not heard of again', [reminder(first, 1, 'note-claimed')], nothing],
    ['only given its number', [reminder(first, 1, 'note-prepared')], missed(1)],
  ])('%s', (_what, entries, expected) => {
    expect(owed([request, ...entries])).toEqual(expected);
  });

  it('and was put off is due again when its wait is over', () => {
    const putOff = said(first, 'note-deferred', {
      kind: 'reminder',
      sequence: 1,
      notBefore: '2015-06-08T07:00:00.000Z',
    });
    expect(owed([request, putOff])).toEqual(missed(1));
    expect(
      owed([request, putOff, reminder('2015-06-08T08:00:00Z', 1), reminder(second, 2), reminder(third, 3)]),
    ).toEqual(nothing);
  });
});

describe('no reminder is owed', () => {
  const extended = said('2015-06-01T09:00:00Z', 'deadline-extended', {
    deadline: '2015-07-31T16:00:00.000Z',
    cutOff: '2015-07-31T16:00:00.000Z',
  });
  const told = said('2015-06-01T10:00:00Z', 'note-accepted', { kind: 'extension', sequence: 1 });
  it.each([
    ['before the request was accepted', []],
    ['after an answer', [request, filed('2015-06-04T09:00:00Z')]],
    ['when the answer comes before the engine can act', [request, filed('2015-06-06T09:00:00Z')]],
    ['while the answer waits to be filed', [request, filed('2015-06-20T09:00:00Z', '2015-06-05T06:00:00Z')]],
    ['after a withdrawal', [request, said('2015-06-01T09:00:00Z', 'request-withdrawn')]],
    ['after a bounce', [request, said('2015-05-20T09:00:00Z', 'bounce-recorded')]],
    ['where the request was refused', [said('2015-05-20T09:00:00Z', 'note-refused', { kind: 'request', sequence: 1 })]],
    ['while a person has paused them', [request, said('2015-06-01T09:00:00Z', 'reminders-paused')]],
    ['while all sending is paused', [request, said('2015-06-01T09:00:00Z', 'dispatch-paused', {}, null)]],
    [
      'for the deadline that an extension replaced',
      [request, extended, told, reminder('2015-07-03T07:00:00Z', 1), filed('2015-07-05T09:00:00Z')],
    ],
  ])('%s', (_when, entries) => {
    expect(owed(entries)).toMatchObject({ missed: [] });
  });

  it('but after an answer that came long after it was due, for the new deadline, and when a pause has ended', () => {
    expect(owed([request, filed('2015-06-20T09:00:00Z')])).toEqual(missed(1));
    expect(owed([request, extended, told])).toEqual(missed(1));
    const pause = [said('2015-06-01T09:00:00Z', 'reminders-paused'), said('2015-06-10T09:00:00Z', 'reminders-resumed')];
    expect(owed([request, ...pause])).toEqual(missed(1));
    const stop = [said(first, 'dispatch-paused', {}, null), said('2015-06-10T09:00:00Z', 'dispatch-resumed', {}, null)];
    expect(owed([request, ...stop])).toEqual(missed(1));
  });
});

describe('a reminder that the fast clock overtook', () => {
  const two = { codes: ['AUT', 'FRA'] };
  const ofFrance = (moment: string, kind: string, sequence: number, type = 'note-accepted') =>
    said(moment, type, { kind, sequence }, 'FRA');
  const french = ofFrance('2015-05-20T07:05:00Z', 'request', 1);

  it('is counted when it was dropped after the cut-off', () => {
    expect(owed([request, reminder('2015-07-08T07:00:00Z', 1, 'note-dropped')])).toEqual({ missed: [], overtaken: 1 });
  });

  it('is counted when its whole time was shorter than the engine may need', () => {
    const entries = [request, reminder(first, 1), reminder(second, 2)];
    expect(owed(entries)).toEqual({ missed: [], overtaken: 1 });
    expect(owed(entries, { graceMs: 1_000 })).toEqual(missed(1));
  });

  it('is counted when the engine was busy until the cut-off with others that were due as early', () => {
    const entries = [request, french, ofFrance('2015-07-06T08:00:00Z', 'reminder', 1)];
    expect(owed(entries, two)).toEqual({ missed: [], overtaken: 1 });
  });

  it('is counted when the engine was busy until then with the requests', () => {
    const slow = said('2015-07-06T08:00:00Z', 'note-claimed', { kind: 'request', sequence: 1, attempt: 1 }, 'FRA');
    expect(owed([request, slow], two)).toEqual({ missed: [], overtaken: 1 });
    const retry = { ...slow, data: { ...slow.data, attempt: 2 } };
    expect(owed([request, retry], two)).toEqual(missed(1));
  });

  it('is missed when the engine was done with the others long before', () => {
    const served = [ofFrance('2015-06-09T08:00:00Z', 'reminder', 1), ofFrance(second, 'reminder', 2)];
    expect(owed([request, french, ...served, ofFrance(third, 'reminder', 3)], two)).toEqual(missed(1));
  });
});

describe('an engine that sends what is due in time', () => {
  const moments = fc.integer({ min: dispatchAtMs, max: closeAtMs - 1 });
  const happenings = fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('submission-filed' as const), atMs: moments }),
      fc.record({ type: fc.constant('request-withdrawn' as const), atMs: moments }),
      fc.record({ type: fc.constantFrom('reminders-paused' as const, 'reminders-resumed' as const), atMs: moments }),
      fc.record({
        type: fc.constant('deadline-extended' as const),
        atMs: moments,
        days: fc.integer({ min: 1, max: 60 }),
      }),
    ),
    { maxLength: 5 },
  );
  const plans = fc.record({
    offsets: fc.uniqueArray(fc.integer({ min: -30, max: 10 }), { maxLength: 5 }),
    cap: fc.integer({ min: 0, max: 4 }),
    minimumGap: fc.integer({ min: 1, max: 8 }),
    byKind: fc.boolean(),
  });

  it('owes nothing, whatever else happens', () => {
    fc.assert(
      fc.property(plans, happenings, fc.integer({ min: 0, max: dayMs }), (rules, list, delayMs) => {
        const { byKind, ...own } = rules;
        const caps = { beforeDeadline: own.cap, afterDeadline: own.cap };
        const plan = aPlan({ ...own, offsets: own.offsets.toSorted((a, b) => a - b), ...(byKind && { caps }) });
        const ledger: Omit<BookedEvent, 'sequence'>[] = [];
        let cycle = aCycle();
        const happen = (event: CycleEvent, entry: Omit<BookedEvent, 'sequence'>): void => {
          const after = apply(cycle, event);
          if (after !== cycle) ledger.push(entry);
          cycle = after;
        };
        const sendUntil = (fromMs: number, toMs: number): void => {
          for (let nowMs = fromMs; nowMs < toMs; ) {
            const note = nextNote(cycle, plan, nowMs);
            const atMs = Math.max(nowMs, (note?.dueAtMs ?? toMs) + delayMs);
            if (note === null || atMs >= toMs || nextNote(cycle, plan, atMs) === null) {
              // Overtaken by what comes next, or by the clock; the next morning is looked at anew.
              nowMs = weekdayMornings.find((morning) => morning > Math.max(nowMs, atMs)) ?? toMs;
              continue;
            }
            const { kind, sequence } = note;
            happen({ type: 'note-accepted', kind, sequence, atMs }, said(atMs, 'note-accepted', { kind, sequence }));
            nowMs = atMs;
          }
        };
        let nowMs = dispatchAtMs;
        for (const happening of list.toSorted((a, b) => a.atMs - b.atMs)) {
          const { atMs, type } = happening;
          sendUntil(nowMs, atMs);
          nowMs = atMs;
          if (type === 'submission-filed') happen({ type, version: 1, atMs }, said(atMs, type, { version: 1 }));
          else if (type !== 'deadline-extended') happen({ type, atMs }, said(atMs, type));
          else if (cycle.phase !== 'withdrawn') {
            const deadline = cycle.deadlineAtMs + happening.days * dayMs;
            const told = { deadline: new Date(deadline).toISOString(), cutOff: new Date(deadline).toISOString() };
            happen({ type, deadlineAtMs: deadline, cutOffAtMs: deadline, atMs }, said(atMs, type, told));
          }
        }
        sendUntil(nowMs, closeAtMs);
        expect(owed(ledger, { plan }).missed).toEqual([]);
      }),
    );
  });
});

it('the moments of these tests are those of the plan', () => {
  expect(
    nextNote(
      apply(aCycle(), { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs }),
      aPlan(),
      dispatchAtMs,
    )?.dueAtMs,
  ).toBe(at(first));
});
