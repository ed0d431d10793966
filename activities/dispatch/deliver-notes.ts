import { setTimeout as wait } from 'node:timers/promises';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteKey } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { type Claim, type ClaimedNote, claimNotes } from './claim-notes.ts';
import type { AttemptResult } from './delivery-consequence.ts';
import { type DeliveryLane, laneOf } from './delivery-lane.ts';
import type { RecordedDelivery } from './delivery-recorder.ts';

/** Notes claimed at a time: few, so that the cycle is asked shortly before its note leaves. */
const claimSize = 100;

/** Seconds of a rate-limited campaign that one claim may cover. */
const claimSeconds = 5;

export interface Delivered {
  readonly cycles: ReadonlyMap<string, RequestCycle>;
  readonly waits: Claim['waits'];
}

/** Claim, send, record (design D3), in small groups; a note that goes on to another mailbox is claimed again at once. */
export const deliverNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<Delivered> => {
  const cycles = new Map<string, RequestCycle>();
  const waits: Claim['waits'][number][] = [];
  const { ratePerSecond } = campaign.definition.sending;
  const size =
    ratePerSecond === null ? claimSize : Math.max(1, Math.min(claimSize, Math.floor(ratePerSecond * claimSeconds)));
  // A note tries each mailbox of its mission once, so the rounds come to an end.
  for (let round = keys; round.length > 0; ) {
    const rerouted: NoteKey[] = [];
    for (let start = 0; start < round.length; start += size) {
      const group = await beginGroup(deps, campaign, round.slice(start, start + size));
      waits.push(...group.claim.waits);
      for (const cycle of group.claim.cycles) cycles.set(cycle.code, cycle);
      for (const [index, outcome] of (await Promise.allSettled(group.outcomes)).entries()) {
        if (outcome.status === 'rejected') throw outcome.reason;
        const { cycle } = outcome.value;
        if (cycle !== undefined) cycles.set(cycle.code, cycle);
        if (outcome.value.rerouted) rerouted.push((group.claim.claimed[index] as ClaimedNote).note);
      }
    }
    round = rerouted;
  }
  return { cycles, waits };
};

interface BegunGroup {
  readonly claim: Claim;
  /** What was written of each note claimed, in their order. */
  readonly outcomes: readonly Promise<RecordedDelivery>[];
}

/** Claims a group and resolves when the last of its notes has begun to leave; then the next group may be claimed. */
const beginGroup = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<BegunGroup> => {
  const lane = laneOf(deps, campaign.id);
  const leave = await lane.groups.take();
  try {
    const claim = await claimNotes(deps, campaign, keys);
    lane.pause = claim.pause;
    const documents = await deps.database.read.blobs(claim.claimed.flatMap(({ note }) => note.mimeSha256 ?? []));
    const deliveries = claim.claimed.map((claimed) => deliver(deps, campaign, lane, claimed, documents));
    await Promise.allSettled(deliveries.map(({ begun }) => begun));
    return { claim, outcomes: deliveries.map(({ outcome }) => outcome) };
  } finally {
    leave();
  }
};

interface BegunDelivery {
  readonly begun: Promise<unknown>;
  readonly outcome: Promise<RecordedDelivery>;
}

/**
 * Holds its permit until the outcome is written, so that a killed worker leaves no more acceptances
 * unwritten than there are permits (delivery-lane.ts).
 */
const deliver = (
  deps: Dependencies,
  campaign: CampaignRecord,
  lane: DeliveryLane,
  { note, slotRealMs }: ClaimedNote,
  documents: ReadonlyMap<string, Uint8Array>,
): BegunDelivery => {
  const mime = documents.get(note.mimeSha256 ?? '') as Uint8Array;
  const begin = async (): Promise<() => void> => {
    const early = slotRealMs - deps.time.nowMs();
    if (early > 0) await wait(early);
    return lane.senders.take();
  };
  const attempt = async (): Promise<AttemptResult> =>
    lane.pause === null
      ? deps.mailer.send({ mime, envelopeFrom: note.envelopeFrom, envelopeTo: note.envelopeTo })
      : { outcome: 'withheld', reason: 'sending was paused before its turn came', response: null };
  const send = async (begun: Promise<() => void>): Promise<RecordedDelivery> => {
    const giveBack = await begun;
    try {
      return await lane.recorder.record(campaign, { note, result: await attempt() });
    } finally {
      giveBack();
    }
  };
  const begun = begin();
  return { begun, outcome: send(begun) };
};
