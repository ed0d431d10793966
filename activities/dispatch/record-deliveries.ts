import { campaignTime } from '../../domain/campaign/clock.ts';
import { NotFound } from '../../domain/errors.ts';
import { apply } from '../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { DispatchPause, Unit } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { LeftMailbox } from '../ports/outbox.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { stopAfterRefusals } from './break-circuit.ts';
import {
  asksForRoutes,
  type Consequence,
  consequenceOf,
  type Delivery,
  type Standing,
} from './delivery-consequence.ts';

/** What was written. */
export interface RecordedDeliveries {
  /** Of all addressees concerned, as they are afterwards. */
  readonly cycles: readonly RequestCycle[];
  /** Ids of the notes that go on to another mailbox, and may be claimed at once. */
  readonly rerouted: ReadonlySet<string>;
  /** The pause of sending that is known to hold; asked for only when something was refused. */
  readonly pause: DispatchPause | null;
}

/** Writes the outcomes of several attempts in one transaction: note rows, routes, cycles, ledger, tasks. */
export const recordDeliveries = async (
  deps: Dependencies,
  campaign: CampaignRecord,
  deliveries: readonly Delivery[],
): Promise<RecordedDeliveries> =>
  deps.database.transaction(async (unit) => {
    const held = await unit.lockNotesWithCycles(deliveries.map(({ note }) => note.id));
    const rows = new Map(held.map((row) => [row.id, row]));
    const codes = deliveries.map(({ note }) => note.code);
    const cycles = new Map(held.map(({ cycle }) => [cycle.code, cycle]));
    const atMs = campaignTime(campaign.clock, deps.time.nowMs());

    const left = await leftMailboxes(unit, deliveries, rows);
    const consequences = deliveries.map((delivery) => {
      const row = rows.get(delivery.note.id);
      if (row === undefined) throw new NotFound('The note', delivery.note.id);
      return consequenceOf(deps, campaign, delivery, row, left.get(delivery.note.id) ?? [], atMs);
    });
    const changed = new Set<string>();
    for (const [index, { event }] of consequences.entries()) {
      const code = codes[index] as string;
      const cycle = cycles.get(code);
      if (event === null || cycle === undefined) continue;
      const after = apply(cycle, event);
      if (after !== cycle) changed.add(code);
      cycles.set(code, after);
    }
    const pause = await write(
      unit,
      campaign,
      codes,
      consequences,
      [...changed].flatMap((code) => cycles.get(code) ?? []),
      atMs,
    );
    return {
      cycles: [...cycles.values()],
      rerouted: new Set(consequences.flatMap(({ rerouting }) => rerouting?.note.id ?? [])),
      pause,
    };
  });

/** Routes of the notes whose decision asks for them; of most it does not. */
const leftMailboxes = async (
  unit: Unit,
  deliveries: readonly Delivery[],
  rows: ReadonlyMap<string, Standing>,
): Promise<ReadonlyMap<string, readonly LeftMailbox[]>> => {
  const ids = deliveries
    .filter((delivery) => {
      const row = rows.get(delivery.note.id);
      return row !== undefined && asksForRoutes(delivery, row);
    })
    .map(({ note }) => note.id);
  return Map.groupBy(ids.length === 0 ? [] : await unit.leftMailboxes(ids), ({ noteId }) => noteId);
};

/** Locks in the order of everywhere: cycles and notes first, then the campaign, the ledger last. */
const write = async (
  unit: Unit,
  campaign: CampaignRecord,
  codes: readonly string[],
  consequences: readonly Consequence[],
  cycles: readonly RequestCycle[],
  atMs: number,
): Promise<DispatchPause | null> => {
  const changes = consequences.flatMap(({ change }) => change ?? []);
  await unit.changeNotesAndCycles(campaign.id, changes, cycles);
  const reroutings = consequences.flatMap(({ rerouting }) => rerouting ?? []);
  if (reroutings.length > 0) await unit.rerouteNotes(reroutings);
  const tasks = consequences.flatMap(({ task }) => task ?? []);
  if (tasks.length > 0) await unit.openTasks(tasks);
  for (const [index, { acknowledged, working }] of consequences.entries()) {
    if (acknowledged !== null) await unit.acknowledgeSubmission(acknowledged, atMs);
    if (working !== null) await unit.keepWorkingMailbox(campaign.id, codes[index] as string, working);
  }
  const entries = consequences.flatMap((consequence) => consequence.entries);
  const stop = await stopAfterRefusals(unit, campaign, entries, atMs);
  await unit.append(campaign.id, [...entries, ...stop.entries]);
  return stop.pause;
};
