import type { BookDisagreement, BookIndex } from './book-index.ts';

/** Events that say what was made of machine mail without counting it for anybody. */
const accountedFor = new Set(['machine-mail-recognised', 'incoming-held', 'bounce-recorded']);

/** Machine mail counts for nobody, and nothing that the Secretariat took over is lost. */
export const checkMachineMail = (index: BookIndex): BookDisagreement[] => {
  const machine = [
    ...index.outOfOffices.map(({ messageId, code, at }) => ({
      messageId,
      code,
      at,
      sha256: index.copies(messageId)[0]?.sha256 ?? '',
      what: 'automatic reply',
    })),
    ...index.bounces.map(({ messageId, at, sha256 }) => ({
      messageId,
      code: null,
      at,
      sha256,
      what: 'delivery report',
    })),
  ];
  const found = machine.flatMap(({ messageId, code, at, sha256, what }): BookDisagreement[] => {
    const who = code === null ? 'The exchange' : index.nameOf(code);
    const filed = index.events('submission-filed', messageId)[0];
    const events = [
      ...index.eventsOfItem(sha256),
      ...[...accountedFor].flatMap((type) => index.events(type, messageId)),
    ];
    if (filed !== undefined) {
      const sentence = `${who}: the ${what} ${messageId} of ${at} was filed as a submission at ${filed.recordedAt}.`;
      return [{ kind: 'machine-mail-counted', code: filed.subject, messageId, sentence }];
    }
    // What the exchange still has is not the Secretariat's to account for.
    if (index.deliveryToSecretariat(messageId) === undefined) return [];
    if (events.some((event) => accountedFor.has(event.type))) return [];
    const sentence = `${who}: the ${what} ${messageId} of ${at} was taken over, but the ledger does not say what it is.`;
    return [{ kind: 'machine-mail-unaccounted', code, messageId, sentence }];
  });
  return [...found, ...checkTakenOver(index)];
};

/** Every message answered with 250 at the Secretariat's door is in the ledger with the same bytes. */
const checkTakenOver = (index: BookIndex): BookDisagreement[] => {
  const submissions = new Set(index.submissions.map((line) => line.messageId));
  return index.deliveredToSecretariat.flatMap((line): BookDisagreement[] => {
    // Submissions have a check of their own that says more.
    if (submissions.has(line.messageId)) return [];
    if (index.stored(line.sha256).length > 0) return [];
    const sentence = `The Secretariat answered 250 for ${line.messageId} from <${line.envelopeFrom}> at ${line.at}, but the ledger has no such message stored.`;
    return [{ kind: 'incoming-lost', code: null, messageId: line.messageId, sentence }];
  });
};
