import type { Activities } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { deliverNotes } from './deliver-notes.ts';
import { fixBytes } from './fix-bytes.ts';
import { numberNotes } from './number-notes.ts';

/** Sends what a cohort found due: requests as cleared; reminders and extensions are numbered and rendered now. */
export const sendNotes =
  (deps: Dependencies): Activities['sendNotes'] =>
  ({ campaignId, notes }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const keys = notes.map((note) => ({ campaignId, ...note }));
      const followUps = keys.filter(({ kind }) => kind !== 'request');
      if (followUps.length > 0) {
        const routes = new Map<string, string>();
        for (const { code } of followUps)
          routes.set(code, (await deps.database.read.addressee(campaignId, code)).mailboxes[0] as string);
        await numberNotes(
          deps,
          campaign,
          followUps.map((key) => ({
            ...key,
            envelopeTo: routes.get(key.code) as string,
            inReplyTo: null,
            submissionId: null,
          })),
        );
        await fixBytes(deps, campaign, followUps);
      }
      const { cycles, waits } = await deliverNotes(deps, campaign, keys);
      return {
        cycles: [...cycles.values()],
        waits: waits.flatMap(({ key, notBeforeMs }) =>
          key.kind === 'acknowledgement'
            ? []
            : [{ note: { code: key.code, kind: key.kind, sequence: key.sequence }, notBeforeMs }],
        ),
      };
    });
