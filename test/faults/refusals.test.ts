import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededRandom } from '../../domain/rehearsal/seeded-random.ts';
import {
  copiesOf,
  eventsOf,
  expectSoundBooks,
  extraCopies,
  faultDefinition,
  launchAndClear,
  untilAllAccepted,
} from './fault-campaign.ts';
import { type FaultScene, openFaultScene } from './scene.ts';

let scene: FaultScene;

beforeAll(async () => {
  scene = await openFaultScene();
  await scene.startWorker();
});

afterAll(() => scene.close());

it('delivers every note once to an exchange that refuses 30 % of attempts with 451', async () => {
  const addressees = 100;
  const random = seededRandom(451);
  let attempts = 0;
  scene.exchange.conduct = {
    refuse: () => {
      attempts += 1;
      return random.chance(0.3) ? '451 try again later' : null;
    },
  };
  const definition = await faultDefinition('refused-for-now', addressees);
  await launchAndClear(scene, definition);
  await untilAllAccepted(scene, definition.id, addressees);

  const refused = scene.exchange.refusals.length;
  expect(refused / attempts).toBeGreaterThan(0.2);
  expect(refused / attempts).toBeLessThan(0.4);
  expect(attempts - refused).toBe(addressees);
  const events = await expectSoundBooks(scene, definition.id, addressees);
  expect(extraCopies(scene.exchange.taken)).toBe(0);
  expect(eventsOf(events, 'note-deferred')).toHaveLength(refused);
  expect(eventsOf(events, 'note-accepted').some(({ possibleDuplicate }) => possibleDuplicate)).toBe(false);
});

it('makes one more copy, alike to the byte, of each note whose acceptance is never answered, and says so', async () => {
  const addressees = 40;
  const before = scene.exchange.taken.length;
  const seen = new Set<string>();
  scene.exchange.conduct = {
    // Of every fifth mailbox the first message is kept and the connection dropped.
    onTaken: ({ recipient }) => {
      const isFirst = !seen.has(recipient);
      seen.add(recipient);
      return isFirst && seen.size % 5 === 0 ? 'withhold' : 'answer';
    },
  };
  const definition = await faultDefinition('never-answered', addressees);
  await launchAndClear(scene, definition);
  await untilAllAccepted(scene, definition.id, addressees);

  expect(scene.exchange.withheld).toHaveLength(addressees / 5);
  const taken = scene.exchange.taken.slice(before);
  expect(extraCopies(taken)).toBe(scene.exchange.withheld.length);
  const events = await expectSoundBooks(scene, definition.id, addressees);
  const twice = [...copiesOf(taken)].filter(([, copies]) => copies.length > 1).map(([messageId]) => messageId);
  expect(twice.toSorted()).toEqual(scene.exchange.withheld.map(({ messageId }) => messageId).toSorted());
  const uncertain = eventsOf(events, 'note-uncertain').map(({ messageId }) => messageId);
  expect(uncertain.toSorted()).toEqual(twice.toSorted());
  const admitted = eventsOf(events, 'note-accepted')
    .filter(({ possibleDuplicate }) => possibleDuplicate === true)
    .map(({ messageId }) => messageId);
  expect(admitted.toSorted()).toEqual(twice.toSorted());
});
