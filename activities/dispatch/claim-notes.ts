import { campaignTime } from '../../domain/campaign/clock.ts';
import { domainOf } from '../../domain/directory/mailbox.ts';
import { noteIdentity } from '../../domain/dispatch/message-id.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import { engine } from '../../domain/ledger/event.ts';
import { nextNote, wantsNote } from '../../domain/remind/next-note.ts';
import type { CycleNoteKind, CyclePlan, RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { UnjudgedItem } from '../ports/intake.ts';
import type { NoteChange, NoteKey, OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';

/** A note whose claim this worker holds, with the real moment before which a rate limit keeps it. */
export interface ClaimedNote {
  readonly note: OutboxNote;
  readonly slotRealMs: number;
}

export interface Claim {
  readonly claimed: readonly ClaimedNote[];
  /** Notes not to be tried now, with the campaign moment to ask again. */
  readonly waits: readonly { readonly key: NoteKey; readonly notBeforeMs: number }[];
  /** The cycles as they stand, whether or not something was claimed for them. */
  readonly cycles: readonly RequestCycle[];
}

/** Real milliseconds until a reminder is asked for again whose mission has a reply in our hands, not judged yet. */
const replyInHandMs = 500;

type Verdict =
  | { readonly kind: 'claim' }
  | { readonly kind: 'wait'; readonly notBeforeMs: number }
  | { readonly kind: 'drop'; readonly reason: string }
  | { readonly kind: 'settled' };

interface Situation {
  readonly note: OutboxNote;
  readonly cycle: RequestCycle;
  readonly plan: CyclePlan;
  readonly nowMs: number;
  readonly realNowMs: number;
  readonly speed: number;
  readonly replyInHand: boolean;
}

/**
 * Takes the notes for this worker (design D3): a lease fenced by the attempt, given only after the
 * cycle was asked again, under lock, whether it still wants this note.
 */
export const claimNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<Claim> => {
  const plan = cyclePlan(campaign.definition, campaign.workingMornings);
  return deps.database.transaction(async (unit) => {
    const cycles = new Map(
      (await unit.lockCycles(campaign.id, { codes: keys.map(({ code }) => code) })).map(({ cycle }) => [
        cycle.code,
        cycle,
      ]),
    );
    const notes = await unit.lockNotes(keys);
    const inHand = notes.some(({ kind }) => kind === 'reminder') ? await unit.itemsInHand() : [];
    const realNowMs = deps.time.nowMs();
    const nowMs = campaignTime(campaign.clock, realNowMs);

    const judged = notes.flatMap((note) => {
      const cycle = cycles.get(note.code);
      if (cycle === undefined) return [];
      const replyInHand = note.kind === 'reminder' && inHand.some((item) => mayAnswer(deps, campaign, item, note));
      const situation = { note, cycle, plan, nowMs, realNowMs, speed: campaign.clock.speed, replyInHand };
      return [{ note, verdict: verdictOn(situation) }];
    });
    const claimed = judged.filter(({ verdict }) => verdict.kind === 'claim').map(({ note }) => note);
    const { ratePerSecond } = campaign.definition.sending;
    const firstSlotMs =
      ratePerSecond === null || claimed.length === 0
        ? realNowMs
        : await unit.reserveSlots(campaign.id, claimed.length, ratePerSecond, realNowMs);
    const slots = claimed.map(
      (_, index) => firstSlotMs + (ratePerSecond === null ? 0 : (index * 1000) / ratePerSecond),
    );

    const taken = claimed.map((note, index) => ({
      ...note,
      state: 'claimed' as const,
      attempt: note.attempt + 1,
      firstTriedAtMs: note.firstTriedAtMs ?? nowMs,
      leaseRealUntilMs: (slots[index] as number) + deps.leaseMs,
      possibleDuplicate: note.possibleDuplicate || isUnknown(note),
    }));
    await unit.changeNotes([...taken.map(changeOf), ...dropped(judged).map(changeOf)]);
    await unit.append(campaign.id, [
      ...taken.map((note, index) => claimEntry(note, claimed[index] as OutboxNote, nowMs)),
      ...dropEntries(judged, nowMs),
    ]);
    return {
      claimed: taken.map((note, index) => ({ note, slotRealMs: slots[index] as number })),
      waits: judged.flatMap(({ note, verdict }) =>
        verdict.kind === 'wait' ? [{ key: note, notBeforeMs: verdict.notBeforeMs }] : [],
      ),
      cycles: [...cycles.values()],
    };
  });
};

/**
 * Whether an item not judged yet may be this addressee's reply: it comes from the domain the note goes
 * to, or answers the request or a reminder. Judging takes moments; a reminder can wait for that.
 */
const mayAnswer = (
  deps: Dependencies,
  { id, definition }: CampaignRecord,
  item: UnjudgedItem,
  note: OutboxNote,
): boolean => {
  if (domainOf(item.envelopeFrom) === domainOf(note.envelopeTo)) return true;
  if (item.answers.length === 0) return false;
  const key = { campaignId: id, addresseeCode: note.code };
  const { senderMailbox } = definition.office;
  const earlier = Array.from({ length: note.sequence - 1 }, (_, index) =>
    noteIdentity({ ...key, kind: 'reminder', sequence: index + 1 }, deps.sha256, senderMailbox),
  );
  const request = noteIdentity({ ...key, kind: 'request', sequence: 1 }, deps.sha256, senderMailbox);
  return [request, ...earlier].some(({ messageId }) => item.answers.includes(messageId));
};

/** The outcome of the last attempt never came: the exchange may have the note already. */
const isUnknown = (note: OutboxNote): boolean => note.state === 'claimed' || note.state === 'uncertain';

const verdictOn = (situation: Situation): Verdict => {
  const { note, cycle, nowMs, realNowMs, speed } = situation;
  if (note.state === 'accepted' || note.state === 'refused' || note.state === 'bounced') return { kind: 'settled' };
  if (note.mimeSha256 === null) return { kind: 'wait', notBeforeMs: nowMs };
  if (note.state === 'claimed' && note.leaseRealUntilMs !== null && note.leaseRealUntilMs > realNowMs)
    return { kind: 'wait', notBeforeMs: nowMs + (note.leaseRealUntilMs - realNowMs) * speed };
  if (note.kind === 'acknowledgement') return { kind: 'claim' };
  const wanted = { kind: note.kind, sequence: note.sequence };
  if (wantsNote(cycle, situation.plan, wanted, nowMs))
    return situation.replyInHand ? { kind: 'wait', notBeforeMs: nowMs + replyInHandMs * speed } : { kind: 'claim' };
  // A dropped note may be wanted again: a deadline moved, and moved the reminder with it.
  return note.state === 'dropped' ? { kind: 'settled' } : notWanted(situation, wanted);
};

const notWanted = (
  { note, cycle, plan, nowMs }: Situation,
  wanted: { readonly kind: CycleNoteKind; readonly sequence: number },
): Verdict => {
  const next = nextNote(cycle, plan, nowMs);
  if (next !== null && next.kind === wanted.kind && next.sequence === wanted.sequence)
    return { kind: 'wait', notBeforeMs: next.dueAtMs };
  // A claim that broke off keeps its row: if the exchange took it, the answer may still come.
  return note.state === 'claimed' ? { kind: 'settled' } : { kind: 'drop', reason: `the request is ${cycle.phase}` };
};

const changeOf = (note: OutboxNote): NoteChange => ({
  id: note.id,
  state: note.state,
  attempt: note.attempt,
  leaseRealUntilMs: note.leaseRealUntilMs,
  firstTriedAtMs: note.firstTriedAtMs,
  notBeforeAtMs: null,
  acceptedAtMs: note.acceptedAtMs,
  response: null,
  possibleDuplicate: note.possibleDuplicate,
});

type Judged = readonly { readonly note: OutboxNote; readonly verdict: Verdict }[];

const dropped = (judged: Judged): OutboxNote[] =>
  judged.flatMap(({ note, verdict }) =>
    verdict.kind === 'drop'
      ? [{ ...note, state: 'dropped' as const, possibleDuplicate: note.possibleDuplicate || isUnknown(note) }]
      : [],
  );

const dropEntries = (judged: Judged, atMs: number): LedgerEntry[] =>
  judged.flatMap(({ note, verdict }) =>
    verdict.kind === 'drop'
      ? [
          {
            atMs,
            type: 'note-dropped',
            subject: note.code,
            actor: engine,
            data: { messageId: note.messageId, kind: note.kind, sequence: note.sequence, reason: verdict.reason },
          },
        ]
      : [],
  );

const claimEntry = (note: OutboxNote, before: OutboxNote, atMs: number): LedgerEntry => ({
  atMs,
  type: 'note-claimed',
  subject: note.code,
  actor: engine,
  data: {
    messageId: note.messageId,
    kind: note.kind,
    sequence: note.sequence,
    attempt: note.attempt,
    ...(isUnknown(before) ? { previousOutcome: 'unknown' } : {}),
  },
});
