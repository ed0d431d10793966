import { randomUUID } from 'node:crypto';
import { Client, Connection, WorkflowFailedError } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mapFailures } from '../../activities/failure-mapping.ts';
import { gatewayFailure } from '../../client/gateway/failures.ts';
import { realClock } from '../../domain/campaign/clock.ts';
import { DomainRefusal, NotFound, PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import { temporalStatusSchedule } from '../../worker/status-schedule.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import {
  compilationWorkflowType,
  type IssuedPaperResult,
  type PaperInput,
  statusReportWorkflowType,
} from '../../workflows/contracts/papers.ts';
import { verbaleTaskQueue } from '../../workflows/contracts/task-queues.ts';
import { statusReportScheduleId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { ownNamespace } from '../support/own-namespace.ts';
import { bundlePath, temporalAddress } from '../support/stack.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { FakeOffice } from './fake-office.ts';

let server: DevServer;

beforeAll(async () => {
  server = await devServer();
});

afterAll(() => server?.close());

const office = new FakeOffice({
  codes: ['AUT'],
  definition: aCampaign(),
  clock: realClock(0),
  realNowMs: Date.now,
});

/** Issues one paper with the given activities in place of the office's own. */
const issue = (workflowType: string, instead: Partial<Activities>): Promise<IssuedPaperResult> =>
  server.withWorker(mapFailures<Activities>({ ...office.activities(), ...instead }), () =>
    server.client.workflow.execute<(input: PaperInput) => Promise<IssuedPaperResult>>(workflowType, {
      workflowId: `paper/${randomUUID()}`,
      taskQueue: server.taskQueue,
      args: [{ campaignId: 'example-2015', asAtMs: 1_437_375_600_000 }],
    }),
  );

describe.each([
  [compilationWorkflowType, 'compilePaper'],
  [statusReportWorkflowType, 'issueStatusReport'],
] as const)('%s', (workflowType, activity) => {
  it('issues the paper as at the moment asked for', async () => {
    expect(await issue(workflowType, {})).toMatchObject({ paperId: activity, asAtMs: 1_437_375_600_000 });
  });

  it('is issued in the end although the database is away at first', async () => {
    let tries = 0;
    const paper = await issue(workflowType, {
      [activity]: async () => {
        tries += 1;
        if (tries < 3) throw new TemporaryFailure('The database is away');
        return { paperId: 'third', asAtMs: 0, entries: 1, pdfSha256: 'pdf', wordSha256: 'word' };
      },
    });
    expect(paper.paperId).toBe('third');
  });

  it.each([
    ['a rule says no', new DomainRefusal('not-yet', 'Nothing has been filed yet.'), 'not-yet'],
    ['the campaign is unknown', new NotFound('The campaign', 'example-2015'), 'not-found'],
  ])('fails at once when %s, and says so to who asked', async (_why, refusal, code) => {
    let tries = 0;
    const failure = await issue(workflowType, {
      [activity]: async () => {
        tries += 1;
        throw refusal;
      },
    }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WorkflowFailedError);
    const told = gatewayFailure(failure, 'example-2015');
    expect(told).toBeInstanceOf(DomainRefusal);
    expect(told).toMatchObject({ code, message: refusal.message });
    expect(tries).toBe(1);
  });

  it('fails at once when something outside refuses for good', async () => {
    let tries = 0;
    const failed = issue(workflowType, {
      [activity]: async () => {
        tries += 1;
        throw new PermanentFailure('No such font');
      },
    });
    await expect(failed).rejects.toBeInstanceOf(WorkflowFailedError);
    expect(tries).toBe(1);
  });
});

it('is issued again and again by the campaign’s Schedule, each issue going to the list once, until the campaign ends', async () => {
  const namespace = await ownNamespace();
  const connection = await Connection.connect({ address: temporalAddress() });
  const native = await NativeConnection.connect({ address: temporalAddress() });
  const client = new Client({ connection, namespace });
  const issued: number[] = [];
  const mailed: number[] = [];
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: verbaleTaskQueue,
    workflowBundle: { codePath: await bundlePath() },
    activities: {
      issueStatusReport: async ({ asAtMs }) => {
        expect(asAtMs).toBeNull();
        issued.push(issued.length + 1);
        return { paperId: 'status', asAtMs: issued.length, entries: 1, pdfSha256: 'pdf', wordSha256: 'word' };
      },
      // The first issue waits for an exchange that is away; it must not keep back the second.
      distributeReport: async ({ asAtMs }) => {
        mailed.push(asAtMs);
        const retryInRealMs = asAtMs === 1 && issued.length < 2 ? 200 : null;
        return { sent: retryInRealMs === null, retryInRealMs };
      },
    } satisfies Partial<Activities>,
  });
  const schedule = client.schedule.getHandle(statusReportScheduleId('example-2015'));
  const endMs = Date.now() + 3_600_000;
  try {
    const { start } = temporalStatusSchedule(client);
    await start('example-2015', 1_000, endMs, true);
    // The campaign's own retry of the same activity.
    await start('example-2015', 1_000, endMs, true);
    await worker.runUntil(async () => {
      await vi.waitFor(() => expect(mailed).toContain(2), { timeout: 30_000, interval: 100 });
      await vi.waitFor(() => expect(mailed.filter((asAtMs) => asAtMs === 1).length).toBeGreaterThan(1));
      const { spec } = await schedule.describe();
      expect(spec.endAt?.getTime()).toBe(endMs);
      await schedule.delete();
    });
    expect(mailed.filter((asAtMs) => asAtMs === 2)).toHaveLength(1);
  } finally {
    await native.close();
    await connection.close();
  }
}, 60_000);
