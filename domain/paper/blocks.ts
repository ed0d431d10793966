/**
 * The text of a submission once it has been read out of the file it came in.
 * Plain JSON: it is stored as it is, and later rendered in every form the paper takes.
 */

/** A piece of text in one style. Never contains a line end that means a new paragraph. */
export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Heading levels of the submitted text itself, before it is nested under its State's heading. */
export type BlockLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** One block of the submitted text, in reading order. Rows of a table may have unequal lengths. */
export type SubmissionBlock =
  | { readonly kind: 'heading'; readonly level: BlockLevel; readonly runs: readonly TextRun[] }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly TextRun[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly TextRun[])[])[] };
