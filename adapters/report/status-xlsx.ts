import type { StatusOfResponses } from '../../domain/report/status-of-responses.ts';
import { statusWorkbook } from '../../domain/report/status-workbook.ts';
import { writeWorkbook } from './write-workbook.ts';

/** A status of responses as .xlsx; the same status gives the same bytes. */
export const statusXlsx = (status: StatusOfResponses): Promise<Uint8Array> =>
  writeWorkbook(statusWorkbook(status), status.day);
