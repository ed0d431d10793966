import type { CyclePlan, RequestCycle } from '../../domain/request-cycle/cycle.ts';
import { newCycle } from '../../domain/request-cycle/cycle.ts';

/** Epoch milliseconds of an ISO 8601 moment. */
export const at = (moment: string): number => Date.parse(moment);

/** The day on which the example campaign's notes leave, its deadline, cut-off and closing. */
export const dispatchAtMs = at('2015-05-20T07:00:00Z');
export const deadlineAtMs = at('2015-07-03T16:00:00Z');
export const cutOffAtMs = at('2015-07-07T10:00:00Z');
export const closeAtMs = at('2015-09-28T07:00:00Z');

/** A cycle before its request has left, with what the test cares about. */
export const aCycle = (overrides: Partial<RequestCycle> = {}): RequestCycle => ({
  ...newCycle('AUT', deadlineAtMs, cutOffAtMs),
  ...overrides,
});

/** A cycle whose request was accepted at the moment of dispatch. */
export const anOpenCycle = (overrides: Partial<RequestCycle> = {}): RequestCycle =>
  aCycle({ revision: 1, phase: 'open', lastNoteAtMs: dispatchAtMs, ...overrides });

/** 09:00 in Vienna (07:00 UTC in summer) of every Monday to Friday from dispatch to closing. */
export const weekdayMornings: readonly number[] = Array.from(
  { length: Math.floor((closeAtMs - dispatchAtMs) / 86_400_000) + 1 },
  (_, day) => dispatchAtMs + day * 86_400_000,
).filter((morning) => ![0, 6].includes(new Date(morning).getUTCDay()));

/** The plan of the example campaign: twenty and five working days before the deadline, and one after. */
export const aPlan = (overrides: Partial<CyclePlan> = {}): CyclePlan => ({
  dispatchAtMs,
  closeAtMs,
  offsets: [-20, -5, 1],
  cap: 3,
  minimumGap: 5,
  workingMornings: weekdayMornings,
  ...overrides,
});
