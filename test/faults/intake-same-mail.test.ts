import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { intakeChain } from '../../domain/ledger/event.ts';
import { type FreshDatabase, freshDatabase } from '../support/stack.ts';
import { eventually } from './scene.ts';
import { handOver, taken } from './support/hand-over.ts';
import { addresseesFrom, campaignTo, launchCleared, ledgerOf, untilAccepted } from './support/mail-campaign.ts';
import { type MailScene, openMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  hashOf,
  itemsFrom,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

const codes = addresseesFrom(0, 3).map(({ code }) => code);
let fresh: FreshDatabase | undefined;
let scene: MailScene | undefined;
let definition: CampaignDefinition;

beforeAll(async () => {
  fresh = await freshDatabase();
  scene = await openMailScene(fresh.url);
  await scene.startWorker();
  definition = await campaignTo('same-mail-again', codes);
  await launchCleared(scene, definition);
  await untilAccepted(scene, definition);
}, 160_000);

afterAll(async () => {
  await scene?.close();
  await fresh?.drop();
}, 60_000);

it('makes one item, one submission and one acknowledgement of the same mail sent three times', async () => {
  const here = scene as MailScene;
  const reply = await replyOf(here, definition.id, codes[0] as string);

  // Twice at a time, and once more when everything is done.
  expect(await Promise.all([handOver(reply, here.intakePort), handOver(reply, here.intakePort)])).toEqual([
    taken,
    taken,
  ]);
  await untilAcknowledged(here, reply);
  expect(await handOver(reply, here.intakePort)).toEqual(taken);

  expect(await itemsFrom(here, reply)).toHaveLength(1);
  const events = await ledgerOf(here, intakeChain);
  expect(events('incoming-stored').filter(({ data }) => data.sha256 === hashOf(reply.raw))).toHaveLength(1);
  await expectFiledAndAcknowledgedOnce(here, reply);
}, 160_000);

it('files and acknowledges once what comes again by another way, with one more header on it', async () => {
  const here = scene as MailScene;
  const reply = await replyOf(here, definition.id, codes[1] as string);
  expect(await handOver(reply, here.intakePort)).toEqual(taken);
  await untilAcknowledged(here, reply);

  const trace = 'Received: from relay.example by mail.example; Mon, 08 Jun 2015 09:31:00 +0000\r\n';
  const again = { ...reply, raw: Buffer.concat([Buffer.from(trace), reply.raw]) };
  expect(await handOver(again, here.intakePort)).toEqual(taken);
  await eventually('Both copies are judged', async () =>
    (await itemsFrom(here, reply)).every(({ state }) => state !== 'stored'),
  );

  const items = await itemsFrom(here, reply);
  expect(items.map(({ state, rawSha256 }) => ({ state, rawSha256 }))).toEqual([
    { state: 'filed', rawSha256: hashOf(reply.raw) },
    { state: 'duplicate', rawSha256: hashOf(again.raw) },
  ]);
  await expectFiledAndAcknowledgedOnce(here, reply);
}, 160_000);
