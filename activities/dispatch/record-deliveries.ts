import { campaignTime } from '../../domain/campaign/clock.ts';
import { nextAttemptAtMs } from '../../domain/dispatch/retry.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import { engine } from '../../domain/ledger/event.ts';
import { apply, type CycleEvent } from '../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteChange, OutboxNote } from '../ports/outbox.ts';
import type { DeliveryResult } from '../ports/outside.ts';
import type { CampaignRecord, NewTask } from '../ports/records.ts';

/** One attempt and how it ended. `note` is the row as it was claimed. */
export interface Delivery {
  readonly note: OutboxNote;
  readonly result: DeliveryResult;
}

/** What one delivery changes, decided before anything is written. */
interface Consequence {
  readonly change: NoteChange | null;
  readonly event: CycleEvent | null;
  readonly entries: readonly LedgerEntry[];
  readonly task: NewTask | null;
  readonly acknowledged: string | null;
}

/**
 * Writes the outcomes of several attempts in one transaction: note rows, cycles, ledger, tasks.
 * @returns the cycles of all addressees concerned, as they are afterwards
 */
export const recordDeliveries = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  deliveries: readonly Delivery[],
): Promise<RequestCycle[]> =>
  deps.database.transaction(async (unit) => {
    const codes = deliveries.map(({ note }) => note.code);
    const cycles = new Map((await unit.lockCycles(campaign.id, { codes })).map(({ cycle }) => [cycle.code, cycle]));
    const rows = new Map((await unit.lockNotesById(deliveries.map(({ note }) => note.id))).map((row) => [row.id, row]));
    const atMs = campaignTime(campaign.clock, deps.time.nowMs());

    const consequences = deliveries.map((delivery) =>
      consequenceOf(campaign, delivery, rows.get(delivery.note.id) ?? delivery.note, atMs),
    );
    const changed = new Set<string>();
    for (const [index, { event }] of consequences.entries()) {
      const code = codes[index] as string;
      const cycle = cycles.get(code);
      if (event === null || cycle === undefined) continue;
      const after = apply(cycle, event);
      if (after !== cycle) changed.add(code);
      cycles.set(code, after);
    }
    await write(
      unit,
      campaign.id,
      consequences,
      [...changed].flatMap((code) => cycles.get(code) ?? []),
      atMs,
    );
    return [...cycles.values()];
  });

const write = async (
  unit: Unit,
  campaignId: string,
  consequences: readonly Consequence[],
  cycles: readonly RequestCycle[],
  atMs: number,
): Promise<void> => {
  await unit.saveCycles(campaignId, cycles);
  await unit.changeNotes(consequences.flatMap(({ change }) => change ?? []));
  const tasks = consequences.flatMap(({ task }) => task ?? []);
  if (tasks.length > 0) await unit.openTasks(tasks);
  for (const { acknowledged } of consequences)
    if (acknowledged !== null) await unit.acknowledgeSubmission(acknowledged, atMs);
  await unit.append(
    campaignId,
    consequences.flatMap(({ entries }) => entries),
  );
};

const nothing: Consequence = { change: null, event: null, entries: [], task: null, acknowledged: null };

const consequenceOf = (campaign: CampaignRecord, delivery: Delivery, row: OutboxNote, atMs: number): Consequence => {
  const { note, result } = delivery;
  if (result.outcome === 'accepted') {
    if (row.state !== 'accepted') return accepted(delivery, atMs);
    // An attempt sends once: at the same attempt this is our own record, whose commit was not answered.
    return row.attempt === note.attempt ? nothing : extraCopy(delivery, atMs);
  }
  // Fenced: somebody else holds a later attempt, or the note is settled; only an acceptance is still news.
  if (row.state !== 'claimed' || row.attempt !== note.attempt) return nothing;
  if (result.outcome === 'permanent') return refused(delivery, atMs, result.reason);
  const notBeforeMs = nextAttemptAtMs(campaign.definition.sending, {
    attempt: note.attempt,
    firstAttemptAtMs: note.firstTriedAtMs ?? atMs,
    refusedAtMs: atMs,
  });
  return notBeforeMs === null
    ? refused(delivery, atMs, `given up after ${note.attempt} attempts: ${result.reason}`)
    : deferred(delivery, atMs, notBeforeMs);
};

const settle = (note: OutboxNote, state: NoteChange['state'], rest: Partial<NoteChange>): NoteChange => ({
  id: note.id,
  state,
  attempt: note.attempt,
  leaseRealUntilMs: null,
  firstTriedAtMs: note.firstTriedAtMs,
  notBeforeAtMs: null,
  acceptedAtMs: null,
  response: null,
  possibleDuplicate: note.possibleDuplicate,
  ...rest,
});

const entry = (type: string, { note, result }: Delivery, atMs: number, more: object = {}): LedgerEntry => ({
  atMs,
  type,
  subject: note.code,
  actor: engine,
  data: {
    messageId: note.messageId,
    kind: note.kind,
    sequence: note.sequence,
    recipient: note.envelopeTo,
    attempt: note.attempt,
    response: result.response,
    ...more,
  },
});

const accepted = (delivery: Delivery, atMs: number): Consequence => {
  const { note, result } = delivery;
  const main = entry('note-accepted', delivery, atMs, {
    mimeSha256: note.mimeSha256,
    reference: note.reference,
    possibleDuplicate: note.possibleDuplicate,
  });
  const isAcknowledgement = note.kind === 'acknowledgement';
  return {
    ...nothing,
    change: settle(note, 'accepted', { acceptedAtMs: atMs, response: result.response }),
    event:
      note.kind === 'acknowledgement'
        ? null
        : { type: 'note-accepted', kind: note.kind, sequence: note.sequence, atMs },
    entries: isAcknowledgement
      ? [
          main,
          {
            ...main,
            type: 'submission-acknowledged',
            data: { messageId: note.messageId, inReplyTo: note.inReplyTo, version: note.sequence },
          },
        ]
      : [main],
    acknowledged: isAcknowledgement ? note.submissionId : null,
  };
};

/** An attempt thought lost was answered after all; the mission may have two copies, alike to the byte. */
const extraCopy = (delivery: Delivery, atMs: number): Consequence => ({
  ...nothing,
  entries: [entry('extra-copy-accepted', delivery, atMs, { mimeSha256: delivery.note.mimeSha256 })],
});

const deferred = (delivery: Delivery, atMs: number, notBeforeMs: number): Consequence => {
  const { note, result } = delivery;
  const uncertain = result.outcome === 'uncertain';
  return {
    ...nothing,
    change: settle(note, uncertain ? 'uncertain' : 'deferred', { notBeforeAtMs: notBeforeMs, response: result.reason }),
    event:
      note.kind === 'acknowledgement'
        ? null
        : { type: 'note-deferred', kind: note.kind, sequence: note.sequence, notBeforeMs },
    entries: [
      entry(uncertain ? 'note-uncertain' : 'note-deferred', delivery, atMs, {
        reason: result.reason,
        notBefore: new Date(notBeforeMs).toISOString(),
      }),
    ],
  };
};

const refused = (delivery: Delivery, atMs: number, reason: string): Consequence => {
  const { note } = delivery;
  return {
    ...nothing,
    change: settle(note, 'refused', { response: reason }),
    event: note.kind === 'acknowledgement' ? null : { type: 'delivery-failed', atMs },
    entries: [entry('note-refused', delivery, atMs, { reason })],
    task: {
      campaignId: note.campaignId,
      addresseeCode: note.code,
      kind: 'delivery-failed',
      reason: `${note.reference} to ${note.envelopeTo}: ${reason}`,
      openedAtMs: atMs,
    },
  };
};
