import type { IncomingMessage } from './incoming-message.ts';

/** What a delivery report means for one note of ours. */
export type DeliveryOutcome = 'failed' | 'delayed' | 'delivered' | 'unproven';

/** What is known of a note that a report may be about. */
export interface SentNote {
  /** Envelope token of the note: our sub-address part and ENVID. */
  readonly token: string;
  /** The one address that the note was sent to. */
  readonly envelopeTo: string;
}

/**
 * A report counts only if it carries the note's own envelope token and names the address the note
 * went to; anything else could be forged or belong to another message, and is `unproven`: a person
 * looks at it. The action decides, not the status code: a server that gives up after days of trying
 * says failed with a code of the 4.x class (RFC 3464 §2.3.3). Delayed is not failed.
 *
 * @param message a message classified as `delivery-report`
 */
export const deliveryOutcome = (message: IncomingMessage, note: SentNote): DeliveryOutcome => {
  const report = message.deliveryReport;
  if (report === null) return 'unproven';
  const address = note.envelopeTo.toLowerCase();
  if (report.finalRecipient !== address && report.originalRecipient !== address) return 'unproven';
  if (!envelopeTokens(message).includes(note.token.toLowerCase())) return 'unproven';
  if (report.action === 'delayed' || report.action === 'failed') return report.action;
  return 'delivered';
};

/**
 * Tokens that came back with a message, in lower case: the part after the first `+` of each address
 * it was sent to (RFC 5233), and the envelope identifier that a delivery report repeats.
 */
export const envelopeTokens = (message: Pick<IncomingMessage, 'envelopeTo' | 'deliveryReport'>): readonly string[] => {
  const tokens = new Set<string>();
  for (const address of message.envelopeTo) {
    const local = address.slice(0, Math.max(0, address.lastIndexOf('@')));
    const plus = local.indexOf('+');
    if (plus >= 0 && plus + 1 < local.length) tokens.add(local.slice(plus + 1).toLowerCase());
  }
  const envelopeId = message.deliveryReport?.originalEnvelopeId;
  if (envelopeId) tokens.add(envelopeId.toLowerCase());
  return [...tokens];
};
