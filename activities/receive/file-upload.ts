import { campaignTime } from '../../domain/campaign/clock.ts';
import { admissionOf, contentIdentity, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { judgeContent } from '../../domain/receive/content.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import { acceptedKinds, admit, inspectionLine } from '../../domain/receive/inspection.ts';
import { judgeUpload } from '../../domain/receive/second-door.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HandRegistration, IncomingRecord, UploadRegistration } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { examined, filedFile, joined, plainText } from './submitted-text.ts';

/**
 * Files what came by an upload link for the link's addressee, as received with the note verbale pending: the
 * acknowledgement goes to the registered mailbox, and a person has the task to match it with the note. What cannot be
 * taken, is not to be published, comes too late for the campaign, or is not the first and does not say that it replaces the
 * former, is held with everything that was said.
 */
export const fileUpload = async (
  deps: Dependencies,
  item: IncomingRecord,
  registration: HandRegistration,
  upload: UploadRegistration,
  message: IncomingMessage,
): Promise<JudgedItem> => {
  const { campaignId, code } = registration;
  const { declaration, receipt } = upload;
  const { clock, definition } = await deps.database.read.campaign(campaignId);
  const addressee = await deps.database.read.addressee(campaignId, code);
  const receivedAtMs = campaignTime(clock, item.storedRealAtMs);
  const timeliness = timelinessOf(receivedAtMs, addressee.cycle);
  const hold = (reason: string, explanation: string): Promise<JudgedItem> =>
    holdItem(deps, { item, message, attribution: byLink(campaignId, code), reason, explanation });

  if (admissionOf(timeliness, definition.lateReplies) === 'refuse')
    return hold('late', `upload ${receipt} came after the cut-off and the campaign refuses late replies`);
  const { replyKind = 'text' } = declaration;
  if (replyKind !== 'text')
    return hold(`says-${replyKind}`, `upload ${receipt} brings no text: a person files it as ${replyKind}`);
  if (declaration.publication === 'withhold')
    return hold('not-for-publication', `upload ${receipt} says that its text is not to be published`);

  const files = await filesOf(deps, upload);
  const accepted = acceptedKinds(definition);
  const read = await examined(deps, definition, files);
  const content = judgeContent({
    attachments: read.map(({ file, inspection }, index) => ({ ...file, index, inline: false, inspection })),
    newText: declaration.message ?? '',
    fileText: read.map(({ text }) => plainText(text)).join('\n'),
    accepted,
  });
  if (content.kind !== 'submission' || content.source !== 'files')
    return hold(content.kind, `upload ${receipt}: ${content.reasons.join(' ')}`);

  const chosen = read.filter((_, index) => content.files.includes(index));
  const hashes = chosen.map(({ file }) => file.sha256);
  const contentHash = deps.sha256(contentIdentity(hashes, null));
  const onFile = await deps.database.read.submissionsOf(campaignId, code);
  const { door } = item;
  const uploaded = { door, contentHash, replacesEarlier: declaration.replacesEarlier };
  const judged = judgeUpload(uploaded, onFile);
  if (judged.kind === 'ask')
    return hold(
      judged.reason,
      `version ${judged.newestOnFile} of ${code} is on file; upload ${receipt} is newer and is proposed in its place`,
    );

  const submitted = new Set([...content.files, ...content.refused]);
  return fileSubmission(deps, {
    campaignId,
    code,
    item,
    message: { messageId: null, fromMailbox: null, subject: message.subject },
    evidence: [
      { kind: 'upload-link', value: upload.linkId },
      ...read.map(({ file, inspection }) => ({
        kind: 'file',
        value: inspectionLine(file.name, admit(inspection, accepted)),
      })),
    ],
    door,
    receivedAtMs,
    timeliness,
    contentHash,
    ...joined(chosen.map(({ text }) => text)),
    files: read.map(({ file, text }, index) => filedFile(file, text, submitted.has(index))),
    bytes: files,
    acknowledge: true,
    registeredBy: null,
    theirReference: registration.theirReference,
    theirDate: declaration.theirDate,
    awaitsNoteVerbale: true,
    mayStandBeside: (filed) => judgeUpload(uploaded, filed).kind === 'file',
    tasks: [
      {
        campaignId,
        addresseeCode: code,
        kind: 'note-verbale-pending',
        reason: pending(upload),
        openedAtMs: receivedAtMs,
      },
    ],
  });
};

/** A link is one piece of evidence: it names an addressee and proves nobody. */
const byLink = (campaignId: string, code: string): Attribution => ({
  kind: 'held',
  reason: 'one-piece-of-evidence',
  candidates: [{ campaignId, code }],
  evidence: [],
  sender: null,
});

const pending = ({ receipt, declaration }: UploadRegistration): string =>
  declaration.noteVerbale === 'follows'
    ? `The upload ${receipt} is received; the note verbale is to follow.`
    : `The upload ${receipt} is received; see that the note verbale is among its files.`;

const filesOf = async (deps: Dependencies, { files }: UploadRegistration): Promise<ReceivedFile[]> => {
  const bytes = await deps.database.read.blobs(files.map(({ sha256 }) => sha256));
  return files.map(({ name, mediaType, sha256 }) => ({
    name,
    mediaType,
    sha256,
    bytes: bytes.get(sha256) as Uint8Array,
  }));
};
