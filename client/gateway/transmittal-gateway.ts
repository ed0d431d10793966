import { type Client, WorkflowIdReusePolicy } from '@temporalio/client';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { campaignAttribute, stageAttribute } from '../../workflows/contracts/search-attributes.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import {
  type ClearPaperInput,
  clearPaperUpdate,
  type DraftInput,
  draftPaperUpdate,
  getTransmittalProgressQuery,
  type RegisteredTransmittal,
  type RegisterTransmittalInput,
  registerTransmittalUpdate,
  type TransmittalInput,
  type TransmittalProgress,
  transmittalWorkflowType,
} from '../../workflows/contracts/transmittal.ts';
import { campaignWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { gatewayFailure } from './failures.ts';

/** Longest wait for an answer, in milliseconds: a batch of hundreds of files takes a while to be read. */
const answerMs = { short: 60_000, long: 900_000 };

/** What people may do with campaigns without a request. */
export interface TransmittalGateway {
  /** @throws DomainRefusal `campaign-exists` */
  launch(definition: CampaignDefinition, drafter: string, clockSpeed: number): Promise<void>;
  progress(campaignId: string): Promise<TransmittalProgress>;
  /** Files what has been stored. @throws DomainRefusal `transmittal-refused` with every mistake */
  register(campaignId: string, input: RegisterTransmittalInput): Promise<RegisteredTransmittal>;
  /** Drafts the paper now; resolves when it is there. */
  draft(campaignId: string, input: DraftInput): Promise<TransmittalProgress>;
  /** @throws DomainRefusal with the rule that says no */
  clear(campaignId: string, input: ClearPaperInput): Promise<TransmittalProgress>;
  /** Resolves when the meeting has opened. */
  finished(campaignId: string): Promise<TransmittalProgress>;
}

export const openTransmittalGateway = (client: Client): TransmittalGateway => {
  const handle = (campaignId: string) => client.workflow.getHandle(campaignWorkflowId(campaignId));
  const call = async <T>(campaignId: string, longestMs: number, work: () => Promise<T>): Promise<T> => {
    try {
      return await client.withDeadline(Date.now() + longestMs, work);
    } catch (error) {
      throw gatewayFailure(error, campaignId);
    }
  };
  return {
    launch: (definition, drafter, clockSpeed) =>
      call(definition.id, answerMs.short, async () => {
        const input: TransmittalInput = { definition, drafter, clockSpeed };
        await client.workflow.start(transmittalWorkflowType, {
          workflowId: campaignWorkflowId(definition.id),
          taskQueue: verbaleTaskQueue,
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          args: [input],
          staticSummary: definition.title,
          typedSearchAttributes: [
            { key: campaignAttribute, value: definition.id },
            { key: stageAttribute, value: 'receive' },
          ],
        });
      }),
    progress: (campaignId) =>
      call(campaignId, answerMs.short, () => handle(campaignId).query(getTransmittalProgressQuery)),
    register: (campaignId, input) =>
      call(campaignId, answerMs.long, () =>
        handle(campaignId).executeUpdate(registerTransmittalUpdate, { args: [input] }),
      ),
    draft: (campaignId, input) =>
      call(campaignId, answerMs.long, () => handle(campaignId).executeUpdate(draftPaperUpdate, { args: [input] })),
    clear: (campaignId, input) =>
      call(campaignId, answerMs.short, () => handle(campaignId).executeUpdate(clearPaperUpdate, { args: [input] })),
    finished: async (campaignId) => {
      try {
        return (await handle(campaignId).result()) as TransmittalProgress;
      } catch (error) {
        throw gatewayFailure(error, campaignId);
      }
    },
  };
};
