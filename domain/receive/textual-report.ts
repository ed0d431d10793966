import { saysDelayed, saysDelivered, saysFailed } from './delivery-report-wording.ts';
import type { DeliveryAction, IncomingMessage } from './incoming-message.ts';
import { divideBody } from './new-text.ts';

/** What a delivery report without a machine-readable part says in words. */
export interface TextualReport {
  /** Null when its words do not say what happened. */
  readonly action: Extract<DeliveryAction, 'failed' | 'delayed' | 'delivered'> | null;
  /** Addresses that its headers or its own words name, in lower case. */
  readonly recipients: readonly string[];
}

const read = { characters: 20_000, recipients: 50 };

const failingSubject =
  /undeliver|non-?deliver|fail|returned mail|unzustellbar|non remis|no entregado|недостав|не доставлено|退信|退回/iu;
const delayingSubject = /delay|warning|retard|verz[öo]gert|atras|ritard|задерж|отлож|延迟|延遲|遅延|지연|تأخ/iu;

const actionOf = (subject: string, words: string): TextualReport['action'] => {
  // A warning usually says too what could not be done so far.
  if (saysDelayed.test(words) && (delayingSubject.test(subject) || !failingSubject.test(subject))) return 'delayed';
  if (saysFailed.test(words) || failingSubject.test(subject)) return 'failed';
  if (delayingSubject.test(subject)) return 'delayed';
  return saysDelivered.test(words) ? 'delivered' : null;
};

/**
 * Reads the report of a mail system older than RFC 3464, or one that keeps to itself: qmail, Exim, Notes and
 * many others say in words alone which address failed. The returned message below is not read.
 *
 * @param message a message classified as `delivery-report`
 */
export const textualReport = (message: IncomingMessage): TextualReport => {
  const text = divideBody(message.bodyText.slice(0, read.characters)).newText;
  const named = [...(message.headers['x-failed-recipients'] ?? []), text].flatMap(
    (source) => source.match(/[^\s@<>"'(),:;[\]]{1,64}@[a-z0-9.-]{1,253}[a-z0-9]/giu) ?? [],
  );
  const recipients = [...new Set(named.map((address) => address.toLowerCase()))].slice(0, read.recipients);
  return { action: actionOf(message.subject, text.replace(/\s+/gu, ' ')), recipients };
};
