import { records } from './activity-options.ts';
import type { CompiledPaperResult, PaperClearance } from './contracts/papers.ts';

/** Issues what another officer than its drafter has cleared; of its own, for a campaign may be over by then. */
export async function paperClearance(input: PaperClearance): Promise<CompiledPaperResult> {
  return records.issuePaperVersion(input);
}
