import { PermanentFailure } from '../../domain/errors.ts';
import { type Attribution, attribute, attributionKeys } from '../../domain/receive/attribution.ts';
import { classifyIncoming } from '../../domain/receive/classification.ts';
import type { Activities, JudgedItem } from '../../workflows/contracts/activities.ts';
import { withHeartbeat } from '../heartbeat.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord } from '../ports/intake.ts';
import { fileByHand } from './file-by-hand.ts';
import { fileReply } from './file-reply.ts';
import { holdItem } from './hold-item.ts';
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
  if (item.registration !== null) return fileByHand(deps, item, item.registration, read);
  const patterns = await deps.database.read.referencePatterns();
  const matches = await deps.database.read.matches(attributionKeys(message, patterns));
  const known: ReadItem = {
    item,
    message,
    files,
    classification: classifyIncoming(message),
    attribution: attribute(message, registerOf(matches), patterns),
    matches,
  };
  if (known.classification.class !== 'reply') return recordMachineMail(deps, known);
  const { attribution } = known;
  if (attribution.kind === 'held')
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: attribution.reason,
      explanation: explain(attribution),
    });
  return fileReply(deps, known, attribution);
};

const explain = (attribution: Extract<Attribution, { kind: 'held' }>): string => {
  const candidates = attribution.candidates.map(({ code }) => code).join(', ');
  return candidates === '' ? 'nothing in it names an addressee' : `could be from ${candidates}`;
};

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
