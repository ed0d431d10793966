import { expect, it } from 'vitest';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { checkAgainst, ledgerOf } from './support/mail-campaign.ts';
import { copiesIn, useMailScene } from './support/mail-scene.ts';

const scene = useMailScene('one worker', { mailboxes: {}, temporaryRefusalShare: 0.3, seed: 71 });

it('has every note accepted once by an exchange process that refuses 30 % of all RCPT commands with 451', async () => {
  const addressees = addresseesFrom(0, 100);
  const definition = await campaignTo('refused-by-the-exchange', addressees);
  await launchAndClear(scene, definition);
  const requests = await untilAccepted(scene, definition);

  // The fault happened: the exchange's own log has the refusals, in about the share that was asked for.
  const log = scene.exchangeLog();
  const refused = log.filter((line) => line.event === 'refused');
  const share = refused.length / (refused.length + addressees.length);
  expect(refused.every(({ code, stage }) => code === 451 && stage === 'rcpt')).toBe(true);
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.4);

  // Each note is there once, in the bytes of the outbox, for the one mailbox it is meant for.
  expect(
    copiesIn(log)
      .map(({ event, envelopeTo, messageId, sha256 }) => ({ event, envelopeTo, messageId, sha256 }))
      .toSorted(byMessageId),
  ).toEqual(
    requests
      .map(({ envelopeTo, messageId, mimeSha256 }) => ({
        event: 'accepted',
        envelopeTo: [envelopeTo],
        messageId,
        sha256: mimeSha256,
      }))
      .toSorted(byMessageId),
  );
  expect(requests.map(({ envelopeTo }) => envelopeTo.toLowerCase()).toSorted()).toEqual(
    addressees.map(({ mailbox }) => mailbox).toSorted(),
  );

  // Ledger and log agree: an event for every refusal, one acceptance a note, nothing called uncertain.
  const events = await ledgerOf(scene, definition.id);
  expect(
    events('note-deferred')
      .map(({ data }) => String(data.recipient).toLowerCase())
      .toSorted(),
  ).toEqual(refused.flatMap(({ envelopeTo }) => envelopeTo.map((mailbox) => mailbox.toLowerCase())).toSorted());
  expect(events('note-accepted')).toHaveLength(addressees.length);
  expect(events('note-accepted').filter(({ data }) => data.possibleDuplicate === true)).toEqual([]);
  expect(events('note-uncertain')).toEqual([]);
  expect(events('note-refused')).toEqual([]);
  const { disagreements, counts } = await checkAgainst(log, scene, definition.id);
  expect(disagreements).toEqual([]);
  expect(counts).toMatchObject({ notesAccepted: addressees.length, triesDeferred: refused.length, answersWithheld: 0 });
}, 160_000);

const byMessageId = (one: { readonly messageId: string }, other: { readonly messageId: string }): number =>
  one.messageId < other.messageId ? -1 : 1;
