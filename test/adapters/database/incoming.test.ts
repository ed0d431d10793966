import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { NewIncoming } from '../../../activities/ports/intake.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { intakeChain } from '../../../domain/ledger/event.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase();

const anItem = (text: string, overrides: Partial<NewIncoming> = {}): NewIncoming => {
  const raw = new TextEncoder().encode(text);
  return {
    id: randomUUID(),
    door: 'smtp',
    envelopeFrom: 'mission@aut.example',
    envelopeTo: ['replies@secretariat.example'],
    raw,
    rawSha256: sha256(raw),
    answers: [],
    messageId: null,
    storedRealAtMs: Date.now(),
    registration: null,
    ...overrides,
  };
};

describe('an incoming item', () => {
  it('is stored once however often the same bytes come from the same sender, also at the same time', async () => {
    const stored = await Promise.all(
      Array.from({ length: 10 }, () => storeIncoming(own.database, anItem('the same bytes'))),
    );
    expect(stored.filter(Boolean)).toHaveLength(1);
    expect(await storeIncoming(own.database, anItem('the same bytes', { envelopeFrom: 'MISSION@aut.example' }))).toBe(
      false,
    );
    const events = (await own.database.read.ledger(intakeChain)).filter(
      ({ data }) => data.sha256 === anItem('the same bytes').rawSha256,
    );
    expect(events).toHaveLength(1);
  });

  it('is another item when another sender sends the same bytes', async () => {
    expect(await storeIncoming(own.database, anItem('a circular'))).toBe(true);
    expect(await storeIncoming(own.database, anItem('a circular', { envelopeFrom: 'mission@fra.example' }))).toBe(true);
  });

  it('keeps its bytes, its envelope and the real moment', async () => {
    const item = anItem('bytes \u0000 of any kind', {
      storedRealAtMs: 1_700_000_000_123,
      registration: { campaignId: 'c', code: 'AUT', officer: 'registrar', receivedAtMs: null, theirReference: 'AT/1' },
    });
    await storeIncoming(own.database, item);
    expect(await own.database.read.incoming(item.id)).toMatchObject({
      envelopeFrom: 'mission@aut.example',
      envelopeTo: ['replies@secretariat.example'],
      storedRealAtMs: 1_700_000_000_123,
      state: 'stored',
      registration: item.registration,
    });
    const bytes = (await own.database.read.blobs([item.rawSha256])).get(item.rawSha256);
    expect(Buffer.from(bytes ?? [])).toEqual(Buffer.from(item.raw));
  });

  it('is stored although its Message-ID or its sender holds what PostgreSQL does not take', async () => {
    const item = anItem('hostile', {
      messageId: '<a\u0000b@aut.example>',
      answers: ['<c\u0000d@x.example>'],
      envelopeFrom: 'a\u0000b@aut.example',
    });
    expect(await storeIncoming(own.database, item)).toBe(true);
    expect((await own.database.read.incoming(item.id)).state).toBe('stored');
  });

  it('waits to be judged in the order of arrival', async () => {
    const late = anItem('late', { storedRealAtMs: 2_000 });
    const early = anItem('early', { storedRealAtMs: 1_000 });
    for (const item of [late, early]) await storeIncoming(own.database, item);
    expect(await own.database.read.unjudgedItems(2)).toEqual([
      { id: early.id, storedRealAtMs: 1_000 },
      { id: late.id, storedRealAtMs: 2_000 },
    ]);
    await own.database.transaction((unit) =>
      unit.decideIncoming({
        id: early.id,
        state: 'held',
        class: 'reply',
        reason: 'unknown-sender',
        messageId: null,
        fromMailbox: null,
        subject: null,
        judgement: null,
        campaignId: null,
        addresseeCode: null,
        receivedAtMs: null,
      }),
    );
    expect(await own.database.read.unjudgedItems(1)).toMatchObject([{ id: late.id }]);
    expect((await own.database.read.incoming(early.id)).state).toBe('held');
  });
});
