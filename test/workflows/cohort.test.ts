import type { WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type CohortInput,
  type CohortResult,
  cohortWorkflowType,
  cyclesChangedSignal,
} from '../../workflows/contracts/cohort.ts';
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

type CohortHandle = WorkflowHandleWithFirstExecutionRunId<(input: CohortInput) => Promise<CohortResult>>;

interface Course {
  readonly office: FakeOffice;
  readonly cohort: CohortHandle;
  /** Lets time run until a campaign moment. */
  readonly until: (moment: string) => Promise<unknown>;
}

let courses = 0;

/** Runs one cohort on a clock of speed 1 that stands an hour before dispatch; gives its result and the office. */
const runCohort = async (
  options: Partial<OfficeOptions> & { readonly input?: Partial<CohortInput> },
  meanwhile: (course: Course) => Promise<void> = async () => {},
): Promise<{ readonly office: FakeOffice; readonly result: CohortResult; readonly cohort: CohortHandle }> => {
  courses += 1;
  const campaignId = `course-${courses}`;
  const clock = { originMs: dispatchAtMs - 3_600_000, anchoredAtMs: await env.currentTimeMs(), speed: 1 };
  const office = new FakeOffice({
    codes: ['AUT', 'FRA', 'KEN'],
    definition: aCampaign({ id: campaignId }),
    clock,
    realNowMs: () => env.currentTimeMs(),
    ...options,
  });
  const worker = await workerIn(env, campaignId, office.activities());
  return worker.runUntil(async () => {
    const cohort: CohortHandle = await env.client.workflow.start(cohortWorkflowType, {
      workflowId: cohortWorkflowId(campaignId, 1),
      taskQueue: campaignId,
      args: [{ campaignId, cohort: 1, ...options.input }],
    });
    const until = async (moment: string) => env.sleep(at(moment) - (await office.nowMs()));
    await meanwhile({ office, cohort, until });
    // Asked of the last run: of a first run that continued as new this server never tells the result.
    const result = (await env.client.workflow.getHandle(cohort.workflowId).result()) as CohortResult;
    return { office, result, cohort };
  });
};

it('asks everybody at the moment of dispatch, reminds the silent on their working days, and closes', async () => {
  const { office, result } = await runCohort({});
  for (const code of ['AUT', 'FRA', 'KEN'])
    expect(office.lettersTo(code)).toEqual([
      'request 1 2015-05-20',
      'reminder 1 2015-06-05',
      'reminder 2 2015-06-26',
      'reminder 3 2015-07-06',
    ]);
  expect(result).toEqual({ cohort: 1, phases: { closed: 3 } });
  expect(office.closedAtMs).toBeGreaterThanOrEqual(at('2015-09-28T07:00:00Z'));
});

it('reminds nobody who has answered, from the moment it is told', async () => {
  const { office, result } = await runCohort({}, async ({ office: atOffice, cohort, until }) => {
    await until('2015-06-04T12:00:00Z');
    const event = { type: 'submission-filed', version: 1, atMs: await atOffice.nowMs() } as const;
    await cohort.signal(cyclesChangedSignal, atOffice.change('AUT', event));
  });
  expect(office.lettersTo('AUT')).toEqual(['request 1 2015-05-20']);
  expect(office.lettersTo('FRA')).toHaveLength(4);
  expect(result.phases).toEqual({ answered: 1, closed: 2 });
});

it('does not send what the database says is not wanted any more, although no message has come', async () => {
  const { office } = await runCohort({}, async ({ office: atOffice, until }) => {
    await until('2015-06-04T12:00:00Z');
    atOffice.change('AUT', { type: 'submission-filed', version: 1, atMs: await atOffice.nowMs() });
  });
  expect(office.lettersTo('AUT')).toEqual(['request 1 2015-05-20']);
  expect(office.lettersTo('KEN')).toHaveLength(4);
});

it('ends early when nobody is awaited any more', async () => {
  const { office, result } = await runCohort({}, async ({ office: atOffice, cohort, until }) => {
    await until('2015-06-10T12:00:00Z');
    const event = { type: 'submission-filed', version: 1, atMs: await atOffice.nowMs() } as const;
    for (const code of ['AUT', 'FRA', 'KEN']) await cohort.signal(cyclesChangedSignal, atOffice.change(code, event));
  });
  expect(result.phases).toEqual({ answered: 3 });
  expect(office.closedAtMs).toBeLessThan(at('2015-06-10T13:00:00Z'));
});

it('tells an extension at once and then reminds by the new deadline', async () => {
  const { office } = await runCohort({}, async ({ office: atOffice, cohort, until }) => {
    await until('2015-07-01T08:00:00Z');
    const [deadlineAtMs, cutOffAtMs] = [at('2015-07-31T16:00:00Z'), at('2015-08-04T10:00:00Z')];
    const event = { type: 'deadline-extended', deadlineAtMs, cutOffAtMs, atMs: await atOffice.nowMs() } as const;
    await cohort.signal(cyclesChangedSignal, atOffice.change('FRA', event));
  });
  expect(office.lettersTo('FRA')).toEqual([
    'request 1 2015-05-20',
    'reminder 1 2015-06-05',
    'reminder 2 2015-06-26',
    'extension 1 2015-07-01',
    'reminder 3 2015-07-08',
  ]);
  expect(office.lettersTo('AUT')).toContain('reminder 3 2015-07-06');
});

it('sends no reminder while they are paused, one for those missed when they are resumed, and then goes on', async () => {
  const { office } = await runCohort({}, async ({ office: atOffice, cohort, until }) => {
    for (const [moment, type] of [
      ['2015-06-04T12:00:00Z', 'reminders-paused'],
      ['2015-06-29T10:00:00Z', 'reminders-resumed'],
    ] as const) {
      await until(moment);
      await cohort.signal(cyclesChangedSignal, atOffice.change('AUT', { type, atMs: await atOffice.nowMs() }));
    }
  });
  expect(office.lettersTo('AUT')).toEqual(['request 1 2015-05-20', 'reminder 1 2015-06-29', 'reminder 2 2015-07-06']);
  expect(office.lettersTo('KEN')).toHaveLength(4);
});

it('counts reminders before and after the deadline apart, and sends none on a quiet day', async () => {
  const reminders = {
    offsets: [-20, -5, 1],
    cap: 2,
    caps: { beforeDeadline: 1, afterDeadline: 1 },
    minimumGap: 5,
    quietDays: [{ weekday: 5 }],
  };
  const definition = aCampaign({ id: 'quiet', reminders });
  const { office } = await runCohort({ definition });
  expect(office.lettersTo('AUT')).toEqual(['request 1 2015-05-20', 'reminder 1 2015-06-08', 'reminder 2 2015-07-06']);
});

it('keeps a reminder that was refused for now to the office hours of the duty station', async () => {
  const caps = { beforeDeadline: 2, afterDeadline: 1 };
  const definition = aCampaign({ id: 'hours', reminders: { ...aCampaign().reminders, caps } });
  // A reminder of Friday 5 June that waits ten hours would leave at seven in the evening.
  const { office } = await runCohort({
    definition,
    treatment: ({ kind, sequence }, attempt) =>
      kind === 'reminder' && sequence === 1 && attempt <= 10 ? 'held-elsewhere' : 'take',
  });
  expect(office.lettersTo('AUT').slice(0, 2)).toEqual(['request 1 2015-05-20', 'reminder 1 2015-06-08']);
});

it('writes nothing more to whom the request was withdrawn', async () => {
  const { office, result } = await runCohort({}, async ({ office: atOffice, cohort, until }) => {
    await until('2015-06-20T08:00:00Z');
    await cohort.signal(
      cyclesChangedSignal,
      atOffice.change('KEN', { type: 'request-withdrawn', atMs: await atOffice.nowMs() }),
    );
  });
  expect(office.lettersTo('KEN')).toEqual(['request 1 2015-05-20', 'reminder 1 2015-06-05']);
  expect(result.phases).toEqual({ withdrawn: 1, closed: 2 });
});

it('tries a note again when its wait is over: one refused for now, and one that another worker held', async () => {
  const attempts: string[] = [];
  const { office, result } = await runCohort({
    treatment: ({ code, kind, sequence }, attempt) => {
      attempts.push(`${code} ${kind} ${sequence} #${attempt}`);
      if (kind !== 'request' || attempt > 2) return 'take';
      return code === 'AUT' ? 'refuse-for-now' : code === 'FRA' ? 'held-elsewhere' : 'take';
    },
  });
  for (const code of ['AUT', 'FRA']) {
    expect(attempts.filter((name) => name.startsWith(`${code} request`))).toHaveLength(3);
    expect(office.lettersTo(code)).toHaveLength(4);
  }
  const requests = new Map(office.sent.filter(({ kind }) => kind === 'request').map(({ code, atMs }) => [code, atMs]));
  const after = (code: string) => ((requests.get(code) ?? 0) - dispatchAtMs) / 60_000;
  expect(Math.floor(after('KEN'))).toBe(0);
  expect(Math.floor(after('AUT'))).toBe(30);
  expect(Math.floor(after('FRA'))).toBe(120);
  expect(result.phases).toEqual({ closed: 3 });
});

it('leaves alone whom no mailbox can be reached of', async () => {
  const { office, result } = await runCohort({
    treatment: ({ code }) => (code === 'KEN' ? 'refuse-for-good' : 'take'),
  });
  expect(office.lettersTo('KEN')).toEqual([]);
  expect(result.phases).toEqual({ undeliverable: 1, closed: 2 });
});

it('does not ask without end for a note of which nothing comes, and writes to the others meanwhile', async () => {
  const { office, result } = await runCohort(
    {
      treatment: ({ code, kind }) => (code === 'KEN' && kind === 'reminder' ? 'nothing' : 'take'),
      input: { continueAfterEvents: 3_000 },
    },
    async ({ cohort, until, office: atOffice }) => {
      await until('2015-06-05T08:00:00Z');
      const asked = atOffice.asked.filter((name) => name === 'sendNotes').length;
      expect(asked).toBeGreaterThan(3);
      // An hour of it: ten tries while the wait doubles to a minute, then one a minute.
      expect(asked).toBeLessThan(80);
      await cohort.signal(
        cyclesChangedSignal,
        atOffice.change('KEN', { type: 'request-withdrawn', atMs: await atOffice.nowMs() }),
      );
    },
  );
  expect(office.lettersTo('AUT')).toHaveLength(4);
  expect(result.phases).toEqual({ withdrawn: 1, closed: 2 });
});

it('asks in batches, so that one slow batch does not hold all', async () => {
  const codes = Array.from({ length: 450 }, (_, index) => `S${String(index).padStart(3, '0')}`);
  const { office } = await runCohort({
    codes,
    definition: aCampaign({ cohortSize: 450, reminders: { offsets: [], cap: 0, minimumGap: 1 } }),
  });
  expect(office.asked.filter((name) => name === 'sendNotes')).toHaveLength(3);
  expect(new Set(office.sent.map(({ code }) => code)).size).toBe(450);
  expect(office.sent).toHaveLength(450);
});

it('takes all its cycles along when it continues as new, and loses no message on the way', async () => {
  const codes = Array.from({ length: 30 }, (_, index) => `S${String(index).padStart(2, '0')}`);
  const { office, result, cohort } = await runCohort(
    { codes, input: { continueAfterEvents: 10 } },
    async ({ office: atOffice, cohort: running, until }) => {
      for (const [index, code] of codes.slice(0, 20).entries()) {
        // On both sides of every reminder, and some on the same day.
        await until(new Date(at('2015-06-01T06:00:00Z') + index * 1.7 * 86_400_000).toISOString());
        const event = { type: 'submission-filed', version: 1, atMs: await atOffice.nowMs() } as const;
        await running.signal(cyclesChangedSignal, atOffice.change(code, event));
      }
      await until('2015-09-28T08:00:00Z');
    },
  );
  expect(result.phases).toEqual({ answered: 20, closed: 10 });
  expect(office.asked.filter((name) => name === 'openCohort')).toHaveLength(1);
  for (const code of codes) expect(new Set(office.lettersTo(code)).size).toBe(office.lettersTo(code).length);
  for (const code of codes.slice(20)) expect(office.lettersTo(code)).toHaveLength(4);
  const { runId } = await env.client.workflow.getHandle(cohort.workflowId).describe();
  expect(runId).not.toBe(cohort.firstExecutionRunId);
});
