import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { intakeChain } from '../../domain/ledger/event.ts';
import { migrate } from '../../stack/migrations.ts';
import { type Postgres, startPostgres } from '../../stack/postgres.ts';
import type { WorkerProcess } from '../../stack/worker-process.ts';
import { ownFolder } from '../support/stack.ts';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { handOver, taken } from './support/hand-over.ts';
import { ledgerOf } from './support/mail-campaign.ts';
import { type MailScene, openMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  expectStoredOnly,
  hashOf,
  itemsFrom,
  type MissionReply,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

const addressees = addresseesFrom(0, 3);
const codes = addressees.map(({ code }) => code);
let settings: { readonly dataDir: string; readonly log: string };
let postgres: Postgres | undefined;
let scene: MailScene | undefined;
let worker: WorkerProcess;
let definition: CampaignDefinition;

beforeAll(async () => {
  const folder = ownFolder('mail-fault-database');
  settings = { dataDir: join(folder, 'postgres'), log: join(folder, 'postgres.log') };
  postgres = await startPostgres(settings);
  await migrate(postgres.url);
  scene = await openMailScene(postgres.url);
  worker = await scene.startWorker();
  definition = await campaignTo('mail-while-away', addressees);
  await launchAndClear(scene, definition);
  await untilAccepted(scene, definition);
}, 240_000);

afterAll(async () => {
  await scene?.close();
  await postgres?.discard();
}, 120_000);

/** What the exchange wrote down of its tries to hand a reply on to the worker's door. */
const triesOf = (here: MailScene, { messageId }: MissionReply) => {
  const lines = here.exchangeLog();
  return {
    failed: lines.filter((line) => line.event === 'delivery-failed').filter((line) => line.messageId === messageId),
    delivered: lines.filter((line) => line.event === 'delivered').filter((line) => line.messageId === messageId),
  };
};

it('puts mail off while PostgreSQL is dead, never says 250, and stores the retry of its sender once', async () => {
  const here = scene as MailScene;
  const killed = postgres as Postgres;
  const reply = await replyOf(here, definition.id, codes[0] as string);

  // The server dies when the door has accepted the recipient and waits for the message ...
  expect(await handOver(reply, here.intakePort, () => killed.kill9())).toEqual({ to: 'message', code: 452 });
  expect(await killed.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  // ... and stays away. The exchange has the mail and goes on trying, as the mail system before a real door would.
  expect(await handOver(reply, here.exchange.smtpPort)).toEqual(taken);
  await eventually('The exchange was put off three times', () => triesOf(here, reply).failed.length >= 3);
  expect(await handOver(reply, here.intakePort)).toEqual({ to: 'recipient', code: 451 });
  const { failed, delivered } = triesOf(here, reply);
  expect(delivered).toEqual([]);
  for (const { reason, final } of failed) {
    expect(reason).toMatch(/\b45[12]\b/);
    expect(final).toBe(false);
  }
  expect(worker.child.hasExited()).toBe(false);

  const restartedAtMs = Date.now();
  postgres = await startPostgres({ ...settings, port: killed.port });
  expect(postgres.pid).not.toBe(killed.pid);
  await untilAcknowledged(here, reply);

  const items = await itemsFrom(here, reply);
  expect(items).toHaveLength(1);
  expect(items[0]?.storedRealAt.getTime()).toBeGreaterThanOrEqual(restartedAtMs);
  const events = await ledgerOf(here, intakeChain);
  expect(events('incoming-stored').filter(({ data }) => data.sha256 === hashOf(reply.raw))).toHaveLength(1);
  await eventually('The exchange has its 250', () => triesOf(here, reply).delivered.length > 0);
  expect(triesOf(here, reply).delivered.map((line) => line.reply.slice(0, 3))).toEqual(['250']);
  await expectFiledAndAcknowledgedOnce(here, reply);
}, 200_000);

it('answers 250 and stores while the Temporal server is dead, and judges when it is back', async () => {
  const here = scene as MailScene;
  const killed = here.temporal();
  const reply = await replyOf(here, definition.id, codes[1] as string);
  await killed.kill9();
  expect(await killed.child.exited).toEqual({ code: null, signal: 'SIGKILL' });

  expect(await handOver(reply, here.intakePort)).toEqual(taken);
  await expectStoredOnly(here, reply);
  expect(worker.child.hasExited()).toBe(false);

  await here.startTemporalAgain();
  expect(here.temporal().pid).not.toBe(killed.pid);
  expect(here.temporal().address).toBe(killed.address);
  await untilAcknowledged(here, reply);
  expect(await itemsFrom(here, reply)).toHaveLength(1);
  await expectFiledAndAcknowledgedOnce(here, reply);
}, 200_000);
