import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseCampaignFile, readCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { allFieldPaths } from '../../../adapters/campaign-file/field-names.ts';
import { TransmittalFile } from '../../../adapters/campaign-file/transmittal-schema.ts';
import { documentMasthead } from '../../../domain/compile/document-masthead.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { dutyStationCalendar, isWorkingDay } from '../../../domain/remind/duty-station-calendar.ts';
import { localDay, localTime } from '../../../domain/time/zoned.ts';

const fromRoot = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const demonstration = fromRoot('campaigns/resolution-7-1-second-meeting.yaml');
const text = await readFile(demonstration, 'utf8');
const campaign = await readCampaignFile(demonstration);

const mistakesIn = (changed: string): string[] => {
  try {
    parseCampaignFile(changed, 'campaign.yaml');
    return [];
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    return error.mistakes.map(({ line, message }) => `${line}: ${message}`);
  }
};

/** The demonstration with one line replaced. */
const having = (line: RegExp, by: string): string => {
  expect(text).toMatch(line);
  return text.replace(line, by);
};

const lineOf = (piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('the campaign of 6 and 7 June 2016', () => {
  it('keeps to what the report on resolution 7/1 says', () => {
    expect(campaign.mandate).toMatchObject({ resolution: '7/1', paragraph: 5 });
    expect(campaign.paper.symbol).toBe('CTOC/COP/WG.8/2016/CRP.1');
    expect(campaign.paper.masthead).toMatchObject({ placeAndDates: 'Vienna, 6–7 June 2016', agendaItem: null });
    expect(localDay(Date.parse(campaign.dates.closeAt), campaign.dates.zone)).toBe('2016-06-06');
    expect(campaign.transmittal?.transmittedBy).toBe('the Chair of the second open-ended intergovernmental meeting');
  });

  it('asks nobody, reminds nobody and sends nothing', () => {
    expect(campaign.audience).toMatchObject({ classes: [], include: [] });
    expect(campaign).toMatchObject({ wording: {}, reminders: { offsets: [], cap: 0 } });
  });

  it('is drafted on a working day before the meeting', () => {
    const day = localDay(Date.parse(campaign.dates.compileAt), campaign.dates.zone);
    expect(isWorkingDay(day, dutyStationCalendar('Vienna'))).toBe(true);
    expect(campaign.dates.compileAt < campaign.dates.closeAt).toBe(true);
    expect(localTime(Date.parse(campaign.dates.compileAt), campaign.dates.zone)).toBe('2016-05-30T09:00');
  });

  it('is a conference room paper whose language line comes from what is inside', () => {
    expect(campaign.paper.languageLine).toBeUndefined();
    expect(documentMasthead(campaign.paper, '2016-05-30', ['en', 'fr'])).toMatchObject({
      kind: 'conference-room-paper',
      languageLine: 'Original: English/French',
    });
  });
});

describe('the language line of a paper', () => {
  it.each([
    ['English only', 'English only'],
    ['"Original: French"', 'Original: French'],
    ['"Original: English/French"', 'Original: English/French'],
    ['"Original: All languages"', 'Original: All languages'],
    ['[en, fr, es]', 'English, French and Spanish'],
  ])('written as %s is printed so, whatever is inside', (written, printed) => {
    const { paper } = parseCampaignFile(
      having(/^ {2}languageLine: .*$/m, `  languageLine: ${written}`),
      'campaign.yaml',
    );
    expect(documentMasthead(paper, '2016-05-30', ['ru']).languageLine).toBe(printed);
  });

  it.each(['German only', '"Original: Klingon"', '[en, de]', '[]'])('written as %s is refused', (written) => {
    const [mistake, ...more] = mistakesIn(having(/^ {2}languageLine: .*$/m, `  languageLine: ${written}`));
    expect(more).toEqual([]);
    expect(mistake).toMatch(new RegExp(`^${lineOf('  languageLine: derived')}: paper\\.languageLine must be derived`));
  });
});

describe('a transmittal file', () => {
  it('has every mistake named with its line', () => {
    const changed = text
      .replace(/^ {2}compile: .*$/m, '  compile: 2016-06-07 09:00')
      .replace(/^ {2}provenance: .*$/m, '  provenance: footnote')
      .replace(/^ {2}dutyStation: .*$/m, '  dutyStation: Vienna\n  letterhead: [Office]')
      .replace(/^ {2}symbol: .*$/m, '  symbol: CTOC/COP/WG.8/2016/CRP');
    const mistakes = mistakesIn(changed);
    expect(mistakes).toHaveLength(4);
    expect(mistakes.join('\n')).toMatch(/office\.letterhead is not a field/);
    expect(mistakes.join('\n')).toMatch(/transmittal\.provenance must be one of introduction, each-text or none/);
    expect(mistakes.join('\n')).toMatch(/dates\.meeting is not after the compilation/);
    expect(mistakes.join('\n')).toMatch(/paper\.symbol does not parse/);
  });

  it.each([
    [/^ {2}language: en.*$/m, '  languages: [en, fr]', 'paper.languages[1] asks for a version in fr'],
    [/^ {2}open: .*$/m, '  open: 2016-03-27 02:30', 'dates.open does not exist'],
    [/^ {4}agendaFootnote: null$/m, '    agendaFootnote: CTOC/1', 'needs paper.masthead.agendaItem'],
    [/^transmittal:$/m, 'transmital:', 'did you mean "transmittal"'],
  ])('is refused for what does not hold together: %s', (line, by, message) => {
    expect(mistakesIn(having(line, by)).join('\n')).toContain(message);
  });

  it('is explained field by field in docs/transmittal-file.md', async () => {
    const explained = await readFile(fromRoot('docs/transmittal-file.md'), 'utf8');
    const rows = [...explained.matchAll(/^\| `([A-Za-z.<>]+)` +\|/gm)].map(([, field]) => field);
    const fields = allFieldPaths(TransmittalFile);
    expect(rows).toEqual(fields.filter((path) => !fields.some((other) => other.startsWith(`${path}.`))));
  });
});
