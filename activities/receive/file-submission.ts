import { campaignTime } from '../../domain/campaign/clock.ts';
import type { NoteInstrument } from '../../domain/dispatch/note-text.ts';
import { DomainRefusal, TemporaryFailure } from '../../domain/errors.ts';
import { engine } from '../../domain/ledger/event.ts';
import { judgeVersion, type Timeliness } from '../../domain/receive/admissibility.ts';
import type { SenderVerdict } from '../../domain/receive/sender-verdict.ts';
import type { Publication, ReplyKind, Respondent } from '../../domain/receive/submission.ts';
import { type HeldText, heldTexts, type Succession } from '../../domain/receive/succession.ts';
import type { CohortCycles, JudgedItem } from '../../workflows/contracts/activities.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { IncomingRecord, SubmissionRecord, VersionOnFile } from '../ports/intake.ts';
import type { ReceivedFile } from '../ports/outside.ts';
import type { LockedCycle, NewTask } from '../ports/records.ts';
import { byCohort } from '../remind/by-cohort.ts';
import { confirmUploads } from './confirm-uploads.ts';
import type { SubmittedContent } from './read-reply.ts';
import { recordSubmission } from './record-submission.ts';

/** A submission about to be filed, by whichever door it came. */
export interface SubmissionToFile extends SubmittedContent {
  readonly campaignId: string;
  /** The addressee that sent it. */
  readonly code: string;
  readonly replyKind: ReplyKind;
  readonly respondents: readonly Respondent[];
  readonly publication: Publication;
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
  /** What it came as; null where it does not say. */
  readonly form: NoteInstrument | null;
  readonly bytes: readonly ReceivedFile[];
  readonly acknowledge: boolean;
  readonly registeredBy: string | null;
  readonly theirReference: string | null;
  readonly theirDate: string | null;
  readonly awaitsNoteVerbale: boolean;
  /** What a person has to see to once it is filed. */
  readonly tasks?: readonly NewTask[];
}

/**
 * Files a submission as the next version of its addressee's reply, or recognises what is on file
 * already. Row, cycles, item and ledger change together.
 *
 * @param succession asked under lock; where a person would have to be asked it is judged anew
 */
export const fileSubmission = async (
  deps: Dependencies,
  filing: SubmissionToFile,
  succession: (onFile: readonly HeldText[]) => Succession,
): Promise<JudgedItem> => {
  const { campaignId, code, item } = filing;
  const campaign = await deps.database.read.campaign(campaignId);
  const { clock } = campaign;
  return deps.database.transaction(async (unit) => {
    const codes = [...new Set([code, ...filing.respondents.map((respondent) => respondent.code)])];
    const locked = await unit.lockCycles(campaignId, { codes });
    if (!locked.some(({ cycle }) => cycle.code === code))
      throw new DomainRefusal('not-found', `${code} is not an addressee of ${campaignId}.`);
    if (item !== null && (await unit.lockIncoming(item.id)).state !== 'stored')
      throw new DomainRefusal('judged-before', `The item ${item.id} was judged in the meantime.`);
    const filed = await unit.filedVersions(campaignId, code);
    const replies = await unit.repliesOf(campaignId, [code]);
    // An event is of the moment it was recorded, so that what was true as at an earlier moment stays so.
    const filedAtMs = Math.max(filing.receivedAtMs, campaignTime(clock, deps.time.nowMs()));
    const repeated = repeatedText(filing, filed, replies);
    if (repeated !== null) return duplicate(unit, filing, repeated, filedAtMs);
    const followed = succession(heldTexts(replies, Number.POSITIVE_INFINITY));
    if (followed.kind === 'ask')
      throw new TemporaryFailure(`Another submission of ${code} was filed meanwhile; this one is judged anew.`);
    const version = Math.max(0, ...filed.map((each) => each.version)) + 1;
    const { id, changed, entries } = await recordSubmission(deps, unit, campaign, filing, {
      version,
      supersedes: followed.supersedes,
      filedAtMs,
      locked,
    });
    await unit.saveCycles(
      campaignId,
      changed.map(({ cycle }) => cycle),
    );
    if (item !== null) await decide(unit, filing, 'filed', null);
    await unit.openTasks((filing.tasks ?? []).map((task) => ({ ...task, submissionId: id })));
    await unit.append(campaignId, entries);
    return {
      outcome: 'filed',
      campaignId,
      ...toTell(changed, code),
      acknowledge: filing.acknowledge ? id : null,
    };
  });
};

/** The cohort of the sender, and those of other respondents. */
const toTell = (
  changed: readonly LockedCycle[],
  code: string,
): { readonly changed: CohortCycles | null; readonly alsoChanged?: readonly CohortCycles[] } => {
  const own = changed.filter(({ cycle }) => cycle.code === code);
  const others = byCohort(changed.filter(({ cycle }) => cycle.code !== code));
  return { changed: byCohort(own)[0] ?? null, ...(others.length === 0 ? {} : { alsoChanged: others }) };
};

/** The same content on file, in the sender's own series or in a text that it is a respondent of. */
export const repeatedText = (
  { contentHash }: Pick<SubmissionToFile, 'contentHash'>,
  filed: readonly VersionOnFile[],
  replies: readonly SubmissionRecord[],
): { readonly version: number; readonly id: string } | null => {
  const judged = judgeVersion(contentHash, filed);
  if (judged.kind === 'duplicate') return filed.find(({ version }) => version === judged.ofVersion) ?? null;
  return replies.find((reply) => reply.contentHash === contentHash) ?? null;
};

const duplicate = async (
  unit: Unit,
  filing: SubmissionToFile,
  repeated: { readonly version: number; readonly id: string },
  atMs: number,
): Promise<JudgedItem> => {
  const { campaignId, code, item } = filing;
  if (item !== null) await decide(unit, filing, 'duplicate', `the same as version ${repeated.version}`);
  // What came by upload link comes again by note: that is the note it waited for.
  const confirmed = filing.door === 'portal' ? [] : await confirmUploads(unit, [repeated.id], engine, atMs);
  await unit.append(campaignId, [
    {
      atMs: filing.receivedAtMs,
      type: 'duplicate-received',
      subject: code,
      actor: filing.registeredBy ?? engine,
      data: { itemId: item?.id ?? null, messageId: filing.message.messageId, ofVersion: repeated.version },
    },
    ...confirmed.map((submissionId) => ({
      atMs,
      type: 'note-verbale-received',
      subject: code,
      actor: filing.registeredBy ?? engine,
      data: { submissionId, itemId: item?.id ?? null },
    })),
  ]);
  return { outcome: 'duplicate', campaignId, changed: null, acknowledge: null };
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
