import { domainOf } from '../../domain/directory/mailbox.ts';

import { isLaidOut } from '../../domain/dispatch/notes-to-deliver.ts';
import { withdrawalNotice } from '../../domain/dispatch/withdrawal.ts';

import { nextNote, wantsNote } from '../../domain/remind/next-note.ts';
import {
  type CycleNoteKind,
  type CyclePlan,
  isCycleNoteKind,
  type RequestCycle,
} from '../../domain/request-cycle/cycle.ts';
import type { DispatchPause } from '../ports/database.ts';
import type { UnjudgedItem } from '../ports/intake.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import type { LockedAddressee } from '../ports/records.ts';

/** Real milliseconds until a note is asked for again that waits for what is being written just now. */
const momentMs = 500;

/** What becomes of a note that somebody wants to send now. */
export type Verdict =
  | { readonly kind: 'claim' }
  /** No mail carries it or points to it: it lies ready until a person has delivered it or handed its link over. */
  | { readonly kind: 'lay-out' }
  /** `pause`: number of the pause that holds it back, null where there is another reason. */
  | { readonly kind: 'wait'; readonly notBeforeMs: number; readonly pause: number | null }
  /** `isUnknown`: nobody knows whether what it withdraws arrived, so a person has to find out. */
  | { readonly kind: 'drop'; readonly reason: string; readonly isUnknown?: true }
  | { readonly kind: 'settled' };

export interface Situation {
  readonly note: OutboxNote;
  readonly cycle: RequestCycle;
  readonly plan: CyclePlan;
  readonly nowMs: number;
  readonly realNowMs: number;
  readonly speed: number;
  readonly replyInHand: boolean;
  /** The pause of sending that holds; null = none. */
  readonly pause: DispatchPause | null;
  /** The request to the same addressee, where the note withdraws it. */
  readonly request?: OutboxNote | undefined;
}

/** The outcome of the last attempt never came: the exchange may have the note already. */
export const isUnknown = (note: OutboxNote): boolean => note.state === 'claimed' || note.state === 'uncertain';

/** Judges one note under lock: the cycle is asked once more whether it wants it. */
export const verdictOn = (situation: Situation): Verdict => {
  const { note, cycle, nowMs, realNowMs, speed } = situation;
  if (note.state === 'accepted' || note.state === 'refused' || note.state === 'bounced' || isLaidOut(note, cycle))
    return { kind: 'settled' };
  if ((note.envelopeTo === '' ? note.pdfSha256 : note.mimeSha256) === null) return waitUntil(nowMs);
  if (note.state === 'claimed' && note.leaseRealUntilMs !== null && note.leaseRealUntilMs > realNowMs)
    return waitUntil(nowMs + (note.leaseRealUntilMs - realNowMs) * speed);
  if (!isCycleNoteKind(note.kind)) return besidesTheCycle(situation);
  const named = { kind: note.kind, sequence: note.sequence };
  if (wantsNote(cycle, situation.plan, named, nowMs))
    return situation.replyInHand ? waitUntil(nowMs + momentMs * speed) : wanted(situation);
  // A dropped note may be wanted again: a deadline moved, and moved the reminder with it.
  return note.state === 'dropped' ? { kind: 'settled' } : notWanted(situation, named);
};

/** Notes that hang on something else than the cycle: only of a withdrawal it may turn out that it is not wanted. */
const besidesTheCycle = (situation: Situation): Verdict => {
  const { note, request, nowMs, realNowMs, speed } = situation;
  if (note.state === 'dropped') return { kind: 'settled' };
  if (note.notBeforeAtMs !== null && note.notBeforeAtMs > nowMs) return waitUntil(note.notBeforeAtMs);
  if (note.kind !== 'withdrawal') return wanted(situation);
  const leaseMs = (request?.leaseRealUntilMs ?? realNowMs) - realNowMs;
  switch (withdrawalNotice(request?.state, leaseMs > 0)) {
    case 'tell':
      return wanted(situation);
    case 'wait':
      return waitUntil(nowMs + Math.min(leaseMs, momentMs) * speed);
    case 'unknown':
      return { kind: 'drop', reason: 'whether the request arrived is not known', isUnknown: true };
    case 'nothing':
      return { kind: 'drop', reason: 'the request did not arrive' };
  }
};

const waitUntil = (notBeforeMs: number): Verdict => ({ kind: 'wait', notBeforeMs, pause: null });

const wanted = ({ note, pause, plan }: Situation): Verdict => {
  if (note.envelopeTo === '') return { kind: 'lay-out' };
  return pause === null ? { kind: 'claim' } : { kind: 'wait', notBeforeMs: plan.closeAtMs, pause: pause.number };
};

const notWanted = (
  { note, cycle, plan, nowMs }: Situation,
  named: { readonly kind: CycleNoteKind; readonly sequence: number },
): Verdict => {
  const next = nextNote(cycle, plan, nowMs);
  if (next !== null && next.kind === named.kind && next.sequence === named.sequence) return waitUntil(next.dueAtMs);
  // A claim that broke off keeps its row: if the exchange took it, the answer may still come.
  return note.state === 'claimed' ? { kind: 'settled' } : { kind: 'drop', reason: `the request is ${cycle.phase}` };
};

/**
 * Whether an item not judged yet may be this addressee's reply: it comes from the domain of one of its
 * mailboxes, or answers a note to it. Judging takes moments; a reminder can wait for that.
 */
export const mayAnswer = (
  item: UnjudgedItem,
  note: OutboxNote,
  { mailboxes }: Pick<LockedAddressee, 'mailboxes'>,
): boolean =>
  mailboxes.some((mailbox) => domainOf(mailbox) === domainOf(item.envelopeFrom)) ||
  item.answers.some(({ campaignId, code }) => campaignId === note.campaignId && code === note.code);
