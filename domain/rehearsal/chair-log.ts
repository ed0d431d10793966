/**
 * The simulated Chair's own record of what was handed over: a witness that the engine does not write. One line a
 * file, JSON.
 */
export interface ChairLine {
  /** Name of the batch, as its file or folder is called. */
  readonly batch: string;
  readonly file: string;
  readonly sha256: string;
  /** Codes of those whose text it is; empty for a covering letter. */
  readonly codes: readonly string[];
  /** The same bytes were in an earlier batch. */
  readonly repeats: boolean;
  /** It takes the place of an earlier text of the same respondents. */
  readonly replaces: boolean;
  /** The first and the last paragraph of the text; empty for a covering letter. */
  readonly first: string;
  readonly last: string;
}
