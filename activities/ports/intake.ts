import type { Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';

/** What an officer says about something registered by hand; it takes the place of attribution. */
export interface HandRegistration {
  readonly campaignId: string;
  readonly code: string;
  readonly officer: string;
  /** Campaign moment of receipt; null = the moment of registering. */
  readonly receivedAtMs: number | null;
  readonly theirReference: string | null;
}

/** A raw thing as it came through a door. */
export interface NewIncoming {
  readonly id: string;
  readonly door: 'smtp' | 'hand';
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly raw: Uint8Array;
  readonly rawSha256: string;
  /** Message-IDs that it answers, from In-Reply-To and References in the head. */
  readonly answers: readonly string[];
  /** Message-ID as it stands in the head, in angle brackets; null when there is none. */
  readonly messageId: string | null;
  readonly storedRealAtMs: number;
  readonly registration: HandRegistration | null;
}

/** What is stored and not judged yet: who sent it and which notes it answers. */
export interface UnjudgedItem {
  /** Lower case; empty for mail without a return path. */
  readonly envelopeFrom: string;
  readonly answers: readonly string[];
}

export interface IncomingRecord {
  readonly id: string;
  readonly door: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  readonly rawSha256: string;
  readonly storedRealAtMs: number;
  readonly state: 'stored' | 'filed' | 'held' | 'settled' | 'machine' | 'duplicate';
  readonly registration: HandRegistration | null;
  readonly campaignId: string | null;
  readonly addresseeCode: string | null;
}

/** What was decided about an item. */
export interface IncomingDecision {
  readonly id: string;
  readonly state: 'filed' | 'held' | 'machine' | 'duplicate';
  readonly class: string;
  readonly reason: string | null;
  readonly messageId: string | null;
  readonly fromMailbox: string | null;
  readonly subject: string | null;
  readonly judgement: unknown;
  readonly campaignId: string | null;
  readonly addresseeCode: string | null;
  readonly receivedAtMs: number | null;
}

export interface NewSubmissionFile {
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
  readonly disposition: 'reproduced' | 'on-file';
  readonly note: string | null;
}

/** A State's reply as filed; each version stays. */
export interface NewSubmission {
  readonly id: string;
  readonly campaignId: string;
  readonly addresseeCode: string;
  readonly version: number;
  readonly itemId: string | null;
  readonly door: string;
  readonly receivedAtMs: number;
  readonly timeliness: 'in-time' | 'in-grace' | 'late';
  readonly language: Language | null;
  readonly direction: 'ltr' | 'rtl';
  readonly messageId: string | null;
  readonly theirReference: string | null;
  readonly contentHash: string;
  readonly blocks: readonly SubmissionBlock[];
  readonly words: number;
  readonly registeredBy: string | null;
  /** Whether a receipt may go out for it; never for machine mail or a doubtful sender. */
  readonly acknowledge: boolean;
  readonly files: readonly NewSubmissionFile[];
}

export interface SubmissionRecord extends NewSubmission {
  readonly acknowledgedAtMs: number | null;
}

/** Rows that the keys found in a message point to. */
export interface AttributionMatches {
  readonly messageIds: readonly { readonly messageId: string; readonly campaignId: string; readonly code: string }[];
  readonly references: readonly { readonly reference: string; readonly campaignId: string; readonly code: string }[];
  readonly senders: readonly { readonly mailbox: string; readonly campaignId: string; readonly code: string }[];
  readonly tokens: readonly {
    readonly token: string;
    readonly noteId: string;
    readonly campaignId: string;
    readonly code: string;
  }[];
}
