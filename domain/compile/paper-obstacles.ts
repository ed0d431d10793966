import { DomainRefusal } from '../errors.ts';

/** What an officer may allow a paper to be compiled in spite of. */
export const obstacleKinds = ['held', 'symbol', 'unreadable'] as const;

export type ObstacleKind = (typeof obstacleKinds)[number];

/** Something that a person should have looked at before the paper goes out. */
export interface Obstacle {
  readonly kind: ObstacleKind;
  /** Each one that it is about, in a few words. */
  readonly what: readonly string[];
}

/** An officer's decision to go on in spite of it. */
export interface Allowance {
  readonly kind: ObstacleKind;
  readonly by: string;
}

/** What could stand in the way of a paper. */
export interface PaperHealth {
  /** Items held for a person, as "AUT: asks-for-extension". */
  readonly held: readonly string[];
  /** Its symbol, unless it was assigned, or typed and confirmed. */
  readonly unconfirmedSymbol: string | null;
  /** Names of those whose text could not be read. */
  readonly unreadable: readonly string[];
}

/** @returns only what is there, in a fixed order */
export const obstaclesOf = ({ held, unconfirmedSymbol, unreadable }: PaperHealth): Obstacle[] =>
  (
    [
      { kind: 'held', what: held },
      { kind: 'symbol', what: unconfirmedSymbol === null ? [] : [unconfirmedSymbol] },
      { kind: 'unreadable', what: unreadable },
    ] as const
  ).filter(({ what }) => what.length > 0);

const sentences: Readonly<Record<ObstacleKind, (what: string) => string>> = {
  held: (what) => `held for a person and not decided: ${what} (verbale status shows them)`,
  symbol: (what) => `the symbol was typed and nobody has confirmed it: ${what} (verbale symbol confirm)`,
  unreadable: (what) => `no text could be read from what was sent: ${what}`,
};

/** Names told of each kind; the rest is counted. */
const mostNamed = 12;

const named = (what: readonly string[]): string =>
  what.length <= mostNamed
    ? what.join(', ')
    : `${what.slice(0, mostNamed).join(', ')} and ${what.length - mostNamed} more`;

/** An obstacle in a sentence, with what to do about it. */
export const obstacleSentence = ({ kind, what }: Obstacle): string => sentences[kind](named(what));

/**
 * Refuses a paper while something stands in its way that nobody has allowed.
 * @throws DomainRefusal `needs-allow`, with every obstacle
 */
export const mustBeAllowed = (obstacles: readonly Obstacle[], allowed: readonly ObstacleKind[]): void => {
  const open = obstacles.filter(({ kind }) => !allowed.includes(kind));
  if (open.length === 0) return;
  throw new DomainRefusal(
    'needs-allow',
    `Something stands in the way of the paper. Settle it, or say that it may stay: --allow ${open.map(({ kind }) => kind).join(',')}`,
    open.map((obstacle) => ({
      code: obstacle.kind,
      path: obstacle.kind,
      message: `${obstacleSentence(obstacle)}. To go on in spite of it: --allow ${obstacle.kind}.`,
    })),
  );
};
