import type { DeliveryAction, IncomingMessage } from './incoming-message.ts';
import { textualReport } from './textual-report.ts';

/** What a delivery report means for one note of ours. */
export type DeliveryOutcome = 'failed' | 'delayed' | 'delivered' | 'unproven';

/** What a delivery report says, whomever it is about. */
export type ReportedDelivery = Exclude<DeliveryOutcome, 'unproven'> | 'other';

/** What is known of a note that a report may be about. */
export interface SentNote {
  /** Envelope token of the note: our sub-address part and ENVID. */
  readonly token: string;
  /** The one address that the note was sent to. */
  readonly envelopeTo: string;
}

const outcomeOf = (action: DeliveryAction): Exclude<DeliveryOutcome, 'unproven'> =>
  action === 'delayed' || action === 'failed' ? action : 'delivered';

/**
 * What a report says happened, by its machine-readable part, else by its words. A report of a complaint, or
 * one that says nothing clearly, is `other`.
 *
 * @param message a message classified as `delivery-report`
 */
export const reportedDelivery = (message: IncomingMessage): ReportedDelivery => {
  if (message.deliveryReport !== null) return outcomeOf(message.deliveryReport.action);
  return textualReport(message).action ?? 'other';
};

/**
 * A report counts only if it carries the note's own envelope token and names the address the note
 * went to; anything else could be forged or belong to another message, and is `unproven`: a person
 * looks at it. The action decides, not the status code: a server that gives up after days of trying
 * says failed with a code of the 4.x class (RFC 3464 §2.3.3). Delayed is not failed. Where a system
 * reports in words alone, the words decide.
 *
 * @param message a message classified as `delivery-report`
 */
export const deliveryOutcome = (message: IncomingMessage, note: SentNote): DeliveryOutcome => {
  if (!envelopeTokens(message).includes(note.token.toLowerCase())) return 'unproven';
  const address = note.envelopeTo.toLowerCase();
  const report = message.deliveryReport;
  if (report !== null)
    return report.finalRecipient === address || report.originalRecipient === address
      ? outcomeOf(report.action)
      : 'unproven';
  const { action, recipients } = textualReport(message);
  return action !== null && recipients.includes(address) ? action : 'unproven';
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
