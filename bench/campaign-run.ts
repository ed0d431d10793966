import { setTimeout as wait } from 'node:timers/promises';
import type { CampaignDefinition } from '../domain/campaign/definition.ts';
import { type CampaignInput, campaignWorkflowType } from '../workflows/contracts/campaign.ts';
import { campaignAttribute } from '../workflows/contracts/search-attributes.ts';
import { verbaleTaskQueue } from '../workflows/contracts/task-queues.ts';
import { campaignWorkflowId } from '../workflows/contracts/workflow-ids.ts';
import type { Scene } from './scene.ts';

/**
 * Starts a campaign's workflow while no worker runs yet, so that its rows can be written under its run before it looks
 * for them.
 * @returns the id of the run
 */
export const startCampaign = async (scene: Scene, definition: CampaignDefinition, speed: number): Promise<string> => {
  const input: CampaignInput = { definition, drafter: 'desk-officer', clockSpeed: speed };
  const handle = await scene.temporal.workflow.start(campaignWorkflowType, {
    workflowId: campaignWorkflowId(definition.id),
    taskQueue: verbaleTaskQueue,
    args: [input],
    typedSearchAttributes: [{ key: campaignAttribute, value: definition.id }],
  });
  return handle.firstExecutionRunId;
};

/** Waits until the campaign can be cleared. @returns the hash to clear */
export const awaitingClearance = async (scene: Scene, id: string): Promise<string> => {
  for (;;) {
    const { stage, preparedHash } = await scene.gateway.progress(id);
    if (stage === 'awaiting-clearance' && preparedHash !== null) return preparedHash;
    await wait(200);
  }
};

/** Notes of a kind by state, as the database has them. */
export const notesByState = async (scene: Scene, id: string): Promise<Record<string, number>> => {
  const rows = await scene.databaseClient.note.groupBy({
    by: ['kind', 'state'],
    where: { campaignId: id },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ kind, state, _count }) => [`${kind} ${state}`, _count]));
};

/** Waits until the database says that so many notes were accepted for the campaign. */
export const untilAccepted = async (scene: Scene, id: string, notes: number, longestMs: number): Promise<void> => {
  const endMs = Date.now() + longestMs;
  for (;;) {
    const accepted = await scene.databaseClient.note.count({ where: { campaignId: id, state: 'accepted' } });
    if (accepted >= notes) return;
    if (Date.now() > endMs)
      throw new Error(`Only ${accepted} of ${notes} notes were accepted in ${longestMs / 1000} s.`);
    await wait(500);
  }
};

/** History events of a campaign's workflows, by type of workflow; every run of each. */
export const historyEvents = async (scene: Scene, id: string): Promise<Record<string, number>> => {
  const events: Record<string, number> = {};
  const seen = new Set<string>();
  for await (const { workflowId, runId, type } of scene.temporal.workflow.list({
    query: `VerbaleCampaign = "${id}"`,
  })) {
    seen.add(workflowId);
    const { events: found } = await scene.temporal.workflow.getHandle(workflowId, runId).fetchHistory();
    events[type] = (events[type] ?? 0) + (found?.length ?? 0);
  }
  return { ...events, workflows: seen.size };
};
