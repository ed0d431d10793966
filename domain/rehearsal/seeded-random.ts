/** A small deterministic source of chance: the same labels give the same draws, on any machine, in any order of calling. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Whole number between both bounds, inclusive. */
  readonly integer: (lowest: number, highest: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** One member of a list that is not empty. */
  readonly pick: <T>(members: readonly T[]) => T;
  /** A new array with the same members in a drawn order. */
  readonly shuffle: <T>(members: readonly T[]) => T[];
}

/** FNV-1a over UTF-16 code units, finished with a bit mixer so that near labels fall far apart. Unsigned 32 bits. */
export const hashLabel = (label: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < label.length; index += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** The mulberry32 generator (in the public domain): one 32-bit word of state. */
const mulberry32 = (start: number): (() => number) => {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/**
 * The stream that belongs to a seed and a list of labels ("AUT", "paper"). Every mission has its own
 * streams, so that what one does never depends on when another's mail arrived.
 */
export const seededRandom = (seed: number, ...labels: readonly string[]): SeededRandom => {
  const next = mulberry32(hashLabel([String(seed), ...labels].join('\u0000')));
  const integer = (lowest: number, highest: number): number => lowest + Math.floor(next() * (highest - lowest + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: <T>(members: readonly T[]): T => {
      if (members.length === 0) throw new RangeError('Nothing can be picked from an empty list.');
      return members[integer(0, members.length - 1)] as T;
    },
    shuffle: <T>(members: readonly T[]): T[] => {
      const order = [...members];
      for (let last = order.length - 1; last > 0; last -= 1) {
        const other = integer(0, last);
        [order[last], order[other]] = [order[other] as T, order[last] as T];
      }
      return order;
    },
  };
};
