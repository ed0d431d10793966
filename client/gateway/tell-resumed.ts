import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { dispatchResumedSignal } from '../../workflows/contracts/cohort.ts';
import { intakeWorkflowType } from '../../workflows/contracts/intake.ts';
import { campaignAttribute } from '../../workflows/contracts/search-attributes.ts';
import { withdrawalNotesWorkflowType, writingWorkflowType } from '../../workflows/contracts/writing.ts';

/** What sends besides the request; cohorts are told by their campaign. */
const besides = [intakeWorkflowType, writingWorkflowType, withdrawalNotesWorkflowType];

/**
 * Tells whatever of a campaign waits with a note besides the request that sending goes on. Whom the server does not
 * list yet asks again by itself a little later.
 */
export const tellResumed = async ({ workflow }: Client, campaignId: string, pause: number): Promise<void> => {
  // Ids of campaigns are slugs, and the names of workflow types ours: nothing in the query has to be escaped.
  const types = besides.map((type) => `"${type}"`).join(', ');
  const query = `${campaignAttribute.name} = "${campaignId}" AND WorkflowType IN (${types}) AND ExecutionStatus = "Running"`;
  for await (const { workflowId, runId } of workflow.list({ query })) {
    try {
      await workflow.getHandle(workflowId, runId).signal(dispatchResumedSignal, { pause });
    } catch (error) {
      // It has ended meanwhile.
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
};
