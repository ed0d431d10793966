import type { WorkflowHandle } from '@temporalio/client';
import { realClock } from '../../domain/campaign/clock.ts';
import type { CycleEvent } from '../../domain/request-cycle/apply.ts';
import type { Activities, JudgedItem } from '../../workflows/contracts/activities.ts';
import {
  type CampaignInput,
  clearUpdate,
  extendDeadlineUpdate,
  markDeliveredUpdate,
  resumeDispatchUpdate,
  withdrawRequestUpdate,
} from '../../workflows/contracts/campaign.ts';
import { type CohortInput, cyclesChangedSignal, dispatchResumedSignal } from '../../workflows/contracts/cohort.ts';
import { campaignWorkflowId, cohortWorkflowId, intakeWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { at, closeAtMs, dispatchAtMs } from '../builders/a-cycle.ts';
import { FakeOffice, type OfficeOptions } from '../workflows/fake-office.ts';
import { retried, type Scenario } from './recorder.ts';
import { notesBesides, scenariosBesides } from './scenarios-besides.ts';

interface CohortCourse {
  readonly options?: Partial<OfficeOptions>;
  readonly input?: Partial<CohortInput>;
  /** What happens to the first addressee, and when. */
  readonly events?: readonly (readonly [moment: string, event: CycleEvent])[];
  /** When a person ends a pause of sending. */
  readonly resumedAt?: string;
  /** Which run of the chain is kept. */
  readonly keep?: 'first' | 'last';
}

const cohortScenario = (what: string, course: CohortCourse): Scenario => ({
  name: `cohort.${what}`,
  server: 'time-skipping',
  run: async (recorder, id) => {
    const clock = { originMs: dispatchAtMs - 3_600_000, anchoredAtMs: await recorder.nowMs(), speed: 1 };
    const office = new FakeOffice({
      codes: ['AUT', 'FRA'],
      definition: aCampaign({ id }),
      clock,
      realNowMs: recorder.nowMs,
      ...course.options,
    });
    const workflowId = cohortWorkflowId(id, 1);
    let runId = '';
    await recorder.withWorker(id, office.activities(), async () => {
      const input: CohortInput = { campaignId: id, cohort: 1, ...course.input };
      const handle = await recorder.client.workflow.start('cohort', { workflowId, taskQueue: id, args: [input] });
      for (const [moment, event] of course.events ?? []) {
        await recorder.pass(at(moment) - (await office.nowMs()));
        await recorder.client.workflow.getHandle(workflowId).signal(cyclesChangedSignal, office.change('AUT', event));
      }
      if (course.resumedAt !== undefined) {
        await recorder.pass(at(course.resumedAt) - (await office.nowMs()));
        const { pause } = await office.activities().resumeDispatch({ campaignId: id, officer: '', reason: '' });
        await recorder.client.workflow.getHandle(workflowId).signal(dispatchResumedSignal, { pause: pause ?? 0 });
      }
      await recorder.pass(closeAtMs + 3_600_000 - (await office.nowMs()));
      await recorder.client.workflow.getHandle(workflowId).result();
      runId = handle.firstExecutionRunId;
    });
    return course.keep === 'first' ? { workflowId, runId } : { workflowId };
  },
});

const july = at('2015-07-31T16:00:00Z');

/** On a clock whose dispatch is a day ahead, nothing happens by itself. */
const quietOffice = (id: string): FakeOffice =>
  new FakeOffice({
    codes: ['AUT', 'FRA'],
    definition: aCampaign({ id }),
    clock: { ...realClock(Date.now()), originMs: dispatchAtMs - 86_400_000 },
    realNowMs: Date.now,
  });

const intakeScenario = (what: string, judge: (id: string) => JudgedItem): Scenario => ({
  name: `intake.${what}`,
  server: 'development',
  run: async (recorder, id) => {
    const tries = [{ sent: false, retryInRealMs: 5 }];
    const activities: Activities = {
      ...quietOffice(id).activities(),
      judgeItem: async () => judge(id),
      acknowledge: async () => tries.pop() ?? { sent: true, retryInRealMs: null },
    };
    const workflowId = intakeWorkflowId(id);
    await recorder.withWorker(id, activities, async () => {
      await recorder.client.workflow.execute('intake', { workflowId, taskQueue: id, args: [{ itemId: id }] });
    });
    return { workflowId };
  },
});

const filed = (id: string): JudgedItem => ({
  outcome: 'filed',
  campaignId: id,
  changed: {
    cohort: 1,
    cycles: quietOffice(id).change('AUT', { type: 'submission-filed', version: 1, atMs: dispatchAtMs }),
  },
  acknowledge: 'submission-1',
});

const unfiled = (outcome: JudgedItem['outcome']) => (): JudgedItem => ({
  outcome,
  campaignId: null,
  changed: null,
  acknowledge: null,
});

const paperScenario = (workflowType: string): Scenario => ({
  name: `${workflowType}.issued`,
  server: 'development',
  run: async (recorder, id) => {
    await recorder.withWorker(id, quietOffice(id).activities(), async () => {
      await recorder.client.workflow.execute(workflowType, {
        workflowId: id,
        taskQueue: id,
        args: [{ campaignId: id, asAtMs: july }],
      });
    });
    return { workflowId: id };
  },
});

/** A campaign that runs to its end in six seconds, with what people do once it is open. */
const campaignScenario = (
  what: string,
  options: Partial<OfficeOptions>,
  open: (handle: WorkflowHandle, office: FakeOffice) => Promise<void>,
): Scenario => ({
  name: `campaign.${what}`,
  server: 'development',
  run: async (recorder, id) => {
    const definition = aCampaign({ id, cohortSize: 2 });
    const originMs = dispatchAtMs - 3_600_000;
    const speed = (closeAtMs - originMs) / 6_000;
    const clock = { originMs, anchoredAtMs: null, speed };
    const codes = ['AUT', 'FRA', 'KEN'];
    const office = new FakeOffice({ codes, definition, clock, realNowMs: Date.now, ...options });
    const workflowId = campaignWorkflowId(id);
    await recorder.withWorker(id, { ...office.activities(), ...notesBesides() }, async () => {
      const input: CampaignInput = { definition, drafter: 'desk-officer', clockSpeed: speed };
      const handle = await recorder.client.workflow.start('campaign', { workflowId, taskQueue: id, args: [input] });
      // Sealing is asked for once; the hash is known from then on.
      while (!office.asked.includes('sealPreparation')) await new Promise((resolve) => setTimeout(resolve, 50));
      const clear = { officer: 'clearing-officer', hash: 'hash of desk-officer' };
      await retried(() => handle.executeUpdate(clearUpdate, { args: [clear] }));
      await open(handle, office);
      await handle.result();
    });
    return { workflowId };
  },
});

const withdrawFromFrance = async (handle: WorkflowHandle): Promise<void> => {
  const withdrawal = { officer: 'chief-of-section', codes: ['FRA'], reason: 'cancelled', silently: false };
  await handle.executeUpdate(withdrawRequestUpdate, { args: [withdrawal] });
};

const extendFrance = async (handle: WorkflowHandle): Promise<void> => {
  const extension = { officer: 'chief-of-section', codes: ['FRA'], deadlineAtMs: july, cutOffAtMs: july };
  await handle.executeUpdate(extendDeadlineUpdate, { args: [extension] });
};

/** Waits for a cohort to have come so far. */
const until = async (check: () => boolean): Promise<void> => {
  while (!check()) await new Promise((resolve) => setTimeout(resolve, 20));
};

/** Sending is paused at the dispatch; a person resumes it, and another delivers by hand. */
const resumeAndDeliver = async (handle: WorkflowHandle, office: FakeOffice): Promise<void> => {
  await until(() => office.cycles.get('KEN')?.byHand?.kind === 'request' && office.asked.includes('sendNotes'));
  await handle.executeUpdate(resumeDispatchUpdate, {
    args: [{ officer: 'chief-of-section', reason: 'told the relay' }],
  });
  const delivery = { officer: 'registrar', code: 'KEN', on: '2015-05-20', by: 'pouch', reference: null };
  await handle.executeUpdate(markDeliveredUpdate, { args: [delivery] });
};

const answered: CycleEvent = { type: 'submission-filed', version: 1, atMs: at('2015-06-01T08:00:00Z') };

const delivered = { type: 'note-accepted', sequence: 1 } as const;

/** Every course of which a history is kept. */
export const scenarios: readonly Scenario[] = [
  cohortScenario('reminded', {}),
  cohortScenario('answered', { events: [['2015-06-01T08:00:00Z', answered]] }),
  cohortScenario('extended', {
    events: [
      [
        '2015-07-01T08:00:00Z',
        { type: 'deadline-extended', deadlineAtMs: july, cutOffAtMs: july, atMs: at('2015-07-01T08:00:00Z') },
      ],
    ],
  }),
  cohortScenario('withdrawn', {
    events: [['2015-06-10T08:00:00Z', { type: 'request-withdrawn', atMs: at('2015-06-10T08:00:00Z') }]],
  }),
  cohortScenario('deferred', {
    options: {
      treatment: ({ code, kind }, attempt) => {
        if (kind !== 'request' || attempt > 2) return 'take';
        return code === 'AUT' ? 'refuse-for-now' : attempt === 1 ? 'held-elsewhere' : 'nothing';
      },
    },
  }),
  ...(['first', 'last'] as const).map((keep) =>
    cohortScenario(`continued-as-new-${keep}`, {
      input: { continueAfterEvents: 12 },
      events: [['2015-06-10T08:00:00Z', { ...answered, atMs: at('2015-06-10T08:00:00Z') }]],
      keep,
    }),
  ),
  cohortScenario('paused', {
    options: { treatment: ({ kind }, attempt) => (kind === 'request' && attempt === 1 ? 'paused' : 'take') },
    resumedAt: '2015-05-26T08:00:00Z',
  }),
  cohortScenario('by-hand', {
    options: { treatment: ({ code }) => (code === 'AUT' ? 'lay-out' : 'take') },
    events: [['2015-05-27T08:00:00Z', { ...delivered, kind: 'request', atMs: at('2015-05-27T08:00:00Z') }]],
  }),
  cohortScenario('returned', {
    events: [
      [
        '2015-05-21T08:00:00Z',
        { type: 'note-returned', kind: 'request', sequence: 1, atMs: at('2015-05-21T08:00:00Z') },
      ],
    ],
  }),
  campaignScenario('cleared-to-reported', {}, extendFrance),
  campaignScenario(
    'resumed-and-delivered',
    {
      treatment: ({ code, kind }, attempt) => {
        if (code === 'KEN') return 'lay-out';
        return kind === 'request' && attempt === 1 ? 'paused' : 'take';
      },
    },
    resumeAndDeliver,
  ),
  campaignScenario('withdrawn-and-told', {}, withdrawFromFrance),
  ...scenariosBesides,
  intakeScenario('filed', filed),
  intakeScenario('held', unfiled('held')),
  intakeScenario('machine', unfiled('machine')),
  paperScenario('statusReport'),
  paperScenario('compilation'),
];
