import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Claim, claimNotes } from '../../../activities/dispatch/claim-notes.ts';
import { fixBytes } from '../../../activities/dispatch/fix-bytes.ts';
import { numberNotes } from '../../../activities/dispatch/number-notes.ts';
import { sha256 } from '../../../adapters/database/ledger.ts';
import { storeIncoming } from '../../../adapters/database/store-incoming.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign, leaseMs } from './cleared-campaign.ts';

const own = useOwnDatabase(20);

const codes = Array.from({ length: 50 }, (_, index) => `S${String(index).padStart(2, '0')}`);

const claim = ({ deps, campaign, request }: ClearedCampaign, which: readonly string[]): Promise<Claim> =>
  claimNotes(deps, campaign, which.map(request));

const codesOf = ({ claimed }: Claim): string[] => claimed.map(({ note }) => note.code);

describe('a claim', () => {
  it('is given to one worker only, however many ask for the same notes at once', async () => {
    const cleared = await clearedCampaign(own.client, codes);
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, worker) => claim(cleared, worker % 2 === 0 ? codes : codes.toReversed())),
    );
    expect(claims.flatMap(codesOf).toSorted()).toEqual(codes);
    const events = await cleared.ledger('note-claimed');
    expect(events.map(({ subject }) => subject).toSorted()).toEqual(codes);
    expect(events.every(({ data }) => data.attempt === 1)).toBe(true);
  });

  it('holds for the lease: who asks meanwhile is told when it ends', async () => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    await claim(cleared, ['AUT']);
    cleared.setNow(dispatchAtMs + leaseMs - 1);
    const second = await claim(cleared, ['AUT']);
    expect(second.claimed).toEqual([]);
    expect(second.waits.map(({ key, notBeforeMs }) => [key.code, notBeforeMs])).toEqual([
      ['AUT', dispatchAtMs + leaseMs],
    ]);
  });

  it('that ran out is given again, marked as a possible duplicate, and the ledger says why', async () => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    const [first] = (await claim(cleared, ['AUT'])).claimed;
    cleared.setNow(dispatchAtMs + leaseMs);
    const [again] = (await claim(cleared, ['AUT'])).claimed;
    expect(first?.note).toMatchObject({ attempt: 1, possibleDuplicate: false });
    expect(again?.note).toMatchObject({ attempt: 2, possibleDuplicate: true });
    expect([again?.note.messageId, again?.note.mimeSha256]).toEqual([first?.note.messageId, first?.note.mimeSha256]);
    expect((await cleared.ledger('note-claimed')).map(({ data }) => data.previousOutcome ?? 'known')).toEqual([
      'known',
      'unknown',
    ]);
  });

  it.each([
    ['was answered', { type: 'submission-filed', version: 1, atMs: dispatchAtMs }, 'the request is answered'],
    ['was withdrawn', { type: 'request-withdrawn', atMs: dispatchAtMs }, 'the request is withdrawn'],
    ['is undeliverable', { type: 'delivery-failed', atMs: dispatchAtMs }, 'the request is undeliverable'],
  ] as const)(
    'is not given when the request %s since it was planned; the note is dropped',
    async (_why, event, reason) => {
      const cleared = await clearedCampaign(own.client, ['AUT', 'FRA']);
      await cleared.happen('AUT', event);
      const result = await claim(cleared, ['AUT', 'FRA']);
      expect(codesOf(result)).toEqual(['FRA']);
      expect(result.cycles.find(({ code }) => code === 'AUT')?.revision).toBe(1);
      expect(await cleared.note(cleared.request('AUT'))).toMatchObject({ state: 'dropped', attempt: 0 });
      expect((await cleared.ledger('note-dropped')).map(({ subject, data }) => [subject, data.reason])).toEqual([
        ['AUT', reason],
      ]);
      expect(codesOf(await claim(cleared, ['AUT']))).toEqual([]);
    },
  );

  it('is not given before the moment of dispatch', async () => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    // The same campaign, whose clock stands an hour earlier.
    const earlier = { ...cleared.campaign, clock: { ...cleared.campaign.clock, originMs: dispatchAtMs - 3_600_000 } };
    const early = await claimNotes(cleared.deps, earlier, [cleared.request('AUT')]);
    expect(early.claimed).toEqual([]);
    expect(early.waits.map(({ notBeforeMs }) => notBeforeMs)).toEqual([dispatchAtMs]);
    expect((await cleared.note(cleared.request('AUT')))?.state).toBe('prepared');
  });

  it('is not given after the closing', async () => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    cleared.setNow(at('2015-09-28T07:00:00Z'));
    expect(codesOf(await claim(cleared, ['AUT']))).toEqual([]);
    expect((await cleared.note(cleared.request('AUT')))?.state).toBe('dropped');
  });
});

describe('a rate limit', () => {
  it('gives each note a slot of its own across all workers, and the lease begins at the slot', async () => {
    const sending = { ratePerSecond: 10, retryFirstAfterSeconds: 900, retryFactor: 2, giveUpAfterHours: 72 };
    const cleared = await clearedCampaign(own.client, codes.slice(0, 20), { sending });
    const claims = await Promise.all([0, 5, 10, 15].map((from) => claim(cleared, codes.slice(from, from + 5))));
    const slots = claims.flatMap(({ claimed }) => claimed.map(({ slotRealMs }) => slotRealMs));
    const start = cleared.realMs(dispatchAtMs);
    expect(slots.map((slot) => Math.round(slot - start)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index * 100),
    );
    for (const { note, slotRealMs } of claims.flatMap(({ claimed }) => claimed))
      expect(note.leaseRealUntilMs).toBe(slotRealMs + leaseMs);
  });

  it('does not save up slots that nobody used', async () => {
    const sending = { ratePerSecond: 10, retryFirstAfterSeconds: 900, retryFactor: 2, giveUpAfterHours: 72 };
    const cleared = await clearedCampaign(own.client, ['AUT', 'FRA'], { sending });
    await claim(cleared, ['AUT']);
    cleared.setNow(dispatchAtMs + 3_600_000);
    const [late] = (await claim(cleared, ['FRA'])).claimed;
    expect(late?.slotRealMs).toBe(cleared.realMs(dispatchAtMs + 3_600_000));
  });
});

describe('a reminder', () => {
  const firstReminder = at('2015-06-05T07:00:00Z');

  /** A campaign at the first reminder, its request accepted and its reminder numbered and rendered. */
  const beforeReminder = async (): Promise<ClearedCampaign> => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    await cleared.happen('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
    cleared.setNow(firstReminder);
    const key = cleared.reminder('AUT');
    const route = { channel: 'email' as const, envelopeTo: 'mission@aut.example', inReplyTo: null, submissionId: null };
    await numberNotes(cleared.deps, cleared.campaign, [{ ...key, ...route }]);
    await fixBytes(cleared.deps, cleared.campaign, [key]);
    return cleared;
  };

  const storeMail = async (envelopeFrom: string, answers: readonly string[]): Promise<string> => {
    const id = randomUUID();
    const raw = new TextEncoder().encode(id);
    await storeIncoming(own.database, {
      id,
      door: 'smtp',
      envelopeFrom,
      envelopeTo: ['replies@secretariat.example'],
      raw,
      rawSha256: sha256(raw),
      answers,
      messageId: null,
      storedRealAtMs: Date.now(),
      registration: null,
    });
    return id;
  };

  const judge = (id: string): Promise<void> =>
    own.database.transaction((unit) =>
      unit.decideIncoming({
        id,
        state: 'machine',
        class: 'automatic-reply',
        reason: null,
        messageId: null,
        fromMailbox: null,
        subject: null,
        judgement: null,
        campaignId: null,
        addresseeCode: null,
        receivedAtMs: null,
      }),
    );

  it('waits while mail from its mission is stored and not judged, and goes when that was no reply', async () => {
    const cleared = await beforeReminder();
    const item = await storeMail('Second.Secretary@AUT.example', []);
    const held = await claimNotes(cleared.deps, cleared.campaign, [cleared.reminder('AUT')]);
    expect(held.claimed).toEqual([]);
    expect(held.waits[0]?.notBeforeMs).toBeGreaterThan(firstReminder);
    await judge(item);
    const given = await claimNotes(cleared.deps, cleared.campaign, [cleared.reminder('AUT')]);
    expect(codesOf(given)).toEqual(['AUT']);
  });

  it('waits also for mail from elsewhere that answers its request, but not for any other', async () => {
    const cleared = await beforeReminder();
    const request = await cleared.note(cleared.request('AUT'));
    const stranger = await storeMail('somebody@else.example', ['<something@else.example>']);
    const capital = await storeMail('ministry@capital.example', [request?.messageId ?? '']);
    expect((await claimNotes(cleared.deps, cleared.campaign, [cleared.reminder('AUT')])).claimed).toEqual([]);
    await judge(capital);
    expect(codesOf(await claimNotes(cleared.deps, cleared.campaign, [cleared.reminder('AUT')]))).toEqual(['AUT']);
    await judge(stranger);
  });

  it('is not numbered for a cycle that does not want it', async () => {
    const cleared = await clearedCampaign(own.client, ['AUT']);
    cleared.setNow(firstReminder);
    await cleared.happen('AUT', { type: 'submission-filed', version: 1, atMs: dispatchAtMs });
    const route = { channel: 'email' as const, envelopeTo: 'mission@aut.example', inReplyTo: null, submissionId: null };
    await numberNotes(cleared.deps, cleared.campaign, [{ ...cleared.reminder('AUT'), ...route }]);
    expect(await cleared.note(cleared.reminder('AUT'))).toBeUndefined();
  });
});
