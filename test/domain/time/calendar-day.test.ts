import { expect, it } from 'vitest';
import { addDays, daysBetween, isCalendarDay, isWeekend, weekday, yearOf } from '../../../domain/time/calendar-day.ts';

it('knows which days exist', () => {
  expect(['2016-02-29', '2015-12-31', '0001-01-01'].every(isCalendarDay)).toBe(true);
  expect(
    ['2015-02-29', '2015-13-01', '2015-00-10', '2015-1-1', '20150101', '', '2015-06-31T00:00'].some(isCalendarDay),
  ).toBe(false);
});

it('counts over months, years and leap days', () => {
  expect(addDays('2015-12-31', 1)).toBe('2016-01-01');
  expect(addDays('2016-03-01', -1)).toBe('2016-02-29');
  expect(daysBetween('2015-05-20', '2015-09-28')).toBe(131);
  expect(daysBetween('2015-09-28', '2015-05-20')).toBe(-131);
  expect(yearOf('2015-05-20')).toBe(2015);
});

it('numbers the days of the week from Monday', () => {
  expect(weekday('2015-05-20')).toBe(3);
  expect(weekday('2015-07-19')).toBe(7);
  expect(isWeekend('2015-07-18')).toBe(true);
  expect(isWeekend('2015-07-17')).toBe(false);
});
