import { campaignTime } from '../../domain/campaign/clock.ts';
import { DomainRefusal, TemporaryFailure } from '../../domain/errors.ts';
import type { Direction, Language } from '../../domain/language.ts';
import { engine } from '../../domain/ledger/event.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import { judgeVersion, type Timeliness } from '../../domain/receive/admissibility.ts';
import type { VersionByDoor } from '../../domain/receive/second-door.ts';
import type { SenderVerdict } from '../../domain/receive/sender-verdict.ts';
import { authors, type Publication, type ReplyKind, type Respondent } from '../../domain/receive/submission.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import type { JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord, NewSubmissionFile } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';
import type { NewTask } from '../ports/records.ts';
import { senderEntry } from './judge-sender.ts';

/** A submission about to be filed, by whichever door it came. */
export interface SubmissionToFile {
  readonly campaignId: string;
  readonly code: string;
  /** The incoming item it is in; null when an officer registers files by hand. */
  readonly item: IncomingRecord | null;
  readonly message: {
    readonly messageId: string | null;
    readonly fromMailbox: string | null;
    readonly subject: string | null;
  };
  /** Why it is this addressee's, for the item's record. */
  readonly evidence: unknown;
  /** Who vouches for its sender; absent where nobody was asked. */
  readonly sender?: SenderVerdict | null;
  readonly door: string;
  readonly receivedAtMs: number;
  readonly timeliness: Timeliness;
  readonly contentHash: string;
  readonly blocks: readonly SubmissionBlock[];
  readonly language: Language | null;
  readonly direction: Direction;
  readonly words: number;
  readonly files: readonly NewSubmissionFile[];
  readonly bytes: readonly ReceivedFile[];
  /** Pictures that the blocks name; absent = none. */
  readonly pictures?: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly acknowledge: boolean;
  readonly registeredBy: string | null;
  readonly theirReference: string | null;
  readonly theirDate: string | null;
  /** Absent = a text. */
  readonly replyKind?: ReplyKind;
  /** Absent = the addressee alone. */
  readonly respondents?: readonly Respondent[];
  /** Absent = it may be reproduced. */
  readonly publication?: Publication;
  /** Absent = it does not. */
  readonly awaitsNoteVerbale?: boolean;
  /** Whether it may be filed beside what is on file; asked under lock, and if not it is judged anew. Absent = it may. */
  readonly mayStandBeside?: (filed: readonly VersionByDoor[]) => boolean;
  /** What a person has to see to once it is filed. */
  readonly tasks?: readonly NewTask[];
}

/**
 * Files a submission as the next version of its addressee's reply, or recognises what is on file
 * already. Row, cycle, item and ledger change together.
 */
export const fileSubmission = async (deps: Dependencies, filing: SubmissionToFile): Promise<JudgedItem> => {
  const { campaignId, code, item } = filing;
  const { clock } = await deps.database.read.campaign(campaignId);
  return deps.database.transaction(async (unit) => {
    const [locked] = await unit.lockCycles(campaignId, { codes: [code] });
    if (locked === undefined) throw new DomainRefusal('not-found', `${code} is not an addressee of ${campaignId}.`);
    if (item !== null && (await unit.lockIncoming(item.id)).state !== 'stored')
      throw new DomainRefusal('judged-before', `The item ${item.id} was judged in the meantime.`);
    const filed = await unit.filedVersions(campaignId, code);
    const onFile = filed.filter(({ undone }) => !undone);
    if (filing.mayStandBeside?.(onFile) === false)
      throw new TemporaryFailure(`Another submission of ${code} was filed meanwhile; this one is judged anew.`);
    const judged = judgeVersion(filing.contentHash, filed);
    if (judged.kind === 'duplicate') return duplicate(unit, filing, judged.ofVersion);

    const id = deps.newId();
    const { replyKind = 'text', respondents = authors([code]), publication = 'publish' } = filing;
    const { awaitsNoteVerbale = false } = filing;
    const supersedes = onFile.at(-1)?.id ?? null;
    // An event is of the moment it was recorded, so that what was true as at an earlier moment stays so.
    const filedAtMs = Math.max(filing.receivedAtMs, campaignTime(clock, deps.time.nowMs()));
    await unit.putBlobs([...filing.bytes, ...(filing.pictures ?? [])].map(({ sha256, bytes }) => ({ sha256, bytes })));
    await unit.insertSubmission({
      id,
      campaignId,
      addresseeCode: code,
      version: judged.version,
      replyKind,
      respondents,
      itemId: item?.id ?? null,
      door: filing.door,
      receivedAtMs: filing.receivedAtMs,
      timeliness: filing.timeliness,
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
    const cycle = apply(locked.cycle, { type: 'submission-filed', version: judged.version, atMs: filing.receivedAtMs });
    await unit.saveCycles(campaignId, [cycle]);
    if (item !== null) await decide(unit, filing, 'filed', null);
    await unit.openTasks(filing.tasks ?? []);
    await unit.append(campaignId, [
      {
        atMs: filedAtMs,
        type: 'submission-filed',
        subject: code,
        actor: filing.registeredBy ?? engine,
        data: {
          submissionId: id,
          itemId: item?.id ?? null,
          messageId: filing.message.messageId,
          rawSha256: item?.rawSha256 ?? null,
          version: judged.version,
          replyKind,
          respondents,
          publication,
          supersedes,
          awaitsNoteVerbale,
          receivedAt: new Date(filing.receivedAtMs).toISOString(),
          late: filing.timeliness === 'late',
          timeliness: filing.timeliness,
          language: filing.language,
          door: filing.door,
          contentHash: filing.contentHash,
          files: filing.files.map(({ name, sha256, disposition, note }) => ({
            name,
            sha256,
            ...(disposition === 'refused' ? { refused: note } : {}),
          })),
          ...senderEntry(filing.sender),
        },
      },
    ]);
    return {
      outcome: 'filed',
      campaignId,
      changed: { cohort: locked.cohort, cycles: [cycle] },
      acknowledge: filing.acknowledge ? id : null,
    };
  });
};

const duplicate = async (unit: Unit, filing: SubmissionToFile, ofVersion: number): Promise<JudgedItem> => {
  if (filing.item !== null) await decide(unit, filing, 'duplicate', `the same as version ${ofVersion}`);
  await unit.append(filing.campaignId, [
    {
      atMs: filing.receivedAtMs,
      type: 'duplicate-received',
      subject: filing.code,
      actor: filing.registeredBy ?? engine,
      data: { itemId: filing.item?.id ?? null, messageId: filing.message.messageId, ofVersion },
    },
  ]);
  return { outcome: 'duplicate', campaignId: filing.campaignId, changed: null, acknowledge: null };
};

const decide = (
  unit: Unit,
  filing: SubmissionToFile,
  state: 'filed' | 'duplicate',
  reason: string | null,
): Promise<void> =>
  unit.decideIncoming({
    id: (filing.item as IncomingRecord).id,
    state,
    class: 'reply',
    reason,
    messageId: filing.message.messageId,
    fromMailbox: filing.message.fromMailbox,
    subject: filing.message.subject,
    judgement: { evidence: filing.evidence, ...(filing.sender ? { sender: filing.sender } : {}) },
    ...(filing.sender ? { senderVerdict: filing.sender.status } : {}),
    campaignId: filing.campaignId,
    addresseeCode: filing.code,
    receivedAtMs: filing.receivedAtMs,
  });
