import type { FactMistake, FieldSteps, Known } from '../registry/fact.ts';
import { daysBetween } from '../time/calendar-day.ts';
import type { Meeting } from './meeting.ts';
import { clashOf } from './pairings.ts';
import { takenSittings } from './sittings.ts';

/** Longer than any session of a body lasts, in days. */
const longestDays = 60;

/** What cannot be true among the meetings known on one day. */
export const meetingMistakes = (meetings: readonly Known<Meeting>[]): FactMistake[] =>
  meetings.flatMap((meeting) => {
    const mistakes: FactMistake[] = [];
    const report = (code: string, at: FieldSteps, message: string): void => {
      mistakes.push({ code, kind: 'meetings', id: meeting.id, knownSince: meeting.knownSince, at, message });
    };
    const twin = meetings.find(
      (other) => other.id < meeting.id && other.body === meeting.body && other.ordinal === meeting.ordinal,
    );
    if (twin !== undefined)
      report(
        'ordinal-twice',
        ['ordinal'],
        `is ${meeting.ordinal}, as that of "${twin.id}" of the same body: each number is given once`,
      );
    if (meeting.during === meeting.id) report('during-itself', ['during'], 'names the meeting itself');
    if (meeting.to < meeting.from) {
      report('ends-before-it-starts', ['to'], `is ${meeting.to}, before the meeting starts on ${meeting.from}`);
      return mistakes;
    }
    if (daysBetween(meeting.from, meeting.to) > longestDays) {
      report('too-long', ['to'], `is more than ${longestDays} days after ${meeting.from}: correct one of the two days`);
      return mistakes;
    }
    const possible = takenSittings(meeting).length;
    if (possible === 0)
      report(
        'no-day-to-sit',
        ['from'],
        `to ${meeting.to} leaves no half day to sit: it is a weekend, or ends as it opens`,
      );
    const rooms = Math.max(1, meeting.rooms?.length ?? 1);
    if (meeting.sittings !== undefined && possible > 0 && meeting.sittings > possible * rooms)
      report(
        'too-many-sittings',
        ['sittings'],
        `is ${meeting.sittings}, but ${meeting.from} to ${meeting.to} has ${possible} half days, ${
          rooms === 1 ? 'one sitting in each' : `${rooms} rooms in each`
        }: ${possible * rooms} at most`,
      );
    const session = meetings.find(({ id }) => id === meeting.during);
    if (session !== undefined && (meeting.from < session.from || meeting.to > session.to))
      report(
        'outside-its-session',
        ['during'],
        `names "${session.id}", but ${meeting.from} to ${meeting.to} is not within ${session.from} to ${session.to}`,
      );
    for (const other of meetings.filter(({ id }) => id < meeting.id)) {
      const clash = clashOf(meeting, other);
      if (clash === null) continue;
      const { room, sitting } = clash;
      report(
        'room-taken-twice',
        ['rooms'],
        `has ${room} on ${sitting.day} in the ${sitting.half}, as "${other.id}" has: say in which half day one ends and ` +
          'the other opens (endsIn, opensIn), or name another room',
      );
    }
    return mistakes;
  });
