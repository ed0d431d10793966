/**
 * A campaign's clock (design D11). Speed 1 is real life; anything else is a rehearsal.
 * The clock stands at `originMs` until it is anchored: preparation and clearance cost no campaign time.
 * All values are milliseconds since the Unix epoch.
 */
export interface CampaignClock {
  readonly originMs: number;
  /** The real moment at which the clock started to run; null while it stands. */
  readonly anchoredAtMs: number | null;
  /** Campaign milliseconds per real millisecond; greater than zero. */
  readonly speed: number;
}

/** The clock of real life: campaign time is real time. */
export const realClock = (nowMs: number): CampaignClock => ({ originMs: nowMs, anchoredAtMs: nowMs, speed: 1 });

/** Campaign time at a real moment. Before the anchor the clock stands at its origin. */
export const campaignTime = (clock: CampaignClock, realMs: number): number =>
  clock.anchoredAtMs === null
    ? clock.originMs
    : clock.originMs + Math.max(0, realMs - clock.anchoredAtMs) * clock.speed;

/** Real milliseconds until campaign time reaches `atMs`; 0 when it has. Infinite while the clock stands. */
export const realDelayUntil = (clock: CampaignClock, atMs: number, realMs: number): number => {
  const missing = atMs - campaignTime(clock, realMs);
  if (missing <= 0) return 0;
  return clock.anchoredAtMs === null ? Number.POSITIVE_INFINITY : Math.ceil(missing / clock.speed);
};
