import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { readHolidays } from '../../../adapters/holidays/read-holidays.ts';
import { campaignCalendar, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { ownFolder } from '../../support/stack.ts';
import { replaced, smallestCampaign } from '../campaign-file/smallest-campaign.ts';

const line = (station: string, day: string): string => `${station},${day.slice(0, 4)},${day},A holiday,a circular\n`;
const header = 'duty_station,year,day,name,source\n';

/** A folder with a campaign file that names a file or a folder of holidays. */
const folderWith = (named: string, files: Readonly<Record<string, string>>): string => {
  const folder = ownFolder('holidays');
  mkdirSync(join(folder, 'tables'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const station = '  dutyStation: Vienna';
  writeFileSync(join(folder, 'c.yaml'), replaced(smallestCampaign, station, station, `  holidayFile: ${named}`));
  return folder;
};

describe('readHolidays', () => {
  it('reads one file, or all files of a folder', async () => {
    const folder = folderWith('own.csv', {
      'own.csv': header + line('Vienna', '2027-01-01'),
      'tables/a.csv': header + line('Nairobi', '2027-06-01'),
      'tables/b.yaml': '- { duty_station: Geneva, year: 2027, day: 2027-08-02, name: A day, source: s }',
      'tables/read.me': 'not a table',
    });
    expect((await readHolidays(join(folder, 'own.csv'))).map(({ dutyStation }) => dutyStation)).toEqual(['Vienna']);
    const all = await readHolidays(join(folder, 'tables'));
    expect(all.map(({ dutyStation }) => dutyStation)).toEqual(['Nairobi', 'Geneva']);
  });

  it.each([
    ['nothing there', 'none.csv', /no such file/],
    ['a folder without tables', 'tables', /holds no CSV or YAML file/],
    ['another kind of file', 'notes.txt', /neither in \.csv nor in \.yaml/],
    ['what is not UTF-8', 'latin.csv', /not UTF-8/],
  ])('refuses %s', async (_what, name, says) => {
    const folder = folderWith(name, { 'notes.txt': 'holidays' });
    writeFileSync(join(folder, 'latin.csv'), Buffer.from([0x4a, 0xfb, 0x6e, 0x65]));
    await expect(readHolidays(join(folder, name))).rejects.toMatchObject({
      code: 'holiday-files-unreadable',
      message: expect.stringMatching(says),
    });
  });
});

describe('office.holidayFile', () => {
  it('stands beside the campaign file; its year takes the place of the built-in one, and no other goes along', async () => {
    const folder = folderWith('tables', {
      'tables/own.csv': header + ['2014-06-10', '2015-06-10', '2016-06-10'].map((day) => line('Vienna', day)).join(''),
      'tables/other.csv': header + line('Nairobi', '2015-06-10'),
    });
    const definition = await readCampaignFile(join(folder, 'c.yaml'));
    expect(definition.office.holidayTables).toEqual([
      {
        dutyStation: 'Vienna',
        year: 2015,
        source: 'a circular',
        holidays: [{ day: '2015-06-10', name: 'A holiday', checked: true }],
      },
    ]);
    expect(Object.hasOwn(definition.office, 'holidayFile')).toBe(false);
    const calendar = campaignCalendar(definition);
    expect(['2015-06-10', '2015-05-25', '2016-03-28'].map((day) => isWorkingDay(day, calendar))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is refused with the campaign file: every bad line of it, beside the mistakes of the file itself', async () => {
    const folder = folderWith('own.csv', {
      'own.csv': header + line('Wien', '2015-01-01') + line('Vienna', '2015-02-30'),
    });
    const text = replaced(smallestCampaign, '  dutyStation: Vienna', '  dutyStation: Vienna', '  holidayFile: own.csv');
    writeFileSync(join(folder, 'c.yaml'), replaced(text, '  paragraph: 5', '  paragraph: 0'));
    await expect(readCampaignFile(join(folder, 'c.yaml'))).rejects.toMatchObject({
      code: 'campaign-file-invalid',
      mistakes: [
        { path: 'mandate.paragraph', line: 6 },
        { path: 'office.holidayFile', line: 13, message: expect.stringContaining('own.csv, line 2: duty_station') },
        { path: 'office.holidayFile', line: 13, message: expect.stringContaining('own.csv, line 3: day must') },
      ],
    });
  });
});
