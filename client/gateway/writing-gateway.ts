import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
} from '@temporalio/client';
import { DomainRefusal, NotFound } from '../../domain/errors.ts';
import type { ClearInput } from '../../workflows/contracts/campaign.ts';
import { campaignAttribute, stageAttribute } from '../../workflows/contracts/search-attributes.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import { writingWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import {
  clearWritingUpdate,
  type DiscardInput,
  discardWritingUpdate,
  getWritingProgressQuery,
  type WritingInput,
  type WritingProgress,
  writingWorkflowType,
} from '../../workflows/contracts/writing.ts';
import { gatewayFailure } from './failures.ts';

/** Longest wait for an answer, in milliseconds. */
const answerMs = 60_000;

/** What people may do with writings: the notes besides the request. */
export interface WritingGateway {
  /** @throws DomainRefusal `writing-exists` */
  prepare(input: WritingInput): Promise<void>;
  /** @throws NotFound; DomainRefusal when preparation was refused */
  progress(campaignId: string, writingId: string): Promise<WritingProgress>;
  /** @throws DomainRefusal with the rule that says no */
  clear(campaignId: string, writingId: string, input: ClearInput): Promise<WritingProgress>;
  /** Takes back what nobody has cleared. @throws DomainRefusal with the rule that says no */
  discard(campaignId: string, writingId: string, input: DiscardInput): Promise<WritingProgress>;
}

export const openWritingGateway = (client: Client): WritingGateway => {
  const handle = (campaignId: string, writingId: string) =>
    client.workflow.getHandle(writingWorkflowId(campaignId, writingId));
  const call = async <T>(campaignId: string, writingId: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await client.withDeadline(Date.now() + answerMs, work);
    } catch (error) {
      if (error instanceof WorkflowExecutionAlreadyStartedError) throw writingExists(campaignId, writingId);
      if (error instanceof WorkflowNotFoundError) throw new NotFound(`The writing of ${campaignId}`, writingId);
      throw gatewayFailure(error, campaignId);
    }
  };
  return {
    prepare: (input) =>
      call(input.campaignId, input.writingId, async () => {
        await client.workflow.start(writingWorkflowType, {
          workflowId: writingWorkflowId(input.campaignId, input.writingId),
          taskQueue: verbaleTaskQueue,
          // One that was refused may be written anew; one that was prepared may not. The database refuses it too.
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          args: [input],
          staticSummary: `${input.content.kind} ${input.writingId}`,
          typedSearchAttributes: [
            { key: campaignAttribute, value: input.campaignId },
            { key: stageAttribute, value: 'dispatch' },
          ],
        });
      }),
    progress: (campaignId, writingId) =>
      call(campaignId, writingId, async () => {
        const writing = handle(campaignId, writingId);
        const progress = await writing.query(getWritingProgressQuery);
        // Preparation that a rule refused has ended; why, its result says.
        if (progress.stage === 'preparing' && (await writing.describe()).status.name === 'FAILED')
          await writing.result();
        return progress;
      }),
    clear: (campaignId, writingId, input) =>
      call(campaignId, writingId, () =>
        handle(campaignId, writingId).executeUpdate(clearWritingUpdate, { args: [input] }),
      ),
    discard: (campaignId, writingId, input) =>
      call(campaignId, writingId, () =>
        handle(campaignId, writingId).executeUpdate(discardWritingUpdate, { args: [input] }),
      ),
  };
};

/** The refusal of an id that is taken. */
export const writingExists = (campaignId: string, writingId: string): DomainRefusal =>
  new DomainRefusal(
    'writing-exists',
    `The campaign "${campaignId}" has a writing "${writingId}" already; another one needs an id of its own.`,
  );
