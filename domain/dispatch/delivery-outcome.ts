/** How one attempt to hand a note over ended. Values, not errors: each has its next step. */
export type DeliveryOutcome =
  /** The exchange has it. */
  | 'accepted'
  /** The exchange certainly does not have it; the same bytes may be tried again. */
  | 'temporary'
  /** This note to this mailbox is refused for good; a person decides. */
  | 'permanent'
  /** Nobody on this side can know. */
  | 'uncertain';

/** What the mail client saw of one attempt. */
export interface DeliveryFacts {
  /** Code of the reply that decided the attempt; 250 for acceptance, null when no reply did. */
  readonly responseCode: number | null;
  /** SMTP command the reply or failure belongs to: "MAIL FROM", "RCPT TO", "DATA", "CONN", "API", …. */
  readonly command: string | null;
  /** Whether the exchange had asked for the message's bytes (reply 354 to DATA). */
  readonly sawDataReply: boolean;
  /** Mailboxes refused although the transaction went through. */
  readonly rejected: readonly string[];
  /** The client's error code: "EENVELOPE", "ETIMEDOUT", …; null when there was no error. */
  readonly code: string | null;
}

export interface DeliveryVerdict {
  readonly outcome: DeliveryOutcome;
  /** For the officer and the ledger, one clause. */
  readonly reason: string;
}

const verdict = (outcome: DeliveryOutcome, reason: string): DeliveryVerdict => ({ outcome, reason });

/**
 * Judges an attempt. What decides is whether the exchange had asked for the message's bytes: before
 * that it cannot have the note; after it, only a reply says whether it has (RFC 5321 section
 * 4.2.5, RFC 1047). The client's error codes alone do not tell the two apart.
 */
export const classifyDelivery = (facts: DeliveryFacts): DeliveryVerdict => {
  const { responseCode } = facts;
  if (facts.code === null && facts.rejected.length === 0 && responseCode !== null && is(2, responseCode)) {
    return verdict('accepted', 'the exchange accepted the note');
  }
  if (responseCode !== null && is(4, responseCode)) {
    return verdict('temporary', `the exchange refuses for the time being (${responseCode})`);
  }
  if (responseCode !== null && is(5, responseCode)) return permanentReply(responseCode, facts);
  return withoutReply(facts);
};

const is = (class_: number, responseCode: number): boolean => Math.floor(responseCode / 100) === class_;

const permanentReply = (responseCode: number, { command, sawDataReply, rejected }: DeliveryFacts): DeliveryVerdict => {
  if (command === 'RCPT TO' || rejected.length > 0) {
    return verdict('permanent', `the exchange refuses the mailbox (${responseCode})`);
  }
  if (command === 'DATA' || sawDataReply)
    return verdict('permanent', `the exchange refuses the note (${responseCode})`);
  // RFC 1870: the announced size is what is refused, and it will not shrink.
  if (command === 'MAIL FROM' && responseCode === 552) {
    return verdict('permanent', 'the note is larger than the exchange takes (552)');
  }
  // Greeting, sign-in, sender: nothing is wrong with this note, everything waits for the exchange.
  return verdict('temporary', `the exchange does not serve us (${responseCode} at ${command ?? 'an unknown command'})`);
};

const withoutReply = ({ command, sawDataReply, code }: DeliveryFacts): DeliveryVerdict => {
  if (sawDataReply) {
    return verdict('uncertain', 'the connection was lost after the exchange asked for the note: it may have it');
  }
  if (code === 'EMESSAGE' && command === 'MAIL FROM') {
    return verdict('permanent', 'the note is larger than the exchange announces to take');
  }
  if (code === 'EENVELOPE' && command === 'API') {
    return verdict('permanent', 'the mailbox cannot be written into an SMTP command');
  }
  return verdict('temporary', 'the exchange could not be reached or broke off before it asked for the note');
};
