import { describe, expect, it } from 'vitest';
import { agreeingBooks, awayId, bounceId, event, type OpenBooks } from './sample-books.ts';
import { drop, forget, kinds } from './tampering.ts';

describe('planted disagreements about machine mail', () => {
  it.each<[string, (books: OpenBooks) => void]>([
    [
      'machine-mail-counted',
      (books) => books.ledger.push(event('submission-filed', 150, { messageId: awayId, files: [] })),
    ],
    [
      'machine-mail-counted',
      (books) => books.ledger.push(event('submission-filed', 250, { messageId: bounceId, files: [] })),
    ],
    ['machine-mail-unaccounted', (books) => drop(books, 'machine-mail-recognised', awayId)],
    [
      'incoming-lost',
      (books) => {
        forget(books, awayId);
      },
    ],
  ])('%s', (kind, plant) => {
    const books = agreeingBooks();
    plant(books);
    expect(kinds(books)).toEqual([kind]);
  });

  it('an automatic reply that only its subject betrays may be held for a person', () => {
    const books = agreeingBooks();
    drop(books, 'machine-mail-recognised', awayId);
    books.ledger.push(event('incoming-held', 140, { itemId: `item ${awayId}`, reason: 'correspondence' }, null));
    expect(kinds(books)).toEqual([]);
  });
});
