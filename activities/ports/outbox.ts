import type { Channel } from '../../domain/dispatch/channel.ts';
import type { NoteKind } from '../../domain/dispatch/note-text.ts';
import type { MailboxRoute, RouteCause } from '../../domain/dispatch/route.ts';
import type { Language } from '../../domain/language.ts';
import type { NoteLink } from '../../domain/portal/note-link.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';

/**
 * States of a note in the outbox. Only `accepted` says that the mission has it: its exchange took it, or a person
 * delivered it by hand, or it was published in the portal. `to-deliver` lies ready for that person; `to-notify` is a
 * notice whose link a person hands over.
 */
export type NoteState =
  | 'numbered'
  | 'prepared'
  | 'claimed'
  | 'deferred'
  | 'uncertain'
  | 'accepted'
  | 'refused'
  | 'bounced'
  | 'dropped'
  | 'to-deliver'
  | 'to-notify';

/** What names a note for ever. */
export interface NoteKey {
  readonly campaignId: string;
  readonly code: string;
  readonly kind: NoteKind;
  /** 1-based within its kind; for an acknowledgement, the version of the submission; a withdrawal is the only one. */
  readonly sequence: number;
}

/** A note to be numbered, with what only some kinds have. */
export interface NoteToNumber extends NoteKey {
  readonly channel: Channel;
  /** Empty where no mailbox is written to. */
  readonly envelopeTo: string;
  readonly inReplyTo: string | null;
  /** What an acknowledgement acknowledges, or a clarification asks about. */
  readonly submissionId: string | null;
  /** What an officer wrote, which this note carries; absent where it carries none. */
  readonly writingId?: string | null;
}

/** A note that has its number and nothing else yet. */
export interface NumberedNote extends NoteKey {
  readonly id: string;
  readonly reference: string;
  /** Calendar day (YYYY-MM-DD) that the note bears. */
  readonly dated: string;
  readonly messageId: string;
  /** Comes back in the envelope of a bounce. */
  readonly token: string;
  readonly envelopeFrom: string;
  /** The mailbox it goes to now; its bytes name the one it began with. Empty where no mail carries it or points to it. */
  readonly envelopeTo: string;
  readonly channel: Channel;
  readonly inReplyTo: string | null;
  readonly submissionId: string | null;
  readonly writingId?: string | null;
  readonly preparedAtMs: number;
}

/** A courtesy translation of a note as a page of its own, by the hash of its PDF. */
export interface NoteTranslation {
  readonly language: Language;
  readonly sha256: string;
}

/** A note's bytes as they will leave, each time the same. */
export interface FixedBytes {
  readonly id: string;
  /** Null for a note that no mail carries or points to. */
  readonly mimeSha256: string | null;
  readonly pdfSha256: string | null;
  readonly wordSha256: string | null;
  /** Of a notice in the portal; absent = none. A message carries its own. */
  readonly translations?: readonly NoteTranslation[];
  /** Links that stand in the bytes; absent = none. */
  readonly links?: readonly NoteLink[];
}

/** The link of a notice that an officer issues. */
export interface NewNoticeLink extends Pick<NoteLink, 'id' | 'tokenSha256'> {
  readonly campaignId: string;
  readonly code: string;
  readonly noteId: string;
  readonly issuedBy: string;
}

/** A row of the outbox. */
export interface OutboxNote extends NumberedNote {
  readonly mimeSha256: string | null;
  readonly pdfSha256: string | null;
  readonly wordSha256: string | null;
  readonly translations?: readonly NoteTranslation[] | null;
  readonly state: NoteState;
  readonly attempt: number;
  /** Attempts spent at mailboxes that it has left. */
  readonly attemptsElsewhere: number;
  readonly leaseRealUntilMs: number | null;
  /** First attempt at the present mailbox. */
  readonly firstTriedAtMs: number | null;
  readonly acceptedAtMs: number | null;
  /** Campaign moment before which a deferred note is not tried again. */
  readonly notBeforeAtMs: number | null;
  readonly possibleDuplicate: boolean;
}

/** What decides about the outcome of an attempt, as it stands under lock. */
export interface HeldNote extends Pick<OutboxNote, 'id' | 'state' | 'attempt' | 'envelopeTo'>, MailboxRoute {
  /** Of the addressee. */
  readonly cycle: RequestCycle;
}

/** A mailbox that a note has left. */
export interface LeftMailbox {
  readonly noteId: string;
  readonly mailbox: string;
  readonly token: string;
  readonly cause: RouteCause;
}

/** A note that goes on to another mailbox, the same bytes; it is then to be claimed anew. */
export interface Rerouting {
  readonly note: Pick<OutboxNote, 'id' | 'attempt'>;
  readonly left: LeftMailbox & { readonly reason: string; readonly atMs: number };
  readonly to: Pick<OutboxNote, 'envelopeTo' | 'envelopeFrom' | 'token'>;
  readonly possibleDuplicate: boolean;
}

/** Change of one row, applied only while the row is at the attempt that decided it (fencing). */
export interface NoteChange {
  readonly id: string;
  readonly state: NoteState;
  readonly attempt: number;
  readonly leaseRealUntilMs: number | null;
  readonly firstTriedAtMs: number | null;
  readonly notBeforeAtMs: number | null;
  readonly acceptedAtMs: number | null;
  readonly response: string | null;
  readonly possibleDuplicate: boolean;
}
