import { describe, expect, it } from 'vitest';
import { parseHolidays } from '../../../adapters/holidays/parse-holidays.ts';

const header = 'duty_station,year,day,name,source';
const csv = (...lines: string[]) => ({ name: 'own.csv', text: [header, ...lines, ''].join('\n') });
const source = 'UNOV/INF/2026/1';

describe('holiday files', () => {
  it('give a table for each station and year, its days in order and checked', () => {
    const { tables, mistakes } = parseHolidays([
      csv(
        `Vienna,2027,2027-03-26,Good Friday,${source}`,
        `Vienna,2027,2027-01-01,New Year's Day,${source}`,
        'New York,2027,2027-07-05,"Independence Day, in lieu",ST/IC/2026/9',
      ),
    ]);
    expect(mistakes).toEqual([]);
    expect(tables).toEqual([
      {
        dutyStation: 'Vienna',
        year: 2027,
        source,
        holidays: [
          { day: '2027-01-01', name: "New Year's Day", checked: true },
          { day: '2027-03-26', name: 'Good Friday', checked: true },
        ],
      },
      {
        dutyStation: 'New York',
        year: 2027,
        source: 'ST/IC/2026/9',
        holidays: [{ day: '2027-07-05', name: 'Independence Day, in lieu', checked: true }],
      },
    ]);
  });

  it('give the same tables whether they are CSV or YAML', () => {
    const yaml = `- { duty_station: Geneva, year: 2027, day: 2027-12-24, name: Jour de Noël, source: a circular }\n`;
    const fromYaml = parseHolidays([{ name: 'own.yaml', text: yaml }]);
    expect(fromYaml).toEqual(parseHolidays([csv('Geneva,2027,2027-12-24,Jour de Noël,a circular')]));
    expect(fromYaml.tables).toHaveLength(1);
  });

  it('name every bad line with its file, and say what is wrong', () => {
    const { tables, mistakes } = parseHolidays([
      csv(
        `Wien,2027,2027-01-01,Neujahr,${source}`,
        `Vienna,27,2027-01-01,New Year,${source}`,
        `Vienna,2027,2027-02-29,Nothing,${source}`,
        `Vienna,2027,2026-12-25,Christmas Day,${source}`,
        'Vienna,2027,2027-05-01,,',
        `Vienna,2027,2027-10-26,National Day,${source}`,
        `Vienna,2027,2027-10-26,National Day,${source}`,
        'Vienna,2027,2027-12-25',
      ),
    ]);
    const said = mistakes.map(({ path, line, message }) => `${path}:${line} ${message}`).sort();
    expect(said).toEqual([
      expect.stringMatching(/^own\.csv:2 duty_station must be one of Vienna.*"Wien"/),
      expect.stringMatching(/^own\.csv:3 year must be four digits/),
      expect.stringMatching(/^own\.csv:4 day must be a day that exists.*2027-02-29/),
      expect.stringMatching(/^own\.csv:5 2026-12-25 is not a day of 2027/),
      expect.stringMatching(/^own\.csv:6 name is missing/),
      expect.stringMatching(/^own\.csv:6 source is missing/),
      expect.stringMatching(/^own\.csv:8 2027-10-26 stands on line 7 already/),
      expect.stringMatching(/^own\.csv:9 The line has 3 cells/),
    ]);
    expect(tables.flatMap(({ holidays }) => holidays.map(({ day }) => day))).toEqual(['2027-10-26']);
  });

  it.each([
    ['a YAML file that is no list', { name: 'a.yml', text: 'year: 2027' }, /must hold a list/],
    [
      'a YAML entry with a field too many',
      { name: 'a.yml', text: '- { dutyStation: Vienna }' },
      /"dutyStation" is not/,
    ],
    ['a YAML file that cannot be read', { name: 'a.yml', text: '- [' }, /cannot be read as YAML/],
    ['a CSV file without its header', { name: 'a.csv', text: 'Vienna,2027\n' }, /column "duty_station" is missing/],
    ['a control character', csv(`Vienna,2027,2027-01-01,New\u202e Year,${source}`), /name contains control characters/],
  ])('refuse %s', (_what, file, says) => {
    const { tables, mistakes } = parseHolidays([file]);
    expect(mistakes.map(({ message }) => message).join('\n')).toMatch(says);
    expect(mistakes.every(({ path, line }) => path === file.name && (line ?? 0) > 0)).toBe(true);
    expect(tables).toEqual([]);
  });

  it('refuse a station and year that stands in two files', () => {
    const day = (date: string): string => `Vienna,2027,${date},A day,${source}`;
    const { mistakes } = parseHolidays([csv(day('2027-01-01')), { ...csv(day('2027-05-03')), name: 'second.csv' }]);
    expect(mistakes).toEqual([{ path: 'second.csv', line: 2, message: expect.stringContaining('own.csv already') }]);
  });
});
