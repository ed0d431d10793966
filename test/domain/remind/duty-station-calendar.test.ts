import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainRefusal } from '../../../domain/errors.ts';
import {
  campaignCalendar,
  dutyStationCalendar,
  holidayOn,
  holidayTables,
  isWorkingDay,
} from '../../../domain/remind/duty-station-calendar.ts';
import { type HolidayTable, isChecked } from '../../../domain/remind/holidays/holiday-table.ts';
import { workingMornings } from '../../../domain/remind/working-mornings.ts';
import { daysBetween, isCalendarDay, isWeekend, yearOf } from '../../../domain/time/calendar-day.ts';
import { localDay, localTime } from '../../../domain/time/zoned.ts';

const vienna = dutyStationCalendar('Vienna');
const zone = 'Europe/Vienna';
const at = (iso: string): number => Date.parse(iso);

describe('isWorkingDay', () => {
  it.each([
    ['2015-05-20', true, 'the Wednesday of the note'],
    ['2015-05-23', false, 'a Saturday'],
    ['2015-05-25', false, 'Whit Monday'],
    ['2015-07-17', false, 'Eid al-Fitr'],
    ['2015-05-14', true, 'Ascension Day, a holiday of Austria and not of the United Nations'],
    ['2016-03-28', false, 'Easter Monday'],
    ['2023-01-02', false, "in lieu of New Year's Day, a Sunday"],
    ['2023-05-29', true, 'Whit Monday, no longer a fixed holiday in 2023'],
  ])('%s: %s (%s)', (day, works) => {
    expect(isWorkingDay(day, vienna)).toBe(works);
  });

  it('refuses a year or a station whose holidays nobody entered, even on a weekend', () => {
    for (const [day, calendar] of [
      ['2017-05-20', vienna],
      ['2025-05-20', dutyStationCalendar('Nairobi')],
      ['2015-05-20', dutyStationCalendar('Geneva')],
    ] as const) {
      expect(() => isWorkingDay(day, calendar)).toThrow(
        expect.objectContaining({ code: 'no-holiday-table', message: expect.stringContaining(calendar.dutyStation) }),
      );
    }
    expect(() => isWorkingDay('2017-05-20', vienna)).toThrow(DomainRefusal);
  });

  it('follows other tables when it is given others', () => {
    const table = { dutyStation: 'Nairobi', year: 2030, source: 'a test', holidays: [] } as const;
    expect(isWorkingDay('2030-12-25', dutyStationCalendar('Nairobi', [table]))).toBe(true);
    expect(dutyStationCalendar('Vienna', [table]).tables).toEqual([]);
  });
});

describe('campaignCalendar', () => {
  const office = { dutyStation: 'Vienna', holidays: { '2015': ['2015-05-14'], '2017': [] } };
  const calendar = campaignCalendar({ office } as unknown as Parameters<typeof campaignCalendar>[0]);

  it('takes the years of the campaign file instead of the tables, and the tables for the others', () => {
    const worked = ['2015-05-14', '2015-05-25', '2016-03-28', '2017-04-17'].map((day) => isWorkingDay(day, calendar));
    expect(worked).toEqual([false, true, false, true]);
    expect(() => isWorkingDay('2018-05-14', calendar)).toThrow(expect.objectContaining({ code: 'no-holiday-table' }));
  });

  it("takes the campaign's days first, then its holiday files, then the product's own table", () => {
    const fromFile = (year: number, ...days: string[]): HolidayTable => ({
      dutyStation: 'Vienna',
      year,
      source: 'a circular',
      holidays: days.map((day) => ({ day, name: 'A holiday', checked: true })),
    });
    const filed = { ...office, holidayTables: [fromFile(2015, '2015-06-10'), fromFile(2016, '2016-06-10')] };
    const theirs = campaignCalendar({ office: filed } as unknown as Parameters<typeof campaignCalendar>[0]);
    const closed = ['2015-05-14', '2015-06-10', '2016-06-10', '2016-03-28', '2023-06-29'].filter(
      (day) => !isWorkingDay(day, theirs),
    );
    expect(closed).toEqual(['2015-05-14', '2016-06-10', '2023-06-29']);
    expect(holidayOn('2016-06-10', theirs)?.name).toBe('A holiday');
    expect(holidayOn('2018-06-10', theirs)).toBeUndefined();
  });
});

describe('holidayTables', () => {
  it.each(holidayTables.map((table) => [`${table.dutyStation} ${table.year}`, table] as const))(
    '%s holds distinct weekdays of its year, nine or ten, ascending, and says where they are from',
    (_, table) => {
      const days = table.holidays.map((holiday) => holiday.day);
      expect(days.every((day) => isCalendarDay(day) && yearOf(day) === table.year && !isWeekend(day))).toBe(true);
      expect(days).toEqual([...new Set(days)].sort());
      // Which ten of Kenya's eleven holidays Nairobi keeps is not known: its tables hold all.
      expect(table.dutyStation === 'Nairobi' ? [11] : [9, 10]).toContain(days.length);
      expect(table.source).toMatch(isChecked(table) ? /^(?!assumed)/ : /^assumed.*no list/);
      expect(table.holidays.some(({ checked }) => checked)).toBe(isChecked(table));
    },
  );

  it('holds one table for a station and year, and calls checked only those whose list was read', () => {
    const names = holidayTables.map(({ dutyStation, year }) => `${dutyStation} ${year}`);
    expect(names).toHaveLength(new Set(names).size);
    expect(names.filter((_, index) => isChecked(holidayTables[index] as HolidayTable))).toEqual([
      'Vienna 2023',
      'New York 2017',
      'New York 2020',
      'New York 2024',
    ]);
    expect(new Set(holidayTables.map(({ dutyStation }) => dutyStation)).size).toBe(4);
  });

  it('keeps both Eids at every station, in the same days of the moon', () => {
    for (const { holidays, year, dutyStation } of holidayTables) {
      const eids = holidays.filter(({ name }) => name.startsWith('Eid'));
      expect([dutyStation, year, eids.length]).toEqual([dutyStation, year, 2]);
      const [fitr, adha] = eids.map(({ day }) => day) as [string, string];
      // Two lunar months and ten days, give or take a day in lieu.
      expect(Math.abs(daysBetween(fitr, adha) - 69)).toBeLessThanOrEqual(3);
    }
  });
});

describe('workingMornings', () => {
  it('gives nine in the morning in Vienna through both clock changes', () => {
    const mornings = workingMornings(vienna, zone, at('2015-03-26T00:00:00Z'), at('2015-03-31T12:00:00Z'));
    expect(mornings.map((ms) => new Date(ms).toISOString())).toEqual([
      '2015-03-26T08:00:00.000Z',
      '2015-03-27T08:00:00.000Z',
      '2015-03-30T07:00:00.000Z',
      '2015-03-31T07:00:00.000Z',
    ]);
  });

  it('includes both ends and steps over weekends and holidays', () => {
    const mornings = workingMornings(vienna, zone, at('2015-07-16T07:00:00Z'), at('2015-07-20T07:00:00Z'));
    expect(mornings.map((ms) => localTime(ms, zone))).toEqual(['2015-07-16T09:00', '2015-07-20T09:00']);
    expect(workingMornings(vienna, zone, at('2015-07-16T07:00:00.001Z'), at('2015-07-20T06:59:59.999Z'))).toEqual([]);
    expect(workingMornings(vienna, zone, 2, 1)).toEqual([]);
  });

  it('refuses when the campaign runs into a year without a table', () => {
    expect(() => workingMornings(vienna, zone, at('2016-12-01T00:00:00Z'), at('2017-01-31T00:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'no-holiday-table' }),
    );
  });

  it('never lands on a weekend or holiday, ascends, and misses no working day', () => {
    const moment = fc.integer({ min: at('2015-01-02T00:00:00Z'), max: at('2016-12-31T12:00:00Z') });
    fc.assert(
      fc.property(moment, moment, fc.constantFrom(zone, 'America/New_York', 'Africa/Nairobi'), (a, b, place) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const mornings = workingMornings(vienna, place, from, to);
        for (const [position, morning] of mornings.entries()) {
          expect(isWorkingDay(localDay(morning, place), vienna)).toBe(true);
          expect(localTime(morning, place)).toMatch(/T09:00$/);
          if (position > 0) expect(morning).toBeGreaterThan(mornings[position - 1] as number);
        }
        const whole = workingMornings(vienna, place, at('2015-01-02T00:00:00Z'), at('2016-12-31T12:00:00Z'));
        expect(mornings).toEqual(whole.filter((ms) => ms >= from && ms <= to));
      }),
      { numRuns: 40 },
    );
  });
});
