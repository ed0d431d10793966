/**
 * How far a folder of a shared mailbox has been read. UIDs only grow, and only as long as the folder's UIDVALIDITY
 * stays the same (RFC 3501 section 2.3.1.1), so neither means anything without the other.
 */
export interface FolderCursor {
  /** 1 to 4294967295. */
  readonly uidValidity: number;
  /** Largest UID that was dealt with; 0 before the first. */
  readonly lastUid: number;
}

/** Where reading goes on, and why. */
export interface FolderStart {
  readonly cursor: FolderCursor;
  /** `renumbered`: the server gave its messages new UIDs, so that all are looked at again. */
  readonly why: 'first-look' | 'continued' | 'renumbered';
}

/** @param read as kept from before; null when the folder was never read */
export const startOf = (read: FolderCursor | null, uidValidity: number): FolderStart => {
  if (read === null) return { cursor: { uidValidity, lastUid: 0 }, why: 'first-look' };
  if (read.uidValidity === uidValidity) return { cursor: read, why: 'continued' };
  return { cursor: { uidValidity, lastUid: 0 }, why: 'renumbered' };
};

/**
 * What is still to be dealt with of the UIDs that a server lists, in their order. A search for `n:*` always brings the
 * last message, even one before n (RFC 3501 section 6.4.8).
 */
export const stillToRead = ({ lastUid }: FolderCursor, listed: readonly number[]): readonly number[] =>
  [...new Set(listed)].filter((uid) => uid > lastUid).sort((a, b) => a - b);

/**
 * Real milliseconds to wait before the next try to reach a server, by how many failed in a row (from 1): quickly
 * at first, then ever more slowly, at most five minutes. A refused sign-in waits for a person: at least one minute,
 * so that no server locks the account.
 */
export const reconnectAfterMs = (failures: number, signInRefused: boolean): number => {
  const grown = Math.min(300_000, 1_000 * 2 ** Math.min(Math.max(0, failures - 1), 9));
  return signInRefused ? Math.max(60_000, grown) : grown;
};

/** What is known of one folder of a shared mailbox, for the people who look after it. */
export interface FolderState {
  /** `user@host:port/folder`, without a password. */
  readonly folder: string;
  readonly cursor: FolderCursor | null;
  /** Real milliseconds since which the door is signed in; null while it is not. */
  readonly connectedSinceMs: number | null;
  /** Real milliseconds of the last look that went through to its end. */
  readonly lastSuccessMs: number | null;
  /** What went wrong last, unless a look has succeeded since. */
  readonly problem: string | null;
}

/** What happened to the connection to a folder, at real milliseconds. */
export type FolderNews =
  | { readonly kind: 'connected' | 'looked'; readonly atMs: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'failed'; readonly problem: string };
