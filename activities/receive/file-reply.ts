import { admissionOf, contentIdentity, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { judgeContent } from '../../domain/receive/content.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import { divideBody } from '../../domain/receive/new-text.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { acknowledgementAllowed, type ReadItem, receivedAtMs } from './read-item.ts';
import { filedFile, joined, plainText } from './submitted-text.ts';

/** Files an attributed reply as a submission, or holds it with a proposal for the person who decides. */
export const fileReply = async (
  deps: Dependencies,
  known: ReadItem,
  attribution: Extract<Attribution, { kind: 'attributed' }>,
): Promise<JudgedItem> => {
  const { item, message, files } = known;
  const { newText } = divideBody(message.bodyText);
  const readable = await Promise.all(files.map(async (file) => ({ file, text: await deps.texts.extract(file) })));
  const fileText = readable.map(({ text }) => plainText(text)).join('\n');
  const content = judgeContent({ attachments: message.attachments, newText, fileText });
  if (content.kind !== 'submission')
    return holdItem(deps, { item, message, attribution, reason: content.kind, explanation: content.reasons.join(' ') });

  const { campaignId, code } = attribution;
  const campaign = await deps.database.read.campaign(campaignId);
  const addressee = await deps.database.read.addressee(campaignId, code);
  const atMs = await receivedAtMs(deps, campaignId, item);
  const timeliness = timelinessOf(atMs, addressee.cycle);
  if (admissionOf(timeliness, campaign.definition.lateReplies) === 'refuse')
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: 'late',
      explanation: 'it came after the cut-off and the campaign refuses late replies',
    });

  const chosen = readable.filter((_, index) => content.files.includes(message.attachments[index]?.index ?? -1));
  const text =
    content.source === 'body'
      ? joined([deps.texts.extractBody(newText)])
      : joined(chosen.map(({ text: part }) => part));
  return fileSubmission(deps, {
    campaignId,
    code,
    item,
    message: { messageId: message.messageId, fromMailbox: soleSender(message), subject: message.subject },
    evidence: attribution.evidence,
    door: item.door,
    receivedAtMs: atMs,
    timeliness,
    contentHash: deps.sha256(
      contentIdentity(
        chosen.map(({ file }) => file.sha256),
        content.source === 'body' ? newText : null,
      ),
    ),
    ...text,
    files: readable.map(({ file, text: part }, index) =>
      filedFile(file, part, content.files.includes(message.attachments[index]?.index ?? -1)),
    ),
    bytes: files,
    acknowledge: await acknowledgementAllowed(deps, known, campaignId),
    registeredBy: null,
    theirReference: null,
  });
};
