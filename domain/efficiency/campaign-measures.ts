import { languages as officialLanguages } from '../language.ts';

/** Words of a page of the United Nations as it is commonly counted; not found in a source. */
const wordsAPage = 330;

/** What was not translated because texts went into a room paper. */
export interface Untranslated {
  /** Words of the texts as they came. */
  readonly words: number;
  /** Official languages in which the paper is not. */
  readonly languages: number;
  /** Pages of 330 words that were not translated, all those languages together; rounded up to whole pages of the text. */
  readonly pages: number;
}

/**
 * Pages that a room paper saves: a parliamentary document of the same texts would have been issued in all official
 * languages.
 * @param words words of each text that stands
 * @param languages in how many languages the paper is issued
 */
export const untranslated = (words: readonly number[], languages: number): Untranslated => {
  const total = words.reduce((sum, each) => sum + each, 0);
  const left = Math.max(0, officialLanguages.length - languages);
  return { words: total, languages: left, pages: Math.ceil(total / wordsAPage) * left };
};
