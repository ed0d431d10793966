import type { Language } from '../language.ts';
import type { Known } from '../registry/fact.ts';
import type { Meeting } from './meeting.ts';
import { followingMeetings } from './pairings.ts';
import { sittingDays, takenSittings } from './sittings.ts';

/** How many half days a meeting sits, and whether somebody counted them or they follow from its days. */
export interface SittingCount {
  readonly sittings: number;
  readonly counted: boolean;
}

/**
 * Sittings of each meeting, by its id. Where nobody counted them they are two on each of its days, and on a changeover
 * day that it shares and whose halves nobody divided, one.
 */
export const sittingCounts = (meetings: readonly Known<Meeting>[]): ReadonlyMap<string, SittingCount> => {
  const shared = new Map<string, number>();
  for (const { first, second, changeoverDay } of followingMeetings(meetings)) {
    if (changeoverDay === null) continue;
    if (first.endsIn === undefined) shared.set(first.id, (shared.get(first.id) ?? 0) + 1);
    if (second.opensIn === undefined) shared.set(second.id, (shared.get(second.id) ?? 0) + 1);
  }
  return new Map(
    meetings.map((meeting) => [
      meeting.id,
      meeting.sittings === undefined
        ? { sittings: Math.max(1, takenSittings(meeting).length - (shared.get(meeting.id) ?? 0)), counted: false }
        : { sittings: meeting.sittings, counted: true },
    ]),
  );
};

/** What a selection of meetings comes to; cancelled ones count for nothing. */
export interface MeetingTotals {
  /** Ordinal meetings and sessions. */
  readonly meetings: number;
  /** Half days; the field calls these meetings too ("10 meetings over five days"). */
  readonly sittings: number;
  /** Those of them that nobody counted and that follow from the days. */
  readonly estimatedSittings: number;
  /** Different calendar days on which at least one of them sits. */
  readonly days: number;
  /** Sittings with interpretation, and the languages that all of those have. */
  readonly interpretedSittings: number;
  readonly interpretation: readonly Language[];
}

/**
 * Totals over a selection.
 * @param all every meeting known, since changeover days are shared with meetings outside the selection too
 */
export const meetingTotals = (selected: readonly Known<Meeting>[], all: readonly Known<Meeting>[]): MeetingTotals => {
  const held = selected.filter(({ cancelled }) => cancelled === undefined);
  const counts = sittingCounts(all);
  const sum = (meetings: readonly Known<Meeting>[], counted?: boolean): number =>
    meetings
      .map(({ id }) => counts.get(id))
      .filter((count) => count !== undefined && (counted === undefined || count.counted === counted))
      .reduce((total, count) => total + (count?.sittings ?? 0), 0);
  const interpreted = held.filter(({ interpretation }) => interpretation !== undefined);
  return {
    meetings: held.length,
    sittings: sum(held),
    estimatedSittings: sum(held, false),
    days: new Set(held.flatMap(sittingDays)).size,
    interpretedSittings: sum(interpreted),
    interpretation: (interpreted[0]?.interpretation ?? []).filter((language) =>
      interpreted.every(({ interpretation }) => interpretation?.includes(language)),
    ),
  };
};
