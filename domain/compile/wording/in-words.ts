/**
 * Numbers below ten are written out; of two in one sentence neither is, unless both are below ten (Editorial Manual of
 * the United Nations).
 * @param words from nought to nine
 */
export const inWords = (count: number, words: readonly string[], beside = 0): string =>
  (beside < 10 ? words[count] : undefined) ?? String(count);

/** For the head of a sentence; figures stay as they are. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
