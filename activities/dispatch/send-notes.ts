import { startOf } from '../../domain/dispatch/route.ts';
import { isCycleNoteKind, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Activities, Wait } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteKey } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { deliverNotes } from './deliver-notes.ts';
import { fixBytes } from './fix-bytes.ts';
import { numberNotes } from './number-notes.ts';

/** Follow-up notes rendered before the first of them leaves: few, so that none waits for all others. */
const groupSize = 25;

/** Sends what a cohort found due: requests as cleared; reminders and extensions are numbered and rendered now. */
export const sendNotes =
  (deps: Dependencies): Activities['sendNotes'] =>
  ({ campaignId, notes }) =>
    withHeartbeat(async () => {
      const campaign = await deps.database.read.campaign(campaignId);
      const keys = notes.map((note) => ({ campaignId, ...note }));
      const followUps = keys.filter(({ kind }) => kind !== 'request');
      const cycles = new Map<string, RequestCycle>();
      const waits: Wait[] = [];
      const deliver = async (group: readonly NoteKey[]): Promise<void> => {
        if (group.length === 0) return;
        const delivered = await deliverNotes(deps, campaign, group);
        for (const [code, cycle] of delivered.cycles) cycles.set(code, cycle);
        for (const { key, notBeforeMs, pause } of delivered.waits)
          if (isCycleNoteKind(key.kind))
            waits.push({
              note: { code: key.code, kind: key.kind, sequence: key.sequence },
              notBeforeMs,
              ...(pause === null ? {} : { pause }),
            });
      };

      await deliver(keys.filter(({ kind }) => kind === 'request'));
      for (let start = 0; start < followUps.length; start += groupSize) {
        const group = followUps.slice(start, start + groupSize);
        await prepareFollowUps(deps, campaign, group);
        await deliver(group);
      }
      return { cycles: [...cycles.values()], waits };
    });

const prepareFollowUps = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<void> => {
  const addressees = await deps.database.read.addresseesNamed(
    campaign.id,
    keys.map(({ code }) => code),
  );
  const starts = new Map(addressees.map((addressee) => [addressee.code, startOf(addressee, campaign.definition)]));
  await numberNotes(
    deps,
    campaign,
    keys.flatMap((key) => {
      const start = starts.get(key.code);
      return start === undefined ? [] : [{ ...key, ...start, inReplyTo: null, submissionId: null }];
    }),
  );
  await fixBytes(deps, campaign, keys);
};
