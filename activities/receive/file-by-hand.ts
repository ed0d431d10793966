import { campaignTime } from '../../domain/campaign/clock.ts';
import { timelinessOf } from '../../domain/receive/admissibility.ts';
import { incomingForm } from '../../domain/receive/incoming-form.ts';
import { authors } from '../../domain/receive/submission.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HandRegistration, IncomingRecord } from '../ports/intake.ts';
import type { MessageReader } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { readReply, saidIn, submittedContent } from './read-reply.ts';

/**
 * Files what an officer registered by hand: the officer says whose it is, what it is and that it takes the place of what
 * is on file; everything else is as by mail.
 */
export const fileByHand = async (
  deps: Dependencies,
  item: IncomingRecord,
  registration: HandRegistration,
  { message, files }: Awaited<ReturnType<MessageReader['read']>>,
): Promise<JudgedItem> => {
  const { campaignId, code, officer } = registration;
  const { clock, definition } = await deps.database.read.campaign(campaignId);
  const addressee = await deps.database.read.addressee(campaignId, code);
  const receivedAtMs = registration.receivedAtMs ?? campaignTime(clock, item.storedRealAtMs);
  const reply = await readReply(deps, definition, saidIn(message), files);
  return fileSubmission(
    deps,
    {
      campaignId,
      code,
      replyKind: registration.replyKind ?? 'text',
      respondents: registration.respondents ?? authors([code]),
      publication: 'publish',
      item,
      message: { messageId: null, fromMailbox: null, subject: null },
      evidence: [{ kind: 'officer', value: officer }],
      door: item.door,
      receivedAtMs,
      timeliness: timelinessOf(receivedAtMs, addressee.cycle),
      form: incomingForm(reply.written),
      ...submittedContent(
        deps,
        reply,
        message.attachments,
        files.map(({ name }) => name),
      ),
      bytes: files,
      acknowledge: true,
      registeredBy: officer,
      theirReference: registration.theirReference,
      theirDate: registration.theirDate ?? null,
      awaitsNoteVerbale: false,
    },
    (onFile) => ({ kind: 'file', supersedes: onFile.findLast(({ joint }) => !joint)?.id ?? null }),
  );
};
