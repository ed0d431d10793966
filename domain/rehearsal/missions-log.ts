import type { AutomaticMarking, ReplySender, SubmissionFormat } from './behaviour.ts';

/**
 * The lines of the simulated missions' own log (JSON, one a line): an outside witness like the exchange's
 * log. `at` is real time, ISO 8601 in UTC with milliseconds: of receipt, or of acceptance by the exchange.
 */
export type MissionLine =
  | NoteReceivedLine
  | AcknowledgementReceivedLine
  | SubmissionSentLine
  | OutOfOfficeSentLine
  | ExtensionAskedLine
  | SendingFailedLine
  | MissionsServiceLine;

/** What a mission takes a note for, from its mail alone. */
export type PerceivedKind = 'request' | 'reminder' | 'extension' | 'acknowledgement';

interface NoteReceivedLine {
  readonly event: 'note-received';
  readonly at: string;
  /** Null where the mailbox belongs to no mission of the roster. */
  readonly code: string | null;
  readonly mailbox: string;
  readonly messageId: string;
  readonly subject: string;
  readonly kind: Exclude<PerceivedKind, 'acknowledgement'>;
  /** As it stands in the subject or the text; null where none was found. */
  readonly reference: string | null;
  /** Calendar day; null where none was found. */
  readonly deadline: string | null;
  readonly sha256: string;
  /** A further copy of a message received before. */
  readonly copy: boolean;
}

export interface AcknowledgementReceivedLine {
  readonly event: 'acknowledgement-received';
  readonly at: string;
  readonly code: string | null;
  readonly mailbox: string;
  readonly messageId: string;
  /** The mission's own message that it answers. */
  readonly inReplyTo: string;
  readonly copy: boolean;
}

export interface SubmissionSentLine {
  readonly event: 'submission-sent';
  readonly at: string;
  /** When the mission began to send it. */
  readonly transactionStartedAt: string;
  readonly code: string;
  /** From: address. */
  readonly from: string;
  readonly sender: ReplySender;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly reference: string | null;
  /** 1, or 2 for a revised text. */
  readonly version: number;
  readonly format: SubmissionFormat;
  /** What it says that is more than a text of its own; absent = nothing. `unsaid`: not that it takes another's place. */
  readonly says?: 'nil-return' | 'declined' | 'unsaid';
  /** Code of the State whose text it is too; absent = nobody's. */
  readonly jointWith?: string;
  /** Attached files; empty where the body is the submission. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly size: number }[];
  /** Of the body's own text in UTF-8, lines ended by LF; null where files are the submission. */
  readonly bodySha256: string | null;
  /** Of the whole message as handed to the exchange. */
  readonly rawSha256: string;
}

export interface OutOfOfficeSentLine {
  readonly event: 'out-of-office-sent';
  readonly at: string;
  readonly code: string;
  readonly messageId: string;
  readonly marking: AutomaticMarking;
  /** The note that set it off. */
  readonly inReplyTo: string;
}

export interface ExtensionAskedLine {
  readonly event: 'extension-asked';
  readonly at: string;
  readonly code: string;
  readonly messageId: string;
  readonly days: number;
}

/** A mail that the exchange refused for good; it counts as not sent. */
interface SendingFailedLine {
  readonly event: 'sending-failed';
  readonly at: string;
  readonly code: string;
  readonly messageId: string;
  readonly reason: string;
}

interface MissionsServiceLine {
  readonly event: 'started' | 'stopped';
  readonly at: string;
}
