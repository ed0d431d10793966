import { campaignTime } from '../../../domain/campaign/clock.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { findReferences } from '../../../domain/launch/reference-number.ts';
import { timelinessOf } from '../../../domain/receive/admissibility.ts';
import type { Effect } from '../../../domain/receive/inbox/effect.ts';
import { incomingForm } from '../../../domain/receive/incoming-form.ts';
import { soleSender } from '../../../domain/receive/incoming-message.ts';
import type { ReplyKind, Respondent } from '../../../domain/receive/submission.ts';
import { theirReferenceIn } from '../../../domain/receive/their-reference.ts';
import type { Unit } from '../../ports/database.ts';
import type { Dependencies } from '../../ports/dependencies.ts';
import type { IncomingRecord, SubmissionRecord } from '../../ports/intake.ts';
import type { CampaignRecord } from '../../ports/records.ts';
import { repeatedText, type SubmissionToFile } from '../file-submission.ts';
import { type ReadReply, readReply, saidIn, submittedContent } from '../read-reply.ts';
import { recordSubmission } from '../record-submission.ts';
import type { DecisionPlace } from './decision-frame.ts';

/** A held item, read anew for the officer who decides about it. */
export interface OpenedItem {
  readonly item: IncomingRecord;
  readonly campaign: CampaignRecord;
  readonly reply: ReadReply;
  readonly message: Awaited<ReturnType<Dependencies['messages']['read']>>['message'];
  readonly files: Awaited<ReturnType<Dependencies['messages']['read']>>['files'];
}

/** Reads the message and the files of an item again. @throws DomainRefusal `unreadable` */
export const openItem = async (
  deps: Dependencies,
  item: IncomingRecord,
  campaign: CampaignRecord,
): Promise<OpenedItem> => {
  const { read } = deps.database;
  const raw = (await read.blobs([item.rawSha256])).get(item.rawSha256) as Uint8Array;
  const { message, files: inMessage } = await deps.messages.read(raw, { from: item.envelopeFrom, to: item.envelopeTo });
  const upload = item.registration?.upload;
  if (upload === undefined) {
    const reply = await readReply(deps, campaign.definition, saidIn(message), inMessage);
    return { item, campaign, reply, message, files: inMessage };
  }
  // What came by link lies beside the message.
  const bytes = await read.blobs(upload.files.map(({ sha256 }) => sha256));
  const files = upload.files.map((file) => ({ ...file, bytes: bytes.get(file.sha256) as Uint8Array }));
  const attachments = files.map((file, index) => ({ ...file, index, inline: false }));
  const said = { subject: '', newText: upload.declaration.message ?? '', attachments };
  return { item, campaign, reply: await readReply(deps, campaign.definition, said, files), message, files };
};

/** What an officer says about a text of an item. */
export interface OfficersFiling {
  readonly code: string;
  readonly replyKind: ReplyKind;
  readonly respondents: readonly Respondent[];
  /** Names of the files that make it up; null = all that is a submission in it. */
  readonly only: readonly string[] | null;
  readonly publication: 'publish' | 'on-file';
  readonly acknowledge: boolean;
}

/** A text of an item as it is to be filed by an officer. @throws DomainRefusal `nothing-to-file` */
export const filingOf = async (
  deps: Dependencies,
  { item, campaign, reply, message, files }: OpenedItem,
  { code, only, ...filing }: OfficersFiling,
  officer: string,
): Promise<SubmissionToFile> => {
  const addressee = await deps.database.read.addressee(campaign.id, code);
  const patterns = await deps.database.read.referencePatterns();
  const receivedAtMs = item.registration?.receivedAtMs ?? campaignTime(campaign.clock, item.storedRealAtMs);
  const attachments =
    item.registration?.upload === undefined ? message.attachments : files.map((_, index) => ({ index }));
  const submitted = submittedContent(deps, reply, attachments, only);
  if (filing.replyKind === 'text' && submitted.blocks.length === 0 && submitted.files.length === 0)
    throw new DomainRefusal(
      'nothing-to-file',
      'There is no text in it: no file that can be taken, and no words of its own. File it as nil-return, declined or correspondence, or refuse it.',
    );
  const declared = item.registration;
  return {
    campaignId: campaign.id,
    code,
    ...filing,
    item,
    message: { messageId: message.messageId, fromMailbox: soleSender(message), subject: message.subject },
    evidence: [{ kind: 'officer', value: officer }],
    door: item.door,
    receivedAtMs,
    timeliness: timelinessOf(receivedAtMs, addressee.cycle),
    form: incomingForm(reply.written),
    ...submitted,
    bytes: files,
    registeredBy: officer,
    ...(declared === null
      ? theirReferenceIn(reply.written, (text) => patterns.some((pattern) => findReferences(pattern, text).length > 0))
      : {
          theirReference: declared.theirReference,
          theirDate: declared.upload?.declaration.theirDate ?? declared.theirDate ?? null,
        }),
    awaitsNoteVerbale: item.door === 'portal',
  };
};

/**
 * Writes a text that an officer files, in the transaction of the decision.
 * @param supersedes chosen by the officer
 * @throws DomainRefusal `duplicate` when the same content is on file
 */
export const fileInDecision = async (
  deps: Dependencies,
  unit: Unit,
  place: DecisionPlace,
  filing: SubmissionToFile,
  supersedes: SubmissionRecord | null,
) => {
  const { campaign, locked, nowMs } = place;
  const filed = await unit.filedVersions(filing.campaignId, filing.code);
  const repeated = repeatedText(filing, filed, await unit.repliesOf(filing.campaignId, [filing.code]));
  if (repeated !== null)
    throw new DomainRefusal(
      'duplicate',
      `The same content is on file already as version ${repeated.version} of ${filing.code}; file this as correspondence.`,
    );
  const version = Math.max(0, ...filed.map((each) => each.version)) + 1;
  const recorded = await recordSubmission(deps, unit, campaign as CampaignRecord, filing, {
    version,
    supersedes: supersedes?.id ?? null,
    filedAtMs: Math.max(filing.receivedAtMs, nowMs),
    locked,
  });
  const after = await unit.standing({ row: 'submission', id: recorded.id });
  const effect: Effect = { row: 'submission', id: recorded.id, before: { ...after, filed: false }, after };
  return { ...recorded, version, effect };
};
