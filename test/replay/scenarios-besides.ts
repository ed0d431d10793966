import type { WorkflowHandle } from '@temporalio/client';
import { dispatchResumedSignal } from '../../workflows/contracts/cohort.ts';
import { writingWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import {
  clearWritingUpdate,
  discardWritingUpdate,
  type WritingActivities,
  type WritingInput,
} from '../../workflows/contracts/writing.ts';
import { retried, type Scenario } from './recorder.ts';

/** Notes besides the request: one is refused for now, then taken. */
export const notesBesides = (retryInRealMs = 5): WritingActivities => {
  const tries = [{ retryInRealMs }];
  return {
    prepareWriting: async () => ({ hash: 'hash', to: ['AUT'], fallBacks: [] }),
    recordWritingClearance: async () => undefined,
    recordWritingDiscard: async () => undefined,
    sendNotesBesides: async () => tries.pop() ?? { retryInRealMs: null },
  };
};

/** A writing to its end, after what a person does to it. */
const writingScenario = (
  name: string,
  retryInRealMs: number,
  act: (handle: WorkflowHandle, asked: () => boolean) => Promise<void>,
): Scenario => ({
  name,
  server: 'development',
  run: async (recorder, id) => {
    const workflowId = writingWorkflowId(id, 'news');
    const activities = notesBesides(retryInRealMs);
    let asked = false;
    const watched: WritingActivities = {
      ...activities,
      sendNotesBesides: async (notes) => {
        asked = true;
        return activities.sendNotesBesides(notes);
      },
    };
    await recorder.withWorker(id, watched, async () => {
      const content = { kind: 'circular', to: 'all', information: { en: ['The meeting moves.'] } } as const;
      const input: WritingInput = { campaignId: id, writingId: 'news', content, drafter: 'desk-officer' };
      const handle = await recorder.client.workflow.start('writing', { workflowId, taskQueue: id, args: [input] });
      await act(handle, () => asked);
      await handle.result();
    });
    return { workflowId };
  },
});

const clearNews = async (handle: WorkflowHandle): Promise<void> => {
  const clear = { officer: 'clearing-officer', hash: 'hash' };
  await retried(() => handle.executeUpdate(clearWritingUpdate, { args: [clear] }));
};

const discardNews = async (handle: WorkflowHandle): Promise<void> => {
  const discard = { officer: 'desk-officer', reason: 'the meeting does not move' };
  await retried(() => handle.executeUpdate(discardWritingUpdate, { args: [discard] }));
};

/** The wait of a pause is longer than anybody records: only the signal ends it. */
const resumeNews = async (handle: WorkflowHandle, asked: () => boolean): Promise<void> => {
  await clearNews(handle);
  while (!asked()) await new Promise((resolve) => setTimeout(resolve, 50));
  await handle.signal(dispatchResumedSignal, { pause: 1 });
};

const withdrawalScenario: Scenario = {
  name: 'withdrawalNotes.told',
  server: 'development',
  run: async (recorder, id) => {
    await recorder.withWorker(id, notesBesides(), async () => {
      await recorder.client.workflow.execute('withdrawalNotes', {
        workflowId: id,
        taskQueue: id,
        args: [{ campaignId: id, writingId: null }],
      });
    });
    return { workflowId: id };
  },
};

/** Courses of the notes besides the request. */
export const scenariosBesides: readonly Scenario[] = [
  writingScenario('writing.cleared-and-sent', 5, clearNews),
  writingScenario('writing.discarded', 5, discardNews),
  writingScenario('writing.resumed', 900_000, resumeNews),
  withdrawalScenario,
];
