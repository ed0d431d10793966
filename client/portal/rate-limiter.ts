import {
  afterOne,
  hasRoom,
  isSpent,
  portalRates,
  type RateState,
  secondsToRoom,
} from '../../domain/portal/rate-limit.ts';

type RateName = keyof typeof portalRates;

/** Senders remembered at a time, by limit; beyond it the ones that matter least are forgotten. */
const mostRemembered = 20_000;

/** Counts in the memory of this process: a restart forgets, and every portal of a deployment counts for itself. */
export class RateLimiter {
  readonly #states = new Map<RateName, Map<string, RateState>>();

  /** Seconds to wait when there is no room; 0 when there is. Counts nothing. */
  wait(name: RateName, key: string, nowMs: number): number {
    const state = this.#states.get(name)?.get(key);
    return hasRoom(state, portalRates[name], nowMs) ? 0 : Math.max(1, secondsToRoom(state, portalRates[name], nowMs));
  }

  count(name: RateName, key: string, nowMs: number): void {
    const states = this.#states.get(name) ?? new Map<string, RateState>();
    this.#states.set(name, states);
    const after = afterOne(states.get(key), portalRates[name], nowMs);
    // The latest stands last, so that the oldest is found first.
    states.delete(key);
    states.set(key, after);
    if (states.size > mostRemembered) this.#forget(name, states, nowMs);
  }

  /** Takes one where there is room. @returns seconds to wait; 0 when it was taken */
  take(name: RateName, key: string, nowMs: number): number {
    const wait = this.wait(name, key, nowMs);
    if (wait === 0) this.count(name, key, nowMs);
    return wait;
  }

  #forget(name: RateName, states: Map<string, RateState>, nowMs: number): void {
    for (const [key, state] of states) if (isSpent(state, portalRates[name], nowMs)) states.delete(key);
    for (const key of states.keys()) {
      if (states.size <= mostRemembered / 2) return;
      states.delete(key);
    }
  }
}
