import { answerRequests } from '../../../adapters/isolation/isolated-process.ts';

/** Says which process it is, and dies over the word "die". */
answerRequests(async (word: string, tell: (news: string) => void) => {
  if (word === 'die') process.exit(1);
  tell(`heard ${word}`);
  return { pid: process.pid, sinceMs: performance.timeOrigin };
});
