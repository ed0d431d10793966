import { campaignTime } from '../../domain/campaign/clock.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { draftVersion } from './draft-version.ts';
import { versionResult } from './version-record.ts';

/**
 * Drafts a version of the campaign's paper from what holds at a moment. It waits for another officer's clearance. Once a
 * first paper has been issued, asking for the first again gives that one.
 * @throws DomainRefusal as `draftVersion`
 */
export const compilePaper =
  (deps: Dependencies): Activities['compilePaper'] =>
  ({ campaignId, asAtMs, form = 'first', languages = null, only = [], officer, allow = [] }) =>
    withHeartbeat(async () => {
      const { read } = deps.database;
      const campaign = await read.campaign(campaignId);
      const issued = (await read.paperVersions(campaignId)).find(({ state }) => state === 'issued');
      if (form === 'first' && issued !== undefined) return versionResult(deps, issued);
      const version = await draftVersion(deps, campaign, {
        form,
        asAtMs: asAtMs ?? Math.floor(campaignTime(campaign.clock, deps.time.nowMs())),
        languages,
        only,
        officer: officer === undefined ? null : { id: officer, allow },
      });
      return versionResult(deps, version);
    });
