import { getExternalWorkflowHandle, log, setCurrentDetails, sleep, upsertSearchAttributes } from '@temporalio/workflow';
import { mail, records } from './activity-options.ts';
import { cyclesChangedSignal } from './contracts/cohort.ts';
import type { IntakeInput, IntakeResult } from './contracts/intake.ts';
import { addresseeAttribute, campaignAttribute } from './contracts/search-attributes.ts';
import { cohortWorkflowId } from './contracts/workflow-ids.ts';

/**
 * The way of one incoming item after its raw bytes were committed: judge it (classify, attribute,
 * file or hold), tell the cohort, acknowledge once. Found again and finished at whatever point it stops.
 */
export async function intake({ itemId }: IntakeInput): Promise<IntakeResult> {
  const judged = await records.judgeItem({ itemId });
  setCurrentDetails(`Item ${itemId}: **${judged.outcome}**`);

  if (judged.campaignId !== null) upsertSearchAttributes([{ key: campaignAttribute, value: judged.campaignId }]);
  if (judged.campaignId !== null && judged.changed !== null) {
    const { cohort, cycles } = judged.changed;
    const code = cycles[0]?.code;
    if (code !== undefined) upsertSearchAttributes([{ key: addresseeAttribute, value: code }]);
    try {
      await getExternalWorkflowHandle(cohortWorkflowId(judged.campaignId, cohort)).signal(cyclesChangedSignal, cycles);
    } catch (error) {
      // Closed cohorts refuse signals; what was filed is in the database all the same.
      log.info('The cohort has closed already', { itemId, error: String(error) });
    }
  }

  let acknowledged = false;
  while (judged.acknowledge !== null && !acknowledged) {
    const { sent, retryInRealMs } = await mail.acknowledge({ submissionId: judged.acknowledge });
    acknowledged = sent;
    if (!sent && retryInRealMs === null) break;
    if (!sent) await sleep(Math.max(1, retryInRealMs ?? 0));
  }
  return { itemId, outcome: judged.outcome, acknowledged };
}
