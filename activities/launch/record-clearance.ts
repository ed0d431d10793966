import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { mustBeClearingOfficer, refuseOwnDraft } from './clearing-officer.ts';

/**
 * Writes the clearance and starts the campaign clock.
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`, `own-draft`, `stale-clearance`, `cleared-before`
 */
export const recordClearance =
  (deps: Dependencies): Activities['recordClearance'] =>
  async ({ campaignId, officer, hash }) => {
    await mustBeClearingOfficer(deps, officer);
    return deps.database.transaction(async (unit) => {
      const campaign = await unit.lockCampaign(campaignId);
      if (campaign.clearedBy === officer && campaign.preparedHash === hash) return { clock: campaign.clock };
      if (campaign.clearedBy !== null)
        throw new DomainRefusal('cleared-before', `The campaign "${campaignId}" was cleared by ${campaign.clearedBy}.`);
      refuseOwnDraft(officer, campaign.draftedBy, 'campaign');
      if (campaign.preparedHash !== hash)
        throw new DomainRefusal(
          'stale-clearance',
          'What is to be cleared has changed since it was shown; look at it again.',
        );

      const realNowMs = deps.time.nowMs();
      const clock = { ...campaign.clock, anchoredAtMs: campaign.clock.anchoredAtMs ?? realNowMs };
      const atMs = campaignTime(clock, realNowMs);
      await unit.updateCampaign(campaignId, {
        status: 'open',
        clearedBy: officer,
        clearedAtMs: atMs,
        clockAnchoredAtMs: clock.anchoredAtMs,
      });
      await unit.append(campaignId, [
        { atMs, type: 'campaign-cleared', subject: null, actor: officer, data: { hash } },
      ]);
      return { clock };
    });
  };
