import { expect, it } from 'vitest';
import { claimNotes } from '../../../activities/dispatch/claim-notes.ts';
import { fixBytes } from '../../../activities/dispatch/fix-bytes.ts';
import { numberNotes } from '../../../activities/dispatch/number-notes.ts';
import { recordDeliveries } from '../../../activities/dispatch/record-deliveries.ts';
import type { OutboxNote } from '../../../activities/ports/outbox.ts';
import type { DeliveryResult } from '../../../activities/ports/outside.ts';
import { nextNote } from '../../../domain/remind/next-note.ts';
import { cyclePlan } from '../../../domain/request-cycle/plan.ts';
import { useOwnDatabase } from '../../adapters/database/own-database.ts';
import { at, dispatchAtMs } from '../../builders/a-cycle.ts';
import { type ClearedCampaign, clearedCampaign } from './cleared-campaign.ts';

const own = useOwnDatabase();

const firstReminder = at('2015-06-05T07:00:00Z');
const newDeadline = at('2015-07-31T16:00:00Z');
const accepted: DeliveryResult = { outcome: 'accepted', reason: 'accepted', response: '250' };
const busy: DeliveryResult = { outcome: 'temporary', reason: 'refused for now', response: '451' };
const silent: DeliveryResult = { outcome: 'uncertain', reason: 'the connection broke', response: null };

/** A campaign at the first reminder of the only addressee, whose request was accepted. */
const atFirstReminder = async (): Promise<ClearedCampaign> => {
  const cleared = await clearedCampaign(own.client, ['AUT']);
  await cleared.happen('AUT', { type: 'note-accepted', kind: 'request', sequence: 1, atMs: dispatchAtMs });
  cleared.setNow(firstReminder);
  return cleared;
};

/** Numbers and renders the first reminder as sending begins. */
const prepare = async ({ deps, campaign, reminder }: ClearedCampaign): Promise<void> => {
  const route = { channel: 'email' as const, envelopeTo: 'mission@aut.example', inReplyTo: null, submissionId: null };
  await numberNotes(deps, campaign, [{ ...reminder('AUT'), ...route }]);
  await fixBytes(deps, campaign, [reminder('AUT')]);
};

const claim = async ({ deps, campaign, reminder }: ClearedCampaign): Promise<OutboxNote | undefined> =>
  (await claimNotes(deps, campaign, [reminder('AUT')])).claimed[0]?.note;

const record = async ({ deps, campaign }: ClearedCampaign, note: OutboxNote | undefined, result: DeliveryResult) =>
  (await recordDeliveries(deps, campaign, note === undefined ? [] : [{ note, result }])).cycles;

/** Extends the deadline and has the addressee told, then lets time run to the next reminder. */
const extend = async (cleared: ClearedCampaign): Promise<void> => {
  const atMs = firstReminder + 3_600_000;
  await cleared.happen('AUT', { type: 'deadline-extended', deadlineAtMs: newDeadline, cutOffAtMs: newDeadline, atMs });
};

const tellExtension = async (cleared: ClearedCampaign): Promise<void> => {
  const atMs = firstReminder + 7_200_000;
  await cleared.happen('AUT', { type: 'note-accepted', kind: 'extension', sequence: 1, atMs });
  const plan = cyclePlan(cleared.campaign.definition, cleared.campaign.workingMornings, cleared.campaign.clock);
  const next = nextNote(await cleared.cycle('AUT'), plan, atMs);
  expect(next).toMatchObject({ kind: 'reminder', sequence: 1, dueAtMs: at('2015-07-03T07:00:00Z') });
  cleared.setNow(at('2015-07-03T07:00:00Z'));
};

const textOf = async ({ deps }: ClearedCampaign, note: OutboxNote | undefined): Promise<string> => {
  const hash = note?.mimeSha256 ?? '';
  return new TextDecoder().decode((await deps.database.read.blobs([hash])).get(hash));
};

it('a reminder that was refused for now, then overtaken by an extension, names the new deadline when it leaves', async () => {
  const cleared = await atFirstReminder();
  await prepare(cleared);
  const first = await claim(cleared);
  expect(await textOf(cleared, first)).toContain('deadline 2015-07-03');
  await record(cleared, first, busy);
  await extend(cleared);
  await tellExtension(cleared);
  await prepare(cleared);
  const note = await claim(cleared);
  expect(await textOf(cleared, note)).toContain('deadline 2015-07-31');
  expect(note).toMatchObject({ reference: first?.reference, messageId: first?.messageId, dated: '2015-07-03' });
  const [cycle] = await record(cleared, note, accepted);
  expect(cycle).toMatchObject({ remindersSent: 1 });
});

it('a reminder that was dropped because an extension came first is sent when the new deadline wants it', async () => {
  const cleared = await atFirstReminder();
  await prepare(cleared);
  await extend(cleared);
  expect(await claim(cleared)).toBeUndefined();
  expect((await cleared.note(cleared.reminder('AUT')))?.state).toBe('dropped');
  await tellExtension(cleared);
  await prepare(cleared);
  const note = await claim(cleared);
  expect(await textOf(cleared, note)).toContain('deadline 2015-07-31');
  const [cycle] = await record(cleared, note, accepted);
  expect(cycle).toMatchObject({ remindersSent: 1 });
});

it('a reminder that may have arrived keeps its bytes, so that a second copy is the same note', async () => {
  const cleared = await atFirstReminder();
  await prepare(cleared);
  const first = await claim(cleared);
  await record(cleared, first, silent);
  await extend(cleared);
  await tellExtension(cleared);
  await prepare(cleared);
  const note = await claim(cleared);
  expect(note).toMatchObject({ mimeSha256: first?.mimeSha256, possibleDuplicate: true });
});

it('a reminder that may have arrived and was dropped is sent again as it was, when the new deadline wants it', async () => {
  const cleared = await atFirstReminder();
  await prepare(cleared);
  const first = await claim(cleared);
  await record(cleared, first, silent);
  await extend(cleared);
  cleared.setNow(firstReminder + 900_000);
  expect(await claim(cleared)).toBeUndefined();
  expect((await cleared.note(cleared.reminder('AUT')))?.state).toBe('dropped');
  await tellExtension(cleared);
  await prepare(cleared);
  expect(await claim(cleared)).toMatchObject({ mimeSha256: first?.mimeSha256, possibleDuplicate: true });
});

it('a reminder that nothing has overtaken keeps its number and its bytes from one attempt to the next', async () => {
  const cleared = await atFirstReminder();
  await prepare(cleared);
  const first = await claim(cleared);
  await record(cleared, first, busy);
  cleared.setNow(firstReminder + 900_000);
  await prepare(cleared);
  const again = await claim(cleared);
  expect(again).toMatchObject({ attempt: 2, reference: first?.reference, mimeSha256: first?.mimeSha256 });
});
