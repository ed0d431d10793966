import type { Client, WorkflowHandle } from '@temporalio/client';
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
import {
  campaignWorkflowId,
  cohortWorkflowId,
  intakeWorkflowId,
  writingWorkflowId,
} from '../../workflows/contracts/workflow-ids.ts';
import {
  clearWritingUpdate,
  discardWritingUpdate,
  type WritingActivities,
  type WritingInput,
} from '../../workflows/contracts/writing.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { at, closeAtMs, dispatchAtMs } from '../builders/a-cycle.ts';
import { FakeOffice, type OfficeOptions } from '../workflows/fake-office.ts';

/** A server to record in: the workflows' time there, and how to let it pass. */
export interface Recorder {
  readonly client: Client;
  readonly nowMs: () => Promise<number>;
  readonly pass: (ms: number) => Promise<unknown>;
  /** Runs `work` while a worker with these activities serves the task queue. */
  readonly withWorker: (
    taskQueue: string,
    activities: Activities | WritingActivities,
    work: () => Promise<void>,
  ) => Promise<void>;
}

/** A course of one workflow; gives the run whose history is kept. */
export interface Scenario {
  /** `<workflow>.<what happens>`: the beginning of the file's name. */
  readonly name: string;
  /** Where time is skipped, or the development server with everything a parent and its children need. */
  readonly server: 'time-skipping' | 'development';
  readonly run: (recorder: Recorder, id: string) => Promise<{ readonly workflowId: string; readonly runId?: string }>;
}

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

/** Notes besides the request: one is refused for now, then taken. */
const notesBesides = (retryInRealMs = 5): WritingActivities => {
  const tries = [{ retryInRealMs }];
  return {
    prepareWriting: async () => ({ hash: 'hash', to: ['AUT'], fallBacks: [] }),
    recordWritingClearance: async () => undefined,
    recordWritingDiscard: async () => undefined,
    sendNotesBesides: async () => tries.pop() ?? { retryInRealMs: null },
  };
};

const withdrawFromFrance = async (handle: WorkflowHandle): Promise<void> => {
  const withdrawal = { officer: 'chief-of-section', codes: ['FRA'], reason: 'cancelled', silently: false };
  await handle.executeUpdate(withdrawRequestUpdate, { args: [withdrawal] });
};

/** A writing to its end, after what a person does to it. */
const writingScenario = (
  name: string,
  retryInRealMs: number,
  act: (handle: WorkflowHandle, asked: () => boolean) => Promise<void>,
): Scenario => ({
  name,
  server: 'development',
  run: async (recorder, id) => {
    const workflowId = writingWorkflowId(id, 'news');
    const activities = notesBesides(retryInRealMs);
    let asked = false;
    const watched: WritingActivities = {
      ...activities,
      sendNotesBesides: async (notes) => {
        asked = true;
        return activities.sendNotesBesides(notes);
      },
    };
    await recorder.withWorker(id, watched, async () => {
      const content = { kind: 'circular', to: 'all', information: { en: ['The meeting moves.'] } } as const;
      const input: WritingInput = { campaignId: id, writingId: 'news', content, drafter: 'desk-officer' };
      const handle = await recorder.client.workflow.start('writing', { workflowId, taskQueue: id, args: [input] });
      await act(handle, () => asked);
      await handle.result();
    });
    return { workflowId };
  },
});

const clearNews = async (handle: WorkflowHandle): Promise<void> => {
  const clear = { officer: 'clearing-officer', hash: 'hash' };
  await retried(() => handle.executeUpdate(clearWritingUpdate, { args: [clear] }));
};

const discardNews = async (handle: WorkflowHandle): Promise<void> => {
  const discard = { officer: 'desk-officer', reason: 'the meeting does not move' };
  await retried(() => handle.executeUpdate(discardWritingUpdate, { args: [discard] }));
};

/** The wait of a pause is longer than anybody records: only the signal ends it. */
const resumeNews = async (handle: WorkflowHandle, asked: () => boolean): Promise<void> => {
  await clearNews(handle);
  while (!asked()) await new Promise((resolve) => setTimeout(resolve, 50));
  await handle.signal(dispatchResumedSignal, { pause: 1 });
};

const withdrawalScenario: Scenario = {
  name: 'withdrawalNotes.told',
  server: 'development',
  run: async (recorder, id) => {
    await recorder.withWorker(id, notesBesides(), async () => {
      await recorder.client.workflow.execute('withdrawalNotes', {
        workflowId: id,
        taskQueue: id,
        args: [{ campaignId: id, writingId: null }],
      });
    });
    return { workflowId: id };
  },
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

/** A clearance that comes a moment too early is refused and leaves no trace. */
const retried = async (work: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1)
    try {
      await work();
      return;
    } catch (error) {
      if (attempt > 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
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
  writingScenario('writing.cleared-and-sent', 5, clearNews),
  writingScenario('writing.discarded', 5, discardNews),
  writingScenario('writing.resumed', 900_000, resumeNews),
  withdrawalScenario,
  intakeScenario('filed', filed),
  intakeScenario('held', unfiled('held')),
  intakeScenario('machine', unfiled('machine')),
  paperScenario('statusReport'),
  paperScenario('compilation'),
];
