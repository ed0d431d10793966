import { documents } from './activity-options.ts';
import type { IssuedPaperResult, PaperInput } from './contracts/papers.ts';

/** Compiles what has been filed by a moment; run on demand. */
export async function compilation(input: PaperInput): Promise<IssuedPaperResult> {
  return documents.compilePaper(input);
}
