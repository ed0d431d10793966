import { ParentClosePolicy, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import { documents } from './activity-options.ts';
import { type IssuedPaperResult, type PaperInput, reportMailingWorkflowType } from './contracts/papers.ts';
import { reportMailingWorkflowId } from './contracts/workflow-ids.ts';
import type { reportMailing } from './report-mailing.workflow.ts';

/**
 * Issues the status of responses; run by the campaign's Schedule and on demand. Where it goes to a list, a workflow of
 * its own takes it there: an exchange that is away must not keep back the next issue.
 */
export async function statusReport(input: PaperInput): Promise<IssuedPaperResult> {
  const { campaignId, asAtMs } = input;
  const issued = await documents.issueStatusReport({ campaignId, asAtMs });
  if (input.distribute === true)
    await startChild<typeof reportMailing>(reportMailingWorkflowType, {
      workflowId: reportMailingWorkflowId(campaignId, issued.asAtMs),
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      parentClosePolicy: ParentClosePolicy.ABANDON,
      args: [{ campaignId, asAtMs: issued.asAtMs }],
    });
  return issued;
}
