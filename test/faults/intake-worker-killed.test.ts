import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/stack.ts';
import { handOver, taken } from './support/hand-over.ts';
import { addresseesFrom, campaignTo, launchCleared, untilAccepted } from './support/mail-campaign.ts';
import { type MailScene, openMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  expectStoredOnly,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

let fresh: FreshDatabase | undefined;
let scene: MailScene | undefined;

beforeAll(async () => {
  fresh = await freshDatabase();
  scene = await openMailScene(fresh.url);
}, 120_000);

afterAll(async () => {
  await scene?.close();
  await fresh?.drop();
}, 60_000);

it('finds a reply again that was answered 250 just before the worker was killed, and acknowledges it once', async () => {
  const here = scene as MailScene;
  const codes = addresseesFrom(0, 2).map(({ code }) => code);
  const definition = await campaignTo('worker-killed-at-250', codes);
  const worker = await here.startWorker();
  await launchCleared(here, definition);
  await untilAccepted(here, definition);
  const reply = await replyOf(here, definition.id, codes[0] as string);

  // The signal leaves as soon as the sender has its 250; to judge the item takes the worker several round trips.
  const answer = await handOver(reply, here.intakePort);
  const killed = worker.kill9();
  expect(answer).toEqual(taken);
  await killed;
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  await expectStoredOnly(here, reply);

  await here.startWorker();
  await untilAcknowledged(here, reply);
  await expectFiledAndAcknowledgedOnce(here, reply);
}, 160_000);
