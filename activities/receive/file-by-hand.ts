import { campaignTime } from '../../domain/campaign/clock.ts';
import { contentIdentity, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HandRegistration, IncomingRecord } from '../ports/intake.ts';
import type { MessageReader } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { examined, filedFile, joined } from './submitted-text.ts';

/** Files what an officer registered by hand: the officer says whose it is; everything else is as by mail. */
export const fileByHand = async (
  deps: Dependencies,
  item: IncomingRecord,
  registration: HandRegistration,
  { files }: Awaited<ReturnType<MessageReader['read']>>,
): Promise<JudgedItem> => {
  const { campaignId, code, officer } = registration;
  const { clock, definition } = await deps.database.read.campaign(campaignId);
  const addressee = await deps.database.read.addressee(campaignId, code);
  const receivedAtMs = registration.receivedAtMs ?? campaignTime(clock, item.storedRealAtMs);
  const readable = await examined(deps, definition, files);
  return fileSubmission(deps, {
    campaignId,
    code,
    item,
    message: { messageId: null, fromMailbox: null, subject: null },
    evidence: [{ kind: 'officer', value: officer }],
    door: item.door,
    receivedAtMs,
    timeliness: timelinessOf(receivedAtMs, addressee.cycle),
    contentHash: deps.sha256(
      contentIdentity(
        files.map(({ sha256 }) => sha256),
        null,
      ),
    ),
    ...joined(readable.map(({ text }) => text)),
    files: readable.map(({ file, text }) => filedFile(file, text, true)),
    bytes: files,
    acknowledge: true,
    registeredBy: officer,
    theirReference: registration.theirReference,
    theirDate: null,
  });
};
