import type { Language } from '../../../domain/language.ts';

/**
 * What simulated missions say in one language. Every text is the project's own, neutral and generic:
 * no State is named and no real position is quoted. `{reference}` and `{days}` are filled in; everything
 * else stands whole. `submission-paper.ts` draws from the variants.
 */
export interface SubmissionTexts {
  readonly language: Language;
  readonly titles: readonly string[];
  readonly openings: readonly string[];
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly list: { readonly introduction: string; readonly items: readonly string[] };
  readonly table: {
    readonly caption: string;
    readonly header: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
  readonly closings: readonly string[];
  readonly letter: {
    /** Subject of a mail that is not a reply; holds `{reference}`. */
    readonly subject: string;
    readonly greeting: string;
    /** Holds `{reference}`. */
    readonly covering: string;
    readonly revised: string;
    /** There is nothing to report; there will be no text. Each holds `{reference}`, and comes without a file. */
    readonly nilReturn: string;
    readonly declined: string;
    /** Covers a second text, and does not say whether it takes the place of the first. */
    readonly second: string;
    readonly ending: string;
  };
  /** Asks for `{days}` more days and cites `{reference}`. */
  readonly extension: readonly string[];
  readonly outOfOffice: { readonly subject: string; readonly text: string };
  /** Stands above the quoted original, as mail programs write it; `{date}` and `{sender}` are filled in. */
  readonly quoted: string;
  /** File name without extension. */
  readonly fileNames: readonly string[];
}
