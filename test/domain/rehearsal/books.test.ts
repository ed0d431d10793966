import { describe, expect, it } from 'vitest';
import { textOf } from '../../../domain/rehearsal/book-index.ts';
import { checkBooks } from '../../../domain/rehearsal/books.ts';
import {
  accepted,
  acknowledgementId,
  agreeingBooks,
  event,
  note,
  type OpenBooks,
  real,
  reminderId,
  requestId,
  strangerId,
  submissionId,
} from './sample-books.ts';
import { change, copyOf, drop, forget, kinds } from './tampering.ts';

describe('books that agree', () => {
  it('give no disagreement, and the counts', () => {
    expect(checkBooks(agreeingBooks())).toEqual({
      disagreements: [],
      counts: {
        notesAccepted: 3,
        remindersAccepted: 1,
        remindersCrossed: 1,
        remindersOvertaken: 0,
        answersWithheld: 0,
        triesDeferred: 0,
        mailboxesRefused: 0,
        submissionsSent: 2,
        submissionsFiled: 1,
        submissionsHeld: 1,
        submissionsAcknowledged: 1,
        extensionsAsked: 1,
        automaticReplies: 1,
        deliveryReports: 1,
      },
    });
  });

  it('allow one more copy for an answer that the exchange withheld, where the ledger says so', () => {
    const books = agreeingBooks();
    books.exchangeLog.push({ ...copyOf(books, requestId), event: 'withheld', at: real(90) });
    expect(kinds(books)).toEqual(['duplicate-not-recorded']);
    change(books, 'note-accepted', requestId, { possibleDuplicate: true });
    expect(kinds(books)).toEqual([]);
    expect(checkBooks(books).counts.answersWithheld).toBe(1);
  });

  it('allow a note whose every answer was withheld to stand without acceptance', () => {
    const books = agreeingBooks();
    books.ledger.push(event('note-prepared', 10, { messageId: '<lost@secretariat.example>', kind: 'request' }));
    books.exchangeLog.push(
      accepted('<lost@secretariat.example>', 'notes@secretariat.example', 'm@fra.missions.example', 20, 'withheld'),
    );
    expect(kinds(books)).toEqual([]);
  });
});

describe('planted disagreements about notes', () => {
  it.each<[string, string, (books: OpenBooks) => void]>([
    ['note-not-at-exchange', requestId, (books) => books.exchangeLog.splice(0, 1)],
    [
      'note-recorded-twice',
      requestId,
      (books) => books.ledger.push(...books.ledger.filter((entry) => entry.type === 'note-accepted').slice(0, 1)),
    ],
    ['note-bytes-differ', requestId, (books) => change(books, 'note-accepted', requestId, { mimeSha256: 'other' })],
    [
      'note-wrong-recipient',
      requestId,
      (books) => change(books, 'note-accepted', requestId, { recipient: 'm@deu.missions.example' }),
    ],
    ['acceptance-not-recorded', requestId, (books) => drop(books, 'note-accepted', requestId)],
    [
      'note-never-answered',
      requestId,
      (books) => {
        books.exchangeLog = books.exchangeLog.map((line) =>
          line.event === 'accepted' && line.messageId === requestId ? { ...line, event: 'withheld' } : line,
        );
      },
    ],
    [
      'unknown-message',
      '<smuggled@secretariat.example>',
      (books) =>
        books.exchangeLog.push(
          accepted('<smuggled@secretariat.example>', 'notes@secretariat.example', 'm@aut.missions.example', 5),
        ),
    ],
  ])('%s', (kind, messageId, plant) => {
    const books = agreeingBooks();
    plant(books);
    const { disagreements } = checkBooks(books);
    expect(disagreements.map((found) => found.kind)).toEqual([kind]);
    expect(disagreements[0]?.sentence).toContain(messageId);
    expect(disagreements[0]?.sentence).toMatch(/2026-01-01T|SHA-256|was for/);
    if (kind !== 'unknown-message') expect(disagreements[0]?.sentence).toMatch(/^Austria: /);
  });

  it('note-accepted-twice: answered both times, so no withheld answer excuses it', () => {
    const books = agreeingBooks();
    books.exchangeLog.push({ ...copyOf(books, requestId), at: real(150) });
    change(books, 'note-accepted', requestId, { possibleDuplicate: true });
    expect(kinds(books)).toEqual(['note-accepted-twice']);
  });

  it('nothing, where a note came back from one mailbox and the next took it; a third copy is one too many', () => {
    const books = agreeingBooks();
    const [first] = books.ledger.filter(
      (entry) => entry.type === 'note-accepted' && entry.data.messageId === requestId,
    );
    const second = 'registry@aut.missions.example';
    const from = String(first?.data.recipient);
    books.ledger.push(
      event('note-rerouted', 200, { messageId: requestId, from, to: second, cause: 'bounced' }),
      event('note-accepted', 210, { ...first?.data, recipient: second, possibleDuplicate: true }),
    );
    books.exchangeLog.push(accepted(requestId, 'notes@secretariat.example', second, 205));
    expect(kinds(books)).toEqual([]);
    books.exchangeLog.push(accepted(requestId, 'notes@secretariat.example', second, 207));
    expect(kinds(books)).toEqual(['note-accepted-twice']);
  });

  it('note-wrong-recipient: a mailbox that the ledger names for no way of this note', () => {
    const books = agreeingBooks();
    books.ledger.push(event('note-rerouted', 90, { messageId: requestId, from: 'a@aut.example', to: 'b@aut.example' }));
    books.exchangeLog.push(accepted(requestId, 'notes@secretariat.example', 'c@deu.missions.example', 95, 'withheld'));
    change(books, 'note-accepted', requestId, { possibleDuplicate: true });
    expect(kinds(books)).toEqual(['note-wrong-recipient']);
  });

  it('unknown-message: also from the null sender, by its From: header', () => {
    const books = agreeingBooks();
    books.exchangeLog.push({
      ...accepted('<twice@secretariat.example>', '', 'm@aut.missions.example', 5),
      headerFrom: 'notes@secretariat.example',
    });
    expect(kinds(books)).toEqual(['unknown-message']);
  });
});

describe('planted disagreements about submissions', () => {
  it.each<[string, string[], (books: OpenBooks) => void]>([
    [
      'a submission lost before it was stored',
      ['submission-not-stored', 'acknowledged-unfiled'],
      (books) => {
        forget(books, submissionId);
        drop(books, 'submission-filed', submissionId);
      },
    ],
    ['stored with other bytes', ['submission-bytes-differ'], (books) => forget(books, submissionId)],
    [
      'not at the exchange',
      ['submission-not-at-exchange'],
      (books) => {
        books.exchangeLog = books.exchangeLog.filter(
          (line) => line.event !== 'accepted' || line.messageId !== submissionId,
        );
      },
    ],
    [
      'neither filed nor held',
      ['submission-not-filed', 'acknowledged-unfiled'],
      (books) => drop(books, 'submission-filed', submissionId),
    ],
    [
      'held instead of filed',
      ['submission-held', 'acknowledged-unfiled'],
      (books) => {
        drop(books, 'submission-filed', submissionId);
        books.ledger.push(
          event('incoming-held', 520, { messageId: submissionId, reason: 'conflicting-evidence' }, null),
        );
      },
    ],
    [
      'filed twice',
      ['submission-filed-twice'],
      (books) => books.ledger.push(...books.ledger.filter((entry) => entry.type === 'submission-filed')),
    ],
    [
      'filed under another State',
      ['submission-misfiled'],
      (books) => {
        books.ledger = books.ledger.map((entry) =>
          entry.type === 'submission-filed' ? { ...entry, subject: 'DEU' } : entry,
        );
      },
    ],
    [
      'filed with another file',
      ['submission-files-differ'],
      (books) => change(books, 'submission-filed', submissionId, { files: [{ sha256: 'other' }] }),
    ],
    [
      'filed without its file',
      ['submission-files-differ'],
      (books) => change(books, 'submission-filed', submissionId, { files: [] }),
    ],
    [
      'a stranger filed',
      ['stranger-filed'],
      (books) =>
        books.ledger.push(
          event('submission-filed', 750, { messageId: strangerId, files: [{ sha256: 'sha of file' }] }),
        ),
    ],
    ['a stranger dropped', ['stranger-not-held'], (books) => drop(books, 'incoming-held', strangerId)],
    [
      'filed though nobody sent it',
      ['filed-without-witness'],
      (books) => books.ledger.push(event('submission-filed', 900, { messageId: '<nobody@x.example>', files: [] })),
    ],
    [
      'a request for time filed',
      ['extension-request-filed'],
      (books) =>
        books.ledger.push(event('submission-filed', 900, { messageId: '<more-time@aut.missions.example>', files: [] })),
    ],
    ['never acknowledged', ['not-acknowledged'], (books) => drop(books, 'submission-acknowledged', acknowledgementId)],
    [
      'acknowledged twice',
      ['acknowledged-twice'],
      (books) => books.ledger.push(...books.ledger.filter((entry) => entry.type === 'submission-acknowledged')),
    ],
    [
      'acknowledgement never got',
      ['acknowledgement-not-received'],
      (books) => {
        books.missionsLog = books.missionsLog.filter((line) => line.event !== 'acknowledgement-received');
      },
    ],
    [
      'two different acknowledgements got',
      ['acknowledgements-differ'],
      (books) => {
        const got = books.missionsLog.find((line) => line.event === 'acknowledgement-received');
        if (got?.event === 'acknowledgement-received')
          books.missionsLog.push({ ...got, messageId: '<second@secretariat.example>' });
      },
    ],
  ])('%s', (_what, expected, plant) => {
    const books = agreeingBooks();
    plant(books);
    const { disagreements } = checkBooks(books);
    expect(disagreements.map(({ kind }) => kind).sort()).toEqual([...expected].sort());
    for (const { sentence } of disagreements) expect(sentence).toMatch(/<[^<>]+@[^<>]+>/);
  });

  it('a submission in the body needs no file of its own, but its message must be there byte by byte', () => {
    const books = agreeingBooks();
    books.missionsLog = books.missionsLog.map((line) =>
      line.event === 'submission-sent' ? { ...line, format: 'body', files: [], bodySha256: 'sha of body' } : line,
    );
    expect(kinds(books)).toEqual([]);
    forget(books, submissionId);
    expect(kinds(books)).toEqual(['submission-bytes-differ']);
  });
});

describe('planted disagreements about reminders', () => {
  const claimedAt = (books: OpenBooks, at: number): void => {
    books.ledger = books.ledger.map((entry) =>
      entry.type === 'note-claimed' && textOf(entry, 'messageId') === reminderId
        ? { ...entry, recordedAt: real(at) }
        : entry,
    );
  };

  it('reminder-after-receipt: claimed when the submission was stored', () => {
    const books = agreeingBooks();
    claimedAt(books, 511);
    books.exchangeLog = books.exchangeLog.map((line) =>
      line.event === 'accepted' && line.messageId === reminderId
        ? { ...line, transactionStartedAt: real(512), at: real(514) }
        : line,
    );
    const { disagreements, counts } = checkBooks(books);
    expect(disagreements.map(({ kind }) => kind)).toEqual(['reminder-after-receipt']);
    expect(disagreements[0]?.sentence).toBe(
      `Austria: the reminder ${reminderId} was claimed at ${real(511)} and left at ${real(512)}, though the submission ${submissionId} had been stored at ${real(510)}.`,
    );
    expect(counts.remindersCrossed).toBe(0);
  });

  it('a reminder claimed just before the submission was stored has crossed it', () => {
    const books = agreeingBooks();
    claimedAt(books, 501);
    expect(checkBooks(books)).toMatchObject({ disagreements: [], counts: { remindersCrossed: 1 } });
  });

  it.each([
    { looked: 509, found: [] },
    { looked: 511, found: ['reminder-after-receipt'] },
  ])('a claim that looked for replies at $looked ms, with the submission stored at 510, gives $found', (row) => {
    const books = agreeingBooks();
    claimedAt(books, 513);
    change(books, 'note-claimed', reminderId, { noReplyUntil: real(row.looked) });
    books.exchangeLog = books.exchangeLog.map((line) =>
      line.event === 'accepted' && line.messageId === reminderId
        ? { ...line, transactionStartedAt: real(514), at: real(516) }
        : line,
    );
    expect(kinds(books)).toEqual(row.found);
  });

  it('a reminder long before the submission has not crossed it', () => {
    const books = agreeingBooks();
    books.ledger.push(...note('<early@secretariat.example>', 'reminder', 300));
    books.exchangeLog.push(
      accepted('<early@secretariat.example>', 'notes@secretariat.example', 'mission@aut.missions.example', 300),
    );
    expect(checkBooks(books)).toMatchObject({
      disagreements: [],
      counts: { remindersAccepted: 2, remindersCrossed: 1 },
    });
  });

  it('reminder-not-claimed: it left without a claim', () => {
    const books = agreeingBooks();
    drop(books, 'note-claimed', reminderId);
    expect(kinds(books)).toEqual(['reminder-not-claimed']);
  });

  it('a second try claimed after the submission was stored is no better than a first one', () => {
    const books = agreeingBooks();
    books.ledger.push(event('note-claimed', 515, { messageId: reminderId, attempt: 2 }));
    books.exchangeLog.push({ ...copyOf(books, reminderId), event: 'withheld' });
    books.exchangeLog = books.exchangeLog.map((line) =>
      line.event === 'accepted' && line.messageId === reminderId
        ? { ...line, transactionStartedAt: real(516), at: real(518) }
        : line,
    );
    change(books, 'note-accepted', reminderId, { attempt: 2, possibleDuplicate: true });
    expect(kinds(books)).toEqual(['reminder-after-receipt']);
  });
});
