import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import { countedCodes } from '../../domain/receive/submission.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord, LockedCycle } from '../ports/records.ts';
import type { SubmissionToFile } from './file-submission.ts';
import { senderEntry } from './judge-sender.ts';

/** A submission whose row is written; cycles and ledger are the caller's to save. */
export interface RecordedSubmission {
  readonly id: string;
  readonly changed: readonly LockedCycle[];
  readonly entries: readonly LedgerEntry[];
}

/**
 * Writes the row of a submission, and says what becomes of the cycles of all respondents that it counts for. The
 * event of its filing stands once, under the addressee that sent it, and names them all; each of the others has one that
 * says that it counts.
 *
 * @param locked cycles of all respondents that are addressees
 */
export const recordSubmission = async (
  deps: Dependencies,
  unit: Unit,
  { definition }: Pick<CampaignRecord, 'definition'>,
  filing: SubmissionToFile,
  place: {
    readonly version: number;
    readonly supersedes: string | null;
    readonly filedAtMs: number;
    readonly locked: readonly LockedCycle[];
  },
): Promise<RecordedSubmission> => {
  const { campaignId, code, item, replyKind, respondents, publication, awaitsNoteVerbale } = filing;
  const { version, supersedes, filedAtMs, locked } = place;
  const id = deps.newId();
  await unit.putBlobs([...filing.bytes, ...(filing.pictures ?? [])].map(({ sha256, bytes }) => ({ sha256, bytes })));
  await unit.insertSubmission({
    id,
    campaignId,
    addresseeCode: code,
    version,
    replyKind,
    respondents,
    itemId: item?.id ?? null,
    door: filing.door,
    receivedAtMs: filing.receivedAtMs,
    timeliness: filing.timeliness,
    form: filing.form,
    language: filing.language,
    direction: filing.direction,
    messageId: filing.message.messageId,
    theirReference: filing.theirReference,
    theirDate: filing.theirDate,
    publication,
    supersedes,
    awaitsNoteVerbale,
    contentHash: filing.contentHash,
    blocks: filing.blocks,
    words: filing.words,
    registeredBy: filing.registeredBy,
    acknowledge: filing.acknowledge,
    files: filing.files,
  });
  const counted = new Set(countedCodes(respondents, definition.statusReport.countOnBehalf ?? false));
  const changed = locked
    .filter(({ cycle }) => counted.has(cycle.code))
    .map((each) => ({ ...each, cycle: withReply(each.cycle, filing, version) }));
  const entry = (type: string, subject: string, data: Readonly<Record<string, unknown>>): LedgerEntry => ({
    atMs: filedAtMs,
    type,
    subject,
    actor: filing.registeredBy ?? engine,
    data: {
      submissionId: id,
      version,
      replyKind,
      respondents,
      receivedAt: new Date(filing.receivedAtMs).toISOString(),
      ...data,
    },
  });
  return {
    id,
    changed,
    entries: [
      entry('submission-filed', code, {
        itemId: item?.id ?? null,
        messageId: filing.message.messageId,
        rawSha256: item?.rawSha256 ?? null,
        publication,
        supersedes,
        awaitsNoteVerbale,
        late: filing.timeliness === 'late',
        timeliness: filing.timeliness,
        language: filing.language,
        door: filing.door,
        contentHash: filing.contentHash,
        theirReference: filing.theirReference,
        theirDate: filing.theirDate,
        files: filing.files.map(({ name, sha256, disposition, note }) => ({
          name,
          sha256,
          ...(disposition === 'refused' ? { refused: note } : {}),
        })),
        ...senderEntry(filing.sender),
      }),
      // Each of the others finds in its own course why it has answered.
      ...changed
        .filter(({ cycle }) => cycle.code !== code)
        .map(({ cycle }) => entry('submission-counted', cycle.code, { sentBy: code })),
    ],
  };
};

/** A joint text is the first of those who did not send it; the sender's own series goes on. */
const withReply = (cycle: RequestCycle, { code, receivedAtMs }: SubmissionToFile, version: number): RequestCycle =>
  apply(cycle, { type: 'submission-filed', version: cycle.code === code ? version : 1, atMs: receivedAtMs });
