import { stringify } from 'csv-stringify/sync';
import { statusCsvColumns, statusCsvRows } from '../../domain/report/status-csv.ts';
import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';

/**
 * A status of responses as CSV (RFC 4180, UTF-8 with byte order mark so that spreadsheets read the
 * accents). A cell that a spreadsheet would take for a formula begins with an apostrophe.
 */
export const statusCsv = (status: StatusOfResponses): string =>
  stringify(statusCsvRows(status), {
    header: true,
    columns: [...statusCsvColumns],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
