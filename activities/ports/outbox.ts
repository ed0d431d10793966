import type { NoteKind } from '../../domain/dispatch/note-text.ts';

/** States of a note in the outbox. Only `accepted` says that the mission's exchange has it. */
export type NoteState =
  | 'numbered'
  | 'prepared'
  | 'claimed'
  | 'deferred'
  | 'uncertain'
  | 'accepted'
  | 'refused'
  | 'bounced'
  | 'dropped';

/** What names a note for ever. */
export interface NoteKey {
  readonly campaignId: string;
  readonly code: string;
  readonly kind: NoteKind;
  /** 1-based within its kind; for an acknowledgement, the version of the submission. */
  readonly sequence: number;
}

/** A note to be numbered, with what only some kinds have. */
export interface NoteToNumber extends NoteKey {
  readonly envelopeTo: string;
  readonly inReplyTo: string | null;
  readonly submissionId: string | null;
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
  readonly envelopeTo: string;
  readonly inReplyTo: string | null;
  readonly submissionId: string | null;
  readonly preparedAtMs: number;
}

/** A note's bytes as they will leave, each time the same. */
export interface FixedBytes {
  readonly id: string;
  readonly mimeSha256: string;
  readonly pdfSha256: string | null;
  readonly wordSha256: string | null;
}

/** A row of the outbox. */
export interface OutboxNote extends NumberedNote {
  readonly mimeSha256: string | null;
  readonly pdfSha256: string | null;
  readonly wordSha256: string | null;
  readonly state: NoteState;
  readonly attempt: number;
  readonly leaseRealUntilMs: number | null;
  readonly firstTriedAtMs: number | null;
  readonly acceptedAtMs: number | null;
  /** Campaign moment before which a deferred note is not tried again. */
  readonly notBeforeAtMs: number | null;
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
