import { randomUUID } from 'node:crypto';
import { type Client, WorkflowIdReusePolicy } from '@temporalio/client';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import {
  type CampaignInput,
  type CampaignProgress,
  type ChangedCycles,
  type ClearInput,
  campaignWorkflowType,
  clearUpdate,
  type DeliveredByHand,
  type DispatchResumed,
  type ExtendInput,
  extendDeadlineUpdate,
  getProgressQuery,
  type HandDeliveryInput,
  markDeliveredUpdate,
  type PauseInput,
  type PublishNoticeInput,
  pauseRemindersUpdate,
  publishNoticeUpdate,
  type ResumeDispatchInput,
  resumeDispatchUpdate,
  resumeRemindersUpdate,
  type WithdrawInput,
  withdrawRequestUpdate,
} from '../../workflows/contracts/campaign.ts';
import { intakeWorkflowType } from '../../workflows/contracts/intake.ts';
import {
  type CompilationRequest,
  type CompiledPaperResult,
  compilationWorkflowType,
  type IssuedPaperResult,
  type PaperClearance,
  type PaperInput,
  paperClearanceWorkflowType,
  statusReportWorkflowType,
} from '../../workflows/contracts/papers.ts';
import { campaignAttribute, stageAttribute } from '../../workflows/contracts/search-attributes.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import {
  campaignWorkflowId,
  compilationWorkflowId,
  intakeWorkflowId,
  paperClearanceWorkflowId,
  statusReportWorkflowId,
} from '../../workflows/contracts/workflow-ids.ts';
import { gatewayFailure } from './failures.ts';
import { tellResumed } from './tell-resumed.ts';

/** Longest wait for an answer of a running campaign, in milliseconds. */
const answerMs = 60_000;

/** Longest wait for a paper of many hundreds of pages. */
const paperMs = 900_000;

/** What people may do with campaigns; the only user of workflow handles. */
export interface CampaignGateway {
  /** @throws DomainRefusal `campaign-exists` */
  launch(definition: CampaignDefinition, drafter: string, clockSpeed: number): Promise<void>;
  /** @throws NotFound; DomainRefusal when the launch was refused after it had begun */
  progress(campaignId: string): Promise<CampaignProgress>;
  /** @throws DomainRefusal with the rule that says no */
  clear(campaignId: string, input: ClearInput): Promise<CampaignProgress>;
  extend(campaignId: string, input: ExtendInput): Promise<ChangedCycles>;
  withdraw(campaignId: string, input: WithdrawInput): Promise<ChangedCycles>;
  pause(campaignId: string, input: PauseInput): Promise<ChangedCycles>;
  resume(campaignId: string, input: PauseInput): Promise<ChangedCycles>;
  /** Marks what lies ready for an addressee as delivered by hand. */
  markDelivered(campaignId: string, input: HandDeliveryInput): Promise<DeliveredByHand>;
  /** Publishes a notice whose link a person hands over. */
  publishNotice(campaignId: string, input: PublishNoticeInput): Promise<DeliveredByHand>;
  /** Ends a pause of sending. */
  resumeDispatch(campaignId: string, input: ResumeDispatchInput): Promise<DispatchResumed>;
  /** Drafts a version of the paper. @throws DomainRefusal `needs-allow` with everything that stands in its way */
  compile(input: CompilationRequest): Promise<CompiledPaperResult>;
  /** Issues a drafted version. @throws DomainRefusal with the rule that says no */
  clearPaper(input: PaperClearance): Promise<CompiledPaperResult>;
  report(input: PaperInput): Promise<IssuedPaperResult>;
  /** Has a stored item judged now; a worker would find it by itself a little later. */
  judge(itemId: string): Promise<void>;
  /** Resolves when the campaign has run to its end. */
  finished(campaignId: string): Promise<CampaignProgress>;
}

export const openGateway = (client: Client): CampaignGateway => {
  const handle = (campaignId: string) => client.workflow.getHandle(campaignWorkflowId(campaignId));
  const call = async <T>(campaignId: string, work: () => Promise<T>, longestMs = answerMs): Promise<T> => {
    try {
      return await client.withDeadline(Date.now() + longestMs, work);
    } catch (error) {
      throw gatewayFailure(error, campaignId);
    }
  };
  const execute = <Result>(workflowType: string, workflowId: string, input: { readonly campaignId: string }) =>
    call(
      input.campaignId,
      () =>
        client.workflow.execute(workflowType, {
          workflowId,
          taskQueue: verbaleTaskQueue,
          args: [input],
          typedSearchAttributes: [{ key: campaignAttribute, value: input.campaignId }],
        }),
      paperMs,
    ) as Promise<Result>;
  const momentOf = ({ asAtMs }: PaperInput): string =>
    asAtMs === null ? `now-${randomUUID()}` : new Date(asAtMs).toISOString();

  return {
    launch: (definition, drafter, clockSpeed) =>
      call(definition.id, async () => {
        const input: CampaignInput = { definition, drafter, clockSpeed };
        await client.workflow.start(campaignWorkflowType, {
          workflowId: campaignWorkflowId(definition.id),
          taskQueue: verbaleTaskQueue,
          // A launch that failed may be tried again; one that ran may not. The database refuses it too.
          workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
          args: [input],
          staticSummary: definition.title,
          staticDetails: `Resolution ${definition.mandate.resolution}, paragraph ${definition.mandate.paragraph}: ${definition.mandate.resolutionTitle}`,
          typedSearchAttributes: [
            { key: campaignAttribute, value: definition.id },
            { key: stageAttribute, value: 'launch' },
          ],
        });
      }),
    progress: (campaignId) =>
      call(campaignId, async () => {
        const campaign = handle(campaignId);
        const progress = await campaign.query(getProgressQuery);
        // A launch that a rule refused has ended; why, its result says.
        if (progress.stage === 'preparing' && (await campaign.describe()).status.name === 'FAILED')
          await campaign.result();
        return progress;
      }),
    clear: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(clearUpdate, { args: [input] })),
    extend: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(extendDeadlineUpdate, { args: [input] })),
    withdraw: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(withdrawRequestUpdate, { args: [input] })),
    pause: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(pauseRemindersUpdate, { args: [input] })),
    resume: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(resumeRemindersUpdate, { args: [input] })),
    markDelivered: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(markDeliveredUpdate, { args: [input] })),
    publishNotice: (campaignId, input) =>
      call(campaignId, () => handle(campaignId).executeUpdate(publishNoticeUpdate, { args: [input] })),
    resumeDispatch: (campaignId, input) =>
      call(campaignId, async () => {
        const resumed = await handle(campaignId).executeUpdate(resumeDispatchUpdate, { args: [input] });
        if (resumed.pause !== null) await tellResumed(client, campaignId, resumed.pause);
        return resumed;
      }),
    compile: (input) =>
      execute<CompiledPaperResult>(
        compilationWorkflowType,
        compilationWorkflowId(input.campaignId, `${input.form ?? 'first'}-${momentOf(input)}`),
        input,
      ),
    clearPaper: (input) =>
      execute<CompiledPaperResult>(
        paperClearanceWorkflowType,
        paperClearanceWorkflowId(input.campaignId, randomUUID()),
        input,
      ),
    report: (input) =>
      execute<IssuedPaperResult>(
        statusReportWorkflowType,
        statusReportWorkflowId(input.campaignId, momentOf(input)),
        input,
      ),
    judge: (itemId) =>
      call(itemId, async () => {
        await client.workflow.start(intakeWorkflowType, {
          workflowId: intakeWorkflowId(itemId),
          taskQueue: verbaleTaskQueue,
          workflowIdConflictPolicy: 'USE_EXISTING',
          args: [{ itemId }],
          staticSummary: `Incoming item ${itemId}`,
        });
      }),
    finished: async (campaignId) => {
      try {
        return (await handle(campaignId).result()) as CampaignProgress;
      } catch (error) {
        throw gatewayFailure(error, campaignId);
      }
    },
  };
};
