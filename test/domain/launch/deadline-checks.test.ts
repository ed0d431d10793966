import { describe, expect, it } from 'vitest';
import { deadlineDayMistakes, deadlineMistakes } from '../../../domain/launch/deadline-checks.ts';
import { campaignCalendar, dutyStationCalendar } from '../../../domain/remind/duty-station-calendar.ts';
import { aCampaign } from '../../builders/a-campaign.ts';

const now = Date.parse('2015-05-19T09:00:00Z');
const { dates } = aCampaign();

/** The codes of what is wrong with the example's dates once some are changed. */
const codesOf = (change: Partial<typeof dates>, nowMs = now): (string | undefined)[] => {
  const campaign = aCampaign({ dates: { ...dates, ...change } });
  return deadlineMistakes(campaign, campaignCalendar(campaign), nowMs).map(({ code }) => code);
};

describe('the deadline of a campaign', () => {
  it('is right where it is on a working day after the note', () => {
    expect(codesOf({})).toEqual([]);
  });

  it.each([
    ['before the note', { deadlineAt: '2015-05-19T16:00:00Z' }, ['deadline-before-note']],
    ['at the moment of the note', { deadlineAt: dates.dispatchAt }, ['deadline-before-note']],
    ['on a Saturday', { deadlineAt: '2015-07-04T16:00:00Z' }, ['deadline-on-weekend']],
    ['on Whit Monday', { deadlineAt: '2015-05-25T16:00:00Z' }, ['deadline-on-holiday']],
    ['late on Sunday in UTC, on Monday in Vienna', { deadlineAt: '2015-07-05T22:30:00Z' }, []],
    ['late on Friday in UTC, on Saturday in Vienna', { deadlineAt: '2015-07-03T22:00:00Z' }, ['deadline-on-weekend']],
    ['after the cut-off', { cutOffAt: '2015-07-03T15:59:59Z' }, ['cut-off-before-deadline']],
    ['in a zone that does not exist', { zone: 'Europe/Wien' }, ['unknown-zone']],
    [
      'wrong in several ways',
      { deadlineAt: '2015-05-17T16:00:00Z', cutOffAt: '2015-05-16T16:00:00Z' },
      ['deadline-before-note', 'cut-off-before-deadline', 'deadline-past', 'deadline-on-weekend'],
    ],
  ])('%s', (_what, change, codes) => {
    expect(codesOf({ cutOffAt: '2015-07-07T10:00:00Z', ...change })).toEqual(codes);
  });

  it('names the day, the holiday and the remedy', () => {
    const at = Date.parse('2015-07-17T16:00:00Z');
    expect(deadlineDayMistakes('--until', at, 'Europe/Vienna', dutyStationCalendar('Vienna'))).toEqual([
      {
        code: 'deadline-on-holiday',
        path: '--until',
        message: '--until (2015-07-17) is Eid al-Fitr, on which Vienna is closed: set it on a working day.',
      },
    ]);
  });

  it('is judged by weekends alone where no table is known', () => {
    const calendar = dutyStationCalendar('Vienna', []);
    const codes = ['2015-05-25T12:00:00Z', '2015-05-24T12:00:00Z'].map(
      (moment) => deadlineDayMistakes('x', Date.parse(moment), 'Europe/Vienna', calendar)[0]?.code,
    );
    expect(codes).toEqual([undefined, 'deadline-on-weekend']);
  });
});
