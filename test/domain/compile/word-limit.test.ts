import { expect, it } from 'vitest';
import { compilationPaper } from '../../../domain/compile/compilation.ts';
import { declareWords, wordSentence } from '../../../domain/compile/word-limit.ts';
import { sampleCompilation, sampleSubmissions } from './sample-compilation.ts';

const text = (words: number) => ({
  ...(sampleSubmissions[0] as (typeof sampleSubmissions)[number]),
  blocks: [{ kind: 'paragraph' as const, runs: [{ text: 'word '.repeat(words) }] }],
});

it('counts what was submitted apart from the words of the Secretariat, footnotes and tables included', () => {
  const empty = declareWords(compilationPaper({ ...sampleCompilation, submissions: [] }));
  expect(empty.submitted).toBe(0);
  expect(empty.total).toBeGreaterThan(20);
  const declared = declareWords(compilationPaper({ ...sampleCompilation, submissions: [text(9_000)] }));
  expect(declared).toMatchObject({ submitted: 9_000, longest: 9_000, limit: 8_500, aboveLimit: 0 });
  expect(declared.total).toBeGreaterThan(9_000);
  expect(wordSentence(declared)).toMatch(
    /^9,\d{3} words \(9,000 submitted, .* limit is 8,500: a waiver has to be asked/,
  );
});

it('names how many texts are longer than a document may be, and takes the limit of the campaign', () => {
  const paper = compilationPaper({ ...sampleCompilation, submissions: [text(10_701), text(10_700)] });
  const declared = declareWords(paper, 30_000);
  expect(declared).toMatchObject({ limit: 30_000, aboveLimit: 1 });
  expect(wordSentence(declared)).toMatch(/the limit is 30,000\. 1 of the texts have more than the 10,700/);
});
