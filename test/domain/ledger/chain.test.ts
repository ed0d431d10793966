import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLink, textToChain, unchainedEvent } from '../../../domain/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '../../../domain/ledger/event.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Head {
  readonly sequence: number;
  readonly hash: string;
}
const start: Head = { sequence: 0, hash: '' };

/** What the database does as a transaction commits. */
const chainEvents = (
  chain: string,
  head: Head,
  list: readonly LedgerEntry[],
  recordedAtMs: number,
  hash: (text: string) => string,
): LedgerEvent[] => {
  let last = head;
  return list.map((each) => {
    const event = unchainedEvent(chain, each, recordedAtMs);
    const { before, between, after } = textToChain(event);
    const sequence = last.sequence + 1;
    const own = hash(`${before}${last.hash}${between}${sequence}${after}`);
    const chained = { ...event, sequence, previousHash: last.hash, hash: own };
    last = chained;
    return chained;
  });
};

const entry = (type: string, data: Record<string, unknown> = {}): LedgerEntry => ({
  atMs: Date.parse('2015-05-20T07:00:00Z'),
  type,
  subject: 'AUT',
  actor: 'verbale',
  data,
});

const chainOf = (length: number): LedgerEvent[] =>
  chainEvents(
    'example-2015',
    start,
    Array.from({ length }, (_, index) => entry('note-accepted', { index })),
    1_700_000_000_000,
    sha256,
  );

const entries = fc.array(
  fc.record({
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    type: fc.string(),
    subject: fc.option(fc.string()),
    actor: fc.string(),
    data: fc.dictionary(fc.string(), fc.jsonValue()),
  }),
  { minLength: 1, maxLength: 12 },
);

describe('the ledger chain', () => {
  it('holds whatever is written to it, in one append or in many', () => {
    fc.assert(
      fc.property(entries, fc.integer({ min: 0, max: 12 }), (list, cut) => {
        const whole = chainEvents('c', start, list, 0, sha256);
        const first = chainEvents('c', start, list.slice(0, cut), 0, sha256);
        const rest = chainEvents('c', first.at(-1) ?? start, list.slice(cut), 0, sha256);
        expect(brokenLink(whole, sha256)).toBeNull();
        expect([...first, ...rest]).toEqual(whole);
      }),
    );
  });

  it('numbers from 1 without a gap and says when it was written', () => {
    expect(chainOf(3).map(({ sequence, recordedAt, at }) => [sequence, recordedAt, at])).toEqual(
      [1, 2, 3].map((sequence) => [sequence, '2023-11-14T22:13:20.000Z', '2015-05-20T07:00:00.000Z']),
    );
  });

  it('survives a round trip through JSON', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const events = chainEvents('c', start, list, 0, sha256);
        const read: LedgerEvent[] = JSON.parse(JSON.stringify(events));
        expect(brokenLink(read, sha256)).toBeNull();
      }),
    );
  });

  const edits: [string, (event: LedgerEvent) => LedgerEvent][] = [
    ['its data', (event) => ({ ...event, data: { index: 99 } })],
    ['its type', (event) => ({ ...event, type: 'note-refused' })],
    ['its subject', (event) => ({ ...event, subject: 'FRA' })],
    ['its actor', (event) => ({ ...event, actor: 'chief-of-section' })],
    ['its moment', (event) => ({ ...event, at: '2015-05-21T07:00:00.000Z' })],
    ['when it was written', (event) => ({ ...event, recordedAt: '2023-11-14T22:13:21.000Z' })],
    ['its chain', (event) => ({ ...event, chain: 'another' })],
    ['its hash', (event) => ({ ...event, hash: sha256('anything') })],
  ];
  it.each(edits)('names the event of which somebody edited %s', (_what, edit) => {
    const events = chainOf(5).map((event) => (event.sequence === 3 ? edit(event) : event));
    expect(brokenLink(events, sha256)).toEqual({ sequence: 3, reason: 'was changed after it was written' });
  });

  it('names the event after an edit whose hash was made to fit', () => {
    const { hash: _old, ...changed } = { ...(chainOf(5)[2] as LedgerEvent), data: { index: 99 } };
    const fitting = chainEvents(
      'example-2015',
      chainOf(2)[1] as LedgerEvent,
      [entry('note-accepted', changed.data)],
      1_700_000_000_000,
      sha256,
    );
    const events = chainOf(5).map((event) => (event.sequence === 3 ? (fitting[0] as LedgerEvent) : event));
    expect(brokenLink(events, sha256)).toEqual({ sequence: 4, reason: 'does not bind the event before it' });
  });

  it('names the first event after one that was deleted, also after the first', () => {
    for (const gone of [1, 3, 4]) {
      const events = chainOf(5).filter(({ sequence }) => sequence !== gone);
      expect(brokenLink(events, sha256)?.sequence).toBe(gone + 1);
    }
  });

  it('names the first event out of order', () => {
    const [a, b, c, d] = chainOf(4) as [LedgerEvent, LedgerEvent, LedgerEvent, LedgerEvent];
    expect(brokenLink([a, c, b, d], sha256)).toMatchObject({ sequence: 3 });
  });

  it('names an event that was inserted, and one that was doubled', () => {
    const events = chainOf(4);
    const [inserted] = chainEvents('example-2015', events[1] as LedgerEvent, [entry('note-refused')], 0, sha256);
    expect(brokenLink(events.toSpliced(2, 0, inserted as LedgerEvent), sha256)).toEqual({
      sequence: 3,
      reason: 'follows 3: an event is missing or out of order',
    });
    expect(brokenLink(events.toSpliced(2, 0, events[1] as LedgerEvent), sha256)?.sequence).toBe(2);
  });

  it('cannot see a cut tail: for that the last hash is compared with one kept elsewhere', () => {
    const events = chainOf(5);
    expect(brokenLink(events.slice(0, 3), sha256)).toBeNull();
    expect(events.slice(0, 3).at(-1)?.hash).not.toBe(events.at(-1)?.hash);
  });
});
