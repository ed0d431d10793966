import { describe, expect, it } from 'vitest';
import { claimNotes } from '../../../activities/dispatch/claim-notes.ts';
import { recordDeliveries } from '../../../activities/dispatch/record-deliveries.ts';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign, leaseMs } from './cleared-campaign.ts';

const own = useOwnDatabase();

const results = {
  accepted: { outcome: 'accepted', reason: 'accepted', response: '250 2.0.0 queued' },
  temporary: { outcome: 'temporary', reason: 'refused for now: 451', response: '451 4.7.1 later' },
  permanent: { outcome: 'permanent', reason: 'refused: 550', response: '550 5.1.1 no such user' },
  uncertain: { outcome: 'uncertain', reason: 'the connection broke', response: null },
} satisfies Record<string, DeliveryResult>;

const claimOne = async ({ deps, campaign, request }: ClearedCampaign, code = 'AUT'): Promise<OutboxNote> => {
  const [claimed] = (await claimNotes(deps, campaign, [request(code)])).claimed;
  if (claimed === undefined) throw new Error(`No claim on the request to ${code}`);
  return claimed.note;
};

const record = async ({ deps, campaign }: ClearedCampaign, note: OutboxNote, result: DeliveryResult) =>
  (await recordDeliveries(deps, campaign, [{ note, result }])).cycles;

const oneClaimed = async (): Promise<{ cleared: ClearedCampaign; note: OutboxNote }> => {
  const cleared = await clearedCampaign(own.client, ['AUT']);
  return { cleared, note: await claimOne(cleared) };
};

describe('an attempt that ended', () => {
  it('accepted: opens the cycle, settles the note, and the ledger has the answer of the exchange', async () => {
    const { cleared, note } = await oneClaimed();
    const [cycle] = await record(cleared, note, results.accepted);
    expect(cycle).toMatchObject({ code: 'AUT', phase: 'open', revision: 1 });
    expect(await cleared.cycle('AUT')).toEqual(cycle);
    expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'accepted', leaseRealUntilMs: null });
    expect((await cleared.ledger('note-accepted')).map(({ data }) => data)).toEqual([
      expect.objectContaining({
        messageId: note.messageId,
        recipient: 'mission@aut.example',
        response: '250 2.0.0 queued',
        possibleDuplicate: false,
      }),
    ]);
  });

  it('refused for now: waits as the policy says, and the cycle knows', async () => {
    const { cleared, note } = await oneClaimed();
    const [cycle] = await record(cleared, note, results.temporary);
    const notBeforeMs = dispatchAtMs + 900_000;
    expect(cycle?.deferred).toEqual({ kind: 'request', sequence: 1, notBeforeMs });
    expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'deferred', notBeforeAtMs: notBeforeMs });
    const early = await claimNotes(cleared.deps, cleared.campaign, [cleared.request('AUT')]);
    expect([early.claimed.length, early.waits[0]?.notBeforeMs]).toEqual([0, notBeforeMs]);
    cleared.setNow(notBeforeMs);
    expect(await claimOne(cleared)).toMatchObject({ attempt: 2, possibleDuplicate: false, messageId: note.messageId });
  });

  it('refused for now until the policy gives up: becomes a task for a person', async () => {
    const { cleared, note } = await oneClaimed();
    const attempts: number[] = [];
    let [cycle] = await record(cleared, note, results.temporary);
    while (cycle?.phase === 'awaiting-dispatch') {
      cleared.setNow(cycle.deferred?.notBeforeMs ?? 0);
      const again = await claimOne(cleared);
      attempts.push(again.attempt);
      [cycle] = await record(cleared, again, results.temporary);
    }
    expect(cycle?.phase).toBe('undeliverable');
    // 15 minutes, then twice as long each time: the tenth falls on the end of the three days.
    expect(attempts).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const [refused] = await cleared.ledger('note-refused');
    expect(refused?.at).toBe(new Date(dispatchAtMs + 72 * 3_600_000).toISOString());
    const tasks = await own.client.officerTask.findMany({ where: { campaignId: cleared.campaign.id } });
    expect(tasks.map(({ kind, addresseeCode }) => [kind, addresseeCode])).toEqual([['delivery-failed', 'AUT']]);
    expect(tasks[0]?.reason).toContain('given up after 10 attempts');
  });

  it('refused for good: is not tried again and becomes a task', async () => {
    const { cleared, note } = await oneClaimed();
    await record(cleared, note, results.permanent);
    expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'refused' });
    expect((await cleared.cycle('AUT')).phase).toBe('undeliverable');
    expect((await claimNotes(cleared.deps, cleared.campaign, [cleared.request('AUT')])).claimed).toEqual([]);
    expect(await own.client.officerTask.count({ where: { campaignId: cleared.campaign.id } })).toBe(1);
  });

  it('with no answer: the next attempt may be a second copy, and the ledger says so in advance and afterwards', async () => {
    const { cleared, note } = await oneClaimed();
    await record(cleared, note, results.uncertain);
    expect((await cleared.note(cleared.request('AUT')))?.state).toBe('uncertain');
    cleared.setNow(dispatchAtMs + 900_000);
    const again = await claimOne(cleared);
    expect(again).toMatchObject({ attempt: 2, possibleDuplicate: true, mimeSha256: note.mimeSha256 });
    await record(cleared, again, results.accepted);
    expect((await cleared.ledger('note-uncertain')).length).toBe(1);
    expect((await cleared.ledger('note-accepted')).map(({ data }) => data.possibleDuplicate)).toEqual([true]);
  });

  it('with an answer that PostgreSQL cannot keep as it is: is recorded all the same', async () => {
    const { cleared, note } = await oneClaimed();
    await record(cleared, note, {
      ...results.permanent,
      response: '550 no\u0000body',
      reason: 'refused: no\u0000body',
    });
    expect((await cleared.note(cleared.request('AUT')))?.state).toBe('refused');
  });
});

describe('a result that comes late', () => {
  const afterLease = async (): Promise<{ cleared: ClearedCampaign; first: OutboxNote; second: OutboxNote }> => {
    const { cleared, note: first } = await oneClaimed();
    cleared.setNow(dispatchAtMs + leaseMs);
    return { cleared, first, second: await claimOne(cleared) };
  };

  it.each(['temporary', 'permanent', 'uncertain'] as const)(
    'and says %s is fenced off: the later attempt holds the note',
    async (outcome) => {
      const { cleared, first, second } = await afterLease();
      await record(cleared, first, results[outcome]);
      expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'claimed', attempt: 2 });
      expect(await cleared.cycle('AUT')).toMatchObject({ phase: 'awaiting-dispatch', revision: 0 });
      expect(await own.client.officerTask.count({ where: { campaignId: cleared.campaign.id } })).toBe(0);
      await record(cleared, second, results.accepted);
      expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'accepted', attempt: 2 });
    },
  );

  it('and says accepted counts; the acceptance of the later attempt is an extra copy and nothing more', async () => {
    const { cleared, first, second } = await afterLease();
    await record(cleared, first, results.accepted);
    expect(await cleared.cycle('AUT')).toMatchObject({ phase: 'open', revision: 1 });
    await record(cleared, second, results.accepted);
    expect(await cleared.cycle('AUT')).toMatchObject({ phase: 'open', revision: 1 });
    expect((await cleared.ledger('note-accepted')).length).toBe(1);
    expect((await cleared.ledger('extra-copy-accepted')).map(({ data }) => data.attempt)).toEqual([2]);
  });

  it('and says refused changes nothing once the note was accepted', async () => {
    const { cleared, first, second } = await afterLease();
    await record(cleared, second, results.accepted);
    await record(cleared, first, results.permanent);
    expect(await cleared.cycle('AUT')).toMatchObject({ phase: 'open' });
    expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'accepted' });
  });
});

it('writes many outcomes at once, each to its own note', async () => {
  const codes = ['AUT', 'FRA', 'KEN', 'PER'];
  const cleared = await clearedCampaign(own.client, codes);
  const notes = await Promise.all(codes.map((code) => claimOne(cleared, code)));
  const outcomes = ['accepted', 'temporary', 'permanent', 'uncertain'] as const;
  const { cycles } = await recordDeliveries(
    cleared.deps,
    cleared.campaign,
    notes.map((note, index) => ({ note, result: results[outcomes[index] ?? 'accepted'] })),
  );
  expect(Object.fromEntries(cycles.map(({ code, phase }) => [code, phase]))).toEqual({
    AUT: 'open',
    FRA: 'awaiting-dispatch',
    KEN: 'undeliverable',
    PER: 'awaiting-dispatch',
  });
  const states = await Promise.all(codes.map(async (code) => (await cleared.note(cleared.request(code)))?.state));
  expect(states).toEqual(['accepted', 'deferred', 'refused', 'uncertain']);
});
