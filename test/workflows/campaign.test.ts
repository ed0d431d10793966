import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import {
  type CampaignInput,
  type CampaignProgress,
  campaignWorkflowType,
  clearUpdate,
  extendDeadlineUpdate,
  getProgressQuery,
  pauseRemindersUpdate,
  resumeRemindersUpdate,
  withdrawRequestUpdate,
} from '../../workflows/contracts/campaign.ts';
import { campaignWorkflowId, cohortWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { at, closeAtMs, dispatchAtMs } from '../builders/a-cycle.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { FakeOffice } from './fake-office.ts';

let server: DevServer;

beforeAll(async () => {
  server = await devServer();
});

afterAll(() => server?.close());

interface Launched {
  readonly office: FakeOffice;
  readonly campaign: WorkflowHandle;
  readonly id: string;
  readonly stage: (stage: CampaignProgress['stage']) => Promise<CampaignProgress>;
}

interface Launch {
  readonly codes?: readonly string[];
  readonly definition?: Partial<CampaignDefinition>;
  /** Real seconds that the whole campaign takes. */
  readonly seconds?: number;
  readonly instead?: (activities: Activities) => Partial<Activities>;
}

/** Launches a campaign on a standing clock, drafted by the desk officer, and runs `work` with it. */
const launch = async (options: Launch, work: (launched: Launched) => Promise<void>): Promise<void> => {
  const id = `campaign-${randomUUID().slice(0, 8)}`;
  const definition = aCampaign({ id, ...options.definition });
  const originMs = dispatchAtMs - 3_600_000;
  const speed = (closeAtMs - originMs) / ((options.seconds ?? 4) * 1_000);
  const office = new FakeOffice({
    codes: options.codes ?? ['AUT', 'FRA', 'KEN'],
    definition,
    clock: { originMs, anchoredAtMs: null, speed },
    realNowMs: Date.now,
  });
  const activities = office.activities();
  await server.withWorker({ ...activities, ...options.instead?.(activities) }, async () => {
    const input: CampaignInput = { definition, drafter: 'desk-officer', clockSpeed: speed };
    const campaign = await server.client.workflow.start(campaignWorkflowType, {
      workflowId: campaignWorkflowId(id),
      taskQueue: server.taskQueue,
      args: [input],
      staticSummary: definition.title,
    });
    const stage: Launched['stage'] = (wanted) =>
      vi.waitFor(
        async () => {
          const progress = await campaign.query(getProgressQuery);
          expect(progress.stage).toBe(wanted);
          return progress;
        },
        { timeout: 20_000, interval: 50 },
      );
    await work({ office, campaign, id, stage });
    if ((await campaign.describe()).status.name === 'RUNNING') await campaign.terminate('The test is over');
    for await (const { workflowId, runId } of server.client.workflow.list({
      query: `VerbaleCampaign="${id}" AND ExecutionStatus="Running"`,
    }))
      await server.client.workflow
        .getHandle(workflowId, runId)
        .terminate('The test is over')
        .catch(() => undefined);
  });
};

/** The refusal that an update was answered with. */
const refusalOf = async (update: Promise<unknown>): Promise<string> => {
  const failure = await update.then(
    () => null,
    (error: unknown) => (error as Error).cause,
  );
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect((failure as ApplicationFailure).type).toBe('DomainRefusal');
  return (failure as ApplicationFailure).message;
};

const eventsOf = async (handle: WorkflowHandle): Promise<string[]> =>
  ((await handle.fetchHistory()).events ?? []).flatMap((event) =>
    Object.keys(event).filter((key) => key.endsWith('EventAttributes')),
  );

const noExtension = { officer: 'chief-of-section', codes: null, deadlineAtMs: 0, cutOffAtMs: 0 };

describe('clearance', () => {
  it('is refused while the notes are prepared, by who drafted, and for anything but what was shown; history shows none of it', async () => {
    const prepare = Promise.withResolvers<void>();
    const waits = (activities: Activities): Partial<Activities> => ({
      prepareRequestNotes: async (input) => {
        await prepare.promise;
        return activities.prepareRequestNotes(input);
      },
    });
    await launch({ instead: waits }, async ({ campaign, stage, office }) => {
      const clear = (officer: string, hash: string) =>
        campaign.executeUpdate(clearUpdate, { args: [{ officer, hash }] });
      const hash = 'hash of desk-officer';
      expect(await refusalOf(clear('clearing-officer', hash))).toContain('still being prepared');
      prepare.resolve();
      expect((await stage('awaiting-clearance')).preparedHash).toBe(hash);
      expect(await refusalOf(clear('desk-officer', hash))).toContain('Nobody clears what they drafted');
      expect(await refusalOf(clear('clearing-officer', 'another hash'))).toContain('has changed since it was shown');
      for (const update of [extendDeadlineUpdate, withdrawRequestUpdate, pauseRemindersUpdate, resumeRemindersUpdate])
        expect(
          await refusalOf(campaign.executeUpdate(update as typeof extendDeadlineUpdate, { args: [noExtension] })),
        ).toContain('no request is open');
      expect((await eventsOf(campaign)).filter((name) => name.includes('Update'))).toEqual([]);
      expect(office.asked).not.toContain('recordClearance');
      expect(office.sent).toEqual([]);

      await clear('clearing-officer', hash);
      expect(await refusalOf(clear('clearing-officer', hash))).toContain('nothing to clear');
    });
  });

  it('that the database refuses leaves the campaign waiting', async () => {
    const refuses = (): Partial<Activities> => ({
      recordClearance: async () => {
        throw ApplicationFailure.create({ message: 'may not clear', type: 'DomainRefusal', nonRetryable: true });
      },
    });
    await launch({ instead: refuses }, async ({ campaign, stage, office }) => {
      const { preparedHash } = await stage('awaiting-clearance');
      const update = campaign.executeUpdate(clearUpdate, {
        args: [{ officer: 'registrar', hash: preparedHash ?? '' }],
      });
      await expect(update).rejects.toThrow();
      expect((await stage('awaiting-clearance')).preparedHash).toBe(preparedHash);
      expect(office.sent).toEqual([]);
    });
  });
});

const cleared = async ({ campaign, stage }: Launched): Promise<void> => {
  const { preparedHash } = await stage('awaiting-clearance');
  const progress = await campaign.executeUpdate(clearUpdate, {
    args: [{ officer: 'clearing-officer', hash: preparedHash ?? '' }],
  });
  expect(progress.stage).toBe('open');
};

describe('a cleared campaign', () => {
  it('runs to its last report: cohorts, compilation at its moment, status at the closing', async () => {
    await launch({ codes: ['AUT', 'FRA', 'KEN', 'PER', 'FJI'], definition: { cohortSize: 2 } }, async (launched) => {
      const { office, campaign } = launched;
      await cleared(launched);
      const progress: CampaignProgress = await campaign.result();
      expect(progress).toMatchObject({ stage: 'reported', addressees: 5, cohorts: 3, prepared: 5 });
      for (const code of ['AUT', 'FRA', 'KEN', 'PER', 'FJI']) expect(office.lettersTo(code)[0]).toMatch(/^request 1/);
      expect([...office.cycles.values()].map(({ phase }) => phase)).toEqual(Array(5).fill('closed'));
      const order = office.asked.filter((name) => name !== 'sendNotes');
      expect(order.slice(0, 5)).toEqual([
        'registerCampaign',
        'prepareRequestNotes',
        'sealPreparation',
        'recordClearance',
        'startStatusSchedule',
      ]);
      expect(order.filter((name) => name === 'openCohort')).toHaveLength(3);
      expect(order.slice(-2)).toEqual(['issueStatusReport', 'recordCampaignStage reported']);
      expect(order.indexOf('compilePaper')).toBeLessThan(order.indexOf('closeCohort'));
    });
  });

  it('has its last report mailed where reports go to a list, and ends without waiting for the exchange', async () => {
    const statusReport = {
      everyDays: null,
      distribution: { to: ['desk@secretariat.example'], onlyWhenChanged: false },
    };
    await launch({ codes: ['AUT'], definition: { statusReport } }, async (launched) => {
      const { office, campaign } = launched;
      await cleared(launched);
      expect(await campaign.result()).toMatchObject({ stage: 'reported' });
      await vi.waitFor(() => expect(office.asked).toContain(`distributeReport ${closeAtMs}`), 20_000);
    });
  });

  it('has one workflow for each addressee at a cohort size of 1, all found by the search attribute of the campaign', async () => {
    await launch({ seconds: 600, definition: { cohortSize: 1 } }, async (launched) => {
      const { id } = launched;
      await cleared(launched);
      const found = await vi.waitFor(
        async () => {
          const workflows: string[] = [];
          const query = `VerbaleCampaign="${id}" AND WorkflowType="cohort"`;
          for await (const { workflowId } of server.client.workflow.list({ query })) workflows.push(workflowId);
          expect(workflows).toHaveLength(3);
          return workflows;
        },
        { timeout: 20_000, interval: 200 },
      );
      expect(found.toSorted()).toEqual([1, 2, 3].map((number) => cohortWorkflowId(id, number)));
    });
  });

  it('reads like a case file in the web page: title, mandate, stage, and what each cohort waits for', async () => {
    await launch({ seconds: 600 }, async (launched) => {
      const { campaign, id } = launched;
      await cleared(launched);
      const detailsOf = async (handle: WorkflowHandle): Promise<string> =>
        (await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata')).currentDetails;
      expect(await (await campaign.describe()).staticSummary()).toBe('Comments on an example');
      expect(await detailsOf(campaign)).toMatch(/resolution 7\/1, paragraph 5[\s\S]*3 addressees[\s\S]*\*\*open\*\*/);
      const cohort = server.client.workflow.getHandle(cohortWorkflowId(id, 1));
      await vi.waitFor(async () => expect(await detailsOf(cohort)).toContain('2015-06-05'), { timeout: 20_000 });
      expect(await detailsOf(cohort)).toContain('- open: **3**');
      expect(await (await cohort.describe()).staticSummary()).toBe('Cohort 1: Comments on an example');
    });
  });

  it('takes an extension, a pause and a withdrawal to the cohorts concerned', async () => {
    await launch({ seconds: 600, definition: { cohortSize: 1 } }, async (launched) => {
      const { office, campaign } = launched;
      await cleared(launched);
      await vi.waitFor(() => expect(office.sent).toHaveLength(3), { timeout: 20_000 });
      const deadlineAtMs = at('2015-07-31T16:00:00Z');
      const extended = await campaign.executeUpdate(extendDeadlineUpdate, {
        args: [{ officer: 'chief-of-section', codes: ['FRA'], deadlineAtMs, cutOffAtMs: deadlineAtMs }],
      });
      expect(extended).toEqual({ changed: ['FRA'] });
      await vi.waitFor(() => expect(office.lettersTo('FRA')[1]).toMatch(/^extension 1/), { timeout: 20_000 });
      const pause = { officer: 'chief-of-section', codes: null, reason: 'talks are under way' };
      expect((await campaign.executeUpdate(pauseRemindersUpdate, { args: [pause] })).changed).toHaveLength(3);
      const resume = { ...pause, codes: ['KEN'] };
      expect(await campaign.executeUpdate(resumeRemindersUpdate, { args: [resume] })).toEqual({ changed: ['KEN'] });
      expect([...office.cycles.values()].map(({ remindersPaused }) => remindersPaused)).toEqual([true, true, false]);
      const withdrawn = await campaign.executeUpdate(withdrawRequestUpdate, {
        args: [{ officer: 'chief-of-section', codes: ['AUT', 'KEN'], reason: 'the meeting is cancelled' }],
      });
      expect([...withdrawn.changed].toSorted()).toEqual(['AUT', 'KEN']);
      await vi.waitFor(() => expect(office.asked.filter((name) => name === 'closeCohort')).toHaveLength(2), {
        timeout: 20_000,
      });
      expect(office.lettersTo('AUT')).toHaveLength(1);
    });
  });
});
