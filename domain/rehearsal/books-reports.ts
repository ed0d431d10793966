import { type BookDisagreement, type BookIndex, textOf } from './book-index.ts';

/** Reports to the distribution list: the ledger against the exchange, each mailbox by itself. */
export const checkReports = (index: BookIndex): BookDisagreement[] =>
  index.eventsOfType('report-prepared').flatMap((prepared) => {
    const messageId = textOf(prepared, 'messageId');
    const say = (kind: string, what: string): BookDisagreement => ({
      kind,
      code: null,
      messageId,
      sentence: `The report ${messageId} ${what}`,
    });
    const accepted = new Set(index.events('report-accepted', messageId).map((event) => textOf(event, 'recipient')));
    const unanswered = index.events('report-uncertain', messageId);
    const copies = index.copies(messageId);
    const byMailbox = Map.groupBy(copies, ({ envelopeTo }) => envelopeTo.join(', '));
    return [
      ...[...accepted]
        .filter((mailbox) => !byMailbox.has(mailbox))
        .map((mailbox) =>
          say('report-not-at-exchange', `to ${mailbox} is recorded as accepted, but the exchange never had it.`),
        ),
      ...[...byMailbox].flatMap(([mailbox, own]) => {
        const answered = own.filter(({ event }) => event === 'accepted');
        return [
          ...(answered.length > 0 && !accepted.has(mailbox)
            ? [
                say(
                  'report-not-recorded',
                  `was accepted by the exchange for ${mailbox}, and the ledger does not say so.`,
                ),
              ]
            : []),
          ...(own.length > 1 && unanswered.length === 0
            ? [
                say(
                  'report-sent-twice',
                  `is at the exchange ${own.length} times for ${mailbox}, and no answer was lost.`,
                ),
              ]
            : []),
        ];
      }),
      ...copies
        .filter(({ sha256 }) => sha256 !== textOf(prepared, 'mimeSha256'))
        .map(({ sha256 }) =>
          say('report-bytes-differ', `is at the exchange with the SHA-256 ${sha256}, which is not its own.`),
        ),
    ];
  });
