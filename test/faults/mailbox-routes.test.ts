import { expect, it } from 'vitest';
import type { BounceSentLine } from '../../domain/rehearsal/exchange-log.ts';
import { campaignTo, launchAndClear, requestsOf } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { checkAgainst, ledgerOf } from './support/mail-campaign.ts';
import { copiesIn, useMailScene } from './support/mail-scene.ts';

/** A mission whose first mailbox is refused, one whose first mailbox bounces, one whose mailboxes both are refused. */
const missions = {
  AUT: ['closed@aut.missions.example', 'registry@aut.missions.example'],
  FRA: ['full@fra.missions.example', 'registre@fra.missions.example'],
  KEN: ['closed@ken.missions.example', 'gone@ken.missions.example'],
} as const;

const codes = Object.keys(missions);

const scene = useMailScene('one worker', {
  mailboxes: {
    [missions.AUT[0]]: { refused: true },
    [missions.FRA[0]]: { bounceAfterMs: 200 },
    [missions.KEN[0]]: { refused: true },
    [missions.KEN[1]]: { refused: true },
  },
});

it('moves the same note to the next mailbox of a mission when the exchange refuses the first, or it comes back', async () => {
  for (const [code, mailboxes] of Object.entries(missions))
    await scene.databaseClient.entity.update({ where: { code }, data: { mailboxes: [...mailboxes] } });
  const definition = await campaignTo(
    'several-mailboxes',
    codes.map((code) => ({ code })),
  );
  await launchAndClear(scene, definition);
  const noteTo = async (code: string) => (await requestsOf(scene, definition.id)).find((note) => note.code === code);
  const isAt = async (code: string, mailbox: string): Promise<boolean> => {
    const note = await noteTo(code);
    return note?.state === 'accepted' && note.envelopeTo === mailbox;
  };
  await eventually('Austria has it at its second mailbox', () => isAt('AUT', missions.AUT[1]));
  await eventually('France has it at its second mailbox', () => isAt('FRA', missions.FRA[1]));
  await eventually('Kenya is undeliverable', async () => (await noteTo('KEN'))?.state === 'refused');

  // The faults happened: the exchange's own log has the refusals and the delivery report.
  const log = scene.exchangeLog();
  const refusals = log.filter((line) => line.event === 'refused');
  expect(refusals.map(({ code, stage, envelopeTo }) => [code, stage, envelopeTo[0]]).toSorted()).toEqual(
    [missions.AUT[0], ...missions.KEN].map((mailbox) => [550, 'rcpt', mailbox]).toSorted(),
  );
  const bounces = log.filter((line): line is BounceSentLine => line.event === 'bounce-sent');
  expect(bounces.map(({ recipient }) => recipient)).toEqual([missions.FRA[0]]);

  // One mailbox to a transaction, the same Message-ID and bytes at each, and a return path that names each.
  const copies = copiesIn(log);
  expect(copies.map(({ envelopeTo }) => envelopeTo).toSorted()).toEqual(
    [[missions.AUT[1]], [missions.FRA[0]], [missions.FRA[1]]].toSorted(),
  );
  for (const { envelopeTo, messageId, sha256 } of copies) {
    const note = await noteTo(envelopeTo[0] === missions.AUT[1] ? 'AUT' : 'FRA');
    expect([messageId, sha256]).toEqual([note?.messageId, note?.mimeSha256]);
  }
  expect(new Set([...copies, ...refusals].map(({ envelopeFrom }) => envelopeFrom)).size).toBe(
    copies.length + refusals.length,
  );

  // The ledger has each way with its reason; whom a mailbox serves is open, and only Kenya waits for a person.
  const events = await ledgerOf(scene, definition.id);
  expect(
    events('note-rerouted')
      .map(({ subject, data }) => [subject, data.from, data.to, data.cause])
      .toSorted(),
  ).toEqual([
    ['AUT', ...missions.AUT, 'refused'],
    ['FRA', ...missions.FRA, 'bounced'],
    ['KEN', ...missions.KEN, 'refused'],
  ]);
  const addressees = await scene.database.read.addresseesNamed(definition.id, codes);
  expect(
    Object.fromEntries(addressees.map(({ code, cycle, workingMailbox }) => [code, [cycle.phase, workingMailbox]])),
  ).toEqual({
    AUT: ['open', missions.AUT[1]],
    FRA: ['open', missions.FRA[1]],
    KEN: ['undeliverable', null],
  });
  const tasks = await scene.databaseClient.officerTask.findMany({ where: { campaignId: definition.id } });
  expect(tasks.map(({ addresseeCode, kind }) => [addresseeCode, kind])).toEqual([['KEN', 'delivery-failed']]);
  expect((await checkAgainst(log, scene, definition.id)).disagreements).toEqual([]);
}, 160_000);
