/** What the From header of a message says, read strictly from its raw bytes. */
export type AuthorReading =
  /** One From header that holds one plain address and nothing that hides another; in lower case. */
  | { readonly kind: 'one'; readonly address: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'several-headers'; readonly count: number }
  | { readonly kind: 'several-addresses' }
  /** Comments, groups, routes, quoted local parts, other letters in the domain, control characters. */
  | { readonly kind: 'unclear' };

/** One DKIM signature of the author's own domain, or of one above or below it (RFC 6376). */
export interface SignatureFinding {
  /** Signing domain (d=), in lower case. */
  readonly domain: string;
  readonly selector: string;
  /** `unknown` where its key could not be asked for now. */
  readonly result: 'pass' | 'fail' | 'unknown';
  /** Why it did not pass, in the verifier's words; null for a pass. */
  readonly detail: string | null;
  /** It covers only the first part of the body (l=), so that anybody may have written the rest. */
  readonly coversPartOfBody: boolean;
  /** The domain says that it only tries signing out (t=y in the key). */
  readonly testing: boolean;
  /** Which it covers of the header fields that a message has once, in lower case. */
  readonly signedFields: readonly string[];
  /** Epoch milliseconds of t= and x=; null where the signature does not say. */
  readonly signedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** Whether the host that brought the message may send for its envelope's domain (RFC 7208). */
export interface PathFinding {
  readonly result:
    | 'pass'
    | 'fail'
    | 'softfail'
    | 'neutral'
    | 'none'
    | 'permerror'
    | 'temperror'
    /** The return path is of another domain than the author, so that it says nothing about the author. */
    | 'other-domain'
    /** It came through a server of the house or was fetched: who brought it is not known. */
    | 'not-known';
  /** Domain of the return path, in lower case; null where there is none. */
  readonly domain: string | null;
  /** Who looked: this system at the connection, or the house's own mail server that is trusted by name. */
  readonly seenBy: 'door' | 'relay';
}

/** What the author's domain asks of mail in its name, and whether this message has it (RFC 9989). */
export interface PolicyFinding {
  /** `not-asked` where nothing in the message could have satisfied or broken it. */
  readonly result: 'pass' | 'fail' | 'none' | 'temperror' | 'not-asked';
  /** none, quarantine or reject, where it publishes a policy. */
  readonly policy: string | null;
}

/** Seals of servers that passed the message on (RFC 8617); recorded, never believed by themselves. */
export interface ArcFinding {
  readonly result: 'none' | 'pass' | 'fail' | 'not-checked';
  /** Domains of the seals, oldest first. */
  readonly sealedBy: readonly string[];
}

/** Everything found out about who vouches for a message. JSON; stored with the item. */
export interface SenderFindings {
  readonly author: AuthorReading;
  /** What is wrong with the header block, each a clause for a person. */
  readonly headerFaults: readonly string[];
  /** Names, in lower case, of the fields it has that change what a reader sees or where it is filed. */
  readonly fieldsToSign: readonly string[];
  /** Fields in which our own mailbox is addressed: "to", "cc". Null where the envelope is not known. */
  readonly addressedIn: readonly string[] | null;
  readonly signatures: readonly SignatureFinding[];
  /** Domains of signatures that say nothing about the author, such as a mailing list's. */
  readonly otherSigners: readonly string[];
  readonly path: PathFinding;
  readonly policy: PolicyFinding;
  readonly arc: ArcFinding;
  /** What the house's mail server says of the policy, where one is trusted by name and said so. */
  readonly relayPolicy: 'pass' | 'fail' | 'none' | null;
  /** Epoch milliseconds of receipt: the moment that signatures are judged at. */
  readonly receivedAtMs: number;
}
