/** What presses on a worker that judges items while its doors take in more. */
export interface DoorPressure {
  /** How long each item that was stored within the last `pressureMs` took to be stored, in real milliseconds. */
  readonly storedInMs: readonly number[];
  /** How long the item that has waited longest for its turn has been stored, in milliseconds; null when none waits. */
  readonly longestWaitMs: number | null;
}

/** Real milliseconds that count as lately. */
export const pressureMs = 2_000;

/** Items within `pressureMs` from which mail comes in about as fast as a worker on two cores judges it, or faster. */
const flood = 6;

/** Real milliseconds for storing an item beyond which its sender waits for want of processor or disk. */
const slowMs = 200;

/** Beside one another: enough that reading, database and Temporal never wait for each other. */
const usual = 4;

/** Real milliseconds after which an item is waited for no longer, whatever comes in. */
export const longestGivingWayMs = 60_000;

/**
 * How many items are judged at a time. Whoever hands over mail waits for the answer, and a mail server that waits too
 * long hands the mail over once more; nobody waits for a judgement by the second. So judging gives way to a flood of mail:
 * one at a time, and none is begun while storing is slow. It catches up afterwards. But not without end: once an item has
 * waited a minute, judging is as wide as usual, and the senders of what comes in are answered later.
 */
export const judgedAtATime = ({ storedInMs, longestWaitMs }: DoorPressure): number => {
  if (storedInMs.length < flood || (longestWaitMs ?? 0) >= longestGivingWayMs) return usual;
  return Math.max(...storedInMs) > slowMs ? 0 : 1;
};
