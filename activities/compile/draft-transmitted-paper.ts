import { campaignTime } from '../../domain/campaign/clock.ts';
import type { TransmittalActivities } from '../../workflows/contracts/transmittal.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { draftVersion } from './draft-version.ts';
import { versionResult } from './version-record.ts';

/**
 * Renders the paper of the newest version of every text on file and keeps it as a draft, under the hash that
 * clearance binds. The same texts at the same moment give the same bytes and the same hash.
 */
export const draftTransmittedPaper =
  (deps: Dependencies): TransmittalActivities['draftTransmittedPaper'] =>
  ({ campaignId, asAtMs }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const onFile = await deps.database.read.submissions(campaignId);
      // What is on file is in the draft, even where it was registered while the draft was waiting to be made.
      const momentMs = Math.max(
        asAtMs ?? Math.floor(campaignTime(campaign.clock, deps.time.nowMs())),
        ...onFile.map(({ receivedAtMs }) => receivedAtMs),
      );
      const version = await draftVersion(deps, campaign, {
        form: 'first',
        asAtMs: momentMs,
        languages: null,
        only: [],
        officer: null,
      });
      await deps.database.transaction(async (unit) => {
        const { clearedBy } = await unit.lockCampaign(campaignId);
        if (clearedBy !== null) return;
        await unit.updateCampaign(campaignId, { status: 'awaiting-clearance', preparedHash: version.hash });
      });
      return { paper: await versionResult(deps, version), hash: version.hash };
    });
