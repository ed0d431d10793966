import { expect, it } from 'vitest';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { factHash, recordFacts } from '../../../adapters/database/registry.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import { brokenLink } from '../../../domain/ledger/chain.ts';
import { registryChain } from '../../../domain/ledger/event.ts';
import { changesBy, type StatedFact } from '../../../domain/registry/registry-changes.ts';
import { useOwnDatabase } from './own-database.ts';

const own = useOwnDatabase(4);

const nowMs = Date.parse('2026-03-02T09:00:00Z');

const room = (id: string, knownSince: string, seats: number): StatedFact => ({
  kind: 'rooms',
  id,
  knownSince,
  content: { source: 'a list', seats } as StatedFact['content'],
});

const record = (...facts: StatedFact[]) =>
  recordFacts(own.client, 'chief-of-section', nowMs, (kept) => changesBy(kept, facts));

it('keeps every version with an event that bears its hash, in one chain', async () => {
  await record(room('a', '2015-01-01', 80), room('b', '2015-01-01', 20));
  await record(room('a', '2016-01-01', 90));
  const facts = await own.database.read.facts();
  expect(facts.map(({ id, version, knownSince }) => `${id}${version} ${knownSince}`)).toEqual([
    'a1 2015-01-01',
    'a2 2016-01-01',
    'b1 2015-01-01',
  ]);
  const events = await own.database.read.ledger(registryChain);
  expect(brokenLink(events, sha256)).toBeNull();
  expect(events.map(({ type, subject }) => `${type} ${subject}`)).toEqual([
    'fact-registered rooms/a',
    'fact-registered rooms/b',
    'fact-changed rooms/a',
  ]);
  expect(events.map(({ data }) => data.sha256).sort()).toEqual(facts.map(factHash).sort());
  expect(await own.database.read.facts('bodies')).toEqual([]);
});

it('adds nothing when the same is recorded again, and two recordings at once give one version', async () => {
  expect(await record(room('a', '2016-01-01', 90))).toEqual([]);
  const both = await Promise.all([record(room('c', '2015-01-01', 5)), record(room('c', '2015-01-01', 5))]);
  expect(both.map(({ length }) => length).sort()).toEqual([0, 1]);
});

it('leaves nothing behind of what was refused', async () => {
  const before = await own.database.read.facts();
  const refused = recordFacts(own.client, 'chief-of-section', nowMs, () => {
    throw new DomainRefusal('registry-files-invalid', 'wrong');
  });
  await expect(refused).rejects.toThrow('wrong');
  expect(await own.database.read.facts()).toEqual(before);
});

it('refuses change and removal below the application', async () => {
  for (const statement of [
    "UPDATE registered_fact SET content = '{}'",
    'DELETE FROM registered_fact',
    'TRUNCATE registered_fact',
  ])
    await expect(own.client.$executeRawUnsafe(statement)).rejects.toThrow('append-only');
});
