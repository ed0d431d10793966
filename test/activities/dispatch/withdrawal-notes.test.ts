import { MockActivityEnvironment } from '@temporalio/testing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sendNotes } from '../../../activities/dispatch/send-notes.ts';
import { sendNotesBesides } from '../../../activities/dispatch/send-notes-besides.ts';
import type { Dependencies } from '../../../activities/ports/dependencies.ts';
import type { NoteKey } from '../../../activities/ports/outbox.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { withdrawRequest } from '../../../activities/remind/change-cycles.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type ClearedCampaign, clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();
beforeAll(() => seedOfficers(own.client));

type Outcome = DeliveryResult['outcome'];

interface Scene extends ClearedCampaign {
  /** What the exchange took, in order: "request AUT". */
  readonly taken: string[];
  /** How the exchange ends each next attempt; then it takes everything. */
  readonly outcomes: Outcome[];
  /** Called while an attempt is under way. */
  during: (() => Promise<unknown>) | null;
}

const scene = async (
  ...args: Parameters<typeof clearedCampaign> extends [unknown, ...infer Rest] ? Rest : never
): Promise<Scene> => {
  const cleared = await clearedCampaign(own.client, ...args);
  const taken: string[] = [];
  const outcomes: Outcome[] = [];
  const scene: Scene = {
    ...cleared,
    taken,
    outcomes,
    during: null,
    deps: {
      ...cleared.deps,
      mailer: {
        connections: 1,
        send: async ({ mime }) => {
          await scene.during?.();
          const outcome = outcomes.shift() ?? 'accepted';
          if (outcome === 'accepted') taken.push(new TextDecoder().decode(mime).split(' ').slice(0, 2).join(' '));
          return { outcome, reason: 'as the test wants', response: outcome === 'accepted' ? '250 OK' : null };
        },
      },
    },
  };
  return scene;
};

const run = <T>(activity: (input: never) => Promise<T>, input: object): Promise<T> =>
  new MockActivityEnvironment().run(activity as never, input) as Promise<T>;

const sendRequests = ({ deps, campaign }: Scene, ...codes: string[]) =>
  run(sendNotes(deps) as never, {
    campaignId: campaign.id,
    notes: codes.map((code) => ({ code, kind: 'request', sequence: 1 })),
  });

const withdraw = ({ deps, campaign }: Scene, codes: readonly string[] | null, silently = false) =>
  withdrawRequest(deps)({ campaignId: campaign.id, officer: 'desk-officer', codes, reason: 'cancelled', silently });

const tell = ({ deps, campaign }: { deps: Dependencies; campaign: { id: string } }) =>
  run(sendNotesBesides(deps) as never, { campaignId: campaign.id, writingId: null }) as Promise<{
    retryInRealMs: number | null;
  }>;

const withdrawal = ({ campaign }: Scene, code: string): NoteKey => ({
  campaignId: campaign.id,
  code,
  kind: 'withdrawal',
  sequence: 1,
});

const tasks = ({ campaign }: Scene): Promise<{ kind: string; addresseeCode: string | null }[]> =>
  own.client.officerTask.findMany({
    where: { campaignId: campaign.id },
    select: { kind: true, addresseeCode: true },
  });

describe('a withdrawal', () => {
  it('is told to whom the request has reached, by one note with a number of its own, and to nobody else', async () => {
    const office = await scene(['AUT', 'FRA']);
    await sendRequests(office, 'AUT');
    await withdraw(office, null);
    expect(await tell(office)).toEqual({ retryInRealMs: null });
    const [note, request] = [await office.note(withdrawal(office, 'AUT')), await office.note(office.request('AUT'))];
    expect(note).toMatchObject({ state: 'accepted', envelopeTo: request?.envelopeTo });
    expect(note?.reference).not.toBe(request?.reference);
    expect(await office.note(withdrawal(office, 'FRA'))).toBeUndefined();
    expect(await office.cycle('FRA')).toMatchObject({ phase: 'withdrawn' });

    await withdraw(office, ['AUT']);
    await tell(office);
    expect(office.taken.filter((each) => each.startsWith('withdrawal'))).toEqual([
      `withdrawal ${note?.reference.split(' ')[0]}`,
    ]);
    const told = (await office.ledger('note-accepted')).filter(({ data }) => data.kind === 'withdrawal');
    expect(told.map(({ subject }) => subject)).toEqual(['AUT']);
    expect((await office.cycle('AUT')).lastNoteAtMs).not.toBeNull();
  });

  it('sends nothing when it is done silently, also not later', async () => {
    const office = await scene(['AUT']);
    await sendRequests(office, 'AUT');
    await withdraw(office, ['AUT'], true);
    await withdraw(office, ['AUT']);
    await tell(office);
    expect(office.taken).toEqual([expect.not.stringContaining('withdrawal')]);
    const [event] = await office.ledger('request-withdrawn');
    expect(event?.data).toEqual({ reason: 'cancelled', silently: true });
  });

  it('waits for the answer of an exchange that has the request just now', async () => {
    const office = await scene(['AUT', 'FRA']);
    office.outcomes.push('accepted');
    let meanwhile: { retryInRealMs: number | null } | null = null;
    office.during = async () => {
      office.during = null;
      await withdraw(office, null);
      meanwhile = await tell(office);
    };
    await sendRequests(office, 'AUT');
    expect(meanwhile).toMatchObject({ retryInRealMs: expect.any(Number) });
    expect(await tell(office)).toEqual({ retryInRealMs: null });
    expect(await office.note(withdrawal(office, 'AUT'))).toMatchObject({ state: 'accepted' });
  });

  it('leaves to a person what nobody knows the end of', async () => {
    const office = await scene(['AUT', 'FRA']);
    office.outcomes.push('uncertain');
    await sendRequests(office, 'AUT');
    await withdraw(office, null);
    await tell(office);
    expect(await office.note(withdrawal(office, 'AUT'))).toBeUndefined();
    expect(await tasks(office)).toEqual([{ kind: 'withdrawal-untold', addresseeCode: 'AUT' }]);
  });

  it('drops its note when the answer about the request is lost after all', async () => {
    const office = await scene(['AUT']);
    let killed: Promise<unknown> = Promise.resolve();
    office.during = async () => {
      office.during = null;
      await withdraw(office, null);
      // The worker that holds the claim dies: its lease runs out, and no outcome is written.
      office.setNow(at('2015-05-20T12:00:00Z'));
      killed = tell(office);
      await killed;
    };
    office.outcomes.push('uncertain');
    await sendRequests(office, 'AUT');
    expect(await office.note(withdrawal(office, 'AUT'))).toMatchObject({ state: 'dropped' });
    expect(await tasks(office)).toEqual([{ kind: 'withdrawal-untold', addresseeCode: 'AUT' }]);
    expect(office.taken).toEqual([]);
  });

  it('is tried again as every note, the same bytes, and not before its time', async () => {
    const office = await scene(['AUT']);
    await sendRequests(office, 'AUT');
    await withdraw(office, ['AUT']);
    office.outcomes.push('temporary', 'accepted');
    const { retryInRealMs } = await tell(office);
    expect(retryInRealMs).toBeGreaterThan(60_000);
    const bytes = (await office.note(withdrawal(office, 'AUT')))?.mimeSha256;
    await tell(office);
    expect(await office.note(withdrawal(office, 'AUT'))).toMatchObject({ state: 'deferred', attempt: 1 });
    office.setNow(at('2015-05-21T12:00:00Z'));
    expect(await tell(office)).toEqual({ retryInRealMs: null });
    expect(await office.note(withdrawal(office, 'AUT'))).toMatchObject({
      state: 'accepted',
      attempt: 2,
      mimeSha256: bytes,
    });
  });

  it('goes by hand where the request did: it lies ready until a person marks it', async () => {
    const office = await scene(['CUB'], {}, { mailboxes: [], channel: 'hand' });
    await sendRequests(office, 'CUB');
    await withdraw(office, ['CUB']);
    expect(await office.note(withdrawal(office, 'CUB'))).toBeUndefined();

    const other = await scene(['CUB'], {}, { mailboxes: [], channel: 'hand' });
    await sendRequests(other, 'CUB');
    const [note] = await other.deps.database.read.notes([other.request('CUB')]);
    await other.deps.database.transaction((unit) =>
      unit.changeNotes([{ ...(note as NonNullable<typeof note>), state: 'accepted', response: 'by hand' }]),
    );
    await withdraw(other, ['CUB']);
    expect(await tell(other)).toEqual({ retryInRealMs: null });
    expect(await other.note(withdrawal(other, 'CUB'))).toMatchObject({ state: 'to-deliver', mimeSha256: null });
  });
});

describe('whatever happens to the request', () => {
  const codes = ['AUT', 'FRA'] as const;
  const step = fc.oneof(
    fc.record({
      do: fc.constant('send' as const),
      code: fc.constantFrom(...codes),
      outcome: fc.constantFrom<Outcome>('accepted', 'temporary', 'permanent', 'uncertain'),
    }),
    fc.record({ do: fc.constant('withdraw' as const), codes: fc.constantFrom(null, ['AUT'], ['FRA']) }),
    fc.record({ do: fc.constant('tell' as const) }),
    fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  );

  it('no withdrawal leaves before the request was accepted, and never two', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
        const office = await scene(codes);
        let nowMs = at('2015-05-20T08:00:00Z');
        office.setNow(nowMs);
        for (const each of [...steps, { do: 'tell' as const }]) {
          if (each.do === 'withdraw') await withdraw(office, each.codes);
          if (each.do === 'tell') await tell(office);
          if (each.do === 'send') {
            office.outcomes.splice(0, Number.POSITIVE_INFINITY, each.outcome);
            await sendRequests(office, each.code);
            office.outcomes.length = 0;
          }
          if (each.do === 'pass') {
            nowMs += each.minutes * 60_000;
            office.setNow(nowMs);
          }
        }
        const accepted = await office.ledger('note-accepted');
        for (const code of codes) {
          const kinds = accepted.filter(({ subject }) => subject === code).map(({ data }) => data.kind);
          expect(kinds.filter((kind) => kind === 'withdrawal').length).toBeLessThanOrEqual(1);
          if (kinds.includes('withdrawal')) expect(kinds).toEqual(['request', 'withdrawal']);
          const { phase } = await office.cycle(code);
          expect(phase === 'withdrawn' && kinds.includes('request')).toBe(kinds.includes('withdrawal'));
        }
      }),
      { numRuns: 25 },
    );
  });
});
