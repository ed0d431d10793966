import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { resumedType } from './break-circuit.ts';

/**
 * Ends a pause of sending: its task is closed, and earlier refusals count no more. Said again, it changes
 * nothing; the number of the last pause is given all the same, so that whoever waits is told.
 * @throws NotFound for an officer nobody knows
 */
export const resumeDispatch =
  (deps: Dependencies): Activities['resumeDispatch'] =>
  async ({ campaignId, officer, reason }) => {
    await deps.database.read.officer(officer);
    const { clock } = await deps.database.read.campaign(campaignId);
    return deps.database.transaction(async (unit) => {
      const atMs = campaignTime(clock, deps.time.nowMs());
      const pause = await unit.resumeDispatch(campaignId, atMs);
      if (pause === null) {
        const [last] = await unit.latestEvents(campaignId, [resumedType], 1);
        return { pause: typeof last?.data.pause === 'number' ? last.data.pause : null, ended: false };
      }
      await unit.closeTasks({ campaignId, kind: 'dispatch-paused', officer, atMs });
      await unit.append(campaignId, [
        { atMs, type: resumedType, subject: null, actor: officer, data: { pause: pause.number, reason } },
      ]);
      return { pause: pause.number, ended: true };
    });
  };
