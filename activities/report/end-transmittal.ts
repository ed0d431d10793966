import { campaignTime } from '../../domain/campaign/clock.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** Writes that a campaign without a request is over; once, however often it is asked. */
export const endTransmittal =
  (deps: Dependencies): TransmittalActivities['endTransmittal'] =>
  ({ campaignId, issued }) =>
    deps.database.transaction(async (unit) => {
      const { status, clock } = await unit.lockCampaign(campaignId);
      const stage = issued ? 'over' : 'not-issued';
      if (status === stage) return;
      const atMs = campaignTime(clock, deps.time.nowMs());
      await unit.updateCampaign(campaignId, { status: stage });
      if (!issued)
        await unit.openTasks([
          {
            campaignId,
            addresseeCode: null,
            kind: 'paper-not-issued',
            reason: 'The meeting opened before the paper of the transmitted texts was cleared.',
            openedAtMs: atMs,
          },
        ]);
      await unit.append(campaignId, [{ atMs, type: 'stage-entered', subject: null, actor: engine, data: { stage } }]);
    });
