import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { retry } from './activity-options.ts';
import { domainRefusal } from './contracts/failure-types.ts';
import { campaignAttribute, stageAttribute } from './contracts/search-attributes.ts';
import {
  clearWritingUpdate,
  discardWritingUpdate,
  getWritingProgressQuery,
  type WritingActivities,
  type WritingInput,
  type WritingProgress,
} from './contracts/writing.ts';
import { sendAll } from './send-notes-besides.ts';

const records = proxyActivities<WritingActivities>({ startToCloseTimeout: '1 minute', retry });

const documents = proxyActivities<WritingActivities>({
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry,
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
        if (progress.stage === 'discarded') refuse('It was discarded; there is nothing to clear.');
        if (progress.stage !== 'awaiting-clearance') refuse('It was cleared before; there is nothing to clear.');
        if (officer === drafter) refuse('Nobody clears what they drafted: another officer has to clear this writing.');
        if (hash !== progress.preparedHash)
          refuse('What is to be cleared has changed since it was shown; look at it again and clear that.');
      },
    },
  );

  setHandler(
    discardWritingUpdate,
    async (discard) => {
      await records.recordWritingDiscard({ campaignId, writingId, ...discard });
      enter({ stage: 'discarded' });
      return progress;
    },
    {
      validator: (_discard) => {
        if (progress.stage === 'preparing')
          refuse('The notes are still being prepared; discard them when they are ready.');
        if (progress.stage !== 'awaiting-clearance')
          refuse('It was cleared before; notes that leave stay as they are.');
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
    await condition(() => progress.stage !== 'awaiting-clearance');
    await condition(allHandlersFinished);
    if (isDiscarded(progress)) return progress;
  }
  const sent = await sendAll({ campaignId, writingId });
  await condition(allHandlersFinished);
  if (!sent) await continueAsNew<typeof writing>({ ...input, carried: progress });
  enter({ stage: 'sent' });
  return progress;
}

/** Asked as a function: a handler changes the stage, which the compiler cannot see. */
const isDiscarded = ({ stage }: WritingProgress): boolean => stage === 'discarded';

const refuse = (message: string): never => {
  throw ApplicationFailure.nonRetryable(message, domainRefusal);
};
