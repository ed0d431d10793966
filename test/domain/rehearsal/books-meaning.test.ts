import { describe, expect, it } from 'vitest';
import type { SubmissionSentLine } from '../../../domain/rehearsal/missions-log.ts';
import { agreeingBooks, event, type OpenBooks, submissionId } from './sample-books.ts';
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
