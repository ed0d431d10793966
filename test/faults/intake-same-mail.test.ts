import { beforeAll, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { intakeChain } from '../../domain/ledger/event.ts';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { handOver, taken } from './support/hand-over.ts';
import { ledgerOf } from './support/mail-campaign.ts';
import { useMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  hashOf,
  itemsFrom,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

const addressees = addresseesFrom(0, 3);
const codes = addressees.map(({ code }) => code);
const scene = useMailScene('one worker');
let definition: CampaignDefinition;

beforeAll(async () => {
  definition = await campaignTo('same-mail-again', addressees);
  await launchAndClear(scene, definition);
  await untilAccepted(scene, definition);
}, 160_000);

it('makes one item, one submission and one acknowledgement of the same mail sent three times', async () => {
  const reply = await replyOf(scene, definition.id, codes[0] as string);

  // Twice at a time, and once more when everything is done.
  expect(await Promise.all([handOver(reply, scene.intakePort), handOver(reply, scene.intakePort)])).toEqual([
    taken,
    taken,
  ]);
  await untilAcknowledged(scene, reply);
  expect(await handOver(reply, scene.intakePort)).toEqual(taken);

  expect(await itemsFrom(scene, reply)).toHaveLength(1);
  const events = await ledgerOf(scene, intakeChain);
  expect(events('incoming-stored').filter(({ data }) => data.sha256 === hashOf(reply.raw))).toHaveLength(1);
  await expectFiledAndAcknowledgedOnce(scene, reply);
}, 160_000);

it('files and acknowledges once what comes again by another way, with one more header on it', async () => {
  const reply = await replyOf(scene, definition.id, codes[1] as string);
  expect(await handOver(reply, scene.intakePort)).toEqual(taken);
  await untilAcknowledged(scene, reply);

  const trace = 'Received: from relay.example by mail.example; Mon, 08 Jun 2015 09:31:00 +0000\r\n';
  const again = { ...reply, raw: Buffer.concat([Buffer.from(trace), reply.raw]) };
  expect(await handOver(again, scene.intakePort)).toEqual(taken);
  await eventually('Both copies are judged', async () =>
    (await itemsFrom(scene, reply)).every(({ state }) => state !== 'stored'),
  );

  const items = await itemsFrom(scene, reply);
  expect(items.map(({ state, rawSha256 }) => ({ state, rawSha256 }))).toEqual([
    { state: 'filed', rawSha256: hashOf(reply.raw) },
    { state: 'duplicate', rawSha256: hashOf(again.raw) },
  ]);
  await expectFiledAndAcknowledgedOnce(scene, reply);
}, 160_000);
