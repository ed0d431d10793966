import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../support/stack.ts';
import {
  addresseesFrom,
  campaignTo,
  checkAgainst,
  launchCleared,
  ledgerOf,
  untilAccepted,
} from './support/mail-campaign.ts';
import { copiesIn, type MailScene, openMailScene } from './support/mail-scene.ts';

let fresh: FreshDatabase | undefined;
let scene: MailScene | undefined;

beforeAll(async () => {
  fresh = await freshDatabase();
  scene = await openMailScene(fresh.url, { mailboxes: {}, temporaryRefusalShare: 0.3, seed: 71 });
  await scene.startWorker();
}, 120_000);

afterAll(async () => {
  await scene?.close();
  await fresh?.drop();
}, 60_000);

it('has every note accepted once by an exchange process that refuses 30 % of all RCPT commands with 451', async () => {
  const here = scene as MailScene;
  const addressees = addresseesFrom(0, 60);
  const definition = await campaignTo(
    'refused-by-the-exchange',
    addressees.map(({ code }) => code),
  );
  await launchCleared(here, definition);
  const requests = await untilAccepted(here, definition);

  // The fault happened: the exchange's own log has the refusals, in about the share that was asked for.
  const log = here.exchangeLog();
  const refused = log.filter((line) => line.event === 'refused');
  const share = refused.length / (refused.length + addressees.length);
  expect(refused.every(({ code, stage }) => code === 451 && stage === 'rcpt')).toBe(true);
  expect(share).toBeGreaterThan(0.15);
  expect(share).toBeLessThan(0.45);

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
  const events = await ledgerOf(here, definition.id);
  expect(
    events('note-deferred')
      .map(({ data }) => String(data.recipient).toLowerCase())
      .toSorted(),
  ).toEqual(refused.flatMap(({ envelopeTo }) => envelopeTo.map((mailbox) => mailbox.toLowerCase())).toSorted());
  expect(events('note-accepted')).toHaveLength(addressees.length);
  expect(events('note-accepted').filter(({ data }) => data.possibleDuplicate === true)).toEqual([]);
  expect(events('note-uncertain')).toEqual([]);
  expect(events('note-refused')).toEqual([]);
  const { disagreements, counts } = await checkAgainst(log, here, definition.id);
  expect(disagreements).toEqual([]);
  expect(counts).toMatchObject({ notesAccepted: addressees.length, triesDeferred: refused.length, answersWithheld: 0 });
}, 160_000);

const byMessageId = (one: { readonly messageId: string }, other: { readonly messageId: string }): number =>
  one.messageId < other.messageId ? -1 : 1;
