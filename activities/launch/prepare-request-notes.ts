import type { Activities } from '../../workflows/contracts/activities.ts';
import { fixBytes } from '../dispatch/fix-bytes.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/** Renders the next request notes in the order of the audience and fixes their bytes. */
export const prepareRequestNotes =
  (deps: Dependencies): Activities['prepareRequestNotes'] =>
  ({ campaignId, afterPosition, limit }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const addressees = await deps.database.read.addressees(campaignId, afterPosition, limit);
      await fixBytes(
        deps,
        campaign,
        addressees.map(({ code }) => ({ campaignId, code, kind: 'request', sequence: 1 })),
      );
      const last = addressees.at(-1)?.position ?? null;
      return { prepared: addressees.length, last: addressees.length < limit ? null : last };
    });
