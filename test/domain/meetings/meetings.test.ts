import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingDates, ordinalFigure } from '../../../domain/meetings/meeting-names.ts';
import { meetingMistakes } from '../../../domain/meetings/meeting-rules.ts';
import { meetingState } from '../../../domain/meetings/meeting-state.ts';
import { monthView } from '../../../domain/meetings/month-view.ts';
import { clashOf, followingMeetings, meetingsDuringSessions, type Pairing } from '../../../domain/meetings/pairings.ts';
import { meetingTotals } from '../../../domain/meetings/totals.ts';
import { dutyStationCalendar } from '../../../domain/remind/duty-station-calendar.ts';
import { addDays } from '../../../domain/time/calendar-day.ts';
import {
  assistance,
  bodyOf,
  conference8,
  cooperation,
  meetingOf,
  review1,
  review2,
  smuggling,
  trafficking,
} from './meetings-of-resolution.ts';

const all = [review1, review2, trafficking, smuggling, assistance, cooperation, conference8];

const told = (pairs: readonly Pairing[]) =>
  pairs.map(({ rule, first, second, changeoverDay }) => `${first.id} ${rule} ${second.id} ${changeoverDay}`);

describe('meetings that stand together', () => {
  it('are those of the report: two pairs back to back, each with a day that both have', () => {
    expect(told(followingMeetings(all))).toEqual([
      'trafficking-6 back-to-back smuggling-3 2015-11-18',
      'assistance-9 back-to-back cooperation-7 2016-10-19',
    ]);
  });

  it('are held during a session when they say so, or when their days lie in one of the body above', () => {
    const bodies = [bodyOf('assistance', 'conference'), bodyOf('cooperation', 'conference'), bodyOf('conference')];
    expect(told(meetingsDuringSessions(all, bodies))).toEqual([
      'assistance-9 during-session conference-8 null',
      'cooperation-7 during-session conference-8 null',
    ]);
  });

  it.each([
    ['the next day', '2016-03-23', '2016-03-24', 'back-to-back'],
    ['over a week-end', '2016-03-18', '2016-03-21', 'back-to-back'],
    ['over Easter with its two holidays', '2016-03-24', '2016-03-29', 'back-to-back'],
    ['with a working day between', '2016-03-22', '2016-03-24', 'consecutive'],
    ['with four working days between', '2016-03-14', '2016-03-21', 'consecutive'],
    ['with five', '2016-03-11', '2016-03-21', null],
    ['overlapping', '2016-03-22', '2016-03-21', null],
  ])('%s: from %s to %s they are %s', (_what, firstEnds, secondOpens, rule) => {
    const first = meetingOf('a', 1, '2016-03-10', firstEnds);
    const second = meetingOf('b', 1, secondOpens, '2016-04-01');
    expect(followingMeetings([second, first]).map((pair) => pair.rule)).toEqual(rule === null ? [] : [rule]);
    expect(followingMeetings([{ ...second, cancelled: 'moved' }, first])).toEqual([]);
    expect(followingMeetings([{ ...second, body: 'a', ordinal: 2 }, first])).toEqual([]);
  });
});

describe('totals', () => {
  it('of the two intergovernmental meetings are the ten sittings over five days of the report', () => {
    expect(meetingTotals([review1, review2], all)).toEqual({
      meetings: 2,
      sittings: 10,
      estimatedSittings: 0,
      days: 5,
      interpretedSittings: 10,
      interpretation: ['ar', 'zh', 'en', 'fr', 'ru', 'es'],
    });
  });

  it('count a shared day once, and one of its halves for each meeting', () => {
    expect(meetingTotals([trafficking, smuggling], all)).toMatchObject({
      sittings: 10,
      estimatedSittings: 10,
      days: 5,
    });
    const divided = [
      { ...trafficking, endsIn: 'morning' as const },
      { ...smuggling, opensIn: 'afternoon' as const },
    ];
    expect(meetingTotals(divided, divided)).toMatchObject({ sittings: 10, days: 5 });
  });

  it('leave out what was cancelled', () => {
    expect(meetingTotals([review1, { ...review2, cancelled: 'no quorum' }], all)).toMatchObject({
      meetings: 1,
      sittings: 6,
    });
  });
});

describe('whether a meeting was held', () => {
  it.each([
    ['2016-06-01', 'to-be-held'],
    ['2016-06-06', 'under-way'],
    ['2016-06-07', 'under-way'],
    ['2016-06-08', 'held'],
  ])('is said on %s as %s', (day, state) => {
    expect(meetingState(review2, day)).toBe(state);
    expect(meetingState({ ...review2, cancelled: 'no quorum' }, day)).toBe('cancelled');
  });

  it('never goes back from held to to be held', () => {
    const order = ['to-be-held', 'under-way', 'held'];
    fc.assert(
      fc.property(fc.nat(400), fc.nat(30), (offset, later) => {
        const day = addDays('2016-01-01', offset);
        const states = [day, addDays(day, later)].map((each) => order.indexOf(meetingState(review2, each)));
        expect(states[0]).toBeLessThanOrEqual(states[1] as number);
      }),
    );
  });
});

describe('one room', () => {
  const inRoom = { rooms: ['Board Room A'] };

  it('is not taken by two meetings at one sitting', () => {
    const [first, second] = [
      { ...trafficking, ...inRoom },
      { ...smuggling, ...inRoom },
    ];
    expect(clashOf(first, second)).toEqual({ room: 'Board Room A', sitting: { day: '2015-11-18', half: 'morning' } });
    expect(clashOf(first, smuggling)).toBeNull();
    const [mistake] = meetingMistakes([first, second]);
    expect(mistake).toMatchObject({ code: 'room-taken-twice', id: 'trafficking-6' });
    expect(mistake?.message).toContain('Board Room A on 2015-11-18 in the morning, as "smuggling-3" has');
  });

  it('changes hands on a shared day between morning and afternoon', () => {
    expect(
      meetingMistakes([
        { ...trafficking, ...inRoom, endsIn: 'morning' },
        { ...smuggling, ...inRoom, opensIn: 'afternoon' },
      ]),
    ).toEqual([]);
  });
});

describe('a meeting is refused', () => {
  it.each([
    ['ends-before-it-starts', meetingOf('a', 1, '2016-06-07', '2016-06-06')],
    ['too-long', meetingOf('a', 1, '2016-01-01', '2016-06-06')],
    ['no-day-to-sit', meetingOf('a', 1, '2016-06-04', '2016-06-05')],
    ['too-many-sittings', meetingOf('a', 1, '2016-06-06', '2016-06-10', { sittings: 11, rooms: ['A'] })],
    ['too-many-sittings', meetingOf('a', 1, '2016-06-06', '2016-06-10', { sittings: 10, endsIn: 'morning' })],
    ['outside-its-session', meetingOf('a', 1, '2016-10-20', '2016-10-24', { during: 'conference-8' })],
    ['during-itself', meetingOf('a', 1, '2016-06-06', '2016-06-10', { during: 'a-1' })],
  ])('as %s', (code, meeting) => {
    expect(meetingMistakes([meeting, conference8]).map((mistake) => mistake.code)).toEqual([code]);
  });

  it('when its number was given before, but not for twenty sittings in two rooms', () => {
    const meeting = meetingOf('a', 1, '2016-06-06', '2016-06-10', { sittings: 20, rooms: ['A', 'B'] });
    expect(meetingMistakes([meeting])).toEqual([]);
    expect(meetingMistakes([meeting, { ...meeting, id: 'b', rooms: ['C', 'D'] }])).toMatchObject([
      { code: 'ordinal-twice', id: 'b' },
    ]);
  });
});

describe('a month', () => {
  it('shows its meetings below their days, no wider than 77 columns', () => {
    const view = monthView(
      '2016-05',
      [
        { meeting: meetingOf('a', 1, '2016-05-18', '2016-05-19'), label: 'Firearms' },
        { meeting: meetingOf('b', 1, '2016-04-28', '2016-05-03'), label: 'A long one' },
      ],
      dutyStationCalendar('Vienna'),
    );
    expect(view.lines).toEqual([
      '  Mon        Tue        Wed        Thu        Fri        Sat        Sun',
      '                                                                     1',
      '                                                                  <A long o>',
      '   2*         3          4          5          6          7          8',
      '<A long one---------]',
      '   9         10         11         12         13         14         15',
      '  16*        17         18         19         20         21         22',
      '                      [Firearms-----------]',
      '  23         24         25         26         27         28         29',
      '  30         31',
    ]);
    expect(view.holidays).toEqual(['2 May Day (in lieu of 1 May)', '16 Whit Monday']);
    expect(Math.max(...view.lines.map((line) => line.length))).toBeLessThanOrEqual(77);
  });
});

it('names and dates read as in papers', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 112].map(ordinalFigure)).toEqual([
    '1st',
    '2nd',
    '3rd',
    '4th',
    '11th',
    '12th',
    '13th',
    '21st',
    '112th',
  ]);
  const dates = (from: string, to: string) => meetingDates({ from, to });
  expect([
    dates('2015-06-09', '2015-06-09'),
    dates('2016-06-06', '2016-06-07'),
    dates('2016-05-30', '2016-06-02'),
    dates('2015-12-30', '2016-01-02'),
  ]).toEqual(['9 June 2015', '6-7 June 2016', '30 May-2 June 2016', '30 December 2015-2 January 2016']);
});
