import { expect, it } from 'vitest';
import { recordDeliveries } from '../../activities/dispatch/record-deliveries.ts';
import type { Dependencies } from '../../activities/ports/dependencies.ts';
import { isAlive } from '../../stack/process/identity.ts';
import {
  addresseesFrom,
  campaignTo,
  eventsOf,
  expectSoundBooks,
  extraCopies,
  launchAndClear,
  recordedAsAccepted,
  untilAccepted,
} from './fault-campaign.ts';
import { useFaultScene } from './scene.ts';

const scene = useFaultScene('one worker');

const addressees = 60;

/** Resolves when the exchange takes message `serial`, counted from now. */
const onTaking = (serial: number): Promise<void> => {
  const from = scene.exchange.taken.length;
  return new Promise((resolve) => {
    scene.exchange.conduct = {
      onTaken: (message) => {
        if (message.serial === from + serial) resolve();
        return 'answer';
      },
    };
  });
};

/** A campaign that takes some seconds to send, so that a server can die in the middle of it. */
const slowDefinition = async (id: string) => {
  const definition = await campaignTo(id, addresseesFrom(0, addressees));
  return { ...definition, sending: { ...definition.sending, ratePerSecond: 20 } };
};

it('sends every note once when the Temporal server is killed and started again on its file', async () => {
  const definition = await slowDefinition('temporal-killed');
  const underWay = onTaking(20);
  await launchAndClear(scene, definition);
  await underWay;
  const killed = scene.temporal();
  await killed.kill9();
  expect(await killed.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  expect((await recordedAsAccepted(scene, definition.id)).size).toBeLessThan(addressees);
  await scene.startTemporalAgain();
  expect(scene.temporal().pid).not.toBe(killed.pid);

  await untilAccepted(scene, definition);
  await expectSoundBooks(scene, definition.id, addressees);
  expect(extraCopies(scene.exchange.taken)).toBe(0);
});

it('sends every note once when PostgreSQL is killed and started again', async () => {
  const definition = await slowDefinition('postgres-killed');
  const underWay = onTaking(20);
  await launchAndClear(scene, definition);
  await underWay;
  const killed = scene.postgres();
  await killed.kill9();
  expect(await killed.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  expect(isAlive(killed.pid)).toBe(false);
  await expect(recordedAsAccepted(scene, definition.id)).rejects.toThrow();
  await scene.startPostgresAgain();
  expect((await recordedAsAccepted(scene, definition.id)).size).toBeLessThan(addressees);

  await untilAccepted(scene, definition);
  const events = await expectSoundBooks(scene, definition.id, addressees);
  // The worker lived on and kept every outcome until it could be written.
  expect(extraCopies(scene.exchange.taken)).toBe(0);
  expect(eventsOf(events, 'extra-copy-accepted')).toEqual([]);
});

it('counts an outcome once that is written twice because the answer to the commit was lost', async () => {
  const campaign = await scene.database.read.campaign('postgres-killed');
  const [note] = (await scene.database.read.notesOf(campaign.id, null)).filter(({ state }) => state === 'accepted');
  if (note === undefined) throw new Error('The campaign of the test before has no accepted note.');
  const before = await scene.database.read.ledger(campaign.id);
  const result = { outcome: 'accepted', reason: 'accepted', response: '250 taken' } as const;
  const deps = { database: scene.database, time: { nowMs: Date.now } } as Partial<Dependencies> as Dependencies;
  await recordDeliveries(deps, campaign, [{ note, result }]);
  expect(await scene.database.read.ledger(campaign.id)).toEqual(before);

  // The answer to another attempt at the same note is news.
  await recordDeliveries(deps, campaign, [{ note: { ...note, attempt: note.attempt + 1 }, result }]);
  const after = await scene.database.read.ledger(campaign.id);
  expect(after.slice(before.length).map(({ type }) => type)).toEqual(['extra-copy-accepted']);
});
