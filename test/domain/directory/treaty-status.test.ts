import { describe, expect, it } from 'vitest';
import { type Instrument, statusAsAt, type TreatyAction } from '../../../domain/directory/treaty-status.ts';
import { DomainRefusal } from '../../../domain/errors.ts';

const treaty: Instrument = { code: 'TREATY', title: 'A treaty', checkedFrom: '2015-01-01', checkedTo: '2016-12-31' };
const action = (status: TreatyAction['status'], since: string | null, instrument = 'TREATY'): TreatyAction => ({
  entityCode: 'AAA',
  instrument,
  status,
  since,
});

describe('treaty status as at a day', () => {
  it('is none without an action', () => {
    expect(statusAsAt([], 'AAA', treaty, '2015-06-01')).toBe('none');
  });

  it('changes on the very day of the action, whatever the order of the rows', () => {
    const actions = [action('party', '2015-11-05'), action('signatory', null)];
    for (const rows of [actions, [...actions].reverse()]) {
      expect(statusAsAt(rows, 'AAA', treaty, '2015-11-04')).toBe('signatory');
      expect(statusAsAt(rows, 'AAA', treaty, '2015-11-05')).toBe('party');
      expect(statusAsAt(rows, 'AAA', treaty, '2016-12-31')).toBe('party');
    }
  });

  it('takes the latest of several, one before the checked days among them', () => {
    const actions = [action('party', '2014-03-01'), action('signatory', '2001-01-01')];
    expect(statusAsAt(actions, 'AAA', treaty, '2015-01-01')).toBe('party');
  });

  it('does not mix entities or instruments', () => {
    expect(statusAsAt([action('party', null)], 'BBB', treaty, '2015-06-01')).toBe('none');
    expect(statusAsAt([action('party', null, 'OTHER')], 'AAA', treaty, '2015-06-01')).toBe('none');
  });

  it.each(['2014-12-31', '2017-01-01'])('refuses %s, for which nothing was checked', (day) => {
    const asking = () => statusAsAt([action('party', null)], 'AAA', treaty, day);
    expect(asking).toThrow(DomainRefusal);
    expect(asking).toThrow(expect.objectContaining({ code: 'treaty-status-not-checked' }));
  });

  it.each(['', '2015-02-29', '20 May 2015', '2015-5-20'])('refuses %j, which is no calendar day', (day) => {
    expect(() => statusAsAt([], 'AAA', treaty, day)).toThrow(expect.objectContaining({ code: 'not-a-calendar-day' }));
  });
});
