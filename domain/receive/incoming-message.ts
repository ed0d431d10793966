/** One mailbox of an address header. */
export interface Mailbox {
  /** Decoded display name; empty when there is none. Never evidence of anything. */
  readonly name: string;
  /** Address in lower case; empty when the header holds no address. */
  readonly address: string;
}

/** A file that came with a message. Its bytes are kept apart, under `sha256`. */
export interface IncomingAttachment {
  /** Position among the attachments of the message, from 0. */
  readonly index: number;
  /** Name made safe by `safeFileName`: the only one that is shown or written to a disk. */
  readonly name: string;
  /** Name as the sender wrote it, for the record; null when the part had none. */
  readonly originalName: string | null;
  /** Media type that the sender declared, in lower case. */
  readonly mediaType: string;
  /** True for a part that the body shows itself (a logo), not one attached to be read. */
  readonly inline: boolean;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What happened to a message of ours, as the other side's mail system reports it (RFC 3464). */
export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** A machine-readable delivery report. Where it names several recipients this is the worst of them. */
export interface DeliveryReport {
  readonly action: DeliveryAction;
  /** Enhanced status code (RFC 3463): "5.1.1"; null when the report has none. */
  readonly status: string | null;
  /** Address that the report is about, in lower case. */
  readonly finalRecipient: string | null;
  /** The address as we gave it (ORCPT), when the report repeats it. */
  readonly originalRecipient: string | null;
  /** Envelope identifier that we gave with the message (ENVID, RFC 3461). */
  readonly originalEnvelopeId: string | null;
  /** Message-ID of the returned message or of its returned headers, in angle brackets. */
  readonly originalMessageId: string | null;
  /** What the refusing server said. */
  readonly diagnostic: string | null;
}

/** Headers that the rules look at; all others stay in the raw message only. Lower case. */
export const keptHeaders = [
  'auto-submitted',
  'content-type',
  'list-id',
  'precedence',
  'return-path',
  'x-apple-action',
  'x-autoreply',
  'x-autorespond',
  'x-failed-recipients',
  'x-mail-autoreply',
  'x-verbale-loop',
] as const;

export type KeptHeader = (typeof keptHeaders)[number];

/** Header that every automatic message of ours carries, so that it is known again when it comes back. */
export const loopHeader = 'X-Verbale-Loop';

/** A received message after parsing, before anyone has judged it. JSON; text is as received, not cleaned. */
export interface IncomingMessage {
  /** In angle brackets; null when the message has none. */
  readonly messageId: string | null;
  /** Every mailbox of every From header. */
  readonly from: readonly Mailbox[];
  /** How many From headers there are; anything but 1 is suspect. */
  readonly fromHeaders: number;
  /** Return path of the SMTP transaction, in lower case; empty for `MAIL FROM:<>`. */
  readonly envelopeFrom: string;
  /** Recipients of the SMTP transaction, in lower case: ours, perhaps with a +token. */
  readonly envelopeTo: readonly string[];
  readonly replyTo: readonly Mailbox[];
  readonly to: readonly Mailbox[];
  readonly subject: string;
  /** The Date header as ISO 8601, or null. What a sender claims, never the moment of receipt. */
  readonly date: string | null;
  /** Message-IDs in angle brackets, in order. */
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly headers: Readonly<Partial<Record<KeptHeader, readonly string[]>>>;
  /** Number of Received headers: hops so far. */
  readonly received: number;
  /** Plain text of the body; taken from the HTML when there is no plain part. */
  readonly bodyText: string;
  readonly bodyHtml: string | null;
  readonly attachments: readonly IncomingAttachment[];
  readonly deliveryReport: DeliveryReport | null;
}

/** Values of a kept header, trimmed and in lower case; empty when the message has none. */
export const headerValues = (message: Pick<IncomingMessage, 'headers'>, name: KeptHeader): readonly string[] =>
  (message.headers[name] ?? []).map((value) => value.trim().toLowerCase());

/** True when the message came with an empty return path, as bounces and automatic replies do (RFC 5321 §4.5.5). */
export const hasNullReturnPath = (message: Pick<IncomingMessage, 'headers' | 'envelopeFrom'>): boolean =>
  ['', '<>'].includes(message.envelopeFrom.trim()) ||
  headerValues(message, 'return-path').some((path) => path === '<>');

/** The one sender that the message shows: null unless exactly one From header holds exactly one address. */
export const soleSender = (message: Pick<IncomingMessage, 'from' | 'fromHeaders'>): string | null => {
  const [only, second] = message.from;
  if (message.fromHeaders !== 1 || only === undefined || second !== undefined) return null;
  return only.address === '' ? null : only.address.toLowerCase();
};
