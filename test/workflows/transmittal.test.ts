import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CampaignClock, campaignTime } from '../../domain/campaign/clock.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { IssuedPaperResult } from '../../workflows/contracts/papers.ts';
import {
  clearPaperUpdate,
  draftPaperUpdate,
  getTransmittalProgressQuery,
  type RegisteredTransmittal,
  registerTransmittalUpdate,
  type TransmittalActivities,
  type TransmittalInput,
  type TransmittalProgress,
  transmittalWorkflowType,
} from '../../workflows/contracts/transmittal.ts';
import { campaignWorkflowId } from '../../workflows/contracts/workflow-ids.ts';
import { aTransmittal, compileAtMs, meetingAtMs, openAtMs } from '../activities/transmittal/transmittal-scene.ts';
import { type DevServer, devServer } from './dev-server.ts';
import { aVersion } from './fake-office.ts';

let server: DevServer;

beforeAll(async () => {
  server = await devServer();
});

afterAll(() => server?.close());

/** What the office did, in the order in which it was asked. */
interface Office extends TransmittalActivities {
  readonly done: string[];
  clock: CampaignClock | null;
  texts: number;
}

/** An office whose drafts bear the number of texts that were on file when they were made. */
const anOffice = (speed: number): Office => {
  const office: Office = {
    done: [],
    clock: null,
    texts: 0,
    registerTransmittalCampaign: async () => {
      office.clock ??= { originMs: openAtMs, anchoredAtMs: Date.now(), speed };
      return { clock: office.clock };
    },
    fileTransmittal: async ({ transmittalId }): Promise<RegisteredTransmittal> => {
      const nothing = { filed: 0, duplicates: 0, kept: 0, proposals: [], doubts: [] };
      // As when the first try filed it and its answer was lost.
      if (transmittalId === 'filed before') {
        office.texts += 2;
        return { ...nothing, outcome: 'known', filed: 2 };
      }
      if (transmittalId === 'uncertain') return { ...nothing, outcome: 'held' };
      if (transmittalId === 'wrong') throw ApplicationFailure.nonRetryable('3 mistakes', 'DomainRefusal');
      office.texts += 2;
      office.done.push(`filed ${transmittalId}`);
      return { ...nothing, outcome: 'filed', filed: 2 };
    },
    draftTransmittedPaper: async ({ asAtMs }) => {
      const now = campaignTime(office.clock as CampaignClock, Date.now());
      const due = asAtMs === compileAtMs && now >= compileAtMs ? ' at its moment' : '';
      office.done.push(`drafted ${office.texts}${due}`);
      return { paper: aVersion(paperOf(office.texts)), hash: `hash of ${office.texts}` };
    },
    issueTransmittedPaper: async ({ officer, hash }) => {
      office.done.push(`issued ${hash} by ${officer}`);
      return aVersion(paperOf(office.texts));
    },
    endTransmittal: async ({ issued }) => void office.done.push(issued ? 'over' : 'not issued'),
  };
  return office;
};

const paperOf = (entries: number): IssuedPaperResult => ({
  paperId: `paper ${entries}`,
  asAtMs: compileAtMs,
  entries,
  pdfSha256: 'pdf',
  wordSha256: 'word',
});

interface Launched {
  readonly office: Office;
  readonly handle: WorkflowHandle;
  readonly register: (transmittalId: string) => Promise<RegisteredTransmittal>;
  readonly clear: (officer: string, hash: string) => Promise<TransmittalProgress>;
  readonly reach: (stage: TransmittalProgress['stage']) => Promise<TransmittalProgress>;
}

/** Launches a campaign whose fortnight takes some real seconds. */
const launch = async (seconds: number, work: (launched: Launched) => Promise<void>): Promise<void> => {
  const definition = aTransmittal({ id: `transmittal-${randomUUID().slice(0, 8)}` });
  const speed = (meetingAtMs - openAtMs) / (seconds * 1_000);
  const office = anOffice(speed);
  const { done: _done, clock: _clock, texts: _texts, ...activities } = office;
  await server.withWorker(activities as unknown as Activities, async () => {
    const input: TransmittalInput = { definition, drafter: 'desk-officer', clockSpeed: speed };
    const handle = await server.client.workflow.start(transmittalWorkflowType, {
      workflowId: campaignWorkflowId(definition.id),
      taskQueue: server.taskQueue,
      args: [input],
    });
    const progress = (): Promise<TransmittalProgress> => handle.query(getTransmittalProgressQuery);
    await work({
      office,
      handle,
      register: (transmittalId) =>
        handle.executeUpdate(registerTransmittalUpdate, { args: [{ transmittalId, officer: 'registrar' }] }),
      clear: (officer, hash) => handle.executeUpdate(clearPaperUpdate, { args: [{ officer, hash }] }),
      reach: (stage) =>
        vi.waitFor(
          async () => {
            const reached = await progress();
            expect(reached.stage).toBe(stage);
            return reached;
          },
          { timeout: 20_000, interval: 50 },
        ),
    });
    // One that still runs would be served by the office of the next test.
    await handle.terminate('the test is over').catch(() => undefined);
  });
};

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'not refused',
    (error: { cause?: Error }) => error.cause?.message ?? String(error),
  );

describe('a campaign without a request', () => {
  it('takes texts in, drafts at its moment, issues what another officer cleared, and ends with the meeting', async () => {
    await launch(5, async ({ office, handle, register, clear, reach }) => {
      expect(await register('first')).toMatchObject({ outcome: 'filed', filed: 2 });
      expect(await register('second')).toMatchObject({ outcome: 'filed' });
      expect(await reach('receiving')).toMatchObject({ transmittals: 2, texts: 4, preparedHash: null });
      expect(await refusal(clear('clearing-officer', 'hash of 4'))).toMatch(/no draft to clear yet/);
      const { preparedHash } = await reach('awaiting-clearance');
      expect(preparedHash).toBe('hash of 4');
      expect(await refusal(clear('desk-officer', 'hash of 4'))).toMatch(/Nobody clears what they drafted/);
      expect(await refusal(clear('clearing-officer', 'another'))).toMatch(/has changed/);
      expect(await clear('clearing-officer', 'hash of 4')).toMatchObject({ stage: 'issued', paper: { entries: 4 } });
      expect(await refusal(clear('clearing-officer', 'hash of 4'))).toMatch(/has been issued/);
      expect(await handle.result()).toMatchObject({ stage: 'over', texts: 4 });
      expect(office.done).toEqual([
        'filed first',
        'filed second',
        'drafted 4 at its moment',
        'issued hash of 4 by clearing-officer',
        'over',
      ]);
    });
  });

  it('drafts anew when a text is filed before the paper is issued', async () => {
    await launch(8, async ({ office, register, clear, reach }) => {
      await register('first');
      await reach('awaiting-clearance');
      await register('second');
      await vi.waitFor(() => expect(office.done.at(-1)).toBe('drafted 4'));
      await reach('awaiting-clearance');
      expect(await refusal(clear('clearing-officer', 'hash of 2'))).toMatch(/has changed/);
      expect(await clear('clearing-officer', 'hash of 4')).toMatchObject({ stage: 'issued' });
      await register('third');
      expect(office.done.at(-1)).toBe('filed third');
    });
  });

  it('drafts when a person asks, before its moment, and drafts nothing while there is no text', async () => {
    await launch(6, async ({ office, handle, register, reach }) => {
      const drafted = await handle.executeUpdate(draftPaperUpdate, { args: [{ officer: 'desk-officer' }] });
      expect(drafted).toMatchObject({ stage: 'awaiting-clearance', preparedHash: 'hash of 0' });
      await register('first');
      expect(await reach('awaiting-clearance')).toBeDefined();
      await vi.waitFor(() => expect(office.done.at(-1)).toBe('drafted 2'));
    });
    await launch(2, async ({ office, handle }) => {
      expect(await handle.result()).toMatchObject({ stage: 'not-issued' });
      expect(office.done).toEqual(['not issued']);
    });
  });

  it('is not issued once the meeting has opened', async () => {
    await launch(2, async ({ office, handle, register, clear }) => {
      await register('first');
      expect(await handle.result()).toMatchObject({ stage: 'not-issued', preparedHash: null });
      expect(office.done).toEqual(['filed first', 'drafted 2 at its moment', 'not issued']);
      expect(await refusal(clear('clearing-officer', 'hash of 2'))).not.toBe('not refused');
    });
  });

  it('counts a batch that was filed by a try whose answer was lost, once', async () => {
    await launch(4, async ({ register, reach }) => {
      expect(await register('filed before')).toMatchObject({ outcome: 'filed', filed: 2 });
      expect(await register('filed before')).toMatchObject({ outcome: 'known' });
      expect(await reach('awaiting-clearance')).toMatchObject({ transmittals: 1, texts: 2 });
    });
  });

  it('goes on after a batch that is held or refused', async () => {
    await launch(5, async ({ register, reach }) => {
      expect(await register('uncertain')).toMatchObject({ outcome: 'held', filed: 0 });
      await expect(register('wrong')).rejects.toThrow();
      expect(await register('right')).toMatchObject({ outcome: 'filed' });
      expect(await reach('awaiting-clearance')).toMatchObject({ transmittals: 1, texts: 2 });
    });
  });
});
