import type { Effect, RowName, StandingOf } from '../../domain/receive/inbox/effect.ts';
import type { SubmissionRecord } from './intake.ts';

/** What an officer decided about something that waited. */
export interface DecisionRecord {
  readonly id: string;
  readonly campaignId: string | null;
  readonly kind: 'file' | 'refuse' | 'close' | 'split' | 'reattribute' | 'amend' | 'undo';
  readonly itemId: string | null;
  readonly submissionId: string | null;
  readonly officer: string;
  /** Campaign milliseconds; real ones for what belongs to no campaign. */
  readonly atMs: number;
  readonly decidedRealAtMs: number;
  /** As it was asked; JSON. */
  readonly content: unknown;
  readonly effects: readonly Effect[];
  readonly undoneBy: string | null;
}

/** Something that waits for a person. Instants are epoch milliseconds, campaign time where there is a campaign. */
export interface WaitingThing {
  /** `item`: it came and is held. `note-verbale`: an upload whose note has not come. `task`: anything else. */
  readonly kind: 'item' | 'note-verbale' | 'task';
  /** Of the item, the submission or the task. */
  readonly id: string;
  readonly campaignId: string | null;
  /** Whose it probably is. */
  readonly addressee: string | null;
  /** Stable word: "second-text", "delivery-failed". */
  readonly reason: string;
  /** The same in a clause. */
  readonly explanation: string;
  readonly from: string | null;
  readonly subject: string | null;
  readonly sinceMs: number;
  readonly sinceRealMs: number;
  /** Codes of those whose it could be. */
  readonly candidates: readonly string[];
  /** Pieces of evidence, in clauses. */
  readonly evidence: readonly string[];
  /** verified, unverified or failed; null where nobody was asked. */
  readonly sender: string | null;
}

/** Something that a person was asked to see to. */
export interface OfficerTask {
  readonly id: string;
  readonly campaignId: string;
  readonly addresseeCode: string | null;
  readonly kind: string;
  readonly reason: string;
}

/** The mail of one day to one recipient. */
export interface DigestRecord {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly recipient: string;
  readonly messageId: string;
  readonly mimeSha256: string;
  /** Things that it lists. */
  readonly waiting: number;
}

/** Read alike in and outside a transaction. */
interface RepliesRead {
  /** Submissions of which one of these is a respondent; those whose filing was undone are not among them. */
  repliesOf(campaignId: string, codes: readonly string[]): Promise<SubmissionRecord[]>;
}

export interface InboxReads extends RepliesRead {
  /** Of one campaign with what belongs to none, or of all; the longest waiting first. */
  waiting(campaignId?: string): Promise<WaitingThing[]>;
  /** Of an item or a submission, in the order in which they were taken. */
  decisions(about: { readonly itemId: string } | { readonly submissionId: string }): Promise<DecisionRecord[]>;
  /** @throws NotFound */
  decision(id: string): Promise<DecisionRecord>;
  /** @throws NotFound */
  task(id: string): Promise<OfficerTask>;
  /** Full ids of items, submissions, decisions or tasks that begin so; at most two. */
  idsBeginning(of: 'item' | 'submission' | 'decision' | 'task', beginning: string): Promise<string[]>;
  /** Those of the named ones that there are, also such as were filed and undone. */
  submissionsNamed(ids: readonly string[]): Promise<SubmissionRecord[]>;
  /** Submissions that an item brought, in the order of their numbers. */
  submissionsOfItem(itemId: string): Promise<SubmissionRecord[]>;
}

export interface InboxUnit extends RepliesRead {
  /** Locks a row and reads where it stands. @throws NotFound */
  standing<Row extends RowName['row']>(name: RowName<Row>): Promise<StandingOf<Row>>;
  /** Writes `after` of each; whoever calls has checked `before` under lock. */
  writeStandings(effects: readonly Effect[], officer: string, atMs: number): Promise<void>;
  /** Ids of the open tasks about an item or a submission. */
  openTasksAbout(about: { readonly itemId: string } | { readonly submissionId: string }): Promise<string[]>;
  insertDecision(decision: DecisionRecord): Promise<void>;
  /** Locks it. @throws NotFound */
  lockDecision(id: string): Promise<DecisionRecord>;
  markUndone(id: string, by: string): Promise<void>;
  /** One that is there already is left as it is, and its bytes with it. */
  insertDigest(digest: DigestRecord, bytes: Uint8Array): Promise<void>;
  /** Holds a digest that was not sent, so that nobody else sends it meanwhile. @returns null when there is none to send */
  claimDigest(
    name: Pick<DigestRecord, 'day' | 'recipient'>,
    realNowMs: number,
    untilRealMs: number,
  ): Promise<DigestRecord | null>;
  /** `sentRealAtMs` null lets it go again. */
  settleDigest(
    name: Pick<DigestRecord, 'day' | 'recipient'>,
    sentRealAtMs: number | null,
    response: string | null,
  ): Promise<void>;
}

/** The daily mail to staff about all that waits. */
export interface DigestMail {
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** Real milliseconds. */
  readonly datedAtMs: number;
}
