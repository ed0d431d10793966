import type { Output } from './output.ts';
import { wrappedText } from './wrapped-text.ts';

/** Says which campaigns and submissions were taken at their word, because no database was asked whether it has them. */
export const printUnchecked = (output: Output, unchecked: readonly string[]): void => {
  if (unchecked.length === 0) return;
  output.line('Named as evidence, and not looked for, because that takes the database:');
  for (const line of wrappedText(unchecked.join(', '), 2)) output.line(line);
};
