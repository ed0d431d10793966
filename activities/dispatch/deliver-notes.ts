import { setTimeout as wait } from 'node:timers/promises';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { NoteKey } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { type Claim, type ClaimedNote, claimNotes } from './claim-notes.ts';
import { DeliveryRecorder } from './delivery-recorder.ts';

/** Notes claimed at a time: few, so that the cycle is asked shortly before its note leaves. */
const claimSize = 25;

/** Seconds of a rate-limited campaign that one claim may cover. */
const claimSeconds = 5;

export interface Delivered {
  readonly cycles: ReadonlyMap<string, RequestCycle>;
  readonly waits: Claim['waits'];
}

/** Claim, send, record (design D3), in small groups. */
export const deliverNotes = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  keys: readonly NoteKey[],
): Promise<Delivered> => {
  const cycles = new Map<string, RequestCycle>();
  const waits: Claim['waits'][number][] = [];
  const recorder = new DeliveryRecorder(deps, campaign);
  const { ratePerSecond } = campaign.definition.sending;
  const size =
    ratePerSecond === null ? claimSize : Math.max(1, Math.min(claimSize, Math.floor(ratePerSecond * claimSeconds)));
  for (let start = 0; start < keys.length; start += size) {
    const claim = await claimNotes(deps, campaign, keys.slice(start, start + size));
    waits.push(...claim.waits);
    for (const cycle of claim.cycles) cycles.set(cycle.code, cycle);
    const documents = await deps.database.read.blobs(claim.claimed.flatMap(({ note }) => note.mimeSha256 ?? []));
    const delivered = await Promise.allSettled(
      claim.claimed.map((claimed) => deliver(deps, recorder, claimed, documents)),
    );
    for (const outcome of delivered) {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (outcome.value !== undefined) cycles.set(outcome.value.code, outcome.value);
    }
  }
  return { cycles, waits };
};

const deliver = async (
  deps: Dependencies,
  recorder: DeliveryRecorder,
  { note, slotRealMs }: ClaimedNote,
  documents: ReadonlyMap<string, Uint8Array>,
): Promise<RequestCycle | undefined> => {
  const early = slotRealMs - deps.time.nowMs();
  if (early > 0) await wait(early);
  const mime = documents.get(note.mimeSha256 ?? '') as Uint8Array;
  const result = await deps.mailer.send({ mime, envelopeFrom: note.envelopeFrom, envelopeTo: note.envelopeTo });
  return recorder.record({ note, result });
};
