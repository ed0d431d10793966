import { documents } from './activity-options.ts';
import type { IssuedPaperResult, PaperInput } from './contracts/papers.ts';

/** Issues the status of responses; run by the campaign's Schedule and on demand. */
export async function statusReport(input: PaperInput): Promise<IssuedPaperResult> {
  return documents.issueStatusReport(input);
}
