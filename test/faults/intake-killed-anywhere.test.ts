import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CampaignDefinition } from '../../domain/campaign/definition.ts';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { startCommitThief } from './support/commit-thief.ts';
import { type Gate, shutGates } from './support/gates.ts';
import { handOver, taken } from './support/hand-over.ts';
import { ledgerOf } from './support/mail-campaign.ts';
import { useMailScene } from './support/mail-scene.ts';
import {
  expectFiledAndAcknowledgedOnce,
  itemsFrom,
  type MissionReply,
  replyOf,
  untilAcknowledged,
} from './support/mission-reply.ts';

/** Where the way of a reply is broken off, one mission each. The moment just after the 250 has a file of its own. */
const points: readonly { readonly point: string; readonly gate: ((reply: MissionReply) => Gate) | null }[] = [
  {
    point: 'after DATA, before the message is stored',
    gate: ({ mailbox }) => ({ table: 'incoming_item', on: 'INSERT', when: `NEW.envelope_from = '${mailbox}'` }),
  },
  { point: 'after the message is stored, before its 250', gate: null },
  {
    point: 'while the submission is filed',
    gate: ({ code }) => ({ table: 'submission', on: 'INSERT', when: `NEW.addressee_code = '${code}'` }),
  },
  {
    point: 'after filing, before the acknowledgement has a number',
    gate: ({ code }) => ({ table: 'note', on: 'INSERT', when: ofAcknowledgement(code, 'true') }),
  },
  {
    point: 'before the bytes of the acknowledgement are fixed',
    gate: ({ code }) => ({ table: 'note', on: 'UPDATE', when: ofAcknowledgement(code, "NEW.state = 'prepared'") }),
  },
  {
    point: 'before the acknowledgement is claimed',
    gate: ({ code }) => ({ table: 'note', on: 'UPDATE', when: ofAcknowledgement(code, "NEW.state = 'claimed'") }),
  },
  {
    point: 'after the exchange took the acknowledgement, before that is recorded',
    gate: ({ code }) => ({ table: 'note', on: 'UPDATE', when: ofAcknowledgement(code, "NEW.state = 'accepted'") }),
  },
];

const ofAcknowledgement = (code: string, and: string): string =>
  `NEW.kind = 'acknowledgement' AND NEW.addressee_code = '${code}' AND ${and}`;

const numbering = points.findIndex(({ point }) => point.includes('has a number'));

/** The one point at which nobody can know whether the acknowledgement has arrived. */
const uncertain = points.length - 1;

const addressees = addresseesFrom(0, points.length);
const scene = useMailScene('no worker');
let definition: CampaignDefinition;
let replies: MissionReply[];
let thief: Awaited<ReturnType<typeof startCommitThief>>;
/** What each sender heard of its message before the worker died; null for nothing. */
let heard: (number | null)[];

beforeAll(async () => {
  thief = await startCommitThief(scene.databaseUrl);
  const worker = await scene.startWorker({ DATABASE_URL: thief.url });
  definition = await campaignTo('killed-anywhere', addressees);
  await launchAndClear(scene, definition);
  await untilAccepted(scene, definition);
  replies = await Promise.all(addressees.map(({ code }) => replyOf(scene, definition.id, code)));

  const noAnswer = points.findIndex(({ gate }) => gate === null);
  const shut = await shutGates(scene.databaseUrl, [
    ...points.flatMap(({ gate }, index) => (gate === null ? [] : [gate(replies[index] as MissionReply)])),
    // The worker may find the message itself before it dies; then it gets no further than this.
    {
      table: 'submission',
      on: 'INSERT',
      when: `NEW.addressee_code = '${(replies[noAnswer] as MissionReply).code}'`,
      perhaps: true,
    },
  ]);
  const answerTo = (reply: MissionReply, index: number): Promise<number | null> =>
    handOver(reply, scene.intakePort, async () => {
      if (index === noAnswer) thief.watchFor(reply.mailbox);
    }).then(
      ({ code }) => code,
      () => null,
    );
  // Who waits with a number in hand keeps others from having one: that one comes when the others are where they should.
  const answers = replies.map((reply, index) =>
    index === numbering ? shut.reached(points.length - 2).then(() => answerTo(reply, index)) : answerTo(reply, index),
  );
  await shut.reached(points.length - 1);
  await eventually('The stored message has nobody told', () => thief.stolen() === 1);
  await eventually(
    'It is stored all the same',
    async () => (await itemsFrom(scene, replies[noAnswer] as MissionReply)).length === 1,
  );

  // Every one of them is now at its point, and one blow hits them all.
  await worker.kill9();
  expect(await worker.child.exited).toEqual({ code: null, signal: 'SIGKILL' });
  heard = await Promise.all(answers);
  await shut.open();
  await scene.startWorker();
}, 240_000);

afterAll(() => thief.close());

it('has told no sender 250 whose message was not stored', () => {
  expect(heard).toEqual(points.map((_, index) => (index < 2 ? null : 250)));
});

it.each(points.map(({ point }, index) => ({ point, index })))(
  'loses nothing when killed $point',
  async ({ index }) => {
    const reply = replies[index] as MissionReply;
    // Who has no 250 tries again, as every mail server does.
    if (heard[index] === null) expect(await handOver(reply, scene.intakePort)).toEqual(taken);
    await untilAcknowledged(scene, reply);
    expect(await itemsFrom(scene, reply)).toHaveLength(1);
    await expectFiledAndAcknowledgedOnce(scene, reply, index === uncertain ? 2 : 1);
    const accepted = (await ledgerOf(scene, definition.id))('note-accepted').filter(
      ({ subject, data }) => subject === reply.code && data.kind === 'acknowledgement',
    );
    expect(accepted.map(({ data }) => data.possibleDuplicate)).toEqual([index === uncertain]);
  },
  120_000,
);
