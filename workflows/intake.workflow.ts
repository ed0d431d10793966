import { getExternalWorkflowHandle, log, setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { judging, mail } from './activity-options.ts';
import type { JudgedItem } from './contracts/activities.ts';
import { cyclesChangedSignal } from './contracts/cohort.ts';
import type { IntakeInput, IntakeResult } from './contracts/intake.ts';
import { addresseeAttribute, campaignAttribute } from './contracts/search-attributes.ts';
import { cohortWorkflowId } from './contracts/workflow-ids.ts';
import { countResumptions } from './resumption.ts';

/**
 * The way of one incoming item after its raw bytes were committed: judge it (classify, attribute,
 * file or hold), tell the cohort, acknowledge once. Found again and finished at whatever point it stops.
 */
export async function intake({ itemId }: IntakeInput): Promise<IntakeResult> {
  const judged = await judging.judgeItem({ itemId });
  setCurrentDetails(`Item ${itemId}: **${judged.outcome}**`);

  if (judged.campaignId !== null) {
    const code = judged.changed?.cycles[0]?.code;
    upsertSearchAttributes([
      { key: campaignAttribute, value: judged.campaignId },
      ...(code === undefined ? [] : [{ key: addresseeAttribute, value: code }]),
    ]);
  }
  const [acknowledged] = await Promise.all([acknowledge(judged.acknowledge), tellCohort(itemId, judged)]);
  return { itemId, outcome: judged.outcome, acknowledged };
}

/** Sends the acknowledgement, waiting out temporary refusals. @returns whether one was sent */
const acknowledge = async (submissionId: string | null): Promise<boolean> => {
  if (submissionId === null) return false;
  const resumptions = countResumptions();
  for (;;) {
    const before = resumptions.count();
    const { sent, retryInRealMs } = await mail.acknowledge({ submissionId });
    if (sent || retryInRealMs === null) return sent;
    await resumptions.wait(retryInRealMs, before);
  }
};

const tellCohort = async (itemId: string, { campaignId, changed }: JudgedItem): Promise<void> => {
  if (campaignId === null || changed === null) return;
  const cohort = getExternalWorkflowHandle(cohortWorkflowId(campaignId, changed.cohort));
  try {
    await cohort.signal(cyclesChangedSignal, changed.cycles);
  } catch (error) {
    // Closed cohorts refuse signals; what was filed is in the database all the same.
    log.info('The cohort has closed already', { itemId, error: String(error) });
  }
};
