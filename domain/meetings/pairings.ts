import type { Known } from '../registry/fact.ts';
import { dutyStationCalendar, holidayOn } from '../remind/duty-station-calendar.ts';
import { addDays, isWeekend } from '../time/calendar-day.ts';
import type { Body } from './body.ts';
import type { Meeting } from './meeting.ts';
import { type Sitting, takenSittings } from './sittings.ts';

/** Two meetings that stand together, the earlier one first; for a session, the meeting and then the session. */
export interface Pairing {
  readonly rule: 'back-to-back' | 'consecutive' | 'during-session';
  readonly first: Known<Meeting>;
  readonly second: Known<Meeting>;
  /** The day on which one ends and the next opens, where they share it. */
  readonly changeoverDay: string | null;
}

/** Days on which the duty station works, between two meetings that are still called consecutive: fewer than a week. */
const consecutiveWithin = 5;

const inOrder = (meetings: readonly Known<Meeting>[]): Known<Meeting>[] =>
  meetings
    .filter(({ cancelled }) => cancelled === undefined)
    .toSorted((a, b) => (`${a.from} ${a.to} ${a.id}` < `${b.from} ${b.to} ${b.id}` ? -1 : 1));

/**
 * Meetings that follow each other, cancelled ones left out. Back to back: the second opens on the day on which the first
 * ends, or no working day of the duty station lies between. Consecutive: fewer than five lie between, so that
 * delegations can stay. The words are the field's, where one ends and the other begins is drawn here. Meetings of one
 * body are not paired with each other.
 */
export const followingMeetings = (meetings: readonly Known<Meeting>[]): Pairing[] => {
  const held = inOrder(meetings);
  return held.flatMap((first, position) =>
    held.slice(position + 1).flatMap((second): Pairing[] => {
      if (first.body === second.body || first.place !== second.place) return [];
      if (first.during === second.id || second.during === first.id) return [];
      const rule = ruleOf(first, second);
      return rule === null ? [] : [{ rule, first, second, changeoverDay: first.to === second.from ? first.to : null }];
    }),
  );
};

/**
 * Meetings held during a session, cancelled ones left out: because they say so, or because their days lie within those
 * of a session of the body that theirs belongs to.
 */
export const meetingsDuringSessions = (
  meetings: readonly Known<Meeting>[],
  bodies: readonly Known<Body>[],
): Pairing[] => {
  const held = inOrder(meetings);
  const parents = new Map(bodies.map(({ id, parent }) => [id, parent]));
  return held.flatMap((first): Pairing[] => {
    const parent = parents.get(first.body);
    const session = held.find((other) =>
      first.during === undefined
        ? other.body === parent && other.place === first.place && other.from <= first.from && other.to >= first.to
        : other.id === first.during,
    );
    return session === undefined ? [] : [{ rule: 'during-session', first, second: session, changeoverDay: null }];
  });
};

const ruleOf = (first: Meeting, second: Meeting): 'back-to-back' | 'consecutive' | null => {
  if (second.from < first.to) return null;
  const calendar = dutyStationCalendar(first.place);
  let between = 0;
  for (let day = addDays(first.to, 1); day < second.from && between < consecutiveWithin; day = addDays(day, 1))
    if (!isWeekend(day) && holidayOn(day, calendar) === undefined) between += 1;
  return between === 0 ? 'back-to-back' : between < consecutiveWithin ? 'consecutive' : null;
};

/** A room that two meetings take at the same sitting. */
export interface Clash {
  readonly room: string;
  readonly sitting: Sitting;
}

/** The first sitting at which two meetings take the same room, or null: a changeover day may be shared, a sitting not. */
export const clashOf = (a: Meeting, b: Meeting): Clash | null => {
  if (a.place !== b.place || a.cancelled !== undefined || b.cancelled !== undefined) return null;
  const room = a.rooms?.find((each) => b.rooms?.includes(each));
  if (room === undefined || a.to < b.from || b.to < a.from) return null;
  const taken = new Set(takenSittings(b).map(({ day, half }) => `${day} ${half}`));
  const sitting = takenSittings(a).find(({ day, half }) => taken.has(`${day} ${half}`));
  return sitting === undefined ? null : { room, sitting };
};
