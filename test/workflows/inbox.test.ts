import { randomUUID } from 'node:crypto';
import { ApplicationFailure, Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { realClock } from '../../domain/campaign/clock.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { startDigestSchedule } from '../../worker/digest-schedule.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { cohortWorkflowType, getCyclesQuery } from '../../workflows/contracts/cohort.ts';
import { domainRefusal } from '../../workflows/contracts/failure-types.ts';
import {
  type Decided,
  type DecisionInput,
  decisionWorkflowType,
  digestWorkflowType,
  type InboxActivities,
  type SentDigest,
} from '../../workflows/contracts/inbox.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import {
  acknowledgementWorkflowId,
  cohortWorkflowId,
  decisionWorkflowId,
  digestWorkflowId,
} from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { dispatchAtMs } from '../builders/a-cycle.ts';
import { ownNamespace } from '../support/own-namespace.ts';
import { bundlePath, temporalAddress } from '../support/stack.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { FakeOffice } from './fake-office.ts';

let server: DevServer;
beforeAll(async () => {
  server = await devServer();
});
afterAll(() => server?.close());

/** An office whose clock stands a day before dispatch: its cohorts wait and do nothing by themselves. */
const quietOffice = (campaignId: string, cohortSize?: number): FakeOffice =>
  new FakeOffice({
    codes: ['AUT', 'FRA'],
    definition: aCampaign({ id: campaignId, ...(cohortSize === undefined ? {} : { cohortSize }) }),
    clock: { ...realClock(Date.now()), originMs: dispatchAtMs - 86_400_000 },
    realNowMs: Date.now,
  });

const ownCampaign = (): string => `campaign-${randomUUID().slice(0, 8)}`;

const decidedOf = (more: Partial<Decided>): Decided => ({
  decisionId: 'd',
  campaignId: null,
  sentences: ['Done.'],
  acknowledge: [],
  changed: [],
  ...more,
});

const input = (): DecisionInput => ({
  decisionId: randomUUID(),
  officer: 'registrar',
  decision: { kind: 'refuse', itemId: 'an item', reason: 'no reply' },
});

const deciding = (office: FakeOffice, inbox: Partial<InboxActivities & Activities>): Activities =>
  ({ ...office.activities(), ...inbox }) as Activities;

const start = (asked: DecisionInput) =>
  server.client.workflow.start<(given: DecisionInput) => Promise<Decided>>(decisionWorkflowType, {
    workflowId: decisionWorkflowId(asked.decisionId),
    taskQueue: server.taskQueue,
    args: [asked],
  });

describe('a decision', () => {
  it('is answered before what it acknowledges is sent, and each acknowledgement is sent once', async () => {
    const campaignId = ownCampaign();
    const submissions = [randomUUID(), randomUUID()];
    const sent: string[] = [];
    const exchange = Promise.withResolvers<void>();
    const activities = deciding(quietOffice(campaignId), {
      decideInbox: async () => decidedOf({ campaignId, acknowledge: submissions }),
      acknowledge: async ({ submissionId }) => {
        await exchange.promise;
        sent.push(submissionId);
        return { sent: true, retryInRealMs: null };
      },
    });
    await server.withWorker(activities, async () => {
      expect(await (await start(input())).result()).toMatchObject({ sentences: ['Done.'] });
      expect(sent).toEqual([]);
      // Another decision about the same submission while its acknowledgement is on its way.
      expect(await (await start(input())).result()).toMatchObject({ acknowledge: submissions });
      exchange.resolve();
      for (const id of submissions)
        expect(await server.client.workflow.getHandle(acknowledgementWorkflowId(id)).result()).toBe(true);
    });
    expect(sent.toSorted()).toEqual(submissions.toSorted());
  });

  it('that undoes another opens a cohort anew that had closed and is awaited again, and no other', async () => {
    const campaignId = ownCampaign();
    const office = quietOffice(campaignId, 1);
    office.change('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
    for (const code of ['AUT', 'FRA'])
      office.change(code, { type: 'submission-filed', version: 1, atMs: dispatchAtMs });
    const activities = deciding(office, {
      // The filing is undone: the reply of Austria is none any more.
      decideInbox: async () =>
        decidedOf({
          campaignId,
          changed: [
            {
              cohort: 1,
              cycles: office.change('AUT', {
                type: 'replies-recounted',
                versions: 0,
                answeredAtMs: null,
                closed: false,
                atMs: dispatchAtMs,
              }),
            },
            { cohort: 2, cycles: [office.cycles.get('FRA') as RequestCycle] },
          ],
        }),
    });
    const cohort = (number: number) => server.client.workflow.getHandle(cohortWorkflowId(campaignId, number));
    await server.withWorker(activities, async () => {
      const [closed] = await Promise.all(
        [1, 2].map(async (number) => {
          const handle = await server.client.workflow.start(cohortWorkflowType, {
            workflowId: cohortWorkflowId(campaignId, number),
            taskQueue: server.taskQueue,
            args: [{ campaignId, cohort: number }],
          });
          await handle.result();
          return (await handle.describe()).runId;
        }),
      );
      const undoing = { ...input(), decision: { kind: 'undo', decisionId: 'a filing' } } as const;
      await (await start(undoing)).result();
      const { runId, status } = await cohort(1).describe();
      expect([status.name, runId === closed]).toEqual(['RUNNING', false]);
      await vi.waitFor(async () =>
        expect(await cohort(1).query(getCyclesQuery)).toMatchObject([{ code: 'AUT', phase: 'open', submissions: 0 }]),
      );
      expect((await cohort(2).describe()).status.name).toBe('COMPLETED');
      // Told of the next decision, it stays the one that it is.
      await (await start(input())).result();
      expect((await cohort(1).describe()).runId).toBe(runId);
    });
    await cohort(1).terminate('The test is over');
  });

  it('that a rule refuses is refused at once, and nothing is sent or told', async () => {
    const office = quietOffice(ownCampaign());
    let tries = 0;
    const activities = deciding(office, {
      decideInbox: async () => {
        tries += 1;
        throw ApplicationFailure.nonRetryable('This item does not wait for anybody.', domainRefusal);
      },
    });
    const failure = await server.withWorker(activities, async () => (await start(input())).result()).catch((e) => e);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    expect(failure.cause.cause).toMatchObject({ type: domainRefusal });
    expect([tries, office.asked]).toEqual([1, []]);
  });
});

describe('the daily mail', () => {
  it('is tried again until it has left', async () => {
    const answers: SentDigest[] = [
      { sent: 0, waiting: 3, retryInRealMs: 5 },
      { sent: 1, waiting: 3, retryInRealMs: null },
    ];
    const activities = deciding(quietOffice(ownCampaign()), {
      sendDigest: async () => answers.shift() as SentDigest,
    });
    const result = await server.withWorker(activities, () =>
      server.client.workflow.execute(digestWorkflowType, {
        workflowId: randomUUID(),
        taskQueue: server.taskQueue,
        args: [],
      }),
    );
    expect(result).toMatchObject({ sent: 1 });
    expect(answers).toEqual([]);
  });

  it('is sent by the one Schedule that all workers share, at the hour of the last to start', async () => {
    const namespace = await ownNamespace();
    const connection = await Connection.connect({ address: temporalAddress() });
    const native = await NativeConnection.connect({ address: temporalAddress() });
    const client = new Client({ connection, namespace });
    let mails = 0;
    const worker = await Worker.create({
      connection: native,
      namespace,
      taskQueue: verbaleTaskQueue,
      workflowBundle: { codePath: await bundlePath() },
      activities: {
        sendDigest: async (): Promise<SentDigest> => {
          mails += 1;
          return { sent: 1, waiting: 1, retryInRealMs: null };
        },
      } satisfies Partial<InboxActivities>,
    });
    try {
      await startDigestSchedule(client, 6);
      await startDigestSchedule(client, 5);
      const schedule = client.schedule.getHandle(digestWorkflowId);
      const { spec } = await schedule.describe();
      expect(spec.calendars).toMatchObject([{ hour: [{ start: 5 }], minute: [{ start: 0 }] }]);
      await worker.runUntil(async () => {
        await schedule.trigger();
        await vi.waitFor(
          async () => {
            const { recentActions } = (await schedule.describe()).info;
            const [{ action } = {}] = recentActions;
            if (action?.type !== 'startWorkflow') throw new Error('The Schedule has started nothing yet.');
            const { workflowId, firstExecutionRunId } = action.workflow;
            const run = client.workflow.getHandle(workflowId, firstExecutionRunId);
            expect((await run.describe()).status.name).toBe('COMPLETED');
          },
          { timeout: 30_000, interval: 250 },
        );
      });
      expect(mails).toBe(1);
    } finally {
      await native.close();
      await connection.close();
    }
  }, 60_000);
});
