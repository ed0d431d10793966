import { setTimeout as wait } from 'node:timers/promises';
import { TemporaryFailure } from '../../domain/errors.ts';
import type { RequestCycle } from '../../domain/request-cycle/cycle.ts';
import type { Dependencies } from '../ports/dependencies.ts';
import type { CampaignRecord } from '../ports/records.ts';
import { type Delivery, recordDeliveries } from './record-deliveries.ts';

/** Waits between tries to write while the database is away; the outcome of a delivery is known only here. */
const retryMs = [100, 250, 500, 1_000];

interface Waiting {
  readonly delivery: Delivery;
  readonly resolve: (cycle: RequestCycle | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit for one campaign: outcomes that arrive during one transaction share the next, whichever
 * batches they belong to. The ledger's head is locked by one transaction at a time anyhow.
 */
export class DeliveryRecorder {
  readonly #deps: Dependencies;
  #waiting: Waiting[] = [];
  #writing = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Writes one outcome. @returns the addressee's cycle afterwards */
  record(campaign: CampaignRecord, delivery: Delivery): Promise<RequestCycle | undefined> {
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
        const cycles = new Map((await this.#write(campaign, group)).map((cycle) => [cycle.code, cycle]));
        for (const { delivery, resolve } of group) resolve(cycles.get(delivery.note.code));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#writing = false;
  }

  /** An accepted note that is not written would be sent again: keeps trying for as long as the claims hold. */
  async #write(campaign: CampaignRecord, group: readonly Waiting[]): Promise<RequestCycle[]> {
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
