import type { Paper, PaperBlock, Runs } from '../paper/paper.ts';
import { runsIn } from '../paper/paper-walk.ts';
import { countWords } from '../receive/word-count.ts';

/**
 * Words that a document may have (United Nations documents management): 8,500 where the Secretariat wrote it, 10,700 for
 * every other, footnotes, headings and hidden text included. Conference room papers are outside of it; their words are
 * declared all the same.
 */
const wordLimits = { secretariat: 8_500, other: 10_700 } as const;

/** The declaration that goes with a paper. */
export interface WordDeclaration {
  /** Everything but masthead and table of contents. */
  readonly total: number;
  /** Of them what was submitted; the rest is the Secretariat's own. */
  readonly submitted: number;
  /** The longest of the submissions. */
  readonly longest: number;
  readonly limit: number;
  /** Submissions above the limit for documents of others. */
  readonly aboveLimit: number;
}

const wordsIn = (runs: Runs): number =>
  runs.reduce((sum, run) => sum + countWords(run.text) + wordsIn(run.footnote ?? []), 0);

const wordsOf = (block: PaperBlock): number => runsIn(block).reduce((sum, runs) => sum + wordsIn(runs), 0);

/** @param limit of the campaign file; absent = that of a document of the Secretariat */
export const declareWords = (paper: Paper, limit: number = wordLimits.secretariat): WordDeclaration => {
  const counted = paper.content.map((block) => ({ isSubmitted: block.kind === 'section', words: wordsOf(block) }));
  const sections = counted.filter(({ isSubmitted }) => isSubmitted).map(({ words }) => words);
  const total = counted.reduce((sum, { words }) => sum + words, 0);
  const submitted = sections.reduce((sum, words) => sum + words, 0);
  return {
    total,
    submitted,
    longest: Math.max(0, ...sections),
    limit,
    aboveLimit: sections.filter((words) => words > wordLimits.other).length,
  };
};

/** The declaration in a sentence: "12,345 words (11,900 submitted, the longest 2,100); the limit is 8,500." */
export const wordSentence = ({ total, submitted, longest, limit, aboveLimit }: WordDeclaration): string => {
  const figure = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
  const above =
    aboveLimit === 0 ? '' : ` ${aboveLimit} of the texts have more than the ${figure(wordLimits.other)} of a document.`;
  return `${figure(total)} words (${figure(submitted)} submitted, the longest text ${figure(longest)}); the limit is ${figure(limit)}${total > limit ? ': a waiver has to be asked for' : ''}.${above}`;
};
