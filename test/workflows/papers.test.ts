import { randomUUID } from 'node:crypto';
import { WorkflowFailedError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mapFailures } from '../../activities/failure-mapping.ts';
import { gatewayFailure } from '../../client/gateway/failures.ts';
import { realClock } from '../../domain/campaign/clock.ts';
import { DomainRefusal, NotFound, PermanentFailure, TemporaryFailure } from '../../domain/errors.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import {
  compilationWorkflowType,
  type IssuedPaperResult,
  type PaperInput,
  statusReportWorkflowType,
} from '../../workflows/contracts/papers.ts';
import { aCampaign } from '../builders/a-campaign.ts';
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
