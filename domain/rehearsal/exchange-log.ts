/**
 * The lines of the mail exchange's own log (JSON, one a line). They are an outside witness: written by
 * the exchange's process, from what went over its own sockets, and read when the books are checked.
 * `at` and the other moments are real time, ISO 8601 in UTC with milliseconds.
 */
export type ExchangeLine =
  | AcceptedLine
  | RefusedLine
  | BounceSentLine
  | DeliveredLine
  | DeliveryFailedLine
  | ServiceLine;

/** A message stored by the exchange. `withheld`: stored alike, but the sender was never told (no 250). */
export interface AcceptedLine {
  readonly event: 'accepted' | 'withheld';
  readonly at: string;
  /** When the MAIL FROM of this transaction arrived. */
  readonly transactionStartedAt: string;
  /** Empty for the null sender. */
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
  /** With its angle brackets; empty where the message has none. */
  readonly messageId: string;
  /** Address in the From: header; empty where there is none. */
  readonly headerFrom: string;
  /** Of the message as received, without the transparency dots of SMTP. Hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Name of the file in the spool. */
  readonly spooledAs: string;
}

/** A command answered with 4xx or 5xx. */
interface RefusedLine {
  readonly event: 'refused';
  readonly at: string;
  readonly transactionStartedAt: string;
  readonly code: number;
  readonly stage: 'rcpt' | 'data';
  readonly envelopeFrom: string;
  readonly envelopeTo: readonly string[];
}

/** A delivery report (RFC 3464) that the exchange itself wrote. */
export interface BounceSentLine {
  readonly event: 'bounce-sent';
  readonly at: string;
  /** Of the report. */
  readonly messageId: string;
  readonly sha256: string;
  readonly originalMessageId: string;
  /** Mailbox that could not be reached. */
  readonly recipient: string;
  /** To whom the report goes: the envelope sender of the original. */
  readonly reportedTo: string;
  /** RFC 3463 code: "5.1.1". */
  readonly status: string;
}

/** A message handed on over a route, with the answer of the other side. */
export interface DeliveredLine {
  readonly event: 'delivered';
  readonly at: string;
  readonly messageId: string;
  readonly sha256: string;
  readonly envelopeFrom: string;
  readonly recipient: string;
  /** host:port */
  readonly target: string;
  readonly reply: string;
}

/** A try to hand on that failed. `final`: not tried again, and reported to the envelope sender where there is one. */
interface DeliveryFailedLine {
  readonly event: 'delivery-failed';
  readonly at: string;
  readonly messageId: string;
  readonly sha256: string;
  readonly envelopeFrom: string;
  readonly recipient: string;
  readonly target: string;
  readonly reason: string;
  readonly attempt: number;
  readonly final: boolean;
}

/** The exchange's own comings and goings. */
interface ServiceLine {
  readonly event: 'started' | 'stopped';
  readonly at: string;
}
