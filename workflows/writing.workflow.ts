import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { domainRefusal, permanentFailure } from './contracts/failure-types.ts';
import { campaignAttribute, stageAttribute } from './contracts/search-attributes.ts';
import {
  clearWritingUpdate,
  getWritingProgressQuery,
  type NotesBesides,
  type WritingActivities,
  type WritingInput,
  type WritingProgress,
} from './contracts/writing.ts';

const retry = {
  initialInterval: '500 milliseconds',
  backoffCoefficient: 2,
  maximumInterval: '1 minute',
  nonRetryableErrorTypes: [domainRefusal, permanentFailure],
};

const records = proxyActivities<WritingActivities>({ startToCloseTimeout: '1 minute', retry });

const documents = proxyActivities<WritingActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry,
});

/** As slow as the exchanges are (activity-options.ts). */
const mail = proxyActivities<WritingActivities>({
  startToCloseTimeout: '6 hours',
  heartbeatTimeout: '10 seconds',
  retry: { ...retry, initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

/**
 * What an officer writes to addressees besides the request: prepared, cleared by another officer, sent. It has a
 * workflow of its own, so that the campaign's history stays what it is.
 */
export async function writing(input: WritingInput): Promise<WritingProgress> {
  const { campaignId, writingId, content, drafter } = input;
  let progress: WritingProgress = input.carried ?? { stage: 'preparing', to: [], fallBacks: [], preparedHash: null };
  const enter = (changed: Partial<WritingProgress>): void => {
    progress = { ...progress, ...changed };
  };

  setHandler(getWritingProgressQuery, () => progress);
  setHandler(
    clearWritingUpdate,
    async ({ officer, hash }) => {
      await records.recordWritingClearance({ campaignId, writingId, officer, hash });
      if (progress.stage === 'awaiting-clearance') enter({ stage: 'sending' });
      return progress;
    },
    {
      validator: ({ officer, hash }) => {
        if (progress.stage === 'preparing')
          refuse('The notes are still being prepared; clear them when they are ready.');
        if (progress.stage !== 'awaiting-clearance') refuse('It was cleared before; there is nothing to clear.');
        if (officer === drafter) refuse('Nobody clears what they drafted: another officer has to clear this writing.');
        if (hash !== progress.preparedHash)
          refuse('What is to be cleared has changed since it was shown; look at it again and clear that.');
      },
    },
  );

  if (input.carried === undefined) {
    upsertSearchAttributes([
      { key: campaignAttribute, value: campaignId },
      { key: stageAttribute, value: 'dispatch' },
    ]);
    const { hash, ...prepared } = await documents.prepareWriting({ campaignId, writingId, content, drafter });
    enter({ ...prepared, stage: 'awaiting-clearance', preparedHash: hash });
    await condition(() => progress.stage === 'sending');
  }
  const sent = await sendAll({ campaignId, writingId });
  await condition(allHandlersFinished);
  if (!sent) await continueAsNew<typeof writing>({ ...input, carried: progress });
  enter({ stage: 'sent' });
  return progress;
}

/** Tells those of the withdrawal whom the request had reached. */
export async function withdrawalNotes(input: NotesBesides): Promise<void> {
  if (!(await sendAll(input))) await continueAsNew<typeof withdrawalNotes>(input);
}

/** Sends, waiting out temporary refusals and pauses. @returns false when the run should continue as new first */
const sendAll = async (notes: NotesBesides): Promise<boolean> => {
  for (;;) {
    const { retryInRealMs } = await mail.sendNotesBesides(notes);
    if (retryInRealMs === null) return true;
    await sleep(Math.max(1, retryInRealMs));
    if (workflowInfo().continueAsNewSuggested) return false;
  }
};

const refuse = (message: string): never => {
  throw ApplicationFailure.nonRetryable(message, domainRefusal);
};
