/** What presses on a worker that judges items while its doors take in more. */
export interface DoorPressure {
  /** Items stored within the last `pressureMs`. */
  readonly storedLately: number;
  /** Since when the item that has waited longest for its turn is stored, in milliseconds; null when none waits. */
  readonly longestWaitMs: number | null;
}

/** Real milliseconds that count as lately. */
export const pressureMs = 2_000;

/** Items a second from which mail comes in as a stream: about as many as a worker on two cores judges. */
const stream = 3;

/** Beside one another: enough that reading, database and Temporal never wait for each other. */
const usual = 6;

const whileMailStreams = 1;

/** Real milliseconds after which an item is waited for no longer, whatever comes in. */
export const longestGivingWayMs = 60_000;

/**
 * How many items are judged at a time. Whoever hands over mail waits for the answer, and a mail server that waits too
 * long hands the mail over once more; nobody waits for a judgement by the second. So judging gives way while mail streams
 * in, and catches up afterwards; but not without end: once an item has waited a minute, judging is as wide as usual, and
 * the senders of what comes in are answered later.
 */
export const judgedAtATime = ({ storedLately, longestWaitMs }: DoorPressure): number => {
  const streams = storedLately * 1_000 >= stream * pressureMs;
  return streams && (longestWaitMs ?? 0) < longestGivingWayMs ? whileMailStreams : usual;
};
