import { PermanentFailure } from '../../domain/errors.ts';
import { attribute, attributionKeys } from '../../domain/receive/attribution.ts';
import { whyHeld } from '../../domain/receive/attribution-wording.ts';
import { classifyIncoming } from '../../domain/receive/classification.ts';
import type { Activities, JudgedItem } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord } from '../ports/intake.ts';
import { perhapsBatch } from './batch-mailbox.ts';
import { fileByHand } from './file-by-hand.ts';
import { fileReply } from './file-reply.ts';
import { fileUpload } from './file-upload.ts';
import { holdItem } from './hold-item.ts';
import { judgeSender } from './judge-sender.ts';
import type { ReadItem } from './read-item.ts';
import { recordMachineMail } from './record-machine-mail.ts';
import { registerOf } from './register.ts';

/**
 * Judges one stored item: machine mail is recorded and counts for nobody, a reply that two kinds of
 * evidence attribute is filed, everything else is held for a person (design D4). Run again on a
 * judged item, it tells what was decided and what is still owed.
 */
export const judgeItem =
  (deps: Dependencies): Activities['judgeItem'] =>
  ({ itemId }) =>
    withHeartbeat(() => judge(deps, itemId));

const judge = async (deps: Dependencies, itemId: string): Promise<JudgedItem> => {
  const item = await deps.database.read.incoming(itemId);
  if (item.state !== 'stored') return judgedBefore(deps, item);
  const raw = (await deps.database.read.blobs([item.rawSha256])).get(item.rawSha256) as Uint8Array;

  let read: Awaited<ReturnType<Dependencies['messages']['read']>>;
  try {
    read = await deps.messages.read(raw, { from: item.envelopeFrom, to: item.envelopeTo });
  } catch (error) {
    if (!(error instanceof PermanentFailure)) throw error;
    return holdItem(deps, {
      item,
      message: null,
      attribution: null,
      reason: 'unreadable',
      explanation: error.message,
    });
  }
  const { message, files } = read;
  const { registration } = item;
  if (registration?.upload !== undefined) return fileUpload(deps, item, registration, registration.upload, message);
  if (registration !== null) return fileByHand(deps, item, registration, read);
  const patterns = await deps.database.read.referencePatterns();
  const matches = await deps.database.read.matches(attributionKeys(message, patterns));
  const register = registerOf(matches);
  const known: ReadItem = {
    item,
    message,
    files,
    classification: classifyIncoming(message),
    attribution: attribute(message, register, patterns),
    matches,
    patterns,
  };
  const { classification } = known;
  if (item.wholeSize !== null)
    return holdItem(deps, {
      item,
      message,
      attribution: attribute(message, register, patterns),
      class: classification.class,
      reason: 'too-large',
      explanation: tooLarge(item.wholeSize),
    });
  // A report that carries a note's own token is about that note, however it is worded.
  const aboutNote = classification.class === 'delivery-report' && matches.tokens.length > 0;
  if (classification.class !== 'reply' && (aboutNote || !classification.doubtful))
    return recordMachineMail(deps, known);
  const sender = await judgeSender(deps, item, raw, message, register);
  const attribution = attribute(message, register, patterns, sender);
  if (classification.doubtful)
    return holdItem(deps, {
      item,
      message,
      attribution,
      class: classification.class,
      reason: classification.class === 'reply' ? 'perhaps-a-machine' : 'perhaps-a-person',
      explanation: classification.reasons.join(' '),
    });
  if (attribution.kind === 'held')
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: attribution.reason,
      explanation: whyHeld(attribution),
      ...(await perhapsBatch(deps, item, attribution)),
    });
  return fileReply(deps, { ...known, attribution }, attribution);
};

/** A State's reply all the same, perhaps: a person takes it out of the mailbox, where it still lies. */
const tooLarge = (bytes: number): string =>
  `The message has ${Math.ceil(bytes / 1024 / 1024)} MB, more than is taken in; only its head is stored. It still lies in the shared mailbox: save its files from there and register them with "verbale receive".`;

const judgedBefore = async (deps: Dependencies, item: IncomingRecord): Promise<JudgedItem> => {
  // What an officer settled was held before.
  const outcome = item.state === 'settled' ? 'held' : (item.state as JudgedItem['outcome']);
  const { campaignId, addresseeCode } = item;
  if (campaignId === null || addresseeCode === null)
    return { outcome, campaignId: null, changed: null, acknowledge: null };
  const { cohort, cycle } = await deps.database.read.addressee(campaignId, addresseeCode);
  const submission = await deps.database.read.submissionOfItem(item.id);
  return {
    outcome,
    campaignId,
    changed: { cohort, cycles: [cycle] },
    acknowledge: submission?.acknowledgedAtMs === null && submission.acknowledge ? submission.id : null,
  };
};
