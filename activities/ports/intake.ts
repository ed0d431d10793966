import type { NoteInstrument, NoteKind } from '../../domain/dispatch/note-text.ts';
import type { Language } from '../../domain/language.ts';
import type { SubmissionBlock } from '../../domain/paper/blocks.ts';
import type { UploadDeclaration } from '../../domain/portal/declaration.ts';
import type { Disposition, Publication, ReplyKind, Respondent } from '../../domain/receive/submission.ts';

/** What an officer says about something registered by hand; it takes the place of attribution. */
export interface HandRegistration {
  readonly campaignId: string;
  readonly code: string;
  readonly officer: string;
  /** Campaign moment of receipt; null = the moment of registering. */
  readonly receivedAtMs: number | null;
  readonly theirReference: string | null;
  /** YYYY-MM-DD; absent = none was given. */
  readonly theirDate?: string | null;
  /** Whether it takes the place of the newest text on file, or stands beside it; absent = nothing was said. */
  readonly replaces?: boolean;
  /** Absent = a text. */
  readonly replyKind?: ReplyKind;
  /** Absent = the addressee alone. */
  readonly respondents?: readonly Respondent[];
  /** What was said at the portal; absent for what came by hand. */
  readonly upload?: UploadRegistration;
}

/** A file that lies in the database by its content. */
export interface UploadedFile {
  /** Safe name. */
  readonly name: string;
  /** As the browser named it. */
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
}

/** What a mission said that submitted by an upload link; the files lie in the database already. */
export interface UploadRegistration {
  readonly linkId: string;
  readonly receipt: string;
  readonly declaration: UploadDeclaration;
  readonly files: readonly UploadedFile[];
}

/** The other end of a connection by which mail came. */
export interface MailPeer {
  readonly address: string;
  /** The name that it gave itself; proves nothing. */
  readonly helo: string;
}

/** A raw thing as it came through a door. */
export interface NewIncoming {
  readonly id: string;
  readonly door: 'smtp' | 'lmtp' | 'imap' | 'hand' | 'portal';
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** The host that brought it; absent where nobody connected. */
  readonly peer?: MailPeer;
  readonly raw: Uint8Array;
  readonly rawSha256: string;
  /** Bytes of the whole message, where it is too large and `raw` is only its head. */
  readonly wholeSize?: number | null;
  /** Message-IDs that it answers, from In-Reply-To and References in the head. */
  readonly answers: readonly string[];
  /** Message-ID as it stands in the head, in angle brackets; null when there is none. */
  readonly messageId: string | null;
  readonly storedRealAtMs: number;
  readonly registration: HandRegistration | null;
}

/** What waits to be judged, and since which real moment. */
export interface StoredItem {
  readonly id: string;
  readonly storedRealAtMs: number;
}

/** What is stored and not judged yet: who sent it and which notes it answers. */
export interface UnjudgedItem {
  /** Lower case; empty for mail without a return path. */
  readonly envelopeFrom: string;
  readonly answers: readonly { readonly campaignId: string; readonly code: string }[];
}

export interface IncomingRecord {
  readonly id: string;
  readonly door: string;
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** Null where nobody connected. */
  readonly peer: MailPeer | null;
  readonly rawSha256: string;
  /** Bytes of the whole message, where only its head is stored; else null. */
  readonly wholeSize: number | null;
  readonly storedRealAtMs: number;
  readonly state: 'stored' | 'filed' | 'held' | 'settled' | 'machine' | 'duplicate' | 'refused';
  /** What it was taken for; null until it is judged. */
  readonly class: string | null;
  readonly registration: HandRegistration | null;
  readonly campaignId: string | null;
  readonly addresseeCode: string | null;
  /** Why it is held, or was refused. */
  readonly reason: string | null;
  /** Campaign moment at which it came, once it belongs to a campaign; real time before that it was judged. */
  readonly receivedAtMs: number | null;
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
  /** Whether somebody vouches for its sender; absent where nobody was asked. */
  readonly senderVerdict?: 'verified' | 'unverified' | 'failed';
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
  /** `refused` = kept, but not taken: opening it may do harm, or it cannot be used as it is. */
  readonly disposition: Disposition;
  /** Why it is not reproduced; of a refused file its stable reason and a sentence (`refusalNote`). */
  readonly note: string | null;
}

/** A State's reply as filed; each version stays. */
export interface NewSubmission {
  readonly id: string;
  readonly campaignId: string;
  /**
   * The series that its versions are numbered in: the addressee that sent it; of a text without a request all of its
   * respondents (`seriesOf`). Whose text it is, `respondents` say.
   */
  readonly addresseeCode: string;
  readonly version: number;
  readonly replyKind: ReplyKind;
  /** At least one, in order. */
  readonly respondents: readonly Respondent[];
  readonly itemId: string | null;
  readonly door: string;
  readonly receivedAtMs: number;
  readonly timeliness: 'in-time' | 'in-grace' | 'late';
  /** What it came as, where it says so; absent or null where it does not. */
  readonly form?: NoteInstrument | null;
  readonly language: Language | null;
  readonly direction: 'ltr' | 'rtl';
  readonly messageId: string | null;
  readonly theirReference: string | null;
  /** Day (YYYY-MM-DD) that their note or letter bears. */
  readonly theirDate: string | null;
  readonly publication: Publication;
  /** Id of the submission whose place it takes; null for a first text and for one that stands beside others. */
  readonly supersedes: string | null;
  /** It came by upload link, and their note verbale has not come yet. */
  readonly awaitsNoteVerbale: boolean;
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
  /** Campaign moment at which its State withdrew it. */
  readonly withdrawnAtMs: number | null;
}

/** A number given in a series of versions. */
export interface VersionOnFile {
  readonly id: string;
  readonly version: number;
  readonly door: string;
  readonly contentHash: string;
  /** Its filing was undone: the number is taken and the text is nobody's reply. */
  readonly undone: boolean;
}

/** Rows that the keys found in a message point to. */
export interface AttributionMatches {
  readonly messageIds: readonly {
    readonly messageId: string;
    readonly campaignId: string;
    readonly code: string;
    readonly kind: NoteKind;
  }[];
  readonly references: readonly {
    readonly reference: string;
    readonly campaignId: string;
    readonly code: string;
    readonly kind: NoteKind;
  }[];
  readonly senders: readonly { readonly mailbox: string; readonly campaignId: string; readonly code: string }[];
  readonly tokens: readonly {
    readonly token: string;
    readonly noteId: string;
    readonly campaignId: string;
    readonly code: string;
    /** The mailbox that this token of the note stands for. */
    readonly mailbox: string;
  }[];
}
