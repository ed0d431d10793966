import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { acknowledge } from './acknowledge.ts';
import { judging } from './activity-options.ts';
import type { IntakeInput, IntakeResult } from './contracts/intake.ts';
import { addresseeAttribute, campaignAttribute } from './contracts/search-attributes.ts';
import { tellCohort } from './tell-cohort.ts';

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
  const { campaignId, changed, alsoChanged = [] } = judged;
  const cohorts = campaignId === null || changed === null ? [] : [changed, ...alsoChanged];
  const [acknowledged] = await Promise.all([
    acknowledge(judged.acknowledge),
    ...cohorts.map((cohort) => tellCohort(campaignId as string, cohort)),
  ]);
  return { itemId, outcome: judged.outcome, acknowledged };
}
