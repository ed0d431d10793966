import { expect, it } from 'vitest';
import { addresseesFrom, campaignTo, launchAndClear, untilAccepted } from './fault-campaign.ts';
import { checkAgainst, ledgerOf } from './support/mail-campaign.ts';
import { copiesIn, useMailScene } from './support/mail-scene.ts';

/** Of forty addressees every fifth, whose first 250 never comes because the connection is dropped after the final dot. */
const first = addresseesFrom(0, 40);
const dropped = first.filter((_, position) => position % 5 === 4).map(({ mailbox }) => mailbox);

/** Of ten others one whose connection is left silent instead, until the worker gives the answer up. */
const second = addresseesFrom(40, 10);
const silent = [second[6]?.mailbox as string];

const scene = useMailScene('one worker', {
  mailboxes: Object.fromEntries([
    ...dropped.map((mailbox) => [mailbox, { withheldAnswers: 1, afterWithholding: 'drop' }]),
    ...silent.map((mailbox) => [mailbox, { withheldAnswers: 1, afterWithholding: 'silence' }]),
  ]),
});

it.each([
  { how: 'drops the connection', id: 'answer-dropped', addressees: first, withheldFrom: dropped },
  { how: 'falls silent', id: 'answer-never-came', addressees: second, withheldFrom: silent },
])(
  'sends one more copy, alike to the byte, where the exchange keeps a note and $how, and says so',
  async ({ id, addressees, withheldFrom }) => {
    const before = scene.exchangeLog().length;
    const definition = await campaignTo(id, addressees);
    await launchAndClear(scene, definition);
    const requests = await untilAccepted(scene, definition);

    // The fault happened, once for each of these mailboxes and for no other.
    const log = scene.exchangeLog().slice(before);
    const copies = copiesIn(log);
    const withheld = copies.filter(({ event }) => event === 'withheld');
    expect(withheld.flatMap(({ envelopeTo }) => envelopeTo).toSorted()).toEqual(withheldFrom.toSorted());

    const events = await ledgerOf(scene, id);
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
    const { disagreements, counts } = await checkAgainst(log, scene, id);
    expect(disagreements).toEqual([]);
    expect(counts).toMatchObject({ notesAccepted: addressees.length, answersWithheld: withheldFrom.length });
  },
  160_000,
);
