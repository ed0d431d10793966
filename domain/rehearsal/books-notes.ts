import { type BookDisagreement, type BookedEvent, type BookIndex, textOf } from './book-index.ts';
import type { AcceptedLine } from './exchange-log.ts';

/** Notes: the ledger against the exchange, in both directions. */
export const checkNotes = (index: BookIndex): BookDisagreement[] => {
  const accepted = Map.groupBy(index.eventsOfType('note-accepted'), (event) => textOf(event, 'messageId'));
  return [
    ...[...accepted].flatMap(([messageId, events]) =>
      // A note that came back from one mailbox may be accepted at another: each has its own acceptance.
      [...Map.groupBy(events, (event) => textOf(event, 'recipient').toLowerCase()).values()].flatMap((atMailbox) =>
        checkAcceptedNote(index, messageId, atMailbox),
      ),
    ),
    ...checkUnknownMessages(index, accepted),
  ];
};

/** Mailboxes that the ledger says a note has left or gone on to. */
const routesOf = (index: BookIndex, messageId: string): ReadonlySet<string> =>
  new Set(
    index
      .events('note-rerouted', messageId)
      .flatMap((event) => [textOf(event, 'from').toLowerCase(), textOf(event, 'to').toLowerCase()]),
  );

const checkAcceptedNote = (index: BookIndex, messageId: string, events: readonly BookedEvent[]): BookDisagreement[] => {
  const [event] = events;
  if (event === undefined) return [];
  const recipient = textOf(event, 'recipient').toLowerCase();
  const elsewhere = routesOf(index, messageId);
  // What went to the note's other mailboxes belongs to their acceptances.
  const copies = index.copies(messageId).filter(({ envelopeTo: [first = '', ...more] }) => {
    const to = first.toLowerCase();
    return to === recipient || more.length > 0 || !elsewhere.has(to);
  });
  const answered = copies.filter((copy) => copy.event === 'accepted');
  const found: BookDisagreement[] = [];
  const say = (kind: string, what: string): void => {
    const who = index.nameOf(event.subject);
    found.push({ kind, code: event.subject, messageId, sentence: `${who}: the ${named(event)} ${messageId} ${what}` });
  };
  if (events.length > 1) {
    say('note-recorded-twice', `is recorded as accepted ${events.length} times (${moments(events)}).`);
  }
  if (copies.length === 0) {
    say('note-not-at-exchange', `is recorded as accepted at ${event.recordedAt}, but the exchange never had it.`);
  } else if (answered.length === 0) {
    say(
      'note-never-answered',
      `is recorded as accepted at ${event.recordedAt}, but the exchange withheld its answer each time (${at(copies)}).`,
    );
  }
  if (answered.length > 1) {
    say('note-accepted-twice', `was accepted by the exchange ${answered.length} times (${at(answered)}).`);
  }
  const saysSo =
    events.some((recorded) => recorded.data.possibleDuplicate === true) ||
    index.events('extra-copy-accepted', messageId).length > 0;
  if (copies.length > 1 && !saysSo) {
    say(
      'duplicate-not-recorded',
      `is at the exchange ${copies.length} times (${at(copies)}), and the ledger does not say so.`,
    );
  }
  for (const copy of copies) {
    if (copy.sha256 !== textOf(event, 'mimeSha256')) {
      say(
        'note-bytes-differ',
        `has the SHA-256 ${textOf(event, 'mimeSha256')} in the ledger, but ${copy.sha256} at the exchange (${copy.at}).`,
      );
    }
    if (copy.envelopeTo.length !== 1 || copy.envelopeTo[0]?.toLowerCase() !== recipient) {
      say(
        'note-wrong-recipient',
        `was for ${textOf(event, 'recipient')}, but the exchange took it for ${copy.envelopeTo.join(', ')} at ${copy.at}.`,
      );
    }
  }
  return found;
};

/** What the exchange has from the Secretariat, and the ledger does not say it was accepted. */
const checkUnknownMessages = (index: BookIndex, accepted: ReadonlyMap<string, unknown>): BookDisagreement[] => {
  const ours = Map.groupBy(index.allCopies.filter(index.isFromSecretariat), (copy) => copy.messageId);
  return [...ours].flatMap(([messageId, copies]): BookDisagreement[] => {
    // A report to the distribution list is no note (books-reports.ts).
    if (accepted.has(messageId) || index.events('report-prepared', messageId).length > 0) return [];
    const prepared = index.events('note-prepared', messageId)[0];
    const answered = copies.filter((copy) => copy.event === 'accepted');
    const to = copies[0]?.envelopeTo.join(', ') ?? '';
    if (prepared === undefined) {
      const sentence = `The exchange has a message ${messageId} from the Secretariat to ${to} (${at(copies)}) that the ledger does not know.`;
      return [{ kind: 'unknown-message', code: null, messageId, sentence }];
    }
    // Copies whose answer was withheld may well stand unrecorded: nobody on our side could know of them.
    if (answered.length === 0) return [];
    const who = index.nameOf(prepared.subject);
    const sentence = `${who}: the exchange accepted the ${named(prepared)} ${messageId} (${at(answered)}), but the ledger has no acceptance.`;
    return [{ kind: 'acceptance-not-recorded', code: prepared.subject, messageId, sentence }];
  });
};

const named = (event: BookedEvent): string => textOf(event, 'kind') || 'note';

const moments = (events: readonly BookedEvent[]): string => events.map((event) => event.recordedAt).join(', ');

const at = (copies: readonly AcceptedLine[]): string => copies.map((copy) => copy.at).join(', ');
