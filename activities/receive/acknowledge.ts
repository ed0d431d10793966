import { campaignTime } from '../../domain/campaign/clock.ts';
import { startOf } from '../../domain/dispatch/route.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { deliverNotes } from '../dispatch/deliver-notes.ts';
import { fixBytes } from '../dispatch/fix-bytes.ts';
import { numberNotes } from '../dispatch/number-notes.ts';
import { pausedMs } from '../dispatch/send-notes-besides.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';

/**
 * Sends the acknowledgement of one submission, through the same outbox as every note. One version of a
 * submission has one acknowledgement, whatever is retried.
 */
export const acknowledge =
  (deps: Dependencies): Activities['acknowledge'] =>
  ({ submissionId }) =>
    withHeartbeat(async () => {
      const submission = await deps.database.read.submission(submissionId);
      if (submission.acknowledgedAtMs !== null) return { sent: true, retryInRealMs: null };
      const campaign = await deps.database.read.campaign(submission.campaignId);
      const addressee = await deps.database.read.addressee(submission.campaignId, submission.addresseeCode);
      const key = {
        campaignId: submission.campaignId,
        code: submission.addresseeCode,
        kind: 'acknowledgement' as const,
        sequence: submission.version,
      };
      await numberNotes(deps, campaign, [
        {
          ...key,
          // Receipts go to the registered mailbox, whoever wrote.
          ...startOf(addressee, campaign.definition),
          inReplyTo: submission.messageId,
          submissionId,
        },
      ]);
      await fixBytes(deps, campaign, [key]);
      const { waits } = await deliverNotes(deps, campaign, [key]);
      const [note] = await deps.database.read.notes([key]);
      if (note?.state === 'accepted') return { sent: true, retryInRealMs: null };
      // What lies ready for a person is that person's to mark.
      if (note === undefined || ['refused', 'bounced', 'to-deliver', 'to-notify'].includes(note.state))
        return { sent: false, retryInRealMs: null };
      if (waits.some(({ pause }) => pause !== null)) return { sent: false, retryInRealMs: pausedMs };
      const { clock } = campaign;
      const notBeforeMs = waits[0]?.notBeforeMs ?? note.notBeforeAtMs ?? campaignTime(clock, deps.time.nowMs());
      const waitMs = (notBeforeMs - campaignTime(clock, deps.time.nowMs())) / clock.speed;
      return { sent: false, retryInRealMs: Math.max(200, Math.ceil(waitMs)) };
    });
