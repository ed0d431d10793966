import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { statusXlsx } from '../../../adapters/report/status-xlsx.ts';
import { type Language, languages } from '../../../domain/language.ts';
import { cleanLine } from '../../../domain/paper/clean-text.ts';
import { reportWording } from '../../../domain/report/report-wording.ts';
import { facts, repliedOn, statusOf } from '../../domain/report/responses.ts';
import { missing } from '../../support/programs.ts';
import { ownFolder } from '../../support/stack.ts';
import { readZip } from '../documents/read-zip.ts';

const names = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("https://example.test")',
  "Côte d'Ivoire & <b>",
  'a\u0000\u202eb',
];
const statusIn = (language: Language) =>
  statusOf(
    names.map((name, index) =>
      facts(`S${index}`, { name, sortKey: name, ...(index % 2 === 0 ? repliedOn('06-01') : {}) }),
    ),
    { language, workingMornings: [Date.UTC(2015, 4, 21, 7)] },
  );
const filesOf = async (language: Language) => readZip(await statusXlsx(statusIn(language)));
const textOf = (files: Awaited<ReturnType<typeof filesOf>>, name: string): string => files.get(name)?.text ?? '';

describe('the workbook', () => {
  it('is the same bytes each time, and dated by the day of the report', async () => {
    const [one, two] = [await statusXlsx(statusIn('en')), await statusXlsx(statusIn('en'))];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    const moments = new Set([...readZip(one).values()].map(({ dosMoment }) => dosMoment));
    expect([...moments]).toEqual([(((2015 - 1980) << 9) | (9 << 5) | 11) * 65_536]);
  });

  it('has no formula, whatever a name begins with', async () => {
    const files = await filesOf('en');
    const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(3);
    for (const [name, { text }] of sheets) expect(text, name).not.toContain('<f>');
    expect(textOf(files, 'xl/sharedStrings.xml')).toContain('=1+1');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    expect(textOf(files, 'xl/sharedStrings.xml')).not.toMatch(/[\u0000-\u0008\u202e]/);
  });

  it('keeps its heads in view, filters every line, and has dates and numbers as such', async () => {
    const sheet = textOf(await filesOf('en'), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain(`</sheetData><autoFilter ref="A1:P${names.length + 1}"/>`);
    // 20 May 2015, nine at the duty station: day 42144 of the spreadsheet's count.
    expect(sheet).toMatch(/<c r="J2" s="\d+"><v>42144\.375<\/v>/);
    expect(sheet).toMatch(/<c r="N2" s="0"><v>0<\/v>/);
  });

  it.each(languages)('reads in %s from the side where reading begins', async (language) => {
    const files = await filesOf(language);
    const { sheet } = reportWording(language);
    for (const name of [sheet.addressees, sheet.figures, sheet.course]) {
      expect(name.length).toBeLessThanOrEqual(31);
      expect(name).not.toMatch(/[[\]:*?/\\]/);
      expect(textOf(files, 'xl/workbook.xml')).toContain(`name="${name}"`);
    }
    expect(textOf(files, 'xl/worksheets/sheet1.xml').includes('rightToLeft="1"')).toBe(language === 'ar');
  });

  it('opens elsewhere with every name and every date', async ({ skip }) => {
    const absent = missing('sh', '-c', `test -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libsclo.so"`);
    if (absent !== undefined) skip('LibreOffice Calc is not installed here');
    const folder = ownFolder('xlsx');
    const file = join(folder, 'status.xlsx');
    writeFileSync(file, await statusXlsx(statusIn('en')));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', 'csv', '--outdir', folder, file]);
    const rows = parse(readFileSync(join(folder, 'status.csv')), { columns: true }) as Record<string, string>[];
    expect(rows.map((row) => row.Addressee).toSorted()).toEqual(names.map(cleanLine).toSorted());
    expect(rows[0]).toMatchObject({ 'Request sent on': '2015-05-20 09:00' });
  });
});
