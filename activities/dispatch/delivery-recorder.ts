import { setTimeout as wait } from 'node:timers/promises';
import { TemporaryFailure } from '../../domain/errors.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { DispatchPause } from '../ports/database.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';
import type { Delivery } from './delivery-consequence.ts';
import { type RecordedDeliveries, recordDeliveries } from './record-deliveries.ts';

/** Waits between tries to write while the database is away; the outcome of a delivery is known only here. */
const retryMs = [100, 250, 500, 1_000];

/** One outcome as it was written. */
export interface RecordedDelivery {
  /** Of the addressee, afterwards. */
  readonly cycle: RequestCycle | undefined;
  /** Whether the note goes on to another mailbox, and may be claimed at once. */
  readonly rerouted: boolean;
}

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: (recorded: RecordedDelivery) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit for one campaign: outcomes that arrive during one transaction share the next, whichever
 * batches they belong to. The ledger's head is locked by one transaction at a time anyhow.
 */
export class DeliveryRecorder {
  readonly #deps: Dependencies;
  readonly #told: (pause: DispatchPause) => void;
  #waiting: Waiting[] = [];
  #writing = false;

  /** @param told called when an outcome found sending paused, or paused it */
  constructor(deps: Dependencies, told: (pause: DispatchPause) => void) {
    this.#deps = deps;
    this.#told = told;
  }

  /** Writes one outcome. */
  record(campaign: CampaignRecord, delivery: Delivery): Promise<RecordedDelivery> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, resolve, reject });
      if (!this.#writing) void this.#writeAll(campaign);
    });
  }

  async #writeAll(campaign: CampaignRecord): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const { cycles, rerouted, pause } = await this.#write(campaign, group);
        if (pause !== null) this.#told(pause);
        const byCode = new Map(cycles.map((cycle) => [cycle.code, cycle]));
        for (const { delivery, resolve } of group)
          resolve({ cycle: byCode.get(delivery.note.code), rerouted: rerouted.has(delivery.note.id) });
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#writing = false;
  }

  /** An accepted note that is not written would be sent again: keeps trying for as long as the claims hold. */
  async #write(campaign: CampaignRecord, group: readonly Waiting[]): Promise<RecordedDeliveries> {
    const untilMs = this.#deps.time.nowMs() + this.#deps.leaseMs;
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await recordDeliveries(
          this.#deps,
          campaign,
          group.map(({ delivery }) => delivery),
        );
      } catch (error) {
        if (!(error instanceof TemporaryFailure) || this.#deps.time.nowMs() >= untilMs) throw error;
        await wait(retryMs[Math.min(attempt, retryMs.length - 1)]);
      }
    }
  }
}
