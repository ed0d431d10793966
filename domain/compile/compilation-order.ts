import { compareNames } from '../directory/alphabetical-order.ts';
import type { Language } from '../language.ts';

/** What the order of a compilation turns on. */
export interface Ordered {
  readonly code: string;
  /** What the name is sorted by in the language of the paper. */
  readonly sortKey: string;
  readonly isState: boolean;
  /** YYYY-MM-DD */
  readonly receivedOn: string;
}

/** All submissions of one entity, in the order in which they came. */
export interface Respondent<S extends Ordered> {
  readonly code: string;
  readonly submissions: readonly S[];
}

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Replies in the alphabetical order of the names in the language of the version, States and organizations apart
 * (the United Nations Editorial Manual on documents made up of replies). Equal names are ordered by code and day:
 * the same submissions in any order give the same result.
 */
export const compilationOrder = <S extends Ordered>(
  submissions: readonly S[],
  language: Language,
): { readonly states: readonly Respondent<S>[]; readonly organizations: readonly Respondent<S>[] } => {
  const compare = compareNames(language);
  const sorted = submissions.toSorted(
    (left, right) =>
      compare(left.sortKey, right.sortKey) ||
      byCodeUnit(left.code, right.code) ||
      byCodeUnit(left.receivedOn, right.receivedOn) ||
      byCodeUnit(JSON.stringify(left), JSON.stringify(right)),
  );
  const respondents = (wanted: boolean): Respondent<S>[] => {
    const byCode = Map.groupBy(
      sorted.filter((submission) => submission.isState === wanted),
      (submission) => submission.code,
    );
    return [...byCode].map(([code, own]) => ({ code, submissions: own }));
  };
  return { states: respondents(true), organizations: respondents(false) };
};
