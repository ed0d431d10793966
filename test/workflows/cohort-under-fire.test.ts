import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  type CohortInput,
  type CohortResult,
  cohortWorkflowType,
  cyclesChangedSignal,
} from '../../workflows/contracts/cohort.ts';
import { cohortWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aCampaign } from '../builders/a-campaign.ts';
import { dispatchAtMs } from '../builders/a-cycle.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { FakeOffice } from './fake-office.ts';

let server: DevServer;

beforeAll(async () => {
  server = await devServer();
});

afterAll(() => server?.close());

it('a cohort that continues as new under a hail of messages loses none of them', async () => {
  const campaignId = `campaign-${randomUUID().slice(0, 8)}`;
  const codes = Array.from({ length: 150 }, (_, index) => `S${String(index).padStart(3, '0')}`);
  const office = new FakeOffice({
    codes,
    definition: aCampaign({ id: campaignId }),
    clock: { originMs: dispatchAtMs, anchoredAtMs: Date.now(), speed: 1 },
    realNowMs: Date.now,
  });
  const result = await server.withWorker(office.activities(), async () => {
    const workflowId = cohortWorkflowId(campaignId, 1);
    const { firstExecutionRunId } = await server.client.workflow.start<(input: CohortInput) => Promise<CohortResult>>(
      cohortWorkflowType,
      { workflowId, taskQueue: server.taskQueue, args: [{ campaignId, cohort: 1, continueAfterEvents: 15 }] },
    );
    const latest = server.client.workflow.getHandle(workflowId);
    await vi.waitFor(() => expect(office.sent).toHaveLength(150), { timeout: 20_000 });
    // Ten at a time: bursts that arrive while a run is ending and while the next begins.
    for (let start = 0; start < codes.length; start += 10)
      await Promise.all(
        codes
          .slice(start, start + 10)
          .map((code) =>
            latest.signal(
              cyclesChangedSignal,
              office.change(code, { type: 'submission-filed', version: 1, atMs: dispatchAtMs + 1 }),
            ),
          ),
      );
    const ended: CohortResult = await latest.result();
    const { runId } = await latest.describe();
    expect(runId).not.toBe(firstExecutionRunId);
    return ended;
  });
  expect(result.phases).toEqual({ answered: 150 });
  expect(office.asked.filter((name) => name === 'openCohort')).toHaveLength(1);
});
