import { campaignTime } from '../../domain/campaign/clock.ts';
import { handDeliveryMoment } from '../../domain/dispatch/hand-delivery.ts';
import { isLaidOut } from '../../domain/dispatch/notes-to-deliver.ts';
import { DomainRefusal } from '../../domain/errors.ts';
import type { LedgerEntry } from '../../domain/ledger/event.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Activities } from '../../workflows/contracts/activities.ts';
import type { HandDeliveryInput } from '../../workflows/contracts/campaign.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { OutboxNote } from '../ports/outbox.ts';
import { acceptanceEntries, markAccepted } from './mark-accepted.ts';

/** Characters of "by whom". */
const longestBy = 100;

/**
 * A person delivered what lay ready for an addressee: each note counts as accepted from that day. Said again,
 * it changes nothing more.
 * @throws NotFound for an officer or an addressee nobody knows
 * @throws DomainRefusal `nothing-to-deliver`, `by-whom`, and what `handDeliveryMoment` refuses
 */
export const recordHandDelivery =
  (deps: Dependencies): Activities['recordHandDelivery'] =>
  async ({ campaignId, ...delivery }) => {
    const { officer, code, on, reference } = delivery;
    await deps.database.read.officer(officer);
    const { clock, definition } = await deps.database.read.campaign(campaignId);
    const { cohort } = await deps.database.read.addressee(campaignId, code);
    const answer = `delivered by hand on ${on} by ${byWhom(delivery)}`;
    return deps.database.transaction(async (unit) => {
      const [locked] = await unit.lockCycles(campaignId, { codes: [code] });
      const nowMs = campaignTime(clock, deps.time.nowMs());
      const notes = (await unit.lockNotes(await deps.database.read.notesOf(campaignId, code))).filter(
        (note) => note.channel === 'hand' && (reference === null || note.reference === reference),
      );
      let cycle = locked?.cycle as RequestCycle;
      const ready = notes.filter((note) => isLaidOut(note, cycle));
      if (ready.length === 0) {
        const before = await unit.deliveredByHand(campaignId, code, answer);
        if (before.length === 0) throw nothingToDeliver(code, reference);
        return { references: before, changed: { cohort, cycles: [cycle] } };
      }
      const { zone } = definition.dates;
      const entries: LedgerEntry[] = [];
      for (const note of ready) {
        const atMs = handDeliveryMoment({ on, zone, dated: note.dated, nowMs });
        cycle = await markAccepted(unit, cycle, note, { atMs, how: answer });
        entries.push(...entriesOf(note, delivery, atMs, nowMs));
      }
      await unit.saveCycles(campaignId, [cycle]);
      await unit.append(campaignId, entries);
      return { references: ready.map((note) => note.reference), changed: { cohort, cycles: [cycle] } };
    });
  };

const byWhom = ({ by }: HandDeliveryInput): string => {
  const said = by.trim();
  if (said.length === 0 || said.length > longestBy || /\p{Cc}/u.test(said))
    throw new DomainRefusal(
      'by-whom',
      `Say who handed it over in 1 to ${longestBy} characters on one line: pouch, registry.`,
    );
  return said;
};

const nothingToDeliver = (code: string, reference: string | null): DomainRefusal =>
  new DomainRefusal(
    'nothing-to-deliver',
    `${reference === null ? 'No note' : `No note ${reference}`} to ${code} lies ready for delivery by hand; ` +
      'see what does with "verbale deliver <campaign> --list <folder>".',
  );

/** Written now, about a day that may be past. */
const entriesOf = (note: OutboxNote, delivery: HandDeliveryInput, atMs: number, nowMs: number): LedgerEntry[] =>
  acceptanceEntries(note, {
    atMs: nowMs,
    type: 'note-delivered',
    actor: delivery.officer,
    data: { on: delivery.on, by: delivery.by.trim(), deliveredAt: new Date(atMs).toISOString() },
  });
