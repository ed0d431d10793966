import { type BookDisagreement, type BookedEvent, type BookIndex, textOf } from './book-index.ts';
import type { AcceptedLine } from './exchange-log.ts';

/** A submission's way in: begun, taken by the exchange, safe with the Secretariat. Real time, ISO 8601. */
interface Receipt {
  readonly messageId: string;
  readonly startedAt: string;
  /** When the Secretariat had answered 250, and so had stored it. */
  readonly storedAt: string;
}

interface SentReminder {
  readonly event: BookedEvent;
  readonly copy: AcceptedLine;
  readonly claim: BookedEvent | undefined;
}

/**
 * No reminder after receipt: none that was claimed for sending when a submission of the same addressee was
 * already stored. One that was claimed before has crossed the submission in the post. A claim says when it looked for
 * replies; it is written down a moment later, and nobody could have known what came in between.
 */
export const checkReminders = (index: BookIndex): BookDisagreement[] => {
  const receipts = firstReceipts(index);
  return sentReminders(index).flatMap(({ event, copy, claim }): BookDisagreement[] => {
    const code = event.subject;
    const messageId = copy.messageId;
    const who = index.nameOf(code);
    if (claim === undefined) {
      const sentence = `${who}: the reminder ${messageId} left at ${copy.transactionStartedAt}, but the ledger has no claim of it.`;
      return [{ kind: 'reminder-not-claimed', code, messageId, sentence }];
    }
    const receipt = receipts.get(code ?? '');
    if (receipt === undefined || !isAfter(lookedAt(claim), receipt.storedAt)) return [];
    const sentence = `${who}: the reminder ${messageId} was claimed at ${lookedAt(claim)} and left at ${copy.transactionStartedAt}, though the submission ${receipt.messageId} had been stored at ${receipt.storedAt}.`;
    return [{ kind: 'reminder-after-receipt', code, messageId, sentence }];
  });
};

/** Reminders that were claimed in time and still reached the exchange after a submission had set out. */
export const remindersCrossed = (index: BookIndex): number => {
  const receipts = firstReceipts(index);
  const crossed = sentReminders(index).filter(({ event, copy, claim }) => {
    const receipt = receipts.get(event.subject ?? '');
    if (receipt === undefined || claim === undefined) return false;
    return isAfter(copy.at, receipt.startedAt) && !isAfter(lookedAt(claim), receipt.storedAt);
  });
  return new Set(crossed.map(({ copy }) => copy.messageId)).size;
};

/** When the claim looked whether a reply had come, in real time. */
const lookedAt = (claim: BookedEvent): string => textOf(claim, 'noReplyUntil') || claim.recordedAt;

const isAfter = (later: string, earlier: string): boolean => Date.parse(later) > Date.parse(earlier);

/** Each copy of a reminder that the exchange took, with the claim under which that try was made. */
const sentReminders = (index: BookIndex): SentReminder[] => {
  const reminders = index.eventsOfType('note-accepted').filter((event) => textOf(event, 'kind') === 'reminder');
  const seen = new Set<string>();
  return reminders.flatMap((event) => {
    const messageId = textOf(event, 'messageId');
    if (seen.has(messageId)) return [];
    seen.add(messageId);
    const claims = index.events('note-claimed', messageId);
    return index.copies(messageId).map((copy) => {
      // The last claim before the transaction began; clocks of two processes may differ by a moment.
      const earlier = claims.filter((claim) => !isAfter(claim.recordedAt, copy.at));
      const claim = earlier.reduce<BookedEvent | undefined>(
        (last, next) => (last === undefined || isAfter(next.recordedAt, last.recordedAt) ? next : last),
        undefined,
      );
      return { event, copy, claim };
    });
  });
};

/** The first submission of each addressee that counts: filed, and witnessed by its mission. */
const firstReceipts = (index: BookIndex): Map<string, Receipt> => {
  const receipts = new Map<string, Receipt>();
  for (const line of index.submissions) {
    if (index.events('submission-filed', line.messageId).length === 0) continue;
    const stored = index.stored(line.rawSha256)[0];
    const storedAt = index.deliveryToSecretariat(line.messageId)?.at ?? stored?.recordedAt;
    if (storedAt === undefined) continue;
    const startedAt = index.copies(line.messageId)[0]?.transactionStartedAt ?? line.transactionStartedAt;
    const before = receipts.get(line.code);
    if (before === undefined || isAfter(before.storedAt, storedAt)) {
      receipts.set(line.code, { messageId: line.messageId, startedAt, storedAt });
    }
  }
  return receipts;
};
