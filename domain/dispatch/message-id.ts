import type { NoteKind } from './note-text.ts';

/** What a note is for ever: the same four give the same Message-ID, whoever asks and however often. */
export interface NoteIdentityKey {
  readonly campaignId: string;
  readonly addresseeCode: string;
  readonly kind: NoteKind;
  /** 1-based within the kind. */
  readonly sequence: number;
}

/** The names under which a note travels. */
export interface NoteIdentity {
  /** With angle brackets, as in the header. */
  readonly messageId: string;
  /**
   * Twenty hexadecimal digits: in the envelope sender, and the envelope id of a delivery report. Whoever has the
   * Message-ID, which every reader of the note has, does not have it.
   */
  readonly token: string;
}

/**
 * A text to at least 32 lower-case hexadecimal digits that nobody can compute without the installation's secret
 * (HMAC-SHA-256 outside the domain). Whoever could would forge bounces of notes, and answers to them.
 */
export type KeyedHash = (canonical: string) => string;

/**
 * Message-ID and token of a note, derived and not drawn: a copy that a lost answer forces out is
 * recognised by the receiver as the same message (design D3).
 * @param senderMailbox its host is the right-hand side
 */
export const noteIdentity = (key: NoteIdentityKey, hash: KeyedHash, senderMailbox: string): NoteIdentity => ({
  messageId: `<${hash(canonical('message-id', key)).slice(0, 32)}@${hostOf(senderMailbox)}>`,
  token: hash(canonical('token', key)).slice(0, 20),
});

/**
 * Token of a note at a mailbox other than the one it began with: it names the note and the mailbox, so that
 * a report about one mailbox is never taken for one about another.
 */
export const routeToken = (key: NoteIdentityKey, mailbox: string, hash: KeyedHash): string =>
  hash(canonical('token', key, mailbox.toLowerCase())).slice(0, 20);

/** JSON keeps the parts apart, whatever characters they hold. */
const canonical = (purpose: 'message-id' | 'token', key: NoteIdentityKey, ...more: readonly string[]): string =>
  JSON.stringify([purpose, key.campaignId, key.addresseeCode, key.kind, key.sequence, ...more]);

const hostOf = (mailbox: string): string => mailbox.slice(mailbox.lastIndexOf('@') + 1);

/**
 * The envelope sender of a note, `notes+<token>@host`: a bounce comes back to it and so names the
 * note, even where the report itself says nothing usable (variable envelope return path).
 */
export const envelopeSender = (senderMailbox: string, token: string): string => {
  const at = senderMailbox.lastIndexOf('@');
  return `${senderMailbox.slice(0, at)}+${token}${senderMailbox.slice(at)}`;
};

/** The token in an address that `envelopeSender` made; null for any other address. Letter case does not count. */
export const tokenOfEnvelope = (address: string): string | null =>
  /^[^@\s]+\+([0-9a-f]{20})@[^@\s]+$/i.exec(address)?.[1]?.toLowerCase() ?? null;
