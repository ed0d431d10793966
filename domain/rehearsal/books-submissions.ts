import { type BookDisagreement, type BookedEvent, type BookIndex, textOf } from './book-index.ts';
import type { SubmissionSentLine } from './missions-log.ts';

/** Submissions: the missions' log against exchange and ledger, and back; then the acknowledgements. */
export const checkSubmissions = (index: BookIndex): BookDisagreement[] => [
  ...index.submissions.flatMap((line) => checkSubmission(index, line)),
  ...checkFiledWithoutWitness(index),
  ...checkAcknowledgedWithoutFiling(index),
];

type Say = (kind: string, what: string) => void;

const checkSubmission = (index: BookIndex, line: SubmissionSentLine): BookDisagreement[] => {
  const { messageId, code, rawSha256 } = line;
  const found: BookDisagreement[] = [];
  const say: Say = (kind, what) => {
    const sentence = `${index.nameOf(code)}: the submission ${messageId}, which the exchange accepted at ${line.at}, ${what}`;
    found.push({ kind, code, messageId, sentence });
  };
  if (!index.copies(messageId).some((copy) => copy.sha256 === rawSha256)) {
    say('submission-not-at-exchange', 'is not in the log of the exchange with the same bytes.');
  }
  if (index.stored(rawSha256).length === 0) {
    const judged = ['submission-filed', 'incoming-held'].flatMap((type) => index.events(type, messageId))[0];
    if (judged === undefined) {
      say('submission-not-stored', 'was never stored.');
      return found;
    }
    say('submission-bytes-differ', `was judged at ${judged.recordedAt}, but not stored with the bytes that were sent.`);
  }
  const filed = index.events('submission-filed', messageId);
  if (line.sender === 'stranger') {
    checkHeld(index, line, filed, say);
    return found;
  }
  if (line.says === 'unsaid' && !wasJudgedFirst(index, line, filed)) {
    checkAsked(index, line, filed, say);
    return found;
  }
  checkFiled(index, line, filed, say);
  checkMeaning(line, filed, say);
  if (filed.length > 0) checkAcknowledged(index, line, say);
  return found;
};

/** What nobody can attribute must lie before a person, and count for nobody. */
const checkHeld = (index: BookIndex, line: SubmissionSentLine, filed: readonly BookedEvent[], say: Say): void => {
  const first = filed[0];
  if (first !== undefined) {
    say('stranger-filed', `came from ${line.from}, which nobody registered, but was filed at ${first.recordedAt}.`);
  } else if (index.events('incoming-held', line.messageId).length === 0) {
    say('stranger-not-held', `came from ${line.from}, which nobody registered, and is not held for a person.`);
  }
};

/** A second text that does not say whether it takes the place of the first waits for a person. */
const checkAsked = (index: BookIndex, line: SubmissionSentLine, filed: readonly BookedEvent[], say: Say): void => {
  const [first] = filed;
  const held = index.events('incoming-held', line.messageId).map((event) => textOf(event, 'reason'));
  if (first !== undefined)
    say('second-text-filed', `does not say what it replaces, but was filed at ${first.recordedAt}.`);
  else if (!held.includes('second-text'))
    say('second-text-not-asked', `is a second text, and was held as ${held.join(', ') || 'nothing'}.`);
};

/** Whether it was filed as what it says: without a text, or for two States. */
const checkMeaning = ({ says, jointWith }: SubmissionSentLine, filed: readonly BookedEvent[], say: Say): void => {
  // A second text that does not say what it replaces is a text like any other.
  const meant = says === undefined || says === 'unsaid' ? 'text' : says;
  for (const { data, recordedAt } of filed) {
    // Ledgers of before there were kinds hold texts alone.
    if ((data.replyKind ?? 'text') !== meant)
      say('submission-misread', `says ${meant}, and was filed at ${recordedAt} as ${String(data.replyKind)}.`);
    const codes = (Array.isArray(data.respondents) ? data.respondents : []).map(
      (each: { code?: unknown }) => each.code,
    );
    if (jointWith !== undefined && !codes.includes(jointWith))
      say(
        'joint-text-misread',
        `is a joint text with ${jointWith}, and was filed at ${recordedAt} for ${codes.join(', ')}.`,
      );
  }
};

/** Other texts of the same mission that were filed before a moment: which of two messages is judged first, chance decides. */
const filedBefore = (index: BookIndex, line: SubmissionSentLine, at: string): SubmissionSentLine[] =>
  index.submissions.filter(
    (other) =>
      other.code === line.code &&
      other.messageId !== line.messageId &&
      index.events('submission-filed', other.messageId).some(({ recordedAt }) => recordedAt < at),
  );

/** A text sent as a second one that came to be judged before the first is the first on file; the other one then waits. */
const wasJudgedFirst = (index: BookIndex, line: SubmissionSentLine, [filed]: readonly BookedEvent[]): boolean =>
  filed !== undefined &&
  index.submissions.some(({ code, version }) => code === line.code && version < line.version) &&
  filedBefore(index, line, filed.recordedAt).length === 0;

/** A text that its own revision has overtaken is the second one to be judged, and waits for a person like any other. */
const isOvertaken = (index: BookIndex, line: SubmissionSentLine, held: BookedEvent): boolean =>
  textOf(held, 'reason') === 'second-text' &&
  filedBefore(index, line, held.recordedAt).some(({ version }) => version > line.version);

const checkFiled = (index: BookIndex, line: SubmissionSentLine, filed: readonly BookedEvent[], say: Say): void => {
  const [first] = filed;
  if (first === undefined) {
    const held = index.events('incoming-held', line.messageId)[0];
    if (held === undefined) say('submission-not-filed', 'was stored, but is neither filed nor held.');
    else if (!isOvertaken(index, line, held))
      say('submission-held', `was held at ${held.recordedAt} (${textOf(held, 'reason')}) instead of being filed.`);
    return;
  }
  if (filed.length > 1) {
    const moments = filed.map((event) => event.recordedAt).join(', ');
    say('submission-filed-twice', `was filed ${filed.length} times (${moments}).`);
  }
  for (const event of filed) {
    if (event.subject !== line.code) {
      say('submission-misfiled', `was filed under ${index.nameOf(event.subject)} at ${event.recordedAt}.`);
    }
  }
  // A submission in the body has no file of its own; its bytes are those of the stored message.
  if (line.files.length === 0) return;
  const sent = line.files.map((file) => file.sha256).sort();
  const recorded = hashesOf(first).sort();
  if (sent.join() !== recorded.join()) {
    say('submission-files-differ', `has files ${sent.join(', ')}, but ${recorded.join(', ') || 'none'} were filed.`);
  }
};

const hashesOf = (filed: BookedEvent): string[] => {
  const files = filed.data.files;
  if (!Array.isArray(files)) return [];
  return files.map((file: { sha256?: unknown }) => (typeof file.sha256 === 'string' ? file.sha256 : ''));
};

const checkAcknowledged = (index: BookIndex, line: SubmissionSentLine, say: Say): void => {
  const recorded = index
    .eventsOfType('submission-acknowledged')
    .filter((event) => textOf(event, 'inReplyTo') === line.messageId);
  const received = index.acknowledgements(line.messageId);
  if (recorded.length === 0) say('not-acknowledged', 'was filed, but the ledger has no acknowledgement of it.');
  if (recorded.length > 1) {
    const moments = recorded.map((event) => event.recordedAt).join(', ');
    say('acknowledged-twice', `is recorded as acknowledged ${recorded.length} times (${moments}).`);
  }
  const different = new Set(received.map((acknowledgement) => acknowledgement.messageId));
  if (different.size > 1) {
    say(
      'acknowledgements-differ',
      `brought the mission ${different.size} acknowledgements: ${[...different].join(', ')}.`,
    );
  }
  for (const event of recorded) {
    const messageId = textOf(event, 'messageId');
    if (!different.has(messageId)) {
      say(
        'acknowledgement-not-received',
        `is recorded as acknowledged by ${messageId} at ${event.recordedAt}, which the mission never got.`,
      );
    }
  }
};

/** Filed, though no mission sent it as a submission. Machine mail has its own check. */
const checkFiledWithoutWitness = (index: BookIndex): BookDisagreement[] => {
  const sent = new Set(index.submissions.map((line) => line.messageId));
  const machine = new Set([...index.outOfOffices, ...index.bounces].map((line) => line.messageId));
  const requests = new Map(index.extensionRequests.map((line) => [line.messageId, line]));
  return index.eventsOfType('submission-filed').flatMap((event): BookDisagreement[] => {
    const messageId = textOf(event, 'messageId');
    if (sent.has(messageId) || machine.has(messageId)) return [];
    const who = index.nameOf(event.subject);
    const request = requests.get(messageId);
    return request === undefined
      ? [
          {
            kind: 'filed-without-witness',
            code: event.subject,
            messageId,
            sentence: `${who}: ${messageId} was filed at ${event.recordedAt}, but no mission sent a submission of that name.`,
          },
        ]
      : [
          {
            kind: 'extension-request-filed',
            code: event.subject,
            messageId,
            sentence: `${who}: ${messageId} asked for more time at ${request.at}, but was filed as a submission at ${event.recordedAt}.`,
          },
        ];
  });
};

const checkAcknowledgedWithoutFiling = (index: BookIndex): BookDisagreement[] => {
  const events = index.eventsOfType('submission-filed');
  const filed = new Set(events.map((event) => textOf(event, 'messageId')));
  const submissions = new Set(events.flatMap((event) => textOf(event, 'submissionId') || []));
  return index.eventsOfType('submission-acknowledged').flatMap((event): BookDisagreement[] => {
    const messageId = textOf(event, 'inReplyTo');
    // The other authors of a joint text sent no message of their own.
    if (filed.has(messageId) || submissions.has(textOf(event, 'submissionId'))) return [];
    const sentence = `${index.nameOf(event.subject)}: ${messageId} was acknowledged at ${event.recordedAt} by ${textOf(event, 'messageId')}, but never filed.`;
    return [{ kind: 'acknowledged-unfiled', code: event.subject, messageId, sentence }];
  });
};
