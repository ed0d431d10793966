import type { StatedField } from './fact-reader.ts';

/** A paragraph as a draft has it, with the data that it states. */
export interface DraftedParagraph {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly stated: readonly StatedField[];
  /** Officer whose text it is; null where the data speak. */
  readonly editedBy: string | null;
}

/** A report as it was drafted. */
export interface ReportDraft {
  /** Id of the plan. */
  readonly plan: string;
  /** YYYY-MM-DD */
  readonly asAt: string;
  /** 1-based, counted for plan and day. */
  readonly version: number;
  /** SHA-256 of the paper as data: the same data give the same draft. */
  readonly paperSha256: string;
  readonly paragraphs: readonly DraftedParagraph[];
  readonly draftedBy: string;
  /** Real milliseconds. */
  readonly draftedAtMs: number;
  readonly clearedBy: string | null;
  /** Hashes of its renderings. */
  readonly renderings: {
    readonly pdf: string;
    readonly word: string;
    readonly html: string;
    readonly xml: string;
    readonly text: string;
  };
}

/**
 * Why an officer may not clear a draft, as a sentence; null where nothing is against it. Nobody clears what they drafted,
 * nor a report with a paragraph that they wrote.
 */
export const whyNotCleared = (
  draft: Pick<ReportDraft, 'draftedBy' | 'clearedBy' | 'paragraphs'>,
  officer: string,
): string | null => {
  if (draft.clearedBy !== null) return `It is cleared already, by ${draft.clearedBy}.`;
  if (draft.draftedBy === officer) return 'Nobody clears what they drafted: another officer has to.';
  const own = draft.paragraphs.filter(({ editedBy }) => editedBy === officer).map(({ number }) => number);
  return own.length === 0
    ? null
    : `Nobody clears what they wrote, and "${officer}" wrote paragraph ${own.join(', ')}: another officer has to.`;
};
