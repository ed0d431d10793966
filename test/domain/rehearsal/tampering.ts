import { expect } from 'vitest';
import { textOf } from '../../../domain/rehearsal/book-index.ts';
import { checkBooks } from '../../../domain/rehearsal/books.ts';
import type { AcceptedLine } from '../../../domain/rehearsal/exchange-log.ts';
import type { OpenBooks } from './sample-books.ts';

/** The kinds of disagreement that the audit finds, in its order. */
export const kinds = (books: OpenBooks): string[] => checkBooks(books).disagreements.map(({ kind }) => kind);

/** Takes events out of the ledger. */
export const drop = (books: OpenBooks, type: string, messageId: string): void => {
  const before = books.ledger.length;
  books.ledger = books.ledger.filter((entry) => entry.type !== type || textOf(entry, 'messageId') !== messageId);
  expect(books.ledger.length).toBeLessThan(before);
};

/** Takes out the event by which a message was stored. */
export const forget = (books: OpenBooks, messageId: string): void => {
  const before = books.ledger.length;
  books.ledger = books.ledger.filter((entry) => textOf(entry, 'sha256') !== `sha of ${messageId}`);
  expect(books.ledger.length).toBeLessThan(before);
};

/** The exchange's line about the copy of a message that it accepted. */
export const copyOf = (books: OpenBooks, messageId: string): AcceptedLine =>
  books.exchangeLog.find((line) => line.event === 'accepted' && line.messageId === messageId) as AcceptedLine;

/** Changes what an event says. */
export const change = (books: OpenBooks, type: string, messageId: string, data: Record<string, unknown>): void => {
  books.ledger = books.ledger.map((entry) =>
    entry.type === type && textOf(entry, 'messageId') === messageId
      ? { ...entry, data: { ...entry.data, ...data } }
      : entry,
  );
};
