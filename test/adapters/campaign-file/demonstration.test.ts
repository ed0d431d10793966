import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { allFieldPaths } from '../../../adapters/campaign-file/field-names.ts';
import { dutyStationCalendar, holidayTables, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { isChecked } from '../../../domain/remind/holidays/holiday-table.ts';
import { daysBetween } from '../../../domain/time/calendar-day.ts';
import { localDay, localTime } from '../../../domain/time/zoned.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const campaign = await readCampaignFile(fromRoot('campaigns/resolution-7-1-first-meeting.yaml'));
const { dates } = campaign;
const day = (iso: string): string => localDay(Date.parse(iso), dates.zone);

describe('the campaign of 20 May 2015', () => {
  it('keeps to what the report on resolution 7/1 says', () => {
    expect(campaign.mandate).toMatchObject({ resolution: '7/1', paragraph: 5 });
    expect(localTime(Date.parse(dates.dispatchAt), dates.zone)).toBe('2015-05-20T09:00');
    expect(campaign.audience).toMatchObject({ instrument: 'UNTOC', asAt: '2015-05-20' });
    expect(campaign.audience.classes).toEqual(['parties', 'signatories', 'other-states', 'organizations']);
    expect(campaign.paper.symbol).toBe('CTOC/COP/WG.8/2015/2');
    expect(campaign.paper.masthead.placeAndDates).toBe('Vienna, 28–30 September 2015');
    expect(campaign.languages).toEqual(['en', 'fr', 'es', 'ar', 'zh', 'ru']);
  });

  it('is compiled ten weeks before the meeting and closed when it opens, all on working days', () => {
    expect(day(dates.closeAt)).toBe('2015-09-28');
    expect(daysBetween(day(dates.compileAt), '2015-09-28')).toBe(70);
    const calendar = dutyStationCalendar(campaign.office.dutyStation);
    const days = [dates.dispatchAt, dates.deadlineAt, dates.cutOffAt, dates.compileAt, dates.closeAt].map(day);
    expect(days.filter((each) => !isWorkingDay(each, calendar))).toEqual([]);
  });

  it('claims no review by a native speaker', () => {
    const reviewed = campaign.languages.map((language) => campaign.wording[language]?.reviewed);
    expect(reviewed).toEqual([false, false, false, false, false, false]);
  });

  it('has its wording in the script of each language, and no space inside Chinese', () => {
    const scripts = { ar: 'Arabic', zh: 'Han', en: 'Latin', fr: 'Latin', ru: 'Cyrillic', es: 'Latin' } as const;
    for (const language of campaign.languages) {
      const { subject = '', mandateParagraph = '', requestParagraph = '' } = campaign.wording[language] ?? {};
      const text = [campaign.office.name[language], subject, mandateParagraph, requestParagraph].join('\n');
      const letters = text.replace(/\{\w+\}|Microsoft Word|CTOC\S+/g, '').match(/\p{L}/gu) ?? [];
      const script = new RegExp(`\\p{Script=${scripts[language]}}`, 'u');
      expect(letters.filter((letter) => !script.test(letter))).toEqual([]);
      expect(requestParagraph).toContain('{deadline}');
      expect(requestParagraph).toContain('CTOC/COP/WG.8/2015/2');
      if (language === 'zh') expect(text.replace('Microsoft Word', '')).not.toContain(' ');
    }
  });
});

describe('docs/campaign-file.md', () => {
  it('names the years of every holiday table, those that were read apart from those that were worked out', async () => {
    const text = await readFile(fromRoot('docs/campaign-file.md'), 'utf8');
    for (const station of ['Vienna', 'New York', 'Geneva', 'Nairobi']) {
      const [, read = '', workedOut = ''] = new RegExp(`^\\| ${station} +\\|(.*)\\|(.*)\\|$`, 'm').exec(text) ?? [];
      const years = (checked: boolean): string[] =>
        holidayTables
          .filter((table) => table.dutyStation === station && isChecked(table) === checked)
          .map(({ year }) => String(year));
      expect([read, workedOut].map((cell) => cell.match(/\d{4}/g) ?? [])).toEqual([years(true), years(false)]);
    }
  });

  it('explains every field of a campaign file, and none that is not one', async () => {
    const text = await readFile(fromRoot('docs/campaign-file.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([A-Za-z.<>]+)` +\|/gm)].map(([, field]) => field);
    expect(rows).toEqual(
      allFieldPaths().filter((path) => !allFieldPaths().some((other) => other.startsWith(`${path}.`))),
    );
  });
});
