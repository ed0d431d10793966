import type { Language } from '../../language.ts';

/** The ways in which a batch comes: as files in a folder, packed, or attached to a message. */
export type TransmittalForm = 'folder' | 'zip' | 'email';

/** A file of the batch; its name is its path inside the batch, with "/" between folders. */
export interface TransmittedFile {
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** A line of the manifest as it was written; nothing in it has been judged. */
export interface ManifestLine {
  /** 1-based, in the manifest. */
  readonly line: number;
  readonly files: readonly string[];
  /** Codes of those whose text it is, in the order in which they are written; {@link nobody} alone for what is only kept. */
  readonly codes: readonly string[];
  readonly language: string | null;
  /** Number of the note or letter that it came with, and the day that one bears. */
  readonly reference: string | null;
  readonly date: string | null;
  /** It takes the place of what the same respondents have on file. */
  readonly replaces: boolean;
}

/** Stands in a manifest for a file that is kept and is nobody's text: a covering letter, a list. */
export const nobody = '-';

/** One submission of the batch: one text in one or more files, of one or more respondents. */
export interface TransmittedText {
  readonly files: readonly TransmittedFile[];
  /** Codes in order; several for a joint text. */
  readonly codes: readonly string[];
  /** As the manifest says; null where it leaves that to the text. */
  readonly language: Language | null;
  readonly reference: string | null;
  /** YYYY-MM-DD */
  readonly dated: string | null;
  readonly replaces: boolean;
  /** Line of the manifest; null where there is none. */
  readonly line: number | null;
}

/**
 * Names the series of versions that a text belongs to: a State's own text and one it submits jointly are two series.
 * For a single respondent it is its code.
 */
export const seriesOf = (codes: readonly string[]): string => [...codes].sort().join('+');
