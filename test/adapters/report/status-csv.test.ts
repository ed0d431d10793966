import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { statusCsv } from '../../../adapters/report/status-csv.ts';
import { statusCsvColumns } from '../../../domain/report/status-csv.ts';
import { facts, statusOf } from '../../domain/report/responses.ts';

const csvOf = (name: string): string =>
  statusCsv(
    statusOf([
      facts('CIV', {
        name,
        standing: 'late',
        form: 'text',
        respondedAt: '2015-07-30T19:00:00.000Z',
        remindedAt: ['2015-06-05T07:00:00.000Z', '2015-06-26T07:00:00.000Z'],
        submissionVersions: 2,
      }),
    ]),
  );

it('reads back with every column, accents, quotation marks and commas', () => {
  const text = csvOf('Côte d\'Ivoire, "République de"');
  expect(text.startsWith('\uFEFFas_at,')).toBe(true);
  const [row] = parse(text, { bom: true, columns: true }) as Record<string, string>[];
  expect(Object.keys(row ?? {})).toEqual([...statusCsvColumns]);
  expect(row).toMatchObject({
    name: 'Côte d\'Ivoire, "République de"',
    class: 'parties',
    regional_group: 'african',
    standing: 'late',
    reply_form: 'text',
    delivered: 'yes',
    responded_at: '2015-07-30T19:00:00.000Z',
    days_to_reply: '71.5',
    reminders: '2',
    submission_versions: '2',
  });
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('a name %j is text to a spreadsheet', (name) => {
  const [row] = parse(csvOf(name), { bom: true, columns: true }) as Record<string, string>[];
  expect(row?.name).toBe(`'${name}`);
});
