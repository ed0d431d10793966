import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { mustBeClearingOfficer } from '../launch/clearing-officer.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { issueVersion } from './issue-version.ts';
import { versionResult } from './version-record.ts';

/**
 * Issues the draft of a campaign's paper that another officer has cleared, the very same bytes.
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`, and as `issueVersion`
 */
export const issuePaperVersion =
  (deps: Dependencies): Activities['issuePaperVersion'] =>
  async ({ campaignId, officer, hash, allow = [] }) => {
    await mustBeClearingOfficer(deps, officer);
    const issued = await deps.database.transaction(async (unit) => {
      const campaign = await unit.lockCampaign(campaignId);
      const atMs = Math.floor(campaignTime(campaign.clock, deps.time.nowMs()));
      const { version } = await issueVersion(deps, unit, campaign, { officer, hash, allow, atMs });
      return version;
    });
    return versionResult(deps, issued);
  };
