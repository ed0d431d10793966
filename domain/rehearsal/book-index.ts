import { domainOf } from '../directory/mailbox.ts';
import type { LedgerEvent } from '../ledger/event.ts';
import type { CyclePlan } from '../request-cycle/cycle.ts';
import type { AcceptedLine, BounceSentLine, DeliveredLine, ExchangeLine } from './exchange-log.ts';
import type {
  AcknowledgementReceivedLine,
  ExtensionAskedLine,
  MissionLine,
  OutOfOfficeSentLine,
  SubmissionSentLine,
} from './missions-log.ts';

/** As much of a ledger's event as the books are checked by; sequences of different chains do not compare. */
export type BookedEvent = Pick<LedgerEvent, 'sequence' | 'at' | 'recordedAt' | 'type' | 'subject' | 'data'>;

/** By what the audit knows which reminders were due. Moments are campaign milliseconds. */
export interface ReminderSchedule {
  readonly plan: CyclePlan;
  /** Deadline and cut-off before any extension. */
  readonly deadlineAtMs: number;
  readonly cutOffAtMs: number;
  /** Codes of all addressees. */
  readonly codes: readonly string[];
  /** Campaign milliseconds in a real one. */
  readonly speed: number;
  /** Real milliseconds that the engine may need from the moment a reminder is due to its first try. */
  readonly graceMs: number;
}

/** The ledger and the two outside witnesses. */
export interface Books {
  /** All chains together: the campaign's and the intake's. */
  readonly ledger: readonly BookedEvent[];
  readonly exchangeLog: readonly ExchangeLine[];
  readonly missionsLog: readonly MissionLine[];
  /** Domain of the Secretariat's own mailboxes. */
  readonly secretariatDomain: string;
  /** By what it is known which reminders were due; without it nobody asks whether one is missing. */
  readonly schedule?: ReminderSchedule;
  /** Names for the sentences, by code; a code without a name stands for itself. */
  readonly names?: Readonly<Record<string, string>>;
}

/** A point at which ledger and witnesses do not agree. */
export interface BookDisagreement {
  /** Stable, in kebab-case. */
  readonly kind: string;
  /** Addressee it concerns, where it concerns one. */
  readonly code: string | null;
  readonly messageId: string;
  /** For people: who, which message, when. */
  readonly sentence: string;
}

/** The books, arranged for looking things up by Message-ID. */
export interface BookIndex {
  readonly nameOf: (code: string | null) => string;
  readonly events: (type: string, messageId: string) => readonly BookedEvent[];
  readonly eventsOfType: (type: string) => readonly BookedEvent[];
  /** Everything about one addressee. */
  readonly eventsAbout: (code: string) => readonly BookedEvent[];
  /** `incoming-stored` events of a message, by the SHA-256 of its bytes: unread, it has no other name yet. */
  readonly stored: (sha256: string) => readonly BookedEvent[];
  /** Everything that became of the items which these bytes were stored as. */
  readonly eventsOfItem: (sha256: string) => readonly BookedEvent[];
  /** Copies that the exchange stored, whether it said so or withheld its answer. */
  readonly copies: (messageId: string) => readonly AcceptedLine[];
  readonly allCopies: readonly AcceptedLine[];
  readonly isFromSecretariat: (line: AcceptedLine) => boolean;
  /** Handed on to the Secretariat and answered with 250. */
  readonly deliveredToSecretariat: readonly DeliveredLine[];
  readonly deliveryToSecretariat: (messageId: string) => DeliveredLine | undefined;
  readonly submissions: readonly SubmissionSentLine[];
  readonly acknowledgements: (inReplyTo: string) => readonly AcknowledgementReceivedLine[];
  readonly outOfOffices: readonly OutOfOfficeSentLine[];
  readonly bounces: readonly BounceSentLine[];
  readonly extensionRequests: readonly ExtensionAskedLine[];
}

/** A text field of an event's data; empty where it has none. */
export const textOf = (event: BookedEvent, field: string): string => {
  const value = event.data[field];
  return typeof value === 'string' ? value : '';
};

/** The books arranged for the questions that the audit asks of them, each book read through once. */
export const indexBooks = (books: Books): BookIndex => {
  const { ledger, exchangeLog, missionsLog, secretariatDomain, names = {} } = books;
  const byType = Map.groupBy(ledger, (event) => event.type);
  const bySubject = Map.groupBy(ledger, (event) => event.subject);
  const byTypeAndMessage = Map.groupBy(ledger, (event) => `${event.type} ${textOf(event, 'messageId')}`);
  const storedBySha256 = Map.groupBy(byType.get('incoming-stored') ?? [], (event) => textOf(event, 'sha256'));
  const byItem = Map.groupBy(ledger, (event) => textOf(event, 'itemId'));
  const allCopies = exchangeLog.filter(
    (line): line is AcceptedLine => line.event === 'accepted' || line.event === 'withheld',
  );
  const copiesByMessage = Map.groupBy(allCopies, (line) => line.messageId);
  const ours = secretariatDomain.toLowerCase();
  const deliveredToSecretariat = exchangeLog.filter(
    (line): line is DeliveredLine => line.event === 'delivered' && domainOf(line.recipient) === ours,
  );
  const deliveries = Map.groupBy(deliveredToSecretariat, (line) => line.messageId);
  const acknowledgements = Map.groupBy(
    missionsLog.filter((line) => line.event === 'acknowledgement-received'),
    (line) => line.inReplyTo,
  );
  const events = (type: string, messageId: string): readonly BookedEvent[] =>
    byTypeAndMessage.get(`${type} ${messageId}`) ?? [];
  return {
    nameOf: (code) => (code === null ? 'An unknown sender' : (names[code] ?? code)),
    events,
    eventsOfType: (type) => byType.get(type) ?? [],
    eventsAbout: (code) => bySubject.get(code) ?? [],
    stored: (sha256) => storedBySha256.get(sha256) ?? [],
    eventsOfItem: (sha256) =>
      (storedBySha256.get(sha256) ?? []).flatMap((stored) => byItem.get(textOf(stored, 'itemId')) ?? []),
    copies: (messageId) => copiesByMessage.get(messageId) ?? [],
    allCopies,
    isFromSecretariat: (line) => domainOf(line.headerFrom) === ours || domainOf(line.envelopeFrom) === ours,
    deliveredToSecretariat,
    deliveryToSecretariat: (messageId) => deliveries.get(messageId)?.[0],
    submissions: missionsLog.filter((line) => line.event === 'submission-sent'),
    acknowledgements: (inReplyTo) => acknowledgements.get(inReplyTo) ?? [],
    outOfOffices: missionsLog.filter((line) => line.event === 'out-of-office-sent'),
    bounces: exchangeLog.filter((line) => line.event === 'bounce-sent'),
    extensionRequests: missionsLog.filter((line) => line.event === 'extension-asked'),
  };
};
