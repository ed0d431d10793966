import { expect } from 'vitest';
import { parseCampaignFile } from '../../../adapters/campaign-file/campaign-file.ts';
import { DomainRefusal, type Mistake } from '../../../domain/errors.ts';
import { lineOf, replaced, smallestCampaign } from './smallest-campaign.ts';

/** The mistakes a text is refused for; empty when it is accepted. */
export const mistakesOf = (text: string): readonly Mistake[] => {
  try {
    parseCampaignFile(text, 'campaign.yaml');
  } catch (error) {
    if (!(error instanceof DomainRefusal)) throw error;
    expect(error.code).toBe('campaign-file-invalid');
    return error.mistakes;
  }
  return [];
};

/**
 * One slip in an otherwise right file: its name, the line it is in, what is written instead, the path
 * that must be named, the piece that must stand on the named line ('' where only the words matter),
 * and what the message must say.
 */
export type SingleMistake = readonly [
  name: string,
  line: string,
  by: readonly string[],
  path: string,
  at: string,
  says: RegExp,
];

/** Asserts that the slip is the only mistake named, with its path and its line. */
export const expectSingleMistake = (...[, line, by, path, at, says]: SingleMistake): void => {
  const text = replaced(smallestCampaign, line, ...by);
  const mistakes = mistakesOf(text);
  expect(mistakes.map((mistake) => mistake.message).join('\n')).toMatch(says);
  if (at === '') return;
  const wanted = at.endsWith('\n') ? text.slice(0, text.indexOf(at)).split('\n').length : lineOf(text, at);
  expect(mistakes.map((mistake) => [mistake.path, mistake.line])).toEqual([[path, wanted]]);
};
