import { proxyActivities } from '@temporalio/workflow';
import { retry } from './activity-options.ts';
import type { Activities } from './contracts/activities.ts';
import type { CompilationRequest, CompiledPaperResult } from './contracts/papers.ts';

/** Six languages of a thousand pages take a while; somebody waits, so a dead worker is noticed soon. */
const { compilePaper } = proxyActivities<Activities>({
  startToCloseTimeout: '2 hours',
  heartbeatTimeout: '10 seconds',
  retry,
});

/** Drafts a version of the paper from what has been filed by a moment; run on demand. */
export async function compilation(input: CompilationRequest): Promise<CompiledPaperResult> {
  return compilePaper(input);
}
