import { describe, expect, it } from 'vitest';
import { claimNotes } from '../../../activities/dispatch/claim-notes.ts';
import { deliverNotes } from '../../../activities/dispatch/deliver-notes.ts';
import { resumeDispatch } from '../../../activities/dispatch/resume-dispatch.ts';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { campaignOverview } from '../../../adapters/database/overview.ts';
import type { SendingPolicy } from '../../../domain/campaign/definition.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { closeAtMs, dispatchAtMs } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type ClearedCampaign, clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();

const codes = Array.from({ length: 60 }, (_, index) => `S${String(index).padStart(2, '0')}`);

const policy: SendingPolicy = {
  ratePerSecond: null,
  retryFirstAfterSeconds: 900,
  retryFactor: 2,
  giveUpAfterHours: 72,
  pauseAfterRefusals: 10,
  pauseWindow: 20,
};

const answers = {
  accepted: { outcome: 'accepted', reason: 'accepted', response: '250 queued' },
  refused: { outcome: 'permanent', reason: 'refused: 554', response: '554 5.7.1 rejected as spam' },
  later: { outcome: 'temporary', reason: 'refused for now: 451', response: '451 4.7.1 slow down' },
  unreachable: { outcome: 'temporary', reason: 'the exchange could not be reached', response: null },
} satisfies Record<string, DeliveryResult>;

interface Scene extends ClearedCampaign {
  answer: keyof typeof answers;
  sent: number;
  readonly deliver: (which?: readonly string[]) => ReturnType<typeof deliverNotes>;
}

const sceneOf = async (answer: keyof typeof answers, sending = policy): Promise<Scene> => {
  const cleared = await clearedCampaign(own.client, codes, { sending });
  const deps: Dependencies = {
    ...cleared.deps,
    mailer: {
      connections: 1,
      send: async () => {
        scene.sent += 1;
        return answers[scene.answer];
      },
    },
  };
  const scene: Scene = {
    ...cleared,
    deps,
    answer,
    sent: 0,
    deliver: (which = codes) => deliverNotes(deps, cleared.campaign, which.map(cleared.request)),
  };
  return scene;
};

const openTasks = ({ campaign }: Scene) =>
  own.client.officerTask.findMany({ where: { campaignId: campaign.id, kind: 'dispatch-paused', closedAt: null } });

describe('too many refusals', () => {
  it.each(['refused', 'later'] as const)(
    'stop sending (%s): what was claimed already is given back',
    async (answer) => {
      const scene = await sceneOf(answer);
      const { waits } = await scene.deliver();
      // Ten refusals are enough; four more were on their way on the one connection.
      expect(scene.sent).toBeGreaterThanOrEqual(10);
      expect(scene.sent).toBeLessThanOrEqual(14);
      expect(waits).toEqual([]);
      const notes = await scene.deps.database.read.notesOf(scene.campaign.id, null);
      expect(notes.filter(({ state }) => state === 'claimed')).toEqual([]);
      expect((await scene.ledger('note-withheld')).length).toBe(codes.length - scene.sent);
    },
  );

  it('open one task for a person, with the counts and the last reply', async () => {
    const scene = await sceneOf('refused');
    await scene.deliver();
    const [task, ...more] = await openTasks(scene);
    expect(more).toEqual([]);
    expect(task?.reason).toMatch(/^1[0-4] of the last 1[0-4] attempts were refused .*554 5\.7\.1 rejected as spam$/);
    const [paused, ...again] = await scene.ledger('dispatch-paused');
    expect(again).toEqual([]);
    expect(paused?.data).toMatchObject({ pause: 1, lastReply: '554 5.7.1 rejected as spam' });
    const overview = await campaignOverview(own.client, scene.campaign.id);
    expect(overview?.sendingPaused?.reason).toBe(task?.reason);
  });

  it('keep every worker from claiming until a person resumes', async () => {
    const scene = await sceneOf('refused');
    await scene.deliver();
    // Another worker: its own dependencies, the same database.
    const other = { ...scene.deps };
    const { claimed, waits } = await claimNotes(other, scene.campaign, codes.slice(20).map(scene.request));
    expect(claimed).toEqual([]);
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.every(({ notBeforeMs, pause }) => notBeforeMs === closeAtMs && pause === 1)).toBe(true);
  });

  it('are not seen where the exchange takes most notes, nor where it cannot be reached at all', async () => {
    const well = await sceneOf('accepted');
    await well.deliver();
    const away = await sceneOf('unreachable');
    await away.deliver();
    for (const scene of [well, away]) {
      expect(scene.sent).toBe(codes.length);
      expect(await openTasks(scene)).toEqual([]);
    }
  });

  it('do not stop a campaign that wants no such rule', async () => {
    const scene = await sceneOf('later', { ...policy, pauseAfterRefusals: null });
    await scene.deliver();
    expect(scene.sent).toBe(codes.length);
  });
});

describe('a person who resumes', () => {
  const resume = (scene: Scene) =>
    resumeDispatch(scene.deps)({
      campaignId: scene.campaign.id,
      officer: 'desk-officer',
      reason: 'the relay was told',
    });

  it('closes the task; sending goes on, and earlier refusals count no more', async () => {
    await seedOfficers(own.client);
    const scene = await sceneOf('later');
    await scene.deliver();
    const before = scene.sent;
    expect(await resume(scene)).toEqual({ pause: 1, ended: true });
    expect(await openTasks(scene)).toEqual([]);
    expect((await scene.ledger('dispatch-resumed')).map(({ actor }) => actor)).toEqual(['desk-officer']);

    // One more refusal is not enough; that it were the eleventh would be.
    const untried = (await scene.deps.database.read.notesOf(scene.campaign.id, null))
      .filter(({ notBeforeAtMs }) => notBeforeAtMs === null)
      .map(({ code }) => code);
    await scene.deliver(untried.slice(0, 1));
    expect(await openTasks(scene)).toEqual([]);
    scene.answer = 'accepted';
    await scene.deliver(untried.slice(1));
    expect(scene.sent).toBe(before + untried.length);
  });

  it('lets the pause not count for notes that wait for another attempt', async () => {
    await seedOfficers(own.client);
    const scene = await sceneOf('later');
    await scene.deliver();
    const tried = (await scene.deps.database.read.notesOf(scene.campaign.id, null)).find(
      ({ firstTriedAtMs }) => firstTriedAtMs !== null,
    );
    expect(tried?.firstTriedAtMs).toBe(dispatchAtMs);
    scene.setNow(dispatchAtMs + 5 * 86_400_000);
    await resume(scene);
    const after = await scene.note(scene.request(tried?.code ?? ''));
    expect(after?.firstTriedAtMs).toBe(dispatchAtMs + 5 * 86_400_000);
  });

  it('twice, or where nothing is paused, changes nothing', async () => {
    await seedOfficers(own.client);
    const scene = await sceneOf('accepted');
    expect(await resume(scene)).toEqual({ pause: null, ended: false });
    scene.answer = 'refused';
    await scene.deliver();
    await resume(scene);
    expect(await resume(scene)).toEqual({ pause: 1, ended: false });
    expect(await scene.ledger('dispatch-resumed')).toHaveLength(1);
  });
});
