import { expect, it } from 'vitest';
import type { WorkerProcess } from '../../stack/worker-process.ts';
import {
  addresseesFrom,
  campaignTo,
  copiesOf,
  eventsOf,
  expectSoundBooks,
  extraCopies,
  launchAndClear,
  recordedAsAccepted,
  untilAccepted,
} from './fault-campaign.ts';
import { useFaultScene } from './scene.ts';

const scene = useFaultScene('no worker');

const addressees = 80;

/** Kills the worker with SIGKILL when the exchange takes message `serial`, and resolves when it is dead. */
const killAt = (worker: WorkerProcess, serial: number, when: 'before its 250' | 'after its 250'): Promise<void> =>
  new Promise((resolve) => {
    const kill = () => void worker.kill9().then(resolve);
    scene.exchange.conduct = {
      onTaken: async (message) => {
        if (message.serial !== serial || when !== 'before its 250') return 'answer';
        kill();
        await worker.child.exited;
        return 'withhold';
      },
      onAnswered: (message) => {
        if (message.serial === serial && when === 'after its 250') kill();
      },
    };
  });

/** What the exchange has and the database does not know of: what a new worker has to send once more. */
const unrecorded = async (id: string): Promise<number> => {
  const recorded = await recordedAsAccepted(scene, id);
  return [...copiesOf(scene.exchange.taken).keys()].filter((messageId) => !recorded.has(messageId)).length;
};

it('sends every note when the worker is killed between acceptance and commit, and copies no more than it must', async () => {
  const definition = await campaignTo('worker-killed', addresseesFrom(0, addressees));
  let worker = await scene.startWorker();
  const firstDeath = killAt(worker, 15, 'before its 250');
  await launchAndClear(scene, definition);
  await firstDeath;
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const takenAtFirst = scene.exchange.taken.length;
  const unrecordedAtFirst = await unrecorded(definition.id);
  expect(takenAtFirst).toBeGreaterThanOrEqual(15);
  expect(takenAtFirst).toBeLessThan(addressees);
  expect(unrecordedAtFirst).toBeGreaterThanOrEqual(1);

  const copiesBefore = extraCopies(scene.exchange.taken);
  expect(copiesBefore).toBe(0);
  worker = await scene.startWorker();
  const secondDeath = killAt(worker, takenAtFirst + 25, 'after its 250');
  await secondDeath;
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const unrecordedAtSecond = await unrecorded(definition.id);
  expect(scene.exchange.taken.length).toBeGreaterThanOrEqual(takenAtFirst + 25);
  expect((await recordedAsAccepted(scene, definition.id)).size).toBeLessThan(addressees);

  scene.exchange.conduct = {};
  await scene.startWorker();
  await untilAccepted(scene, definition);

  const copies = extraCopies(scene.exchange.taken);
  expect(copies).toBeGreaterThanOrEqual(1);
  expect(copies).toBeLessThanOrEqual(unrecordedAtFirst + unrecordedAtSecond);
  const events = await expectSoundBooks(scene, definition.id, addressees);
  const admitted = new Set(
    eventsOf(events, 'note-accepted')
      .filter(({ possibleDuplicate }) => possibleDuplicate === true)
      .map(({ messageId }) => messageId),
  );
  for (const [messageId, taken] of copiesOf(scene.exchange.taken))
    if (taken.length > 1) expect(admitted, `the ledger admits the copy of ${messageId}`).toContain(messageId);
});
