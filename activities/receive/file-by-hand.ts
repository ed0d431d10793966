import { campaignTime } from '../../domain/campaign/clock.ts';
import { timelinessOf } from '../../domain/receive/admissibility.ts';
import { incomingForm } from '../../domain/receive/incoming-form.ts';
import { authors } from '../../domain/receive/submission.ts';
import {
  type HeldText,
  heldTexts,
  judgeSuccession,
  type Succession,
  saidSuccession,
  whyAsked,
} from '../../domain/receive/succession.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HandRegistration, IncomingRecord } from '../ports/intake.ts';
import type { MessageReader } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { readReply, saidIn, submittedContent } from './read-reply.ts';

/**
 * Files what an officer registered by hand: the officer says whose it is, what it is and whether it takes the place of
 * what is on file; everything else is as by mail. Where that was not said and is in doubt, it is held.
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
  const replyKind = registration.replyKind ?? 'text';
  const submitted = submittedContent(
    deps,
    reply,
    message.attachments,
    files.map(({ name }) => name),
  );
  const judged = (onFile: readonly HeldText[]): Succession =>
    registration.replaces === undefined
      ? judgeSuccession({ door: item.door, replyKind, joint: false, replaces: null, ...submitted }, onFile)
      : saidSuccession(onFile, registration.replaces);
  const onFile = heldTexts(await deps.database.read.repliesOf(campaignId, [code]), Number.POSITIVE_INFINITY);
  const followed = judged(onFile);
  const evidence = [{ kind: 'officer', value: officer }];
  if (followed.kind === 'ask')
    return holdItem(deps, {
      item,
      message,
      attribution: { kind: 'attributed', campaignId, code, evidence: [], sender: null },
      reason: followed.reason,
      explanation: whyAsked(followed),
    });
  return fileSubmission(
    deps,
    {
      campaignId,
      code,
      replyKind,
      respondents: registration.respondents ?? authors([code]),
      publication: 'publish',
      item,
      message: { messageId: null, fromMailbox: null, subject: null },
      evidence,
      door: item.door,
      receivedAtMs,
      timeliness: timelinessOf(receivedAtMs, addressee.cycle),
      form: incomingForm(reply.written),
      ...submitted,
      bytes: files,
      acknowledge: true,
      registeredBy: officer,
      theirReference: registration.theirReference,
      theirDate: registration.theirDate ?? null,
      awaitsNoteVerbale: false,
    },
    judged,
  );
};
