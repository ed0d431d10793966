import { admissionOf, contentIdentity, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { type JudgedAttachment, judgeContent } from '../../domain/receive/content.ts';
import { soleSender } from '../../domain/receive/incoming-message.ts';
import { acceptedKinds, admit, inspectionLine } from '../../domain/receive/inspection.ts';
import { divideBody } from '../../domain/receive/new-text.ts';
import { uploadBeside } from '../../domain/receive/second-door.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { acknowledgementAllowed, type ReadItem, receivedAtMs } from './read-item.ts';
import { examined, filedFile, joined, plainText, type ReadFile } from './submitted-text.ts';

/** Files an attributed reply as a submission, or holds it with a proposal for the person who decides. */
export const fileReply = async (
  deps: Dependencies,
  known: ReadItem,
  attribution: Extract<Attribution, { kind: 'attributed' }>,
): Promise<JudgedItem> => {
  const { item, message, files } = known;
  const { newText } = divideBody(message.bodyText);
  const { campaignId, code } = attribution;
  const campaign = await deps.database.read.campaign(campaignId);
  const accepted = acceptedKinds(campaign.definition);
  const readable = await examined(deps, campaign.definition, files);
  const fileText = readable.map(({ text }) => plainText(text)).join('\n');
  const content = judgeContent({
    attachments: message.attachments.map((attachment, index) => withInspection(attachment, readable[index])),
    newText,
    fileText,
    accepted,
  });
  if (content.kind !== 'submission')
    return holdItem(deps, { item, message, attribution, reason: content.kind, explanation: content.reasons.join(' ') });

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
  const submitted = new Set([...content.files, ...content.refused]);
  const text =
    content.source === 'body'
      ? joined([deps.texts.extractBody(newText)])
      : joined(chosen.map(({ text: part }) => part));
  const hashes = chosen.map(({ file }) => file.sha256);
  const contentHash = deps.sha256(contentIdentity(hashes, content.source === 'body' ? newText : null));
  const onFile = await deps.database.read.submissionsOf(campaignId, code);
  const reply = { door: item.door, contentHash };
  const uploaded = uploadBeside(reply, onFile);
  if (uploaded !== null)
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: 'second-door',
      explanation: `version ${uploaded} of ${code} came by upload link; this is newer and is proposed in its place`,
    });
  const clarification = clarificationAnswered(known, attribution);
  if (clarification !== null)
    return holdItem(deps, {
      item,
      message,
      attribution,
      reason: 'answers-clarification',
      explanation: `it answers our clarification ${clarification}; filed, it would take the place of the text on file`,
    });
  return fileSubmission(deps, {
    campaignId,
    code,
    item,
    message: { messageId: message.messageId, fromMailbox: soleSender(message), subject: message.subject },
    evidence: [
      ...attribution.evidence,
      ...readable.map(({ file, inspection }) => ({
        kind: 'file',
        value: inspectionLine(file.name, admit(inspection, accepted)),
      })),
    ],
    sender: attribution.sender,
    door: item.door,
    receivedAtMs: atMs,
    timeliness,
    contentHash,
    mayStandBeside: (filed) => uploadBeside(reply, filed) === null,
    ...text,
    files: readable.map(({ file, text: part }, index) =>
      filedFile(file, part, submitted.has(message.attachments[index]?.index ?? -1)),
    ),
    bytes: files,
    acknowledge: await acknowledgementAllowed(deps, known, campaignId),
    registeredBy: null,
    theirReference: null,
    theirDate: null,
  });
};

/** The Message-ID or number of the clarification that it answers; what it only repeats of earlier mail does not count. */
const clarificationAnswered = (
  { matches }: Pick<ReadItem, 'matches'>,
  { code, evidence }: Extract<Attribution, { kind: 'attributed' }>,
): string | null => {
  const ours = new Set([
    ...matches.messageIds.flatMap((note) =>
      note.kind === 'clarification' && note.code === code ? note.messageId : [],
    ),
    ...matches.references.flatMap((note) =>
      note.kind === 'clarification' && note.code === code ? note.reference : [],
    ),
  ]);
  const answering = ['in-reply-to', 'subject', 'text'];
  return evidence.find(({ value, where }) => ours.has(value) && answering.includes(where))?.value ?? null;
};

/** Files and attachments of a message stand in the same order. */
const withInspection = (attachment: JudgedAttachment, read: ReadFile | undefined): JudgedAttachment =>
  read === undefined ? attachment : { ...attachment, inspection: read.inspection };
