import { nextAttemptAtMs } from '../../domain/dispatch/retry.ts';
import { nextMailbox, type RouteCause } from '../../domain/dispatch/route.ts';
import { engine, type LedgerEntry } from '../../domain/ledger/event.ts';
import type { CycleEvent } from '../../domain/request-cycle/apply.ts';
import { isCycleNoteKind } from '../../domain/request-cycle/cycle.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { HeldNote, LeftMailbox, NoteChange, OutboxNote, Rerouting } from '../ports/outbox.ts';
import type { DeliveryResult } from '../ports/outside.ts';
import type { CampaignRecord, NewTask } from '../ports/records.ts';
import { reroute } from './reroute.ts';

/** How an attempt ended that was made, or was not made because sending was paused when its turn came. */
export type AttemptResult =
  | DeliveryResult
  | { readonly outcome: 'withheld'; readonly reason: string; readonly response: null };

/** One attempt and how it ended. `note` is the row as it was claimed. */
export interface Delivery {
  readonly note: OutboxNote;
  readonly result: AttemptResult;
}

/** The row and its route as they stand under lock. */
export type Standing = Omit<HeldNote, 'cycle'>;

/** What one delivery changes, decided before anything is written. */
export interface Consequence {
  readonly change: NoteChange | null;
  readonly event: CycleEvent | null;
  readonly entries: readonly LedgerEntry[];
  readonly task: NewTask | null;
  readonly acknowledged: string | null;
  readonly rerouting: Rerouting | null;
  /** The mailbox at which later notes to the addressee begin, where it is another than until now. */
  readonly working: string | null;
}

const nothing: Consequence = {
  change: null,
  event: null,
  entries: [],
  task: null,
  acknowledged: null,
  rerouting: null,
  working: null,
};

/**
 * Decides about one outcome.
 * @param left mailboxes that the note has left; asked for only where they matter (`asksForRoutes`)
 */
export const consequenceOf = (
  deps: Pick<Dependencies, 'keyedHash'>,
  campaign: CampaignRecord,
  delivery: Delivery,
  row: Standing,
  left: readonly LeftMailbox[],
  atMs: number,
): Consequence => {
  const { note, result } = delivery;
  if (result.outcome === 'accepted') return acceptance(delivery, row, atMs);
  // Fenced: somebody else holds a later attempt, or the note is settled; only an acceptance is still news.
  if (row.state !== 'claimed' || row.attempt !== note.attempt) return nothing;
  if (result.outcome === 'withheld') return withheld(delivery, atMs);
  const failed = (cause: RouteCause, reason: string): Consequence => {
    const mailbox = nextMailbox(row, [note.envelopeTo, ...left.map((route) => route.mailbox)]);
    return mailbox === null
      ? refused(delivery, atMs, reason)
      : { ...nothing, ...goesOn(deps, campaign, delivery, { mailbox, cause, reason, atMs }) };
  };
  if (result.outcome === 'permanent') return failed('refused', result.reason);
  const attempt = note.attempt - note.attemptsElsewhere;
  const notBeforeMs = nextAttemptAtMs(campaign.definition.sending, {
    attempt,
    firstAttemptAtMs: note.firstTriedAtMs ?? atMs,
    refusedAtMs: atMs,
  });
  return notBeforeMs === null
    ? failed('given-up', `given up after ${attempt} attempts: ${result.reason}`)
    : deferred(delivery, atMs, notBeforeMs);
};

/** Whether a decision about this outcome needs to know which mailboxes the note has left. */
export const asksForRoutes = ({ result }: Delivery, row: Standing): boolean =>
  result.outcome !== 'accepted' && row.mailboxes.length > 1;

const acceptance = (delivery: Delivery, row: Standing, atMs: number): Consequence => {
  const { note } = delivery;
  // An attempt sends once: at the same attempt this is our own record, whose commit was not answered.
  if (row.state === 'accepted') return row.attempt === note.attempt ? nothing : extraCopy(delivery, atMs);
  // It was thought lost, and the note has left this mailbox since: the next one settles it.
  if (row.envelopeTo !== note.envelopeTo) return extraCopy(delivery, atMs);
  return { ...accepted(delivery, atMs), working: news(note.envelopeTo, row) };
};

/** The mailbox, where later notes would begin at another. */
const news = (mailbox: string, { mailboxes, workingMailbox }: Standing): string | null =>
  mailbox === (workingMailbox ?? mailboxes[0]) ? null : mailbox;

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
    event: isCycleNoteKind(note.kind)
      ? { type: 'note-accepted', kind: note.kind, sequence: note.sequence, atMs }
      : null,
    entries: isAcknowledgement
      ? [
          main,
          {
            ...main,
            type: 'submission-acknowledged',
            data: {
              messageId: note.messageId,
              inReplyTo: note.inReplyTo,
              submissionId: note.submissionId,
              version: note.sequence,
            },
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

/** It was claimed, and sending was paused before its turn came: nothing was tried. */
const withheld = (delivery: Delivery, atMs: number): Consequence => {
  const { note, result } = delivery;
  const isFirst = note.attempt - note.attemptsElsewhere === 1;
  return {
    ...nothing,
    change: settle(note, 'deferred', isFirst ? { firstTriedAtMs: null } : {}),
    entries: [entry('note-withheld', delivery, atMs, { reason: result.reason })],
  };
};

const deferred = (delivery: Delivery, atMs: number, notBeforeMs: number): Consequence => {
  const { note, result } = delivery;
  const uncertain = result.outcome === 'uncertain';
  return {
    ...nothing,
    change: settle(note, uncertain ? 'uncertain' : 'deferred', { notBeforeAtMs: notBeforeMs, response: result.reason }),
    event: isCycleNoteKind(note.kind)
      ? { type: 'note-deferred', kind: note.kind, sequence: note.sequence, notBeforeMs }
      : null,
    entries: [
      entry(uncertain ? 'note-uncertain' : 'note-deferred', delivery, atMs, {
        reason: result.reason,
        notBefore: new Date(notBeforeMs).toISOString(),
      }),
    ],
  };
};

/** The mailbox has failed and another is left: the same note goes on, and the cycle wants it as before. */
const goesOn = (
  deps: Pick<Dependencies, 'keyedHash'>,
  campaign: CampaignRecord,
  delivery: Delivery,
  change: { readonly mailbox: string; readonly cause: RouteCause; readonly reason: string; readonly atMs: number },
): Pick<Consequence, 'rerouting' | 'entries'> => {
  const { note, result } = delivery;
  const possibleDuplicate = note.possibleDuplicate;
  const rerouted = reroute(deps, campaign.definition, note, { ...change, from: note, possibleDuplicate });
  return {
    rerouting: rerouted.rerouting,
    entries: [
      { ...rerouted.entry, data: { ...rerouted.entry.data, attempt: note.attempt, response: result.response } },
    ],
  };
};

const refused = (delivery: Delivery, atMs: number, reason: string): Consequence => {
  const { note } = delivery;
  return {
    ...nothing,
    change: settle(note, 'refused', { response: reason }),
    event: isCycleNoteKind(note.kind) ? { type: 'delivery-failed', atMs } : null,
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
