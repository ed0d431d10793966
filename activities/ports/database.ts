import type { Directory } from '../../domain/directory/directory.ts';
import type { LedgerEntry, LedgerEvent } from '../../domain/ledger/event.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type {
  AttributionMatches,
  IncomingDecision,
  IncomingRecord,
  NewIncoming,
  NewSubmission,
  SubmissionRecord,
  UnjudgedItem,
} from './intake.ts';
import type { FixedBytes, NoteChange, NoteKey, NumberedNote, OutboxNote } from './outbox.ts';
import type { AddresseeRecord, CampaignRecord, LockedCycle, NewTask } from './records.ts';

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

/** A paper that was issued, by the hashes of its renderings. */
export interface IssuedPaper {
  readonly id: string;
  readonly campaignId: string;
  readonly kind: 'compilation' | 'status-of-responses';
  readonly symbol: string | null;
  readonly asAtMs: number;
  readonly inputsHash: string;
  readonly pdfSha256: string;
  readonly wordSha256: string;
  readonly csvSha256: string | null;
  readonly jsonSha256: string | null;
}

/** Reads outside a transaction. All throw `TemporaryFailure` when the database is away. */
export interface Reads {
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
  /** Ids of items stored and not judged, oldest first. */
  unjudgedItems(limit: number): Promise<string[]>;
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
  /** Events of a chain in sequence. */
  ledger(chain: string): Promise<LedgerEvent[]>;
  paper(campaignId: string, kind: IssuedPaper['kind'], asAtMs: number): Promise<IssuedPaper | null>;
}

/** What can be done inside one transaction. Locks are taken in the order cycles, notes, campaign, ledger. */
export interface Unit {
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
  lockCycles(campaignId: string, selection: CycleSelection): Promise<LockedCycle[]>;
  saveCycles(campaignId: string, cycles: readonly RequestCycle[]): Promise<void>;
  lockNotes(keys: readonly NoteKey[]): Promise<OutboxNote[]>;
  lockNotesById(ids: readonly string[]): Promise<OutboxNote[]>;
  /** A note whose key exists already is left as it is. */
  insertNotes(notes: readonly NumberedNote[]): Promise<void>;
  /** Takes the bytes from notes that certainly never arrived, so that they are rendered anew under their old number. */
  renewNotes(
    notes: readonly { readonly id: string; readonly dated: string; readonly preparedAtMs: number }[],
  ): Promise<void>;
  fixNotes(notes: readonly FixedBytes[]): Promise<void>;
  changeNotes(changes: readonly NoteChange[]): Promise<void>;
  putBlobs(blobs: readonly { readonly sha256: string; readonly bytes: Uint8Array }[]): Promise<void>;
  /** Items stored and not judged yet. */
  itemsInHand(): Promise<UnjudgedItem[]>;
  /**
   * Reserves `count` sending slots of a rate-limited campaign across all workers.
   * @returns real milliseconds of the first slot.
   */
  reserveSlots(campaignId: string, count: number, perSecond: number, realNowMs: number): Promise<number>;
  /** @returns false when the very same bytes from the same sender are stored already. */
  insertIncoming(item: NewIncoming): Promise<boolean>;
  lockIncoming(id: string): Promise<IncomingRecord>;
  /** Versions on file; read after the addressee's cycle is locked. */
  filedVersions(
    campaignId: string,
    code: string,
  ): Promise<{ readonly version: number; readonly contentHash: string }[]>;
  decideIncoming(decision: IncomingDecision): Promise<void>;
  /**
   * Settles what was held from these addressees for a reason, and closes its tasks.
   * @returns the items settled
   */
  settleHeld(settled: SettledItems): Promise<readonly { readonly id: string; readonly code: string }[]>;
  insertSubmission(submission: NewSubmission): Promise<void>;
  acknowledgeSubmission(id: string, atMs: number): Promise<void>;
  openTasks(tasks: readonly NewTask[]): Promise<void>;
  insertPaper(paper: IssuedPaper): Promise<void>;
  /** Appends to a chain; the last thing a transaction does. */
  append(chain: string, entries: readonly LedgerEntry[]): Promise<LedgerEvent[]>;
}

/**
 * PostgreSQL as the activities see it. A transaction that loses a deadlock or a serialization race
 * is tried again (up to five times), so `work` must be free of side effects outside the unit.
 */
export interface Database {
  readonly read: Reads;
  transaction<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
}
