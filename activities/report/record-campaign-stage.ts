import { campaignTime } from '../../domain/campaign/clock.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** Writes that the campaign has entered a stage; once, however often it is asked. */
export const recordCampaignStage =
  (deps: Dependencies): Activities['recordCampaignStage'] =>
  ({ campaignId, stage }) =>
    deps.database.transaction(async (unit) => {
      const campaign = await unit.lockCampaign(campaignId);
      if (campaign.status === stage) return;
      await unit.updateCampaign(campaignId, { status: stage });
      await unit.append(campaignId, [
        {
          atMs: campaignTime(campaign.clock, deps.time.nowMs()),
          type: 'stage-entered',
          subject: null,
          actor: engine,
          data: { stage },
        },
      ]);
    });
