import { afterAll, expect, it } from 'vitest';
import { openKeyedHash } from '../../../adapters/database/installation-secret.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { openClient } from '../../../adapters/database/prisma-client.ts';
import { type FreshDatabase, freshDatabase } from '../../support/stack.ts';

const opened: { readonly fresh: FreshDatabase; readonly client: ReturnType<typeof openClient> }[] = [];

const installation = async () => {
  const fresh = await freshDatabase();
  const client = openClient(fresh.url, 4);
  opened.push({ fresh, client });
  return client;
};

afterAll(async () => {
  for (const { fresh, client } of opened) {
    await client.$disconnect();
    await fresh.drop();
  }
});

it('is one secret for all workers of an installation, though they start together', async () => {
  const client = await installation();
  const hashes = await Promise.all(Array.from({ length: 8 }, () => openKeyedHash(client)));
  const later = await openKeyedHash(client);
  expect(new Set([...hashes, later].map((hash) => hash('the same text'))).size).toBe(1);
  expect(later('the same text')).toMatch(/^[0-9a-f]{64}$/);
});

it('is another at every installation, and never the bare hash that anybody can compute', async () => {
  const hashes = await Promise.all([installation(), installation()].map(async (client) => openKeyedHash(await client)));
  expect(new Set([...hashes.map((hash) => hash('the same text')), sha256('the same text')]).size).toBe(3);
});
