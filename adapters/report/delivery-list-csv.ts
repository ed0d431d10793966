import { stringify } from 'csv-stringify/sync';
import { type DeliveryListRow, deliveryListCells, deliveryListColumns } from '../../domain/dispatch/delivery-list.ts';

/** A delivery list as CSV, in the same form as the status of responses: no cell can become a formula. */
export const deliveryListCsv = (rows: readonly DeliveryListRow[]): string =>
  stringify(deliveryListCells(rows), {
    header: true,
    columns: [...deliveryListColumns],
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
