import type { ItemLabel } from './item-label.ts';

/**
 * The text of a submission once it has been read out of the file it came in.
 * Plain JSON: it is stored as it is, and later rendered in every form the paper takes. Whatever was added to these
 * shapes is optional, so that what was stored before can still be read.
 */

/** A piece of text in one style. Never contains a line end that means a new paragraph. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Address it leads to: http, https or mailto (`safeLink`). */
  readonly link?: string;
  /** A footnote called at the end of this run. */
  readonly footnote?: readonly TextRun[];
}

/** Heading levels of the submitted text itself, before it is nested under its State's heading. */
export type BlockLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A list; an item is its runs, or more than them. */
export interface SubmittedList {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Number of the first item, where it is not 1. */
  readonly start?: number;
  readonly items: readonly (readonly TextRun[] | SubmittedItem)[];
}

/** An item with a list below it, or with a label that is not just its number in the list. */
export interface SubmittedItem {
  readonly runs: readonly TextRun[];
  readonly below?: SubmittedList;
  readonly label?: ItemLabel;
}

/** A cell that is larger than one column and one row. */
export interface SubmittedCell {
  readonly runs: readonly TextRun[];
  /** Columns and rows it spans; 1 where not given. */
  readonly columns?: number;
  readonly rows?: number;
}

/** A picture of the submitted file; its bytes are kept by their hash. Width and height in pixels. */
export interface SubmittedImage {
  readonly kind: 'image';
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  /** What its author wrote that it shows; empty where nothing was written. */
  readonly alternative: string;
}

/** A PDF whose text cannot be taken out faithfully: its pages stand for it. */
export interface SubmittedPages {
  readonly kind: 'pages';
  /** Of the PDF. */
  readonly sha256: string;
  readonly pages: number;
  /** Name of the file. */
  readonly name: string;
}

/** A picture that is damaged, of a kind of its own, or more than is kept: where it stood. */
export interface OmittedPicture {
  readonly kind: 'omitted-picture';
  /** What its author wrote that it shows; empty where nothing was written. */
  readonly alternative: string;
}

/** One block of the submitted text, in reading order. Rows of a table may have unequal lengths. */
export type SubmissionBlock =
  | {
      readonly kind: 'heading';
      readonly level: BlockLevel;
      readonly runs: readonly TextRun[];
      /** What it is numbered by, such as II. or 2.1. */
      readonly number?: string;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
  | SubmittedList
  | {
      readonly kind: 'table';
      readonly rows: readonly (readonly (readonly TextRun[] | SubmittedCell)[])[];
      /** How many rows the author marked as head; not given where nothing was marked. */
      readonly headerRows?: number;
    }
  | SubmittedImage
  | OmittedPicture
  | SubmittedPages;

/** An item of a list in its full shape. */
export const itemOf = (
  item: readonly TextRun[] | SubmittedItem,
): { readonly runs: readonly TextRun[]; readonly below: SubmittedList | null; readonly label: ItemLabel | null } =>
  'runs' in item
    ? { runs: item.runs, below: item.below ?? null, label: item.label ?? null }
    : { runs: item, below: null, label: null };

/** A cell of a table in its full shape. */
export const cellOf = (cell: readonly TextRun[] | SubmittedCell): SubmittedCell =>
  'runs' in cell ? cell : { runs: cell };

const runsOfList = (list: SubmittedList): (readonly TextRun[])[] =>
  list.items.map(itemOf).flatMap(({ runs, below }) => [runs, ...(below === null ? [] : runsOfList(below))]);

/** The runs of a block, each paragraph, item and cell by itself. */
const runsOfBlock = (block: SubmissionBlock): readonly (readonly TextRun[])[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.runs];
    case 'list':
      return runsOfList(block);
    case 'table':
      return block.rows.flat().map((cell) => cellOf(cell).runs);
    case 'image':
    case 'omitted-picture':
    case 'pages':
      return [];
  }
};

/** The words of a block, its footnotes last; paragraphs, items and cells parted by line feeds. */
export const textOfBlock = (block: SubmissionBlock): string => {
  const all = runsOfBlock(block);
  const notes = all.flat().flatMap(({ footnote }) => (footnote ? [footnote] : []));
  return [...all, ...notes].map((runs) => runs.map(({ text }) => text).join('')).join('\n');
};
