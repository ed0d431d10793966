import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy, type ScheduleSpec } from '@temporalio/client';
import { digestWorkflowType } from '../workflows/contracts/inbox.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { digestWorkflowId } from '../workflows/contracts/workflow-ids.ts';

/** A mail missed in the night is made up for until here. */
const catchUp = '12 hours';

/**
 * The daily mail about what waits, on a Temporal Schedule that all workers share.
 * @param hour of the day, UTC
 */
export const startDigestSchedule = async (client: Client, hour: number): Promise<void> => {
  const spec: ScheduleSpec = { calendars: [{ hour, minute: 0 }] };
  try {
    await client.schedule.create({
      scheduleId: digestWorkflowId,
      spec,
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: catchUp },
      action: {
        type: 'startWorkflow',
        workflowType: digestWorkflowType,
        workflowId: digestWorkflowId,
        taskQueue: verbaleTaskQueue,
        args: [],
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(digestWorkflowId).update((before) => ({ ...before, spec }));
  }
};
