import { ParentClosePolicy, proxyActivities, startChild, upsertSearchAttributes } from '@temporalio/workflow';
import { isAwaiting } from '../domain/request-cycle/cycle.ts';
import { acknowledgement } from './acknowledgement.workflow.ts';
import { retry } from './activity-options.ts';
import { cohort } from './cohort.workflow.ts';
import type { CohortCycles } from './contracts/activities.ts';
import type { Decided, DecisionInput, InboxActivities } from './contracts/inbox.ts';
import { campaignAttribute } from './contracts/search-attributes.ts';
import { acknowledgementWorkflowId, cohortWorkflowId } from './contracts/workflow-ids.ts';
import { tellCohort } from './tell-cohort.ts';

const deciding = proxyActivities<InboxActivities>({
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '10 seconds',
  retry,
});

/**
 * A decision of an officer about something that waited: taken in the database, then told to the cohorts. What it
 * acknowledges is sent by workflows of their own, so that the officer has the answer at once.
 */
export async function decision(input: DecisionInput): Promise<Decided> {
  const decided = await deciding.decideInbox(input);
  const { campaignId, changed, acknowledge } = decided;
  if (campaignId === null) return decided;
  upsertSearchAttributes([{ key: campaignAttribute, value: campaignId }]);
  await Promise.all([
    ...changed.map((cycles) => tell(campaignId, cycles)),
    ...acknowledge.map((submissionId) => startAcknowledgement(submissionId)),
  ]);
  return decided;
}

/** A cohort in which nobody was awaited has closed; one that is awaited again by the decision opens it anew. */
const tell = async (campaignId: string, changed: CohortCycles): Promise<void> => {
  if (await tellCohort(campaignId, changed)) return;
  if (!changed.cycles.some(isAwaiting)) return;
  await startUnlessRunning(() =>
    startChild(cohort, {
      workflowId: cohortWorkflowId(campaignId, changed.cohort),
      args: [{ campaignId, cohort: changed.cohort }],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  );
};

const startAcknowledgement = (submissionId: string): Promise<void> =>
  startUnlessRunning(() =>
    startChild(acknowledgement, {
      workflowId: acknowledgementWorkflowId(submissionId),
      args: [submissionId],
      parentClosePolicy: ParentClosePolicy.ABANDON,
    }),
  );

const startUnlessRunning = async (start: () => Promise<unknown>): Promise<void> => {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'WorkflowExecutionAlreadyStartedError') throw error;
  }
};
