import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { tellResumed } from '../../client/gateway/tell-resumed.ts';
import { realClock } from '../../domain/campaign/clock.ts';
import type { Activities, JudgedItem } from '../../workflows/contracts/activities.ts';
import { type CohortInput, cohortWorkflowType, getCyclesQuery } from '../../workflows/contracts/cohort.ts';
import { type IntakeResult, intakeWorkflowType } from '../../workflows/contracts/intake.ts';
import { cohortWorkflowId, intakeWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { dispatchAtMs } from '../builders/a-cycle.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { FakeOffice } from './fake-office.ts';

let server: DevServer;

beforeAll(async () => {
  server = await devServer();
});

afterAll(() => server?.close());

const campaignId = `campaign-${randomUUID().slice(0, 8)}`;

/** An office whose clock stands a day before dispatch: its cohort waits and does nothing by itself. */
const quietOffice = (): FakeOffice =>
  new FakeOffice({
    codes: ['AUT', 'FRA'],
    definition: aCampaign({ id: campaignId }),
    clock: { ...realClock(Date.now()), originMs: dispatchAtMs - 86_400_000 },
    realNowMs: Date.now,
  });

type Acknowledgement = Awaited<ReturnType<Activities['acknowledge']>>;

interface Judged {
  readonly judged: JudgedItem;
  readonly acknowledgements?: readonly (Acknowledgement | Error)[];
}

/** Runs the intake of one item; gives its result and how often an acknowledgement was tried. */
const takeIn = async (office: FakeOffice, { judged, acknowledgements = [] }: Judged) => {
  const itemId = randomUUID();
  let tries = 0;
  const activities: Activities = {
    ...office.activities(),
    judgeItem: async () => judged,
    acknowledge: async () => {
      const answer = acknowledgements[tries];
      tries += 1;
      if (answer instanceof Error) throw answer;
      return answer ?? { sent: true, retryInRealMs: null };
    },
  };
  return server.withWorker(activities, async () => {
    const handle = await server.client.workflow.start(intakeWorkflowType, {
      workflowId: intakeWorkflowId(itemId),
      taskQueue: server.taskQueue,
      args: [{ itemId }],
    });
    const result: IntakeResult = await handle.result();
    expect(result.itemId).toBe(itemId);
    return { handle, result, tries };
  });
};

const filed = (changed: JudgedItem['changed'], acknowledge: string | null): JudgedItem => ({
  outcome: 'filed',
  campaignId,
  changed,
  acknowledge,
});

it('tells the cohort of a filed reply, acknowledges it, and is found by its campaign and its addressee', async () => {
  const office = quietOffice();
  const cohort = await server.client.workflow.start<(input: CohortInput) => Promise<unknown>>(cohortWorkflowType, {
    workflowId: cohortWorkflowId(campaignId, 1),
    taskQueue: server.taskQueue,
    args: [{ campaignId, cohort: 1 }],
  });
  const cycles = office.change('AUT', { type: 'submission-filed', version: 1, atMs: dispatchAtMs });
  const { result, tries } = await takeIn(office, { judged: filed({ cohort: 1, cycles }, 'submission-1') });
  expect(result).toMatchObject({ outcome: 'filed', acknowledged: true });
  expect(tries).toBe(1);
  await server.withWorker(office.activities(), async () => {
    const phases = await vi.waitFor(
      async () => {
        const known = await cohort.query(getCyclesQuery);
        expect(known).toHaveLength(2);
        return Object.fromEntries(known.map(({ code, phase }) => [code, phase]));
      },
      { timeout: 20_000 },
    );
    expect(phases).toEqual({ AUT: 'answered', FRA: 'awaiting-dispatch' });
  });
  await vi.waitFor(
    async () => {
      const query = `VerbaleCampaign="${campaignId}" AND VerbaleAddressee="AUT" AND WorkflowType="intake"`;
      expect((await server.client.workflow.count(query)).count).toBe(1);
    },
    { timeout: 20_000, interval: 200 },
  );
  await cohort.terminate('The test is over');
});

it('files and acknowledges although the cohort has closed', async () => {
  const office = quietOffice();
  const cycles = office.change('FRA', { type: 'submission-filed', version: 1, atMs: dispatchAtMs });
  const { result } = await takeIn(office, { judged: filed({ cohort: 77, cycles }, 'submission-2') });
  expect(result).toMatchObject({ outcome: 'filed', acknowledged: true });
});

it('tries an acknowledgement again until it is sent', async () => {
  const { result, tries } = await takeIn(quietOffice(), {
    judged: filed(null, 'submission-3'),
    acknowledgements: [
      { sent: false, retryInRealMs: 20 },
      { sent: false, retryInRealMs: 1 },
      { sent: true, retryInRealMs: null },
    ],
  });
  expect(result.acknowledged).toBe(true);
  expect(tries).toBe(3);
});

it('sends what a pause held back as soon as somebody resumes', async () => {
  const itemId = randomUUID();
  let tries = 0;
  const activities: Activities = {
    ...quietOffice().activities(),
    judgeItem: async () => filed(null, 'submission-6'),
    acknowledge: async () => {
      tries += 1;
      // Longer than the test may take: only being told ends the wait.
      return tries === 1 ? { sent: false, retryInRealMs: 900_000 } : { sent: true, retryInRealMs: null };
    },
  };
  await server.withWorker(activities, async () => {
    const handle = await server.client.workflow.start(intakeWorkflowType, {
      workflowId: intakeWorkflowId(itemId),
      taskQueue: server.taskQueue,
      args: [{ itemId }],
    });
    await vi.waitFor(() => expect(tries).toBe(1), { timeout: 20_000 });
    await vi.waitFor(
      async () => {
        await tellResumed(server.client, campaignId, 1);
        expect((await handle.describe()).status.name).toBe('COMPLETED');
      },
      { timeout: 20_000, interval: 200 },
    );
    expect(await handle.result()).toMatchObject({ acknowledged: true });
  });
  expect(tries).toBe(2);
});

it('tries again also when the try itself breaks', async () => {
  const { result, tries } = await takeIn(quietOffice(), {
    judged: filed(null, 'submission-4'),
    acknowledgements: [new Error('The database went away'), { sent: true, retryInRealMs: null }],
  });
  expect(result.acknowledged).toBe(true);
  expect(tries).toBe(2);
});

it('ends without an acknowledgement that the exchange refuses for good', async () => {
  const { result, tries } = await takeIn(quietOffice(), {
    judged: filed(null, 'submission-5'),
    acknowledgements: [{ sent: false, retryInRealMs: null }],
  });
  expect(result).toMatchObject({ outcome: 'filed', acknowledged: false });
  expect(tries).toBe(1);
});

it.each(['held', 'machine', 'duplicate'] as const)('answers nobody when the item is %s', async (outcome) => {
  const { result, tries, handle } = await takeIn(quietOffice(), {
    judged: { outcome, campaignId: null, changed: null, acknowledge: null },
  });
  expect(result).toMatchObject({ outcome, acknowledged: false });
  expect(tries).toBe(0);
  const metadata = await server.withWorker(quietOffice().activities(), () =>
    handle.query<{ currentDetails: string }>('__temporal_workflow_metadata'),
  );
  expect(metadata.currentDetails).toContain(`**${outcome}**`);
});
