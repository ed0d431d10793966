import { describe, expect, it } from 'vitest';
import type { DeliveredLine } from '../../../domain/rehearsal/exchange-log.ts';
import type { SubmissionSentLine } from '../../../domain/rehearsal/missions-log.ts';
import { accepted, acknowledgementId, agreeingBooks, event, type OpenBooks, submissionId } from './sample-books.ts';
import { change, drop, kinds } from './tampering.ts';

/** Changes what the mission says of its submission. */
const say = (books: OpenBooks, said: Partial<SubmissionSentLine>): void => {
  books.missionsLog = books.missionsLog.map((line) =>
    line.event === 'submission-sent' && line.messageId === submissionId ? { ...line, ...said } : line,
  );
};

describe('a submission that is more than a text of its own', () => {
  const tampered: (readonly [string, readonly string[], (books: OpenBooks) => void])[] = [
    [
      'filed as something else than it says',
      ['submission-misread'],
      (books) => change(books, 'submission-filed', submissionId, { replyKind: 'nil-return' }),
    ],
    [
      'filed for one of its two States',
      ['joint-text-misread'],
      (books) => {
        say(books, { jointWith: 'CHE' });
        change(books, 'submission-filed', submissionId, { respondents: [{ code: 'AUT', capacity: 'author' }] });
      },
    ],
    ['a second text that was filed unasked', ['second-text-filed'], (books) => say(books, { says: 'unsaid' })],
    [
      'a second text that was held for something else',
      ['second-text-not-asked', 'acknowledged-unfiled'],
      (books) => {
        say(books, { says: 'unsaid' });
        drop(books, 'submission-filed', submissionId);
        books.ledger.push(event('incoming-held', 520, { messageId: submissionId, reason: 'no-evidence' }, null));
      },
    ],
  ];

  it.each(tampered)('is found when %s', (_, expected, tamper) => {
    const books = agreeingBooks();
    tamper(books);
    expect(kinds(books)).toEqual(expected);
  });
});

describe('two texts of one mission that are judged side by side', () => {
  const secondId = '<second@aut.missions.example>';

  /** Books with a second text, sent after the first; the ledger has nothing yet of how either was judged. */
  const twoTexts = (second: Partial<SubmissionSentLine>): OpenBooks => {
    const books = agreeingBooks();
    const first = books.missionsLog.find((line) => line.event === 'submission-sent') as SubmissionSentLine;
    books.missionsLog.push({ ...first, ...second, messageId: secondId, version: 2, rawSha256: `sha of ${secondId}` });
    books.exchangeLog.push(accepted(secondId, first.from, 'replies@secretariat.example', 498));
    books.exchangeLog.push({ ...deliveredOf(books), messageId: secondId, sha256: `sha of ${secondId}` });
    books.ledger.push(
      event('incoming-stored', 509, { itemId: `item ${secondId}`, sha256: `sha of ${secondId}` }, null),
    );
    return books;
  };

  const deliveredOf = (books: OpenBooks) =>
    books.exchangeLog.find((line) => line.event === 'delivered' && line.messageId === submissionId) as DeliveredLine;

  /** The second was filed at 515 and acknowledged, the first came to be judged at 520 and waits. */
  const judgeSecondFirst = (books: OpenBooks): void => {
    change(books, 'submission-filed', submissionId, { messageId: secondId });
    change(books, 'submission-acknowledged', acknowledgementId, { inReplyTo: secondId });
    books.missionsLog = books.missionsLog.map((line) =>
      line.event === 'acknowledgement-received' ? { ...line, inReplyTo: secondId } : line,
    );
    books.ledger.push(event('incoming-held', 530, { messageId: submissionId, reason: 'second-text' }, null));
  };

  it.each([{ says: 'unsaid' as const }, {}])('agree where the second was judged first (%o)', (second) => {
    const books = twoTexts(second);
    judgeSecondFirst(books);
    expect(kinds(books)).toEqual([]);
  });

  it('do not agree where both were filed and the second does not say what it replaces', () => {
    const books = twoTexts({ says: 'unsaid' });
    books.ledger.push(
      event('submission-filed', 525, {
        messageId: secondId,
        version: 2,
        files: [{ name: 'Views.docx', sha256: 'sha of file' }],
      }),
    );
    expect(kinds(books)).toEqual(['second-text-filed']);
  });

  it('do not agree where neither was filed', () => {
    const books = twoTexts({ says: 'unsaid' });
    judgeSecondFirst(books);
    drop(books, 'submission-filed', secondId);
    drop(books, 'submission-acknowledged', acknowledgementId);
    expect(kinds(books)).toEqual(expect.arrayContaining(['submission-held', 'second-text-not-asked']));
  });
});
