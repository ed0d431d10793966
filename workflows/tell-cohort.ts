import { getExternalWorkflowHandle, log } from '@temporalio/workflow';
import type { CohortCycles } from './contracts/activities.ts';
import { cyclesChangedSignal } from './contracts/cohort.ts';
import { cohortWorkflowId } from './contracts/workflow-ids.ts';

/** Tells a cohort of changed cycles. @returns false when it has closed already: the change is in the database all the same */
export const tellCohort = async (campaignId: string, { cohort, cycles }: CohortCycles): Promise<boolean> => {
  try {
    await getExternalWorkflowHandle(cohortWorkflowId(campaignId, cohort)).signal(cyclesChangedSignal, cycles);
    return true;
  } catch (error) {
    log.info('The cohort has closed already', { campaignId, cohort, error: String(error) });
    return false;
  }
};
