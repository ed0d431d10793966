import { type BookDisagreement, type BookIndex, type Books, indexBooks, textOf } from './book-index.ts';
import { checkMachineMail } from './books-machine-mail.ts';
import { checkNotes } from './books-notes.ts';
import { type OwedReminders, owedReminders } from './books-owed-reminders.ts';
import { checkReminders, remindersCrossed } from './books-reminders.ts';
import { checkReports } from './books-reports.ts';
import { checkSubmissions } from './books-submissions.ts';

/** What the books hold, for printing beside the disagreements. All are numbers of things, not of lines. */
interface BookCounts {
  /** Notes of all kinds that the ledger says the exchange accepted; acknowledgements are among them. */
  readonly notesAccepted: number;
  readonly remindersAccepted: number;
  /** Reminders whose transaction began before a submission was there, and ended after it was sent. */
  readonly remindersCrossed: number;
  /** Due reminders that the fast clock left no time for; at most a few on a machine that has time. */
  readonly remindersOvertaken: number;
  /** Stored by the exchange without an answer: each may have cost one more copy. */
  readonly answersWithheld: number;
  readonly triesDeferred: number;
  readonly mailboxesRefused: number;
  readonly submissionsSent: number;
  readonly submissionsFiled: number;
  readonly submissionsHeld: number;
  readonly submissionsAcknowledged: number;
  readonly extensionsAsked: number;
  readonly automaticReplies: number;
  readonly deliveryReports: number;
}

/** The outcome of a check. The books agree when there is no disagreement. */
export interface BookCheck {
  readonly disagreements: readonly BookDisagreement[];
  readonly counts: BookCounts;
}

/**
 * Compares the ledger with the witnesses that stand outside the engine: the exchange's own log and the
 * missions' own log (invariants: every note accepted exactly once with its own bytes, every submission
 * filed once or held, each filed one acknowledged once, no reminder after receipt and, where the schedule is
 * given, none left out, machine mail counted for nobody, nothing on either side that the other does not know). To be asked when all traffic has come to rest.
 */
export const checkBooks = (books: Books): BookCheck => {
  const index = indexBooks(books);
  const owed = books.schedule === undefined ? nothingOwed : owedReminders(index, books.schedule);
  const disagreements = [
    ...checkNotes(index),
    ...checkSubmissions(index),
    ...checkReminders(index),
    ...owed.missed,
    ...checkMachineMail(index),
    ...checkReports(index),
  ];
  return { disagreements, counts: countBooks(books, index, owed) };
};

const nothingOwed: OwedReminders = { missed: [], overtaken: 0 };

const countBooks = ({ exchangeLog }: Books, index: BookIndex, { overtaken }: OwedReminders): BookCounts => {
  const distinct = (events: readonly { readonly data: Readonly<Record<string, unknown>> }[]): number =>
    new Set(events.map((event) => event.data.messageId)).size;
  const accepted = index.eventsOfType('note-accepted');
  const refusals = exchangeLog.filter((line) => line.event === 'refused');
  const filed = new Set(index.eventsOfType('submission-filed').map((event) => textOf(event, 'messageId')));
  return {
    notesAccepted: distinct(accepted),
    remindersAccepted: distinct(accepted.filter((event) => textOf(event, 'kind') === 'reminder')),
    remindersCrossed: remindersCrossed(index),
    remindersOvertaken: overtaken,
    answersWithheld: index.allCopies.filter((line) => line.event === 'withheld').length,
    triesDeferred: refusals.filter((line) => line.code < 500).length,
    mailboxesRefused: new Set(refusals.filter((line) => line.code >= 500).flatMap((line) => line.envelopeTo)).size,
    submissionsSent: index.submissions.length,
    submissionsFiled: filed.size,
    submissionsHeld: index.submissions.filter(
      ({ messageId }) => !filed.has(messageId) && index.events('incoming-held', messageId).length > 0,
    ).length,
    submissionsAcknowledged: new Set(
      index.eventsOfType('submission-acknowledged').flatMap((event) => textOf(event, 'inReplyTo') || []),
    ).size,
    extensionsAsked: index.extensionRequests.length,
    automaticReplies: index.outOfOffices.length,
    deliveryReports: index.bounces.length,
  };
};
