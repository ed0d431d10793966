import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { claimNotes } from '../../../activities/dispatch/claim-notes.ts';
import { deliverNotes } from '../../../activities/dispatch/deliver-notes.ts';
import { recordDeliveries } from '../../../activities/dispatch/record-deliveries.ts';
import { sendNotes } from '../../../activities/dispatch/send-notes.ts';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { NoteKey, OutboxNote } from '../../../activities/ports/outbox.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { judgeItem } from '../../../activities/receive/judge-item.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { parseIncoming } from '../../../adapters/mail/parse-incoming.ts';
import { TemporaryFailure } from '../../../domain/errors.ts';
import { writeDeliveryReport } from '../../../stack/exchange/delivery-report.ts';
import type { JudgedItem, SentNotes } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign, leaseMs } from './cleared-campaign.ts';

const own = useOwnDatabase();

const [first, second, third] = ['first@aut.example', 'second@aut.example', 'third@aut.example'] as const;

const results = {
  accepted: { outcome: 'accepted', reason: 'accepted', response: '250 2.0.0 queued' },
  temporary: { outcome: 'temporary', reason: 'refused for now: 451', response: '451 4.7.1 later' },
  permanent: { outcome: 'permanent', reason: 'refused: 550', response: '550 5.1.1 no such user' },
} satisfies Record<string, DeliveryResult>;

interface Scene extends ClearedCampaign {
  /** What was handed to the exchange, as "mailbox hash-of-bytes". */
  readonly sent: string[];
  readonly deliver: (key: NoteKey) => ReturnType<typeof deliverNotes>;
}

/** A cleared campaign to one mission with several mailboxes, before an exchange that answers each as told. */
const sceneOf = async (
  answers: Readonly<Record<string, keyof typeof results>>,
  mailboxes: readonly string[] = [first, second],
): Promise<Scene> => {
  const cleared = await clearedCampaign(own.client, ['AUT'], {}, { mailboxes });
  const sent: string[] = [];
  const deps: Dependencies = {
    ...cleared.deps,
    mailer: {
      connections: 1,
      send: async ({ mime, envelopeFrom, envelopeTo }) => {
        sent.push(`${envelopeTo} ${sha256(mime)} ${envelopeFrom}`);
        return results[answers[envelopeTo] ?? 'accepted'];
      },
    },
    messages: { read: parseIncoming },
  };
  return { ...cleared, deps, sent, deliver: (key) => deliverNotes(deps, cleared.campaign, [key]) };
};

const noteOf = async (scene: Scene, key = scene.request('AUT')): Promise<OutboxNote> =>
  (await scene.note(key)) as OutboxNote;

const tasksOf = ({ campaign }: Scene) =>
  own.client.officerTask.findMany({ where: { campaignId: campaign.id }, orderBy: { kind: 'asc' } });

const workingOf = async ({ deps, campaign }: Scene): Promise<string | null> =>
  (await deps.database.read.addressee(campaign.id, 'AUT')).workingMailbox;

/** Has a delivery report come in about a mailbox, as the token of an envelope sender names it. */
const bounce = async (scene: Scene, mailbox: string, envelopeFrom: string): Promise<JudgedItem> => {
  const { raw, messageId } = writeDeliveryReport({
    reportTo: envelopeFrom,
    recipient: mailbox,
    originalHeaderBlock: 'Subject: a note\r\n',
    status: '5.1.1',
    diagnostic: '550 5.1.1 Mailbox does not exist',
    acceptedAt: new Date(),
    now: new Date(),
  });
  const id = randomUUID();
  await storeIncoming(own.database, {
    id,
    door: 'smtp',
    envelopeFrom: '',
    envelopeTo: [envelopeFrom],
    raw,
    rawSha256: sha256(raw),
    answers: [],
    messageId,
    storedRealAtMs: scene.deps.time.nowMs(),
    registration: null,
  });
  return new MockActivityEnvironment().run(judgeItem(scene.deps), { itemId: id }) as Promise<JudgedItem>;
};

/** Accepted at the first mailbox, then come back from there. */
const comeBack = async (mailboxes: readonly string[] = [first, second]): Promise<Scene & { before: OutboxNote }> => {
  const scene = await sceneOf({}, mailboxes);
  await scene.deliver(scene.request('AUT'));
  const before = await noteOf(scene);
  scene.setNow(dispatchAtMs + 60_000);
  await bounce(scene, first, before.envelopeFrom);
  return { ...scene, before };
};

describe('a mailbox that refuses for good', () => {
  it('hands the same note on to the next: one transaction each, the same bytes, another token', async () => {
    const scene = await sceneOf({ [first]: 'permanent' });
    const before = await noteOf(scene);
    const { cycles } = await scene.deliver(scene.request('AUT'));
    const after = await noteOf(scene);
    expect(scene.sent.map((line) => line.split(' ')[0])).toEqual([first, second]);
    expect(new Set(scene.sent.map((line) => line.split(' ')[1]))).toEqual(new Set([before.mimeSha256]));
    expect(new Set(scene.sent.map((line) => line.split(' ')[2])).size).toBe(2);
    expect(after).toMatchObject({
      state: 'accepted',
      envelopeTo: second,
      attempt: 2,
      messageId: before.messageId,
      reference: before.reference,
      mimeSha256: before.mimeSha256,
      possibleDuplicate: false,
    });
    expect(after.token).not.toBe(before.token);
    expect(cycles.get('AUT')).toMatchObject({ phase: 'open', revision: 1 });
    expect(await tasksOf(scene)).toEqual([]);
    const [rerouted] = await scene.ledger('note-rerouted');
    expect(rerouted?.data).toMatchObject({
      messageId: before.messageId,
      from: first,
      to: second,
      cause: 'refused',
      reason: 'refused: 550',
      response: '550 5.1.1 no such user',
    });
    expect((await scene.ledger('note-accepted')).map(({ data }) => data.recipient)).toEqual([second]);
  });

  it('fails the delivery only when it was the last', async () => {
    const scene = await sceneOf({ [first]: 'permanent', [second]: 'permanent', [third]: 'permanent' }, [
      first,
      second,
      third,
    ]);
    await scene.deliver(scene.request('AUT'));
    expect(scene.sent.map((line) => line.split(' ')[0])).toEqual([first, second, third]);
    expect((await scene.cycle('AUT')).phase).toBe('undeliverable');
    expect((await scene.ledger('note-refused')).map(({ data }) => data.recipient)).toEqual([third]);
    expect((await tasksOf(scene)).map(({ kind }) => kind)).toEqual(['delivery-failed']);
  });

  it('is not where the next note begins: that is the one which took the last', async () => {
    const scene = await sceneOf({ [first]: 'permanent' });
    await scene.deliver(scene.request('AUT'));
    expect(await workingOf(scene)).toBe(second);
    scene.setNow(at('2015-06-05T07:00:00Z'));
    const reminder = { code: 'AUT', kind: 'reminder' as const, sequence: 1 };
    const sent = (await new MockActivityEnvironment().run(sendNotes(scene.deps), {
      campaignId: scene.campaign.id,
      notes: [reminder],
    })) as SentNotes;
    expect(sent.cycles[0]).toMatchObject({ remindersSent: 1 });
    expect(scene.sent.map((line) => line.split(' ')[0])).toEqual([first, second, second]);
  });

  it('that is given up after its time hands the note on too, and the next has its own time', async () => {
    const scene = await sceneOf({ [first]: 'temporary' });
    for (let round = 0; round < 20 && (await noteOf(scene)).state !== 'accepted'; round += 1) {
      await scene.deliver(scene.request('AUT'));
      scene.setNow((await noteOf(scene)).notBeforeAtMs ?? dispatchAtMs);
    }
    expect(await noteOf(scene)).toMatchObject({
      state: 'accepted',
      envelopeTo: second,
      attempt: 11,
      attemptsElsewhere: 10,
    });
    expect((await scene.ledger('note-rerouted')).map(({ data }) => data.cause)).toEqual(['given-up']);
  });
});

describe('an outcome that comes late', () => {
  it('from the mailbox that the note has left is a copy and nothing more', async () => {
    const scene = await sceneOf({});
    const claim = async () =>
      (await claimNotes(scene.deps, scene.campaign, [scene.request('AUT')])).claimed[0]?.note as OutboxNote;
    const hung = await claim();
    scene.setNow(dispatchAtMs + leaseMs);
    await recordDeliveries(scene.deps, scene.campaign, [{ note: await claim(), result: results.permanent }]);
    expect(await noteOf(scene)).toMatchObject({ state: 'prepared', envelopeTo: second });
    await recordDeliveries(scene.deps, scene.campaign, [{ note: hung, result: results.accepted }]);
    expect(await noteOf(scene)).toMatchObject({ state: 'prepared', envelopeTo: second });
    expect((await scene.ledger('extra-copy-accepted')).map(({ data }) => data.recipient)).toEqual([first]);
    // And it does not disturb the attempt at the second.
    const atSecond = await claim();
    expect(atSecond).toMatchObject({ envelopeTo: second, attempt: 3, possibleDuplicate: true });
    await recordDeliveries(scene.deps, scene.campaign, [{ note: hung, result: results.permanent }]);
    await recordDeliveries(scene.deps, scene.campaign, [{ note: atSecond, result: results.accepted }]);
    expect(await noteOf(scene)).toMatchObject({ state: 'accepted', envelopeTo: second });
  });
});

describe('a note that comes back', () => {
  it('from one mailbox is owed again, and goes to the next', async () => {
    const scene = await comeBack();
    expect(await noteOf(scene)).toMatchObject({ state: 'prepared', envelopeTo: second, possibleDuplicate: true });
    const cycle = await scene.cycle('AUT');
    expect(cycle).toMatchObject({ phase: 'open', returned: [{ kind: 'request', sequence: 1 }] });
    expect(await tasksOf(scene)).toEqual([]);
    expect((await scene.ledger('bounce-recorded')).map(({ data }) => [data.recipient, data.permanent])).toEqual([
      [first, false],
    ]);
    expect((await scene.ledger('note-rerouted')).map(({ data }) => [data.from, data.to, data.cause])).toEqual([
      [first, second, 'bounced'],
    ]);

    const { cycles } = await scene.deliver(scene.request('AUT'));
    expect(cycles.get('AUT')).toMatchObject({ phase: 'open', returned: [] });
    const after = await noteOf(scene);
    expect(after).toMatchObject({ state: 'accepted', envelopeTo: second, mimeSha256: scene.before.mimeSha256 });
    expect(await workingOf(scene)).toBe(second);
  });

  it('from the first once more, after the second has taken it, changes nothing but the ledger', async () => {
    const scene = await comeBack();
    await scene.deliver(scene.request('AUT'));
    const [note, cycle] = [await noteOf(scene), await scene.cycle('AUT')];
    await bounce(scene, first, scene.before.envelopeFrom);
    expect(await noteOf(scene)).toEqual(note);
    expect(await scene.cycle('AUT')).toEqual(cycle);
    expect(await tasksOf(scene)).toEqual([]);
    expect((await scene.ledger('bounce-recorded')).map(({ data }) => data.late ?? false)).toEqual([false, true]);
  });

  it('from the last is undeliverable, with a task for a person', async () => {
    const scene = await comeBack();
    await scene.deliver(scene.request('AUT'));
    await bounce(scene, second, (await noteOf(scene)).envelopeFrom);
    expect(await noteOf(scene)).toMatchObject({ state: 'bounced', envelopeTo: second });
    expect((await scene.cycle('AUT')).phase).toBe('undeliverable');
    expect(await workingOf(scene)).toBeNull();
    expect((await tasksOf(scene)).map(({ kind, reason }) => [kind, reason.includes(second)])).toEqual([
      ['bounce', true],
    ]);
    // The same report again opens no second task.
    await bounce(scene, second, (await noteOf(scene)).envelopeFrom);
    expect(await tasksOf(scene)).toHaveLength(1);
  });

  it('is believed for the mailbox whose token it carries, and for no other', async () => {
    const scene = await comeBack();
    await scene.deliver(scene.request('AUT'));
    const now = await noteOf(scene);
    // A report about the second mailbox with the token of the first, and the other way round.
    await bounce(scene, second, scene.before.envelopeFrom);
    await bounce(scene, first, now.envelopeFrom);
    expect(await noteOf(scene)).toEqual(now);
    expect(await scene.ledger('bounce-recorded')).toHaveLength(1);
  });

  it('faster than its acceptance is written waits for that', async () => {
    const scene = await sceneOf({});
    const [claimed] = (await claimNotes(scene.deps, scene.campaign, [scene.request('AUT')])).claimed;
    const note = claimed?.note as OutboxNote;
    await expect(bounce(scene, first, note.envelopeFrom)).rejects.toThrow(TemporaryFailure);
    expect(await noteOf(scene)).toMatchObject({ state: 'claimed', envelopeTo: first });
    await recordDeliveries(scene.deps, scene.campaign, [{ note, result: results.accepted }]);
    await bounce(scene, first, note.envelopeFrom);
    expect(await noteOf(scene)).toMatchObject({ state: 'prepared', envelopeTo: second });
  });

  it('after the reply has come goes nowhere: the State has answered', async () => {
    const scene = await sceneOf({});
    await scene.deliver(scene.request('AUT'));
    await scene.happen('AUT', { type: 'submission-filed', version: 1, atMs: dispatchAtMs + 1000 });
    await bounce(scene, first, (await noteOf(scene)).envelopeFrom);
    expect((await scene.cycle('AUT')).phase).toBe('answered');
    expect(await scene.ledger('note-rerouted')).toEqual([]);
  });
});
