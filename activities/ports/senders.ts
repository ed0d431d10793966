import type { SenderFindings } from '../../domain/receive/sender-findings.ts';

/** How a message came, as far as the door knows. */
export interface Transit {
  /** Return path; empty for `MAIL FROM:<>`. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** The host at the other end of the connection; null where there was none. */
  readonly peer: { readonly address: string; readonly helo: string } | null;
  /** True for a message fetched from a mailbox of the house, whose own server took it in. */
  readonly fetched: boolean;
  /** Epoch milliseconds. */
  readonly receivedAtMs: number;
}

export interface SenderAuthentication {
  /** Finds out who vouches for a message, within seconds. Never rejects: what cannot be found out is said so. */
  examine(raw: Uint8Array, transit: Transit): Promise<SenderFindings>;
}
