import { campaignTime } from '../../domain/campaign/clock.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import { engine } from '../../domain/ledger/event.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import { isCycleNoteKind, type RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { cyclePlan } from '../../domain/request-cycle/plan.ts';
import type { DispatchPause } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteChange, NoteKey, OutboxNote } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { isUnknown, mayAnswer, type Verdict, verdictOn } from './claim-verdict.ts';
import { untoldTask } from './withdrawal-notes.ts';

/** A note whose claim this worker holds, with the real moment before which a rate limit keeps it. */
export interface ClaimedNote {
  readonly note: OutboxNote;
  readonly slotRealMs: number;
}

export interface Claim {
  readonly claimed: readonly ClaimedNote[];
  /** Notes not to be tried now, with the campaign moment to ask again, and the pause that is the reason if it is. */
  readonly waits: readonly { readonly key: NoteKey; readonly notBeforeMs: number; readonly pause: number | null }[];
  /** The cycles as they stand, whether or not something was claimed for them. */
  readonly cycles: readonly RequestCycle[];
  /** The pause of sending that held at the moment of the claim. */
  readonly pause: DispatchPause | null;
}

/**
 * Takes the notes for this worker (design D3): a lease fenced by the attempt, given only after the
 * cycle was asked again, under lock, whether it still wants this note. While sending is paused nothing
 * is claimed; notes that wait for a person are laid out all the same.
 */
export const claimNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<Claim> => {
  const plan = cyclePlan(campaign.definition, campaign.workingMornings, campaign.clock);
  return deps.database.transaction(async (unit) => {
    const addressees = new Map(
      (await unit.lockCycles(campaign.id, { codes: keys.map(({ code }) => code) })).map((locked) => [
        locked.cycle.code,
        locked,
      ]),
    );
    const notes = await unit.lockNotes(keys);
    const withdrawals = keys.filter(({ kind }) => kind === 'withdrawal');
    const requests = new Map(
      (await unit.lockNotes(withdrawals.map(requestOf))).map((request) => [request.code, request]),
    );
    // Before the look at what has arrived: what is stored after it crosses the reminder in the post.
    const lookedRealMs = deps.time.nowMs();
    const inHand = notes.some(({ kind }) => kind === 'reminder') ? await unit.itemsInHand() : [];
    const pause = await unit.dispatchPause(campaign.id);
    const realNowMs = deps.time.nowMs();
    const nowMs = campaignTime(campaign.clock, realNowMs);

    const judged = notes.flatMap((note) => {
      const addressee = addressees.get(note.code);
      if (addressee === undefined) return [];
      const replyInHand = note.kind === 'reminder' && inHand.some((item) => mayAnswer(item, note, addressee));
      const request = requests.get(note.code);
      const situation = { note, plan, nowMs, realNowMs, speed: campaign.clock.speed, replyInHand, pause, request };
      return [{ note, verdict: verdictOn({ ...situation, cycle: addressee.cycle }) }];
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
    const laidOut = judged.filter(({ verdict }) => verdict.kind === 'lay-out').map(({ note }) => note);
    const cycles = new Map([...addressees].map(([code, { cycle }]) => [code, cycle]));
    const changed = layOut(cycles, laidOut, nowMs);
    await unit.saveCycles(campaign.id, changed);
    await unit.changeNotes([
      ...taken.map(changeOf),
      ...laidOut.map((note) => changeOf({ ...note, state: note.channel === 'portal' ? 'to-notify' : 'to-deliver' })),
      ...dropped(judged).map(changeOf),
    ]);
    const untold = judged.flatMap(({ note, verdict }) =>
      verdict.kind === 'drop' && verdict.isUnknown === true ? (requests.get(note.code) ?? []) : [],
    );
    if (untold.length > 0) await unit.openTasks(untold.map((request) => untoldTask(request, nowMs)));
    await unit.append(campaign.id, [
      ...taken.map((note, index) => claimEntry(note, claimed[index] as OutboxNote, nowMs, lookedRealMs)),
      ...laidOut.map((note) => layOutEntry(note, nowMs)),
      ...dropEntries(judged, nowMs),
    ]);
    return {
      claimed: taken.map((note, index) => ({ note, slotRealMs: slots[index] as number })),
      waits: judged.flatMap(({ note, verdict }) =>
        verdict.kind === 'wait' ? [{ key: note, notBeforeMs: verdict.notBeforeMs, pause: verdict.pause }] : [],
      ),
      cycles: [...cycles.values()],
      pause,
    };
  });
};

/** Tells the cycles of notes that lie ready for delivery by hand. @returns those that changed */
const layOut = (cycles: Map<string, RequestCycle>, notes: readonly OutboxNote[], atMs: number): RequestCycle[] => {
  const changed = new Set<string>();
  for (const { code, kind, sequence } of notes) {
    const cycle = cycles.get(code);
    if (cycle === undefined || !isCycleNoteKind(kind)) continue;
    cycles.set(code, apply(cycle, { type: 'note-laid-out', kind, sequence, atMs }));
    changed.add(code);
  }
  return [...changed].flatMap((code) => cycles.get(code) ?? []);
};

const requestOf = ({ campaignId, code }: NoteKey): NoteKey => ({ campaignId, code, kind: 'request', sequence: 1 });

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

const entryOf = (type: string, note: OutboxNote, atMs: number, more: object): LedgerEntry => ({
  atMs,
  type,
  subject: note.code,
  actor: engine,
  data: { messageId: note.messageId, kind: note.kind, sequence: note.sequence, ...more },
});

const dropEntries = (judged: Judged, atMs: number): LedgerEntry[] =>
  judged.flatMap(({ note, verdict }) =>
    verdict.kind === 'drop' ? [entryOf('note-dropped', note, atMs, { reason: verdict.reason })] : [],
  );

const layOutEntry = (note: OutboxNote, atMs: number): LedgerEntry =>
  entryOf('note-laid-out', note, atMs, { channel: note.channel, reference: note.reference });

const claimEntry = (note: OutboxNote, before: OutboxNote, atMs: number, lookedRealMs: number): LedgerEntry =>
  entryOf('note-claimed', note, atMs, {
    attempt: note.attempt,
    // Real time, as the logs of the exchange and the missions have it.
    ...(note.kind === 'reminder' ? { noReplyUntil: new Date(lookedRealMs).toISOString() } : {}),
    ...(isUnknown(before) ? { previousOutcome: 'unknown' } : {}),
  });
