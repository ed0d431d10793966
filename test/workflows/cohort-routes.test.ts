import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CohortInput, cyclesChangedSignal, dispatchResumedSignal } from '../../workflows/contracts/cohort.ts';
import { cohortWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { at, dispatchAtMs } from '../builders/a-cycle.ts';
import { FakeOffice, type OfficeOptions } from './fake-office.ts';
import { timeSkippingEnvironment, workerIn } from './time-skipping.ts';

let env: TestWorkflowEnvironment;

beforeAll(async () => {
  env = await timeSkippingEnvironment();
});

afterAll(() => env?.teardown());

interface Course {
  readonly office: FakeOffice;
  readonly until: (moment: string) => Promise<unknown>;
  readonly signal: (
    ...args: Parameters<ReturnType<TestWorkflowEnvironment['client']['workflow']['getHandle']>['signal']>
  ) => Promise<void>;
}

let courses = 0;

/** Runs a cohort of two on a clock of speed 1 that stands an hour before dispatch, to its end. */
const runCohort = async (
  options: Partial<OfficeOptions> & { readonly input?: Partial<CohortInput> },
  meanwhile: (course: Course) => Promise<void>,
): Promise<FakeOffice> => {
  courses += 1;
  const campaignId = `routes-${courses}`;
  const clock = { originMs: dispatchAtMs - 3_600_000, anchoredAtMs: await env.currentTimeMs(), speed: 1 };
  const office = new FakeOffice({
    codes: ['AUT', 'FRA'],
    definition: aCampaign({ id: campaignId }),
    clock,
    realNowMs: () => env.currentTimeMs(),
    ...options,
  });
  const worker = await workerIn(env, campaignId, office.activities());
  await worker.runUntil(async () => {
    const workflowId = cohortWorkflowId(campaignId, 1);
    const input: CohortInput = { campaignId, cohort: 1, ...options.input };
    await env.client.workflow.start('cohort', { workflowId, taskQueue: campaignId, args: [input] });
    const latest = () => env.client.workflow.getHandle(workflowId);
    await meanwhile({
      office,
      until: async (moment) => env.sleep(at(moment) - (await office.nowMs())),
      signal: (definition, ...args) => latest().signal(definition, ...args),
    });
    await latest().result();
  });
  return office;
};

const asks = (office: FakeOffice): number => office.asked.filter((name) => name === 'sendNotes').length;

it('waits out a pause of sending without asking again, and goes on when it is told', async () => {
  let asked = 0;
  const office = await runCohort(
    { treatment: ({ kind }, attempt) => (kind === 'request' && attempt === 1 ? 'paused' : 'take') },
    async ({ office: atOffice, until, signal }) => {
      await until('2015-05-26T08:00:00Z');
      asked = asks(atOffice);
      const { pause } = await atOffice.activities().resumeDispatch({ campaignId: '', officer: '', reason: '' });
      await signal(dispatchResumedSignal, { pause: pause ?? 0 });
    },
  );
  expect(asked).toBe(1);
  expect(office.lettersTo('AUT').slice(0, 2)).toEqual(['request 1 2015-05-26', 'reminder 1 2015-06-05']);
  expect(office.lettersTo('FRA').slice(0, 2)).toEqual(['request 1 2015-05-26', 'reminder 1 2015-06-05']);
});

it('is not held by a pause whose end it was told of before the pause itself', async () => {
  let resuming: FakeOffice | undefined;
  const office = await runCohort(
    {
      treatment: ({ kind }, attempt) => {
        if (kind !== 'request' || attempt > 1) return 'take';
        // The person resumes while the answer that tells of the pause is still on its way.
        queueMicrotask(() => void resuming?.activities().resumeDispatch({ campaignId: '', officer: '', reason: '' }));
        return 'paused';
      },
    },
    async ({ office: atOffice, signal, until }) => {
      resuming = atOffice;
      await signal(dispatchResumedSignal, { pause: 1 });
      await until('2015-05-20T09:00:00Z');
    },
  );
  expect(office.lettersTo('AUT')[0]).toBe('request 1 2015-05-20');
  expect(office.lettersTo('FRA')[0]).toBe('request 1 2015-05-20');
});

it('lets a reply take its addressee out of a pause, and sends nothing to it afterwards', async () => {
  const office = await runCohort(
    { treatment: ({ kind }, attempt) => (kind === 'request' && attempt === 1 ? 'paused' : 'take') },
    async ({ office: atOffice, until, signal }) => {
      await until('2015-05-21T08:00:00Z');
      const event = { type: 'submission-filed', version: 1, atMs: await atOffice.nowMs() } as const;
      await signal(cyclesChangedSignal, atOffice.change('AUT', event));
      await until('2015-05-22T08:00:00Z');
      const { pause } = await atOffice.activities().resumeDispatch({ campaignId: '', officer: '', reason: '' });
      await signal(dispatchResumedSignal, { pause: pause ?? 0 });
    },
  );
  expect(office.lettersTo('AUT')).toEqual([]);
  expect(office.lettersTo('FRA')[0]).toBe('request 1 2015-05-22');
});

it('waits for the person who delivers a note by hand, each time, and counts from the day of delivery', async () => {
  const office = await runCohort(
    { treatment: ({ code }) => (code === 'FRA' ? 'lay-out' : 'take') },
    async ({ office: atOffice, until, signal }) => {
      const deliver = async (note: { readonly kind: 'request' | 'reminder'; readonly sequence: number }) =>
        signal(
          cyclesChangedSignal,
          atOffice.change('FRA', { type: 'note-accepted', ...note, atMs: await atOffice.nowMs() }),
        );
      await until('2015-05-27T08:00:00Z');
      expect(atOffice.cycles.get('FRA')).toMatchObject({ phase: 'awaiting-dispatch', byHand: { kind: 'request' } });
      await deliver({ kind: 'request', sequence: 1 });
      // Ten working days and more later: the first reminder lies ready, and nothing else.
      await until('2015-06-25T08:00:00Z');
      expect(atOffice.cycles.get('FRA')).toMatchObject({ phase: 'open', byHand: { kind: 'reminder', sequence: 1 } });
      await deliver({ kind: 'reminder', sequence: 1 });
    },
  );
  expect(office.lettersTo('FRA')).toEqual([]);
  expect(office.lettersTo('AUT')).toHaveLength(4);
  // One asking for each note that fell due for somebody: nothing spun while the notes lay there.
  expect(asks(office)).toBeLessThanOrEqual(8);
});

it('sends a note again that came back from one mailbox, as soon as it is told', async () => {
  const office = await runCohort({}, async ({ office: atOffice, until, signal }) => {
    await until('2015-05-21T08:00:00Z');
    const event = { type: 'note-returned', kind: 'request', sequence: 1, atMs: await atOffice.nowMs() } as const;
    await signal(cyclesChangedSignal, atOffice.change('AUT', event));
  });
  expect(office.lettersTo('AUT').slice(0, 3)).toEqual([
    'request 1 2015-05-20',
    'request 1 2015-05-21',
    'reminder 1 2015-06-05',
  ]);
});

it('asks once more in the next run for what a pause holds back', async () => {
  let asked = 0;
  const office = await runCohort(
    {
      treatment: ({ kind }, attempt) => (kind === 'request' && attempt === 1 ? 'paused' : 'take'),
      input: { continueAfterEvents: 20 },
    },
    async ({ office: atOffice, until, signal }) => {
      await until('2015-05-21T08:00:00Z');
      // Messages make its history long; news makes it look at that.
      for (let deadline = 1; deadline <= 4; deadline += 1) {
        const atMs = at('2015-07-03T16:00:00Z') + deadline * 60_000;
        const event = {
          type: 'deadline-extended',
          deadlineAtMs: atMs,
          cutOffAtMs: atMs,
          atMs: await atOffice.nowMs(),
        } as const;
        await signal(cyclesChangedSignal, atOffice.change('AUT', event));
      }
      await until('2015-05-22T08:00:00Z');
      asked = asks(atOffice);
      const { pause } = await atOffice.activities().resumeDispatch({ campaignId: '', officer: '', reason: '' });
      await signal(dispatchResumedSignal, { pause: pause ?? 0 });
      await until('2015-05-23T08:00:00Z');
    },
  );
  // Once before, and again after each change of a cycle and in the next run: it does not spin.
  expect(asked).toBeGreaterThanOrEqual(2);
  expect(asked).toBeLessThanOrEqual(7);
  expect(office.lettersTo('AUT')[0]).toBe('request 1 2015-05-22');
});
