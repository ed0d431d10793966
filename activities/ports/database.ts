import type { Directory } from '../../domain/directory/directory.ts';
import type { Language } from '../../domain/language.ts';
import type { LedgerEntry, LedgerEvent } from '../../domain/ledger/event.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { InboxReads, InboxUnit } from './inbox.ts';
import type {
  AttributionMatches,
  IncomingDecision,
  IncomingRecord,
  NewIncoming,
  NewSubmission,
  StoredItem,
  SubmissionRecord,
  UnjudgedItem,
  VersionOnFile,
} from './intake.ts';
import type { MailingReads, MailingUnit } from './mailings.ts';
import type {
  FixedBytes,
  HeldNote,
  LeftMailbox,
  NewNoticeLink,
  NoteChange,
  NoteKey,
  NumberedNote,
  OutboxNote,
  Rerouting,
} from './outbox.ts';
import type { PaperReads, PaperUnit } from './papers.ts';
import type { AddresseeRecord, CampaignRecord, LockedAddressee, NewTask } from './records.ts';
import type { RegistryReads } from './registry.ts';
import type { TransmittalReads, TransmittalUnit } from './transmittals.ts';
import type { WritingReads, WritingUnit } from './writings.ts';

/** Which addressees of a campaign: named ones, a cohort's, or all. */
export type CycleSelection =
  | { readonly codes: readonly string[] }
  | { readonly cohort: number }
  | { readonly everybody: true };

/** Held items that an officer's decision answers. */
export interface SettledItems {
  readonly campaignId: string;
  readonly codes: readonly string[];
  /** Why they were held: "asks-for-extension". */
  readonly reason: string;
  readonly officer: string;
  readonly atMs: number;
}

/** Sending stopped until a person says so; `number` counts the pauses of a campaign, from 1. */
export interface DispatchPause {
  readonly number: number;
  /** Campaign milliseconds. */
  readonly atMs: number;
  readonly reason: string;
}

/** A paper that was issued, by the hashes of its renderings. */
export interface IssuedPaper {
  readonly id: string;
  readonly campaignId: string;
  /** A draft is what waits to be cleared; once cleared, the same bytes are the compilation. */
  readonly kind: 'draft' | 'compilation' | 'status-of-responses';
  readonly symbol: string | null;
  /** The edition it belongs to; empty for a status of responses. */
  readonly versionId: string;
  /** Of the version; empty where the paper comes in one language only. */
  readonly language: Language | '';
  readonly asAtMs: number;
  readonly inputsHash: string;
  readonly pdfSha256: string;
  readonly wordSha256: string;
  /** HTML, Akoma Ntoso and plain text; null for a paper issued before there were these forms. */
  readonly htmlSha256: string | null;
  readonly xmlSha256: string | null;
  readonly textSha256: string | null;
  readonly csvSha256: string | null;
  readonly jsonSha256: string | null;
  readonly xlsxSha256: string | null;
}

/** Which events of a chain are read; those that meet all that is named. */
export interface LedgerExcerpt {
  /** Code of the addressee they concern. */
  readonly subject?: string;
  readonly types?: readonly string[];
  /** Campaign milliseconds; an event of that very moment is read. */
  readonly untilMs?: number;
}

/** Reads outside a transaction. All throw `TemporaryFailure` when the database is away. */
export interface Reads extends PaperReads, TransmittalReads, WritingReads, MailingReads, RegistryReads, InboxReads {
  /** @throws NotFound */
  campaign(id: string): Promise<CampaignRecord>;
  campaignIds(): Promise<string[]>;
  /** Reference patterns that notes were ever numbered by. */
  referencePatterns(): Promise<string[]>;
  directory(): Promise<Directory>;
  /** @throws NotFound */
  officer(id: string): Promise<{ readonly id: string; readonly roles: readonly string[] }>;
  /** In the order of position; `afterPosition` 0 starts at the first. */
  addressees(campaignId: string, afterPosition: number, limit: number): Promise<AddresseeRecord[]>;
  /** @throws NotFound */
  addressee(campaignId: string, code: string): Promise<AddresseeRecord>;
  /** Those of the named ones that there are, in no order. */
  addresseesNamed(campaignId: string, codes: readonly string[]): Promise<AddresseeRecord[]>;
  cyclesOfCohort(campaignId: string, cohort: number): Promise<RequestCycle[]>;
  notes(keys: readonly NoteKey[]): Promise<OutboxNote[]>;
  notesOf(campaignId: string, code: string | null): Promise<OutboxNote[]>;
  /** @throws NotFound when one of the hashes is not stored. */
  blobs(sha256: readonly string[]): Promise<Map<string, Uint8Array>>;
  incoming(id: string): Promise<IncomingRecord>;
  /** Items stored and not judged, oldest first. */
  unjudgedItems(limit: number): Promise<StoredItem[]>;
  matches(keys: {
    readonly messageIds: readonly string[];
    readonly references: readonly string[];
    readonly senders: readonly string[];
    readonly tokens: readonly string[];
  }): Promise<AttributionMatches>;
  /** @throws NotFound */
  submission(id: string): Promise<SubmissionRecord>;
  submissionOfItem(itemId: string): Promise<SubmissionRecord | null>;
  /** All versions, by addressee and version. */
  submissions(campaignId: string): Promise<SubmissionRecord[]>;
  submissionsOf(campaignId: string, code: string): Promise<SubmissionRecord[]>;
  /** Events of a chain in sequence, all or only some. */
  ledger(chain: string, only?: LedgerExcerpt): Promise<LedgerEvent[]>;
  paper(campaignId: string, kind: IssuedPaper['kind'], asAtMs: number): Promise<IssuedPaper | null>;
  /** Every paper of an edition: its drafts, and once it is issued the same bytes as issued. */
  papersOfVersion(versionId: string): Promise<IssuedPaper[]>;
}

/** What can be done inside one transaction. Locks are taken in the order cycles, notes, campaign, ledger. */
export interface Unit extends PaperUnit, TransmittalUnit, WritingUnit, MailingUnit, InboxUnit {
  insertCampaign(record: CampaignRecord, addressees: readonly AddresseeRecord[]): Promise<void>;
  /** @throws NotFound */
  lockCampaign(id: string): Promise<CampaignRecord>;
  updateCampaign(
    id: string,
    change: {
      readonly status?: string;
      readonly preparedHash?: string;
      readonly clearedBy?: string;
      readonly clearedAtMs?: number;
      readonly clockAnchoredAtMs?: number;
    },
  ): Promise<void>;
  /** First of `count` consecutive serial numbers for this pattern and year; no gaps, no repeats. */
  takeSerials(pattern: string, year: number, count: number): Promise<number>;
  lockCycles(campaignId: string, selection: CycleSelection): Promise<LockedAddressee[]>;
  saveCycles(campaignId: string, cycles: readonly RequestCycle[]): Promise<void>;
  lockNotes(keys: readonly NoteKey[]): Promise<OutboxNote[]>;
  /** Notes by their ids with their addressees' cycles, all locked, in one statement: an outcome waits for it. */
  lockNotesWithCycles(ids: readonly string[]): Promise<HeldNote[]>;
  /** A note whose key exists already is left as it is. */
  insertNotes(notes: readonly NumberedNote[]): Promise<void>;
  /** Takes the bytes from notes that certainly never arrived, so that they are rendered anew under their old number. */
  renewNotes(
    notes: readonly { readonly id: string; readonly dated: string; readonly preparedAtMs: number }[],
  ): Promise<void>;
  fixNotes(notes: readonly FixedBytes[]): Promise<void>;
  /** Keeps the link of a notice that a person hands over; others of the same note end. */
  insertNoticeLink(link: NewNoticeLink): Promise<void>;
  /** Id of the note that a link of a notice leads to; null where there is no such link. */
  noticeLinkOf(linkId: string): Promise<string | null>;
  changeNotes(changes: readonly NoteChange[]): Promise<void>;
  /** Both in one statement. */
  changeNotesAndCycles(
    campaignId: string,
    changes: readonly NoteChange[],
    cycles: readonly RequestCycle[],
  ): Promise<void>;
  /** Mailboxes that these notes have left. */
  leftMailboxes(noteIds: readonly string[]): Promise<LeftMailbox[]>;
  /** Reference numbers of notes to an addressee that were marked delivered by hand in these very words. */
  deliveredByHand(campaignId: string, code: string, answer: string): Promise<string[]>;
  rerouteNotes(reroutings: readonly Rerouting[]): Promise<void>;
  /** Later notes to the addressee begin at this mailbox; null = as the directory has them. */
  keepWorkingMailbox(campaignId: string, code: string, mailbox: string | null): Promise<void>;
  /** The pause that holds; null while notes are sent. */
  dispatchPause(campaignId: string): Promise<DispatchPause | null>;
  /** @returns the pause that holds then, and whether this call began it. */
  pauseDispatch(
    campaignId: string,
    pause: { readonly atMs: number; readonly reason: string },
  ): Promise<DispatchPause & { readonly isNew: boolean }>;
  /**
   * Ends the pause, and lets the time that it took not count for notes that wait for another attempt.
   * @returns the pause that was ended; null when there was none
   */
  resumeDispatch(campaignId: string, atMs: number): Promise<DispatchPause | null>;
  putBlobs(blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[]): Promise<void>;
  /** Items stored and not judged yet. */
  itemsInHand(): Promise<UnjudgedItem[]>;
  /**
   * Reserves `count` sending slots of a rate-limited campaign across all workers.
   * @returns real milliseconds of the first slot.
   */
  reserveSlots(campaignId: string, count: number, perSecond: number, realNowMs: number): Promise<number>;
  /** @returns false when the very same bytes from the same sender are stored already. */
  /** Its bytes are stored already. */
  insertIncoming(item: NewIncoming): Promise<boolean>;
  lockIncoming(id: string): Promise<IncomingRecord>;
  /** Every number given in a series, ascending; read after the addressee's cycle is locked. */
  filedVersions(campaignId: string, code: string): Promise<VersionOnFile[]>;
  decideIncoming(decision: IncomingDecision): Promise<void>;
  /**
   * Settles what was held from these addressees for a reason, and closes its tasks.
   * @returns the items settled
   */
  settleHeld(settled: SettledItems): Promise<readonly { readonly id: string; readonly code: string }[]>;
  insertSubmission(submission: NewSubmission): Promise<void>;
  acknowledgeSubmission(id: string, atMs: number): Promise<void>;
  openTasks(tasks: readonly NewTask[]): Promise<void>;
  /** Closes the open tasks of a kind. */
  closeTasks(closed: {
    readonly campaignId: string;
    readonly kind: NewTask['kind'];
    readonly officer: string;
    readonly atMs: number;
  }): Promise<void>;
  /** The latest events of these types, the latest first. */
  latestEvents(
    chain: string,
    types: readonly string[],
    limit: number,
  ): Promise<readonly Pick<LedgerEvent, 'type' | 'data'>[]>;
  insertPaper(paper: IssuedPaper): Promise<void>;
  /** Appends to a chain as the transaction commits: the transaction itself does not read what it appended. */
  append(chain: string, entries: readonly LedgerEntry[]): Promise<void>;
}

/**
 * PostgreSQL as the activities see it. A transaction that loses a deadlock or a serialization race
 * is tried again (up to five times), so `work` must be free of side effects outside the unit.
 */
export interface Database {
  readonly read: Reads;
  transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
}
