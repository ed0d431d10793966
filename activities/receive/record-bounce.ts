import { setTimeout as wait } from 'node:timers/promises';
import { nextMailbox } from '../../domain/dispatch/route.ts';
import { TemporaryFailure } from '../../domain/errors.ts';
import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import { deliveryOutcome } from '../../domain/receive/delivery-outcome.ts';
import type { DeliveryReport } from '../../domain/receive/incoming-message.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import { isAwaiting, isCycleNoteKind, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { reroute } from '../dispatch/reroute.ts';
import type { Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord, LockedAddressee } from '../ports/records.ts';
import type { ReadItem } from './read-item.ts';

/** Looks at a note that is under way, and real milliseconds between them. */
const mostLooks = 20;
const lookMs = 50;

/** A note that a delivery report proves undelivered at one of its mailboxes. */
export interface Bounce {
  readonly note: OutboxNote;
  readonly campaign: CampaignRecord;
  /** The mailbox that the report's token stands for. */
  readonly mailbox: string;
  readonly itemId: string;
  readonly report: DeliveryReport | null;
}

/** The bounce that a delivery report proves, or null. It must carry the token of the very mailbox that it names. */
export const bounceIn = async (deps: Dependencies, known: ReadItem): Promise<Bounce | null> => {
  if (known.classification.class !== 'delivery-report') return null;
  for (const { campaignId, code, noteId, token, mailbox } of known.matches.tokens) {
    if (deliveryOutcome(known.message, { token, envelopeTo: mailbox }) !== 'failed') continue;
    const note = await settledNote(deps, campaignId, code, noteId);
    if (note === undefined) continue;
    const campaign = await deps.database.read.campaign(campaignId);
    return { note, campaign, mailbox, itemId: known.item.id, report: known.message.deliveryReport };
  }
  return null;
};

/** Looks again a few times while the outcome of the attempt is being written; that takes moments. */
const settledNote = async (
  deps: Dependencies,
  campaignId: string,
  code: string,
  noteId: string,
): Promise<OutboxNote | undefined> => {
  for (let look = 1; ; look += 1) {
    const note = (await deps.database.read.notesOf(campaignId, code)).find(({ id }) => id === noteId);
    if (note === undefined || look === mostLooks || !isUnderWay(note, deps.time.nowMs())) return note;
    await wait(lookMs);
  }
};

/** What a bounce changed. */
export interface BounceConsequence {
  readonly cycle: RequestCycle;
  /** For the end of the transaction. */
  readonly entries: readonly LedgerEntry[];
}

/** A note whose outcome is being written, or is awaited, is at its mailbox still. */
const isUnderWay = (note: OutboxNote, realNowMs: number): boolean =>
  note.state === 'claimed' && note.leaseRealUntilMs !== null && note.leaseRealUntilMs > realNowMs;

/**
 * What a bounce does, under the lock of the cycle. The note goes on to the mission's next mailbox; where
 * none is left a person has a task and the request is undeliverable. The report about a mailbox that the
 * note has left, or that has failed before, is written down and changes nothing.
 * @throws TemporaryFailure while the outcome of the attempt is not written: an exchange may report faster than it answers
 */
export const recordBounce = async (
  deps: Dependencies,
  unit: Unit,
  bounce: Bounce,
  locked: LockedAddressee,
  atMs: number,
): Promise<BounceConsequence> => {
  const { campaign, mailbox, report } = bounce;
  const [row] = await unit.lockNotes([bounce.note]);
  const { cycle } = locked;
  if (row === undefined || row.envelopeTo !== mailbox || !mayHaveArrived(row))
    return { cycle, entries: [bounceEntry(bounce, atMs, { permanent: false, late: true })] };
  if (isUnderWay(row, deps.time.nowMs()))
    throw new TemporaryFailure(`The outcome of ${row.reference} is not written yet; its bounce is judged after it.`);

  const reason = report?.diagnostic ?? report?.status ?? 'no reason given';
  if (locked.workingMailbox === mailbox) await unit.keepWorkingMailbox(campaign.id, row.code, null);
  const left = await unit.leftMailboxes([row.id]);
  const next = nextMailbox(locked, [mailbox, ...left.map((route) => route.mailbox)]);
  const { kind, sequence } = row;
  if (next !== null && isCycleNoteKind(kind) && isAwaiting(cycle)) {
    const { rerouting, entry } = reroute(deps, campaign.definition, row, {
      mailbox: next,
      cause: 'bounced',
      reason,
      from: row,
      // A copy was accepted there, whatever became of it.
      possibleDuplicate: true,
      atMs,
    });
    await unit.rerouteNotes([rerouting]);
    const after = await save(unit, campaign.id, cycle, apply(cycle, { type: 'note-returned', kind, sequence, atMs }));
    return { cycle: after, entries: [bounceEntry(bounce, atMs, { permanent: false }), entry] };
  }

  await unit.changeNotes([{ ...row, state: 'bounced', notBeforeAtMs: null, response: report?.diagnostic ?? null }]);
  const failed = isCycleNoteKind(kind) ? apply(cycle, { type: 'delivery-failed', atMs }) : cycle;
  const after = await save(unit, campaign.id, cycle, failed);
  await unit.openTasks([
    {
      campaignId: campaign.id,
      addresseeCode: row.code,
      kind: 'bounce',
      reason: `${row.reference} came back from ${mailbox}: ${reason}`,
      openedAtMs: atMs,
    },
  ]);
  return { cycle: after, entries: [bounceEntry(bounce, atMs, {})] };
};

/** Whether the exchange may have it: one that was refused, came back or was given up cannot come back again. */
const mayHaveArrived = ({ state }: OutboxNote): boolean =>
  state === 'accepted' || state === 'claimed' || state === 'uncertain' || state === 'deferred';

const save = async (
  unit: Unit,
  campaignId: string,
  cycle: RequestCycle,
  after: RequestCycle,
): Promise<RequestCycle> => {
  if (after !== cycle) await unit.saveCycles(campaignId, [after]);
  return after;
};

const bounceEntry = ({ note, mailbox, itemId, report }: Bounce, atMs: number, more: object): LedgerEntry => ({
  atMs,
  type: 'bounce-recorded',
  subject: note.code,
  actor: engine,
  data: {
    itemId,
    noteMessageId: note.messageId,
    kind: note.kind,
    recipient: mailbox,
    status: report?.status ?? null,
    ...more,
  },
});
