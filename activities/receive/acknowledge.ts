import { campaignTime } from '../../domain/campaign/clock.ts';
import { startOf } from '../../domain/dispatch/route.ts';
import { NotFound } from '../../domain/errors.ts';
import { correspondents } from '../../domain/receive/submission.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import { deliverNotes } from '../dispatch/deliver-notes.ts';
import { fixBytes } from '../dispatch/fix-bytes.ts';
import { numberNotes } from '../dispatch/number-notes.ts';
import { pausedMs } from '../dispatch/send-notes-besides.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { SubmissionRecord } from '../ports/intake.ts';
import type { NoteKey, OutboxNote } from '../ports/outbox.ts';
import type { AddresseeRecord, CampaignRecord } from '../ports/records.ts';

/** Acknowledgements of texts that others sent are numbered from here, beside those of the addressee's own versions. */
const othersFrom = 1_000;

/** States from which a note goes on by itself no more; what lies ready for a person is that person's to mark. */
const atRest: readonly OutboxNote['state'][] = ['accepted', 'refused', 'bounced', 'to-deliver', 'to-notify'];

/**
 * Sends the acknowledgement of one submission, through the same outbox as every note: to each whose note or letter it
 * was, and to nobody on whose behalf others wrote. One version of a submission has one acknowledgement for each,
 * whatever is retried. What an officer has taken back meanwhile is not acknowledged.
 */
export const acknowledge =
  (deps: Dependencies): Activities['acknowledge'] =>
  ({ submissionId }) =>
    withHeartbeat(async () => {
      const submission = await submissionOrNone(deps, submissionId);
      if (submission === null) return { sent: false, retryInRealMs: null };
      const campaign = await deps.database.read.campaign(submission.campaignId);
      const addressees = await deps.database.read.addresseesNamed(campaign.id, correspondents(submission.respondents));
      const keys: NoteKey[] = [];
      for (const addressee of addressees) keys.push(await numbered(deps, campaign, submission, addressee));
      const open = (await deps.database.read.notes(keys)).filter(({ state }) => !atRest.includes(state));
      if (open.length > 0) await fixBytes(deps, campaign, open);
      const { waits } = open.length === 0 ? { waits: [] } : await deliverNotes(deps, campaign, open);
      const notes = await deps.database.read.notes(keys);
      const left = notes.filter(({ state }) => !atRest.includes(state));
      if (left.length === 0) return { sent: notes.some(({ state }) => state === 'accepted'), retryInRealMs: null };
      if (waits.some(({ pause }) => pause !== null)) return { sent: false, retryInRealMs: pausedMs };
      const { clock } = campaign;
      const nowMs = campaignTime(clock, deps.time.nowMs());
      const notBeforeMs = Math.min(
        ...[...waits.map((wait) => wait.notBeforeMs), ...left.map(({ notBeforeAtMs }) => notBeforeAtMs ?? nowMs)],
      );
      return { sent: false, retryInRealMs: Math.max(200, Math.ceil((notBeforeMs - nowMs) / clock.speed)) };
    });

const submissionOrNone = async (deps: Dependencies, id: string): Promise<SubmissionRecord | null> => {
  try {
    return await deps.database.read.submission(id);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
};

/** Gives the acknowledgement to one correspondent its number, or finds the one that it has. */
const numbered = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  submission: SubmissionRecord,
  addressee: AddresseeRecord,
): Promise<NoteKey> => {
  const { code } = addressee;
  const sequence =
    code === submission.addresseeCode
      ? submission.version
      : await sequenceForOthers(deps, campaign.id, code, submission.id);
  const key = { campaignId: campaign.id, code, kind: 'acknowledgement' as const, sequence };
  await numberNotes(deps, campaign, [
    {
      ...key,
      // Receipts go to the registered mailbox, whoever wrote.
      ...startOf(addressee, campaign.definition),
      inReplyTo: code === submission.addresseeCode ? submission.messageId : null,
      submissionId: submission.id,
    },
  ]);
  const [note] = await deps.database.read.notes([key]);
  // Another joint text took the number meanwhile.
  return note !== undefined && note.submissionId !== submission.id
    ? numbered(deps, campaign, submission, addressee)
    : key;
};

const sequenceForOthers = async (
  deps: Dependencies,
  campaignId: string,
  code: string,
  submissionId: string,
): Promise<number> => {
  const earlier = (await deps.database.read.notesOf(campaignId, code)).filter(({ kind }) => kind === 'acknowledgement');
  const own = earlier.find((note) => note.submissionId === submissionId);
  return own?.sequence ?? Math.max(othersFrom, ...earlier.map(({ sequence }) => sequence)) + 1;
};
