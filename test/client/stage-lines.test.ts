import { expect, it } from 'vitest';
import { campaignOverview } from '../../adapters/database/overview.ts';
import { stageOverview } from '../../client/cli/stage-lines.ts';
import { clearedCampaign } from '../activities/dispatch/cleared-campaign.ts';
import { useOwnDatabase } from '../adapters/database/own-database.ts';
import { dispatchAtMs } from '../builders/a-cycle.ts';

const own = useOwnDatabase(4);
const dayMs = 86_400_000;

it('says where each stage stands, also as at a moment that is past, in lines that fit a terminal', async () => {
  const { campaign, deps } = await clearedCampaign(own.client, ['BEN', 'GHA', 'TGO']);
  const event = (day: number, type: string, subject: string | null, data: Record<string, unknown> = {}) => ({
    atMs: dispatchAtMs + day * dayMs,
    type,
    subject,
    actor: 'clearing-officer',
    data,
  });
  await deps.database.transaction(async (unit) => {
    await unit.append(campaign.id, [
      event(0, 'campaign-cleared', null),
      event(0, 'note-accepted', 'BEN', { kind: 'request', sequence: 1 }),
      event(0, 'note-accepted', 'GHA', { kind: 'request', sequence: 1 }),
      event(0, 'note-refused', 'TGO', { kind: 'request', sequence: 1 }),
      event(5, 'note-accepted', 'GHA', { kind: 'reminder', sequence: 1 }),
      event(9, 'submission-filed', 'BEN', { version: 1, late: false }),
      event(20, 'paper-compiled', null, { symbol: 'CTOC/COP/WG.8/2015/2', entries: 1 }),
    ]);
    await unit.openTasks([
      { campaignId: campaign.id, addresseeCode: 'TGO', kind: 'bounce', reason: 'x', openedAtMs: dispatchAtMs + dayMs },
    ]);
  });
  await own.client.officerTask.updateMany({
    where: { campaignId: campaign.id },
    data: { closedAt: new Date(dispatchAtMs + 10 * dayMs) },
  });
  const linesAt = async (day: number) =>
    (await stageOverview(deps.database.read, campaign.id, dispatchAtMs + day * dayMs)).stages.map(({ line }) => line);

  expect(await linesAt(6)).toEqual([
    'cleared by clearing-officer on 2015-05-20 09:00',
    'of 3 asked: 2 reached, 1 not reached',
    '1 reminder to 1 of them',
    '2 awaited',
    'nothing yet',
    'nothing yet',
  ]);
  const later = await linesAt(30);
  expect(later[3]).toBe('1 in time, 1 text, 1 awaited');
  expect(later[4]).toBe('CTOC/COP/WG.8/2015/2, 1 submission, 2015-06-09 09:00');
  for (const line of later) expect(line.length).toBeLessThanOrEqual(69);

  const tasksAt = async (day: number) =>
    (await campaignOverview(own.client, campaign.id, dispatchAtMs + day * dayMs))?.tasks.map(({ kind }) => kind);
  expect([await tasksAt(0), await tasksAt(6), await tasksAt(11)]).toEqual([[], ['bounce'], []]);
});
