import { expect, it } from 'vitest';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { handOver, taken } from './support/hand-over.ts';
import { useMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  expectStoredOnly,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

const scene = useMailScene('no worker');

it('finds a reply again that was answered 250 just before the worker was killed, and acknowledges it once', async () => {
  const addressees = addresseesFrom(0, 2);
  const definition = await campaignTo('worker-killed-at-250', addressees);
  const worker = await scene.startWorker();
  await launchAndClear(scene, definition);
  await untilAccepted(scene, definition);
  const reply = await replyOf(scene, definition.id, addressees[0]?.code as string);

  // The signal leaves as soon as the sender has its 250; to judge the item takes the worker several round trips.
  const answer = await handOver(reply, scene.intakePort);
  const killed = worker.kill9();
  expect(answer).toEqual(taken);
  await killed;
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await expectStoredOnly(scene, reply);

  await scene.startWorker();
  await untilAcknowledged(scene, reply);
  await expectFiledAndAcknowledgedOnce(scene, reply);
}, 160_000);
