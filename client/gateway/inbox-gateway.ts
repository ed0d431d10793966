import type { Client } from '@temporalio/client';
import type { Decided, DecisionInput } from '../../workflows/contracts/inbox.ts';
import { decisionWorkflowType } from '../../workflows/contracts/inbox.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import { decisionWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { gatewayFailure } from './failures.ts';

/** Longest wait for an answer, in milliseconds: files may have to be examined again. */
const answerMs = 120_000;

/** What officers may do about what came in. */
export interface InboxGateway {
  /** @throws DomainRefusal with the rule that says no */
  decide(input: DecisionInput): Promise<Decided>;
}

export const openInboxGateway = (client: Client): InboxGateway => ({
  decide: async (input) => {
    try {
      return (await client.withDeadline(Date.now() + answerMs, () =>
        client.workflow.execute(decisionWorkflowType, {
          workflowId: decisionWorkflowId(input.decisionId),
          taskQueue: verbaleTaskQueue,
          args: [input],
          staticSummary: `${input.decision.kind} by ${input.officer}`,
        }),
      )) as Decided;
    } catch (error) {
      throw gatewayFailure(error, input.decisionId);
    }
  },
});
