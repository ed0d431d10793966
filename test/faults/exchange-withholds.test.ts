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

/** Of thirty addressees three whose first 250 never comes because the connection is dropped after the final dot. */
const first = addresseesFrom(0, 30);
const dropped = [4, 13, 22].map((position) => first[position]?.mailbox as string);

/** Of ten others one whose connection is left silent instead, until the worker gives the answer up. */
const second = addresseesFrom(30, 10);
const silent = [second[6]?.mailbox as string];

let fresh: FreshDatabase | undefined;
let scene: MailScene | undefined;

beforeAll(async () => {
  fresh = await freshDatabase();
  scene = await openMailScene(fresh.url, {
    mailboxes: Object.fromEntries([
      ...dropped.map((mailbox) => [mailbox, { withheldAnswers: 1, afterWithholding: 'drop' }]),
      ...silent.map((mailbox) => [mailbox, { withheldAnswers: 1, afterWithholding: 'silence' }]),
    ]),
  });
  await scene.startWorker();
}, 120_000);

afterAll(async () => {
  await scene?.close();
  await fresh?.drop();
}, 60_000);

it.each([
  { how: 'drops the connection', id: 'answer-dropped', addressees: first, withheldFrom: dropped },
  { how: 'falls silent', id: 'answer-never-came', addressees: second, withheldFrom: silent },
])(
  'sends one more copy, alike to the byte, where the exchange keeps a note and $how, and says so',
  async ({ id, addressees, withheldFrom }) => {
    const here = scene as MailScene;
    const before = here.exchangeLog().length;
    const definition = await campaignTo(
      id,
      addressees.map(({ code }) => code),
    );
    await launchCleared(here, definition);
    const requests = await untilAccepted(here, definition);

    // The fault happened, once for each of these mailboxes and for no other.
    const log = here.exchangeLog().slice(before);
    const copies = copiesIn(log);
    const withheld = copies.filter(({ event }) => event === 'withheld');
    expect(withheld.flatMap(({ envelopeTo }) => envelopeTo).toSorted()).toEqual(withheldFrom.toSorted());

    const events = await ledgerOf(here, id);
    for (const { messageId, mimeSha256, envelopeTo } of requests) {
      const own = copies.filter((copy) => copy.messageId === messageId);
      const wasWithheld = withheldFrom.includes(envelopeTo.toLowerCase());
      expect(
        own.map((copy) => copy.event),
        envelopeTo,
      ).toEqual(wasWithheld ? ['withheld', 'accepted'] : ['accepted']);
      for (const copy of own) expect(copy).toMatchObject({ envelopeTo: [envelopeTo], sha256: mimeSha256 });

      const about = (type: string) => events(type).filter(({ data }) => data.messageId === messageId);
      const [accepted, ...more] = about('note-accepted');
      expect(more).toEqual([]);
      expect(accepted?.data.possibleDuplicate).toBe(wasWithheld);
      const uncertain = about('note-uncertain');
      expect(uncertain).toHaveLength(wasWithheld ? 1 : 0);
      for (const event of uncertain) expect(event.sequence).toBeLessThan(accepted?.sequence as number);
    }
    // Nothing else came to the exchange, and no refusal explains a second try.
    expect(copies).toHaveLength(addressees.length + withheldFrom.length);
    expect(events('note-deferred')).toEqual([]);
    expect(log.filter((line) => line.event === 'refused')).toEqual([]);
    const { disagreements, counts } = await checkAgainst(log, here, id);
    expect(disagreements).toEqual([]);
    expect(counts).toMatchObject({ notesAccepted: addressees.length, answersWithheld: withheldFrom.length });
  },
  160_000,
);
