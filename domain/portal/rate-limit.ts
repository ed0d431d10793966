/** How often something may be done: `burst` times at once, then again as the room comes back. */
export interface RatePolicy {
  readonly burst: number;
  /** Real milliseconds in which room for the whole burst comes back. */
  readonly windowMs: number;
}

/** The limits of the portal, each with its reason. */
export const portalRates = {
  /** Wrong links from one network: a person mistypes a few times, a machine that tries links does not stop. */
  misses: { burst: 20, windowMs: 15 * 60_000 },
  /** Requests from one network: two submissions of the largest size at once, in the smallest parts browsers send. */
  requests: { burst: 600, windowMs: 60_000 },
  /** Requests by one link, from wherever. */
  linkRequests: { burst: 600, windowMs: 60_000 },
  /** Forms sent by one link, right or wrong: the script sends each twice, and a person rarely corrects it twenty times an hour. */
  linkForms: { burst: 40, windowMs: 60 * 60_000 },
} as const satisfies Record<string, RatePolicy>;

/** What was used of a limit, as at a moment (real milliseconds). */
export interface RateState {
  readonly used: number;
  readonly atMs: number;
}

const usedAt = (state: RateState | undefined, { burst, windowMs }: RatePolicy, nowMs: number): number =>
  state === undefined ? 0 : Math.max(0, state.used - (Math.max(0, nowMs - state.atMs) * burst) / windowMs);

/** Whether there is room for one more now; nothing is used up by asking. */
export const hasRoom = (state: RateState | undefined, policy: RatePolicy, nowMs: number): boolean =>
  usedAt(state, policy, nowMs) + 1 <= policy.burst;

/** The state after one more. */
export const afterOne = (state: RateState | undefined, policy: RatePolicy, nowMs: number): RateState => ({
  used: usedAt(state, policy, nowMs) + 1,
  atMs: Math.max(nowMs, state?.atMs ?? nowMs),
});

/** Whole seconds until there is room again. */
export const secondsToRoom = (state: RateState | undefined, policy: RatePolicy, nowMs: number): number =>
  Math.ceil((Math.max(0, usedAt(state, policy, nowMs) + 1 - policy.burst) * policy.windowMs) / policy.burst / 1000);

/** Whether nothing is left of it: a state that may be forgotten. */
export const isSpent = (state: RateState, policy: RatePolicy, nowMs: number): boolean =>
  usedAt(state, policy, nowMs) === 0;

/**
 * What of an address counts as one sender: the IPv4 address, or the /64 of an IPv6 address, which is
 * the least that anybody is given.
 */
export const networkOf = (address: string): string => {
  const plain = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^\[|\]$/g, '');
  const mapped = /^(?:::|0*(?::0+){4}:)ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? before
      : [...before, ...Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0'), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};
