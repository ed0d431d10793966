import { documents } from './activity-options.ts';
import type { CompilationRequest, CompiledPaperResult } from './contracts/papers.ts';

/** Drafts a version of the paper from what has been filed by a moment; run on demand. */
export async function compilation(input: CompilationRequest): Promise<CompiledPaperResult> {
  return documents.compilePaper(input);
}
