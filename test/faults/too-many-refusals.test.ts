import { expect, it } from 'vitest';
import { addresseesFrom, campaignTo, launchAndClear, recordedAsAccepted, requestsOf } from './fault-campaign.ts';
import { eventually } from './scene.ts';
import { ledgerOf } from './support/mail-campaign.ts';
import { copiesIn, useMailScene } from './support/mail-scene.ts';

const addressees = addresseesFrom(0, 60);

/** Every mailbox is refused for the time being once, and takes mail from then on. */
const scene = useMailScene('one worker', {
  mailboxes: Object.fromEntries(addressees.map(({ mailbox }) => [mailbox, { greylistTries: 1 }])),
});

it('stops sending when the exchange refuses too often, tells a person, and goes on when the person says so', async () => {
  const definition = await campaignTo('too-many-refusals', addressees);
  const { id } = definition;
  const sending = { ...definition.sending, pauseAfterRefusals: 10, pauseWindow: 20 };
  await launchAndClear(scene, { ...definition, sending });
  const openTasks = () =>
    scene.databaseClient.officerTask.findMany({ where: { campaignId: id, kind: 'dispatch-paused', closedAt: null } });
  const isPaused = async (): Promise<boolean> => (await openTasks()).length > 0;
  const isSettled = async (): Promise<boolean> =>
    (await requestsOf(scene, id)).every(({ state }) => state !== 'claimed');
  const isDone = async (): Promise<boolean> => (await recordedAsAccepted(scene, id)).size === addressees.length;

  await eventually('Sending is paused', isPaused);
  await eventually('What was on its way has come back', isSettled);
  // The fault happened, and far fewer were tried than there are.
  const refused = scene.exchangeLog().filter((line) => line.event === 'refused');
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(refused.length).toBeLessThan(addressees.length);
  expect(refused.every(({ code }) => code === 451)).toBe(true);
  const [task, ...more] = await openTasks();
  expect(more).toEqual([]);
  expect(task?.reason).toMatch(/^\d+ of the last \d+ attempts were refused .* the exchange last said: 451 /);

  // Each time the person lets it go on, some more are refused for the first time; in the end everybody has it.
  let resumptions = 0;
  while (!(await isDone())) {
    await eventually('Sending is paused again, or everybody has the note', async () => (await isPaused()) || isDone());
    if (!(await isPaused())) continue;
    resumptions += 1;
    const resumed = await scene.gateway.resumeDispatch(id, {
      officer: 'chief-of-section',
      reason: 'the relay was told',
    });
    expect(resumed).toEqual({ pause: resumptions, ended: true });
  }
  expect(resumptions).toBeGreaterThanOrEqual(1);
  expect(copiesIn(scene.exchangeLog())).toHaveLength(addressees.length);

  // Nothing was claimed between a pause and its end, and nobody was given up.
  const events = await ledgerOf(scene, id);
  const [paused, ended] = [events('dispatch-paused'), events('dispatch-resumed')];
  expect(paused.map(({ data }) => data.pause)).toEqual(ended.map(({ data }) => data.pause));
  for (const [index, { sequence }] of paused.entries()) {
    const until = ended[index]?.sequence ?? 0;
    expect(events('note-claimed').filter((claim) => claim.sequence > sequence && claim.sequence < until)).toEqual([]);
  }
  expect(events('note-refused')).toEqual([]);
}, 160_000);
