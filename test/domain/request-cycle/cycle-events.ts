import fc from 'fast-check';
import { DomainRefusal } from '../../../domain/errors.ts';
import { apply, type CycleEvent } from '../../../domain/request-cycle/apply.ts';
import type { RequestCycle } from '../../../domain/request-cycle/cycle.ts';
import { closeAtMs, dispatchAtMs } from '../../builders/a-cycle.ts';

const dayMs = 86_400_000;

/** Any campaign moment from a week before dispatch to a week after closing. */
export const moments = fc.integer({ min: dispatchAtMs - 7 * dayMs, max: closeAtMs + 7 * dayMs });

const kinds = fc.constantFrom('request' as const, 'reminder' as const, 'extension' as const);
const sequences = fc.integer({ min: 1, max: 4 });

/** Any event, whether it fits or not. */
export const events: fc.Arbitrary<CycleEvent> = fc.oneof(
  fc.record({ type: fc.constant('note-accepted' as const), kind: kinds, sequence: sequences, atMs: moments }),
  fc.record({ type: fc.constant('note-deferred' as const), kind: kinds, sequence: sequences, notBeforeMs: moments }),
  fc.record({
    type: fc.constantFrom('note-returned' as const, 'note-laid-out' as const),
    kind: kinds,
    sequence: sequences,
    atMs: moments,
  }),
  fc.record({ type: fc.constant('delivery-failed' as const), atMs: moments }),
  fc.record({ type: fc.constant('submission-filed' as const), version: sequences, atMs: moments }),
  fc.record({
    type: fc.constant('deadline-extended' as const),
    deadlineAtMs: moments,
    cutOffAtMs: moments,
    atMs: moments,
  }),
  fc.record({ type: fc.constantFrom('reminders-paused' as const, 'reminders-resumed' as const), atMs: moments }),
  fc.record({ type: fc.constant('request-withdrawn' as const), atMs: moments }),
  fc.record({ type: fc.constant('cycle-closed' as const), atMs: moments }),
);

/** The cycle after an event, or the same cycle when a rule refuses the event. */
export const applied = (cycle: RequestCycle, event: CycleEvent): RequestCycle => {
  try {
    return apply(cycle, event);
  } catch (error) {
    if (error instanceof DomainRefusal) return cycle;
    throw error;
  }
};
