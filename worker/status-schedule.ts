import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { StatusSchedule } from '../activities/ports/outside.ts';
import { statusReportWorkflowType } from '../workflows/contracts/papers.ts';
import { campaignAttribute } from '../workflows/contracts/search-attributes.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { statusReportScheduleId } from '../workflows/contracts/workflow-ids.ts';

/** A missed issue is made up for within this time; older ones are of no use to anybody. */
const catchUp = '1 hour';

/** The regular issue of the status of responses, on a Temporal Schedule that ends with the campaign. */
export const temporalStatusSchedule = (client: Client): StatusSchedule => ({
  start: async (campaignId, everyRealMs, untilRealMs, distribute) => {
    try {
      await client.schedule.create({
        scheduleId: statusReportScheduleId(campaignId),
        spec: { intervals: [{ every: Math.max(1_000, Math.round(everyRealMs)) }], endAt: new Date(untilRealMs) },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchUp },
        action: {
          type: 'startWorkflow',
          workflowType: statusReportWorkflowType,
          workflowId: statusReportScheduleId(campaignId),
          taskQueue: verbaleTaskQueue,
          args: [{ campaignId, asAtMs: null, ...(distribute ? { distribute } : {}) }],
          typedSearchAttributes: [{ key: campaignAttribute, value: campaignId }],
        },
      });
    } catch (error) {
      // The campaign's own retry created it before.
      if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    }
  },
});
