import { continueAsNew, sleep, workflowInfo } from '@temporalio/workflow';
import { mail } from './activity-options.ts';
import type { ReportMailingInput } from './contracts/papers.ts';

/** Takes an issued report to the distribution list, waiting out temporary refusals and pauses. */
export async function reportMailing(input: ReportMailingInput): Promise<void> {
  for (;;) {
    const { retryInRealMs } = await mail.distributeReport(input);
    if (retryInRealMs === null) return;
    await sleep(Math.max(1, retryInRealMs));
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof reportMailing>(input);
  }
}
