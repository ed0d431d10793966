import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backPlan, latestClosing, rolledBack, workingDaysBetween } from '../../../domain/documents/back-planning.ts';
import { campaignClosing } from '../../../domain/documents/campaign-closing.ts';
import { dutyStationCalendar, holidayTables, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { addDays, daysBetween } from '../../../domain/time/calendar-day.ts';
import { localDay } from '../../../domain/time/zoned.ts';

const vienna = dutyStationCalendar('Vienna');

const daysOf = (from: string, to: string) => {
  const { yearsWithoutHolidays, ...plan } = backPlan({ from, to }, vienna);
  return Object.fromEntries(Object.entries(plan).map(([name, { day }]) => [name, day]));
};

describe('planned back', () => {
  it('from 17 October 2016, the eighth session is forecast, slotted and issued on the days that the weeks give', () => {
    expect(daysOf('2016-10-17', '2016-10-21')).toEqual({
      forecast: '2016-07-11',
      slot: '2016-08-08',
      issue: '2016-09-05',
      inSession: '2016-09-26',
      postSession: '2016-11-04',
    });
  });

  it('from 28 September 2015, the first intergovernmental meeting has its slot on 20 July, 61 days after the note', () => {
    expect(daysOf('2015-09-28', '2015-09-30')).toMatchObject({ slot: '2015-07-20', issue: '2015-08-17' });
    expect(daysBetween('2015-05-20', '2015-07-20')).toBe(61);
  });

  it('from 6 June 2016, the slot falls on Easter Monday and rolls back past Good Friday', () => {
    expect(backPlan({ from: '2016-06-06', to: '2016-06-07' }, vienna).slot).toEqual({
      day: '2016-03-24',
      movedFrom: '2016-03-28',
      because: 'Easter Monday',
    });
  });

  it('with a year without a table says so, and steps over weekends only', () => {
    expect(backPlan({ from: '2018-06-04', to: '2018-06-08' }, vienna)).toMatchObject({ yearsWithoutHolidays: [2018] });
    expect(rolledBack('2018-06-03', vienna)).toEqual({
      day: '2018-06-01',
      movedFrom: '2018-06-03',
      because: 'weekend',
    });
  });

  it('never lands on a holiday or a weekend, and never on a day later than the weeks give', () => {
    const years = holidayTables.map(({ dutyStation, year }) => ({ dutyStation, year }));
    const covered = years.filter(({ dutyStation, year }) =>
      years.some((other) => other.dutyStation === dutyStation && other.year === year + 1),
    );
    expect(covered.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(
        fc.constantFrom(...covered),
        fc.integer({ min: 100, max: 600 }),
        fc.nat(9),
        ({ dutyStation, year }, offset, length) => {
          const calendar = dutyStationCalendar(dutyStation);
          const from = addDays(`${year}-01-01`, offset);
          const plan = backPlan({ from, to: addDays(from, length) }, calendar);
          fc.pre(plan.yearsWithoutHolidays.length === 0);
          const { yearsWithoutHolidays, postSession, ...before } = plan;
          for (const { day } of [...Object.values(before), postSession]) expect(isWorkingDay(day, calendar)).toBe(true);
          const weeks = { forecast: 14, slot: 10, issue: 6, inSession: 3 };
          for (const [name, { day, movedFrom }] of Object.entries(before)) {
            const given = addDays(from, -7 * weeks[name as keyof typeof weeks]);
            expect(day <= given).toBe(true);
            expect(movedFrom ?? day).toBe(given);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('closing of replies', () => {
  it('still makes the slot with exactly the working days the paper takes', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(40), (offset, workingDays) => {
        const slot = addDays('2016-03-01', offset);
        const closing = latestClosing(slot, workingDays, vienna);
        expect(workingDaysBetween(closing, slot, vienna)).toBe(workingDays);
        expect(isWorkingDay(closing, vienna)).toBe(true);
      }),
    );
  });

  const dates = {
    zone: 'Europe/Vienna',
    dispatchAt: '2015-05-20T07:00:00Z',
    deadlineAt: '2015-07-03T16:00:00Z',
    cutOffAt: '2015-07-07T10:00:00Z',
    compileAt: '2015-07-20T07:00:00Z',
    closeAt: '2015-09-28T07:00:00Z',
  };

  it('of the campaign of 2015 leaves ten working days and makes the slot on the day', () => {
    expect(campaignClosing({ dates }, '2015-07-20', vienna, localDay)).toEqual({
      deadline: '2015-07-03',
      compile: '2015-07-20',
      due: '2015-07-20',
      makesIt: true,
      daysToSpare: 0,
      workingDays: 10,
      latestDeadline: '2015-07-03',
    });
  });

  it('a week later misses it, and the day that would make it is named', () => {
    const later = { ...dates, deadlineAt: '2015-07-10T16:00:00Z', compileAt: '2015-07-27T07:00:00Z' };
    expect(campaignClosing({ dates: later }, '2015-07-20', vienna, localDay)).toMatchObject({
      makesIt: false,
      daysToSpare: -7,
      latestDeadline: '2015-07-03',
    });
  });
});
