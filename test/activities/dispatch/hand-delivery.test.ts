import { MockActivityEnvironment } from '@temporalio/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordHandDelivery } from '../../../activities/dispatch/record-hand-delivery.ts';
import { sendNotes } from '../../../activities/dispatch/send-notes.ts';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import { campaignOverview } from '../../../adapters/database/overview.ts';
import { DomainRefusal } from '../../../domain/errors.ts';
import type { NoteName, SentNotes } from '../../../workflows/contracts/activities.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { seedOfficers } from '../../support/officers.ts';
import { type ClearedCampaign, clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();
beforeAll(() => seedOfficers(own.client));

/** A mission without a mailbox; the exchange of these tests refuses to be asked for anything. */
const byHand = (): Promise<ClearedCampaign> =>
  clearedCampaign(own.client, ['CUB'], {}, { mailboxes: [], channel: 'hand' });

const send = ({ deps, campaign }: ClearedCampaign, note: Omit<NoteName, 'code'>): Promise<SentNotes> =>
  new MockActivityEnvironment().run(sendNotes(deps), {
    campaignId: campaign.id,
    notes: [{ code: 'CUB', ...note }],
  }) as Promise<SentNotes>;

const request = { kind: 'request', sequence: 1 } as const;

const mark = (
  { deps, campaign }: ClearedCampaign,
  on: string,
  more: { by?: string; code?: string; reference?: string } = {},
) =>
  recordHandDelivery(deps)({
    campaignId: campaign.id,
    officer: 'registrar',
    code: more.code ?? 'CUB',
    on,
    by: more.by ?? 'pouch',
    reference: more.reference ?? null,
  });

const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'no refusal';
  } catch (error) {
    return error instanceof DomainRefusal ? error.code : String(error);
  }
};

describe('a note that goes by hand', () => {
  it('lies ready when it is due, and the cycle waits for a person', async () => {
    const cleared = await byHand();
    const { cycles, waits } = await send(cleared, request);
    expect(waits).toEqual([]);
    expect(cycles[0]).toMatchObject({ phase: 'awaiting-dispatch', byHand: request, revision: 1 });
    expect(await cleared.note(cleared.request('CUB'))).toMatchObject({
      state: 'to-deliver',
      attempt: 0,
      envelopeTo: '',
    });
    expect((await cleared.ledger('note-laid-out')).map(({ subject }) => subject)).toEqual(['CUB']);
    // Asked for again by a worker that was killed, it stays as it is.
    expect((await send(cleared, request)).cycles[0]).toMatchObject({ revision: 1 });
    expect((await cleared.ledger('note-laid-out')).length).toBe(1);
    expect((await campaignOverview(own.client, cleared.campaign.id))?.toDeliver).toEqual(['CUB']);
  });

  it('counts as accepted from the day on which it was delivered, said once or twice', async () => {
    const cleared = await byHand();
    await send(cleared, request);
    cleared.setNow(at('2015-05-27T08:00:00Z'));
    const { references, changed } = await mark(cleared, '2015-05-22');
    const note = (await cleared.note(cleared.request('CUB'))) as OutboxNote;
    expect(references).toEqual([note.reference]);
    expect(changed.cycles[0]).toMatchObject({ phase: 'open', byHand: null, lastNoteAtMs: at('2015-05-22T10:00:00Z') });
    expect(note).toMatchObject({ state: 'accepted', acceptedAtMs: at('2015-05-22T10:00:00Z') });
    const [event] = await cleared.ledger('note-delivered');
    expect(event).toMatchObject({ at: '2015-05-27T08:00:00.000Z', actor: 'registrar', subject: 'CUB' });
    expect(event?.data).toMatchObject({ on: '2015-05-22', by: 'pouch', channel: 'hand', reference: note.reference });

    // A retry of the activity, whose first answer was lost.
    expect((await mark(cleared, '2015-05-22')).references).toEqual([note.reference]);
    expect(await cleared.ledger('note-delivered')).toHaveLength(1);
    expect((await campaignOverview(own.client, cleared.campaign.id))?.toDeliver).toEqual([]);
  });

  it('is followed by reminders by hand, each with its number and its paper, and no message', async () => {
    const cleared = await byHand();
    await send(cleared, request);
    await mark(cleared, '2015-05-20');
    cleared.setNow(at('2015-06-05T07:00:00Z'));
    const { cycles } = await send(cleared, { kind: 'reminder', sequence: 1 });
    expect(cycles[0]).toMatchObject({ phase: 'open', byHand: { kind: 'reminder', sequence: 1 }, remindersSent: 0 });
    const reminder = await cleared.note(cleared.reminder('CUB'));
    expect(reminder).toMatchObject({ state: 'to-deliver', mimeSha256: null, channel: 'hand' });
    expect(reminder?.pdfSha256).not.toBeNull();
    await mark(cleared, '2015-06-05');
    expect(await cleared.cycle('CUB')).toMatchObject({ remindersSent: 1, byHand: null });
  });

  it('is overtaken by a reply: nothing is left to deliver', async () => {
    const cleared = await byHand();
    await send(cleared, request);
    await cleared.happen('CUB', { type: 'submission-filed', version: 1, atMs: dispatchAtMs });
    expect(await refusal(mark(cleared, '2015-05-20'))).toBe('nothing-to-deliver');
    expect((await campaignOverview(own.client, cleared.campaign.id))?.toDeliver).toEqual([]);
  });

  it.each([
    ['a day to come', '2015-05-21', {}, 'delivered-in-the-future'],
    ['a day before its date', '2015-05-19', {}, 'delivered-before-its-date'],
    ['a day that does not exist', '2015-05-32', {}, 'not-a-calendar-day'],
    ['nobody who handed it over', '2015-05-20', { by: '  ' }, 'by-whom'],
    ['two lines of who handed it over', '2015-05-20', { by: 'pouch\nand more' }, 'by-whom'],
    ['a number that is not its own', '2015-05-20', { reference: 'VB 2015/999/OCB' }, 'nothing-to-deliver'],
    ['an addressee nobody knows', '2015-05-20', { code: 'XXX' }, 'not-found'],
  ])('is not marked with %s', async (_what, on, more, code) => {
    const cleared = await byHand();
    await send(cleared, request);
    expect(await refusal(mark(cleared, on, more))).toBe(code);
    expect(await cleared.note(cleared.request('CUB'))).toMatchObject({ state: 'to-deliver' });
    expect(await cleared.ledger('note-delivered')).toEqual([]);
  });
});
