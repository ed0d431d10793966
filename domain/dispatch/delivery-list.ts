import type { NoteKind } from './note-text.ts';

/** One note of a batch that is delivered by hand. */
export interface DeliveryListRow {
  /** 1-based place in the batch, and in the joined PDF. */
  readonly number: number;
  readonly code: string;
  readonly addressee: string;
  readonly reference: string;
  /** Kind, number within it, and day: "reminder 1 of 2015-06-05". */
  readonly note: string;
  readonly dated: string;
  readonly pages: number;
  /** Page of the joined PDF on which the note begins. */
  readonly firstPage: number;
}

/** What the list is made from: a note with its addressee's place in the audience. */
export interface NoteToDeliver {
  readonly code: string;
  readonly addressee: string;
  readonly position: number;
  readonly kind: NoteKind;
  readonly sequence: number;
  readonly reference: string;
  readonly dated: string;
  readonly pages: number;
}

/** The order of a batch: as the audience stands, the older note of an addressee first. */
export const inDeliveryOrder = <Note extends Pick<NoteToDeliver, 'position' | 'dated' | 'reference'>>(
  notes: readonly Note[],
): Note[] =>
  notes.toSorted(
    (a, b) =>
      a.position - b.position || (a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : a.reference < b.reference ? -1 : 1),
  );

/** The rows of the delivery list of a batch in this order; each note begins on an odd page. */
export const deliveryList = (notes: readonly NoteToDeliver[]): DeliveryListRow[] => {
  let firstPage = 1;
  return notes.map(({ code, addressee, kind, sequence, reference, dated, pages }, index) => {
    const row: DeliveryListRow = {
      number: index + 1,
      code,
      addressee,
      reference,
      note: `${kind}${kind === 'request' ? '' : ` ${sequence}`} of ${dated}`,
      dated,
      pages,
      firstPage,
    };
    firstPage += pages + (pages % 2);
    return row;
  });
};

/** Heads of the columns of the list as a table for programs; the last two are for whoever delivers to fill in. */
export const deliveryListColumns = [
  'number',
  'code',
  'addressee',
  'note',
  'reference',
  'dated',
  'first_page',
  'pages',
  'delivered_on',
  'delivered_by',
] as const;

/** The rows of a delivery list as cells of a table, by the names of its columns. */
export const deliveryListCells = (
  rows: readonly DeliveryListRow[],
): Readonly<Record<(typeof deliveryListColumns)[number], string>>[] =>
  rows.map((row) => ({
    number: String(row.number),
    code: row.code,
    addressee: row.addressee,
    note: row.note,
    reference: row.reference,
    dated: row.dated,
    first_page: String(row.firstPage),
    pages: String(row.pages),
    delivered_on: '',
    delivered_by: '',
  }));
