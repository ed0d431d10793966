import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import { retry } from './activity-options.ts';
import type { NotesBesides, WritingActivities } from './contracts/writing.ts';
import { countResumptions } from './resumption.ts';

/** As slow as the exchanges are (activity-options.ts). */
const mail = proxyActivities<WritingActivities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '10 seconds',
  retry: { ...retry, initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/** Sends, waiting out temporary refusals and pauses. @returns false when the run should continue as new first */
export const sendAll = async (notes: NotesBesides): Promise<boolean> => {
  const resumptions = countResumptions();
  for (;;) {
    const before = resumptions.count();
    const { retryInRealMs } = await mail.sendNotesBesides(notes);
    if (retryInRealMs === null) return true;
    await resumptions.wait(retryInRealMs, before);
    if (workflowInfo().continueAsNewSuggested) return false;
  }
};
