import {
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays } from '../../domain/time/calendar-day.ts';

/** A meeting as a calendar keeps it. */
export interface MeetingEntry {
  /** Id of the meeting in the registry: one entry for a meeting, however often its days move. */
  readonly id: string;
  /** Versions of it told before this one; a calendar lets the highest number win (RFC 5545 section 3.8.7.4). */
  readonly revision: number;
  /** First and last calendar day (YYYY-MM-DD). */
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly location: string;
  readonly description: string;
  /** Calendar day since which this version was known; never the day on which the file is made. */
  readonly knownSince: string;
  readonly cancelled: boolean;
}

/** Hours after which a program that subscribed may ask again. */
const refreshHours = 12;

/**
 * Meetings as an iCalendar feed (RFC 5545): whole days that keep nobody busy, published and not an invitation. The same
 * entries give the same bytes.
 * @param origin what tells this registry from all others, so that no other calendar has an entry of the same name
 *   (RFC 5545 section 3.8.4.7)
 */
export const meetingsFeed = (name: string, origin: string, entries: readonly MeetingEntry[]): string => {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Verbale', product: 'Meetings', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshHours * 3600,
  });
  for (const entry of entries)
    calendar.createEvent({
      id: `meeting-${entry.id}@${origin}`,
      sequence: entry.revision,
      stamp: new Date(`${entry.knownSince}T00:00:00Z`),
      start: entry.from,
      // The end of a whole day is the day after (RFC 5545 section 3.6.1).
      end: addDays(entry.to, 1),
      allDay: true,
      summary: entry.title,
      location: entry.location,
      description: entry.description,
      class: ICalEventClass.PUBLIC,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return `${calendar.toString()}\r\n`;
};
