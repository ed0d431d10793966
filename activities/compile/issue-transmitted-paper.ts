import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { mustBeClearingOfficer } from '../launch/clearing-officer.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { issueVersion } from './issue-version.ts';
import { versionResult } from './version-record.ts';

/**
 * Issues the draft that was cleared, the very same bytes, before the meeting opens.
 * @throws NotFound for an officer nobody knows
 * @throws DomainRefusal `not-a-clearing-officer`, `meeting-has-opened`, and as `issueVersion`
 */
export const issueTransmittedPaper =
  (deps: Dependencies): TransmittalActivities['issueTransmittedPaper'] =>
  async ({ campaignId, officer, hash, allow = [] }) => {
    await mustBeClearingOfficer(deps, officer);
    const issued = await deps.database.transaction(async (unit) => {
      const campaign = await unit.lockCampaign(campaignId);
      const atMs = campaignTime(campaign.clock, deps.time.nowMs());
      // A text filed after the draft was made has to be in it.
      const [latest] = await unit.latestEvents(campaignId, ['paper-drafted', 'submission-filed'], 1);
      if (campaign.clearedBy === null && (latest?.type !== 'paper-drafted' || campaign.preparedHash !== hash))
        throw new DomainRefusal(
          'stale-clearance',
          'What is to be cleared has changed since it was shown; look at it again and clear that.',
        );
      if (campaign.clearedBy === null && atMs >= Date.parse(campaign.definition.dates.closeAt))
        throw new DomainRefusal(
          'meeting-has-opened',
          `The paper was to be issued before the meeting opened (${campaign.definition.dates.closeAt}); it is too late.`,
        );
      const { version, isNew } = await issueVersion(deps, unit, campaign, { officer, hash, allow, atMs });
      if (isNew) await unit.updateCampaign(campaignId, { status: 'issued', clearedBy: officer, clearedAtMs: atMs });
      return version;
    });
    return versionResult(deps, issued);
  };
