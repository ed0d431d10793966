import { campaignTime } from '../../domain/campaign/clock.ts';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { admissionOf, timelinessOf } from '../../domain/receive/admissibility.ts';
import type { Attribution } from '../../domain/receive/attribution.ts';
import { entityNames, namedIn } from '../../domain/receive/entity-names.ts';
import { incomingForm } from '../../domain/receive/incoming-form.ts';
import type { IncomingMessage } from '../../domain/receive/incoming-message.ts';
import { acceptedKinds, admit, inspectionLine } from '../../domain/receive/inspection.ts';
import type { WrittenReply } from '../../domain/receive/reply-meaning.ts';
import { type RespondentsRead, respondentsRead, saysWhose } from '../../domain/receive/respondents-read.ts';
import { judgeUpload, type UploadJudgement } from '../../domain/receive/second-door.ts';
import type { ReplyKind } from '../../domain/receive/submission.ts';
import { type HeldText, heldTexts } from '../../domain/receive/succession.ts';
import { localDay } from '../../domain/time/zoned.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HandRegistration, IncomingRecord, UploadRegistration } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';
import { fileSubmission } from './file-submission.ts';
import { holdItem } from './hold-item.ts';
import { readReply, submittedContent } from './read-reply.ts';

/**
 * Files what came by an upload link for the link's addressee, as received with the note verbale pending: the
 * acknowledgement goes to the registered mailbox, and a person has the task to match it with the note. What cannot be
 * taken, comes too late for the campaign, or is not the first and does not say that it replaces the
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
  const files = await filesOf(deps, upload);
  const newText = declaration.message ?? '';
  const attachments = files.map((file, index) => ({ ...file, index, inline: false }));
  const reply = await readReply(deps, definition, { subject: '', newText, attachments }, files);
  const { content, written } = reply;
  // What the form says outright is no guess: it needs no file.
  const { replyKind: declared = 'text' } = declaration;
  if (declared === 'text' && (content.kind !== 'submission' || content.source !== 'files'))
    return hold(content.kind, `upload ${receipt}: ${content.reasons.join(' ')}`);
  const { meaning } = reply;
  if (declared === 'text' && (meaning.kind === 'unclear' || meaning.kind === 'withdrawal'))
    return hold(
      meaning.kind === 'unclear' ? `perhaps-${meaning.perhaps}` : 'withdraws-submission',
      `upload ${receipt} is a short note that may be more than a text`,
    );
  const whose = await respondentsOf(deps, written, definition, registration, upload, receivedAtMs);
  if (whose.kind === 'doubt')
    return holdItem(deps, {
      item,
      message,
      attribution: byLink(campaignId, code),
      reason: 'whose-text',
      explanation: `upload ${receipt}: ${whose.why}`,
      candidates: whose.candidates,
    });

  const submitted = submittedContent(deps, reply, attachments);
  const { door } = item;
  const uploaded = { door, contentHash: submitted.contentHash, replacesEarlier: declaration.replacesEarlier };
  const judged = (onFile: readonly HeldText[]): UploadJudgement => judgeUpload(uploaded, onFile);
  const onFile = heldTexts(await deps.database.read.submissionsOf(campaignId, code), Number.POSITIVE_INFINITY);
  const beside = judged(onFile);
  if (beside.kind === 'ask')
    return hold(
      beside.reason,
      `version ${beside.newestOnFile} of ${code} is on file; upload ${receipt} is newer and is proposed in its place`,
    );

  const accepted = acceptedKinds(definition);
  return fileSubmission(
    deps,
    {
      campaignId,
      code,
      replyKind: declared === 'text' ? (meaning.kind as ReplyKind) : declared,
      respondents: whose.respondents,
      // They said so themselves: it is counted and named, and not reproduced.
      publication: declaration.publication === 'withhold' ? 'on-file' : 'publish',
      item,
      message: { messageId: null, fromMailbox: null, subject: message.subject },
      evidence: [
        { kind: 'upload-link', value: upload.linkId },
        ...reply.read.map(({ file, inspection }) => ({
          kind: 'file',
          value: inspectionLine(file.name, admit(inspection, accepted)),
        })),
      ],
      door,
      receivedAtMs,
      timeliness,
      form: incomingForm(written),
      ...submitted,
      bytes: files,
      acknowledge: true,
      registeredBy: null,
      theirReference: registration.theirReference,
      theirDate: declaration.theirDate,
      awaitsNoteVerbale: true,
      tasks: [
        {
          campaignId,
          addresseeCode: code,
          kind: 'note-verbale-pending',
          reason: pending(upload),
          openedAtMs: receivedAtMs,
        },
      ],
    },
    (filed) => {
      const now = judged(filed);
      if (now.kind === 'file') return { kind: 'file', supersedes: filed.findLast(({ joint }) => !joint)?.id ?? null };
      return { kind: 'ask', reason: 'second-text', newest: filed.at(-1) as HeldText };
    },
  );
};

/** Whose text it is: by its own head, and by what the form says of others on whose behalf it is. */
const respondentsOf = async (
  deps: Dependencies,
  written: WrittenReply,
  { dates }: CampaignDefinition,
  { code }: HandRegistration,
  { declaration: { onBehalfOf } }: UploadRegistration,
  receivedAtMs: number,
): Promise<RespondentsRead> => {
  const isAsked = onBehalfOf !== null || saysWhose(written);
  const names = isAsked ? entityNames((await deps.database.read.directory()).entities) : [];
  const read = respondentsRead(written, code, names, localDay(receivedAtMs, dates.zone));
  if (onBehalfOf === null || read.kind === 'doubt') return read;
  if (read.respondents.length > 1) return read;
  return {
    kind: 'doubt',
    candidates: [code, ...namedIn(onBehalfOf, names)],
    why: `it is for others too: ${onBehalfOf}`,
  };
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
