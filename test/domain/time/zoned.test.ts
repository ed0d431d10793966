import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOfLocal, isZone, localDay, localTime } from '../../../domain/time/zoned.ts';

const iso = (local: string, zone: string): string => {
  const found = instantOfLocal(local, zone);
  return found.skipped ? `skipped until ${found.resumesAt}` : new Date(found.instantMs).toISOString();
};

describe('instantOfLocal', () => {
  it.each([
    ['2015-05-20T09:00', 'Europe/Vienna', '2015-05-20T07:00:00.000Z'],
    ['2015-12-20T09:00', 'Europe/Vienna', '2015-12-20T08:00:00.000Z'],
    ['2015-07-03T18:00', 'America/New_York', '2015-07-03T22:00:00.000Z'],
    ['2015-07-03T18:00', 'Africa/Nairobi', '2015-07-03T15:00:00.000Z'],
    ['2015-07-03T00:00', 'Asia/Kathmandu', '2015-07-02T18:15:00.000Z'],
    ['2015-07-03T18:00', 'UTC', '2015-07-03T18:00:00.000Z'],
    ['2011-12-31T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
  ])('reads %s in %s as %s', (local, zone, instant) => {
    expect(iso(local, zone)).toBe(instant);
  });

  it.each([
    ['2015-03-29T02:30', 'Europe/Vienna', '2015-03-29T03:00'],
    ['2015-03-29T02:00', 'Europe/Vienna', '2015-03-29T03:00'],
    ['2015-03-08T02:30', 'America/New_York', '2015-03-08T03:00'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-31T00:00'],
  ])('says that %s is skipped in %s and that clocks resume at %s', (local, zone, resumes) => {
    expect(iso(local, zone)).toBe(`skipped until ${resumes}`);
  });

  it('takes the first of two occurrences and says that there are two', () => {
    const found = instantOfLocal('2015-10-25T02:30', 'Europe/Vienna');
    expect(found).toEqual({ skipped: false, ambiguous: true, instantMs: Date.parse('2015-10-25T00:30:00Z') });
    expect(instantOfLocal('2015-10-25T03:00', 'Europe/Vienna')).toMatchObject({ ambiguous: false });
  });

  it('goes back to the same local time for every instant whose local time occurs once', () => {
    const zones = [
      'Europe/Vienna',
      'America/New_York',
      'Africa/Nairobi',
      'Europe/Zurich',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, zone) => {
        const instantMs = minute * 60_000;
        const found = instantOfLocal(localTime(instantMs, zone), zone);
        expect(found.skipped).toBe(false);
        if (!found.skipped)
          expect(found.ambiguous ? instantMs - found.instantMs : found.instantMs).toSatisfy((value: number) =>
            found.ambiguous ? value >= 0 && value <= 86_400_000 : value === instantMs,
          );
      }),
      { numRuns: 400 },
    );
  });

  it('refuses text of another shape', () => {
    expect(() => instantOfLocal('2015-07-03 18:00', 'UTC')).toThrow(RangeError);
    expect(() => instantOfLocal('2015-07-03', 'UTC')).toThrow(RangeError);
  });
});

describe('localDay', () => {
  it('changes at local midnight', () => {
    expect(localDay(Date.parse('2015-05-19T21:59:59Z'), 'Europe/Vienna')).toBe('2015-05-19');
    expect(localDay(Date.parse('2015-05-19T22:00:00Z'), 'Europe/Vienna')).toBe('2015-05-20');
  });
});

describe('isZone', () => {
  it.each([
    ['Europe/Vienna', true],
    ['America/Argentina/Buenos_Aires', true],
    ['UTC', true],
    ['Europe/Wien', false],
    ['CET', false],
    ['+02:00', false],
    ['', false],
  ])('%s: %s', (zone, known) => {
    expect(isZone(zone)).toBe(known);
  });
});
