import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import type { LedgerEntry } from '../../../domain/ledger/event.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const entry = (type: string, data: Record<string, unknown> = {}): LedgerEntry => ({
  atMs: Date.parse('2015-05-20T07:00:00.123Z'),
  type,
  subject: 'AUT',
  actor: 'verbale',
  data,
});

describe('appending', () => {
  it('from twenty transactions at once leaves no gap and a chain that holds', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, writer) =>
        own.database.transaction((unit) =>
          unit.append('twenty', [
            entry('note-claimed', { writer, part: 1 }),
            entry('note-accepted', { writer, part: 2 }),
          ]),
        ),
      ),
    );
    const events = await own.database.read.ledger('twenty');
    expect(events.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(brokenLink(events, sha256)).toBeNull();
    // What one transaction wrote stays together.
    for (let index = 0; index < 40; index += 2) expect(events[index]?.data.writer).toBe(events[index + 1]?.data.writer);
    expect(new Set(events.map(({ data }) => data.writer)).size).toBe(20);
  });

  it('that is rolled back takes no number', async () => {
    await own.database.transaction((unit) => unit.append('rolled-back', [entry('first')]));
    await expect(
      own.database.transaction(async (unit) => {
        await unit.append('rolled-back', [entry('never')]);
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    await own.database.transaction((unit) => unit.append('rolled-back', [entry('second')]));
    const events = await own.database.read.ledger('rolled-back');
    expect(events.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'first'],
      [2, 'second'],
    ]);
    expect(brokenLink(events, sha256)).toBeNull();
  });

  it('twice in one transaction keeps their order, and leaves nothing behind', async () => {
    await own.database.transaction(async (unit) => {
      await unit.append('twice', [entry('first')]);
      await unit.append('twice', [entry('second'), entry('third')]);
    });
    const events = await own.database.read.ledger('twice');
    expect(events.map(({ type }) => type)).toEqual(['first', 'second', 'third']);
    expect(brokenLink(events, sha256)).toBeNull();
    expect(await own.client.ledgerPending.count()).toBe(0);
  });

  it('does not hold up another transaction before it commits', async () => {
    await own.database.transaction(async (unit) => {
      await unit.append('held', [entry('late')]);
      await own.database.transaction((other) => other.append('held', [entry('early')]));
    });
    const events = await own.database.read.ledger('held');
    expect(events.map(({ type }) => type)).toEqual(['early', 'late']);
    expect(brokenLink(events, sha256)).toBeNull();
  });

  it('to one chain does not touch another', async () => {
    await own.database.transaction((unit) => unit.append('one', [entry('a')]));
    await own.database.transaction((unit) => unit.append('other', [entry('b')]));
    expect((await own.database.read.ledger('one')).map(({ type }) => type)).toEqual(['a']);
    expect(await own.database.read.ledger('nobody')).toEqual([]);
  });

  it.each([
    ['six scripts', { text: 'Türkiye Côte d’Ivoire 国 العربية Россия ñ' }],
    ['an emoji and a quote', { text: '📨 "quoted" \\ back' }],
    ['large and small numbers', { numbers: [1e21, 5e-324, 0.1, -0, 2 ** 53 - 1] }],
    ['nested members in any order', { z: { b: [{}, [], null], a: true }, a: 1 }],
    ['a NUL as it can stand in an SMTP reply', { response: '550 no\u0000such user' }],
    ['half of a surrogate pair', { subject: 'cut \ud83d here' }],
  ])('keeps %s so that the hash still fits', async (name, data) => {
    await own.database.transaction((unit) => unit.append(`text ${name}`, [entry('machine-mail-recognised', data)]));
    expect(brokenLink(await own.database.read.ledger(`text ${name}`), sha256)).toBeNull();
  });
});

describe('the ledger table', () => {
  it.each([
    ["UPDATE ledger_event SET actor = 'somebody' WHERE sequence = 1", 'UPDATE'],
    ['DELETE FROM ledger_event WHERE sequence = 1', 'DELETE'],
    ['TRUNCATE ledger_event', 'TRUNCATE'],
  ])('refuses: %s', async (statement, operation) => {
    await own.database.transaction((unit) => unit.append('guarded', [entry('kept')]));
    await expect(own.client.$executeRawUnsafe(statement)).rejects.toThrow(
      `The ledger is append-only: ${operation} on ledger_event is refused`,
    );
    expect(brokenLink(await own.database.read.ledger('guarded'), sha256)).toBeNull();
  });
});
