import { ParentClosePolicy, startChild, WorkflowIdReusePolicy } from '@temporalio/workflow';
import { type ReportMailingInput, reportMailingWorkflowType } from './contracts/papers.ts';
import { reportMailingWorkflowId } from './contracts/workflow-ids.ts';
import type { reportMailing } from './report-mailing.workflow.ts';

/**
 * Has an issued report taken to the campaign's list by a workflow of its own: an exchange that is away must keep back
 * neither the next issue nor the end of the campaign.
 */
export const mailReport = async (input: ReportMailingInput): Promise<void> => {
  await startChild<typeof reportMailing>(reportMailingWorkflowType, {
    workflowId: reportMailingWorkflowId(input.campaignId, input.asAtMs),
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    parentClosePolicy: ParentClosePolicy.ABANDON,
    args: [input],
  });
};
