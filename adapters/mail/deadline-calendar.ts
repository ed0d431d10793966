import { ICalCalendar, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** A deadline as a calendar keeps it. */
export interface DeadlineEntry {
  /** Message-ID of the request, with angle brackets: one entry for a request, however often its deadline moves. */
  readonly requestMessageId: string;
  /** Deadlines told before this one; a calendar lets the highest number win (RFC 5545 section 3.8.7.4). */
  readonly revision: number;
  /** Calendar day of the deadline at the duty station (YYYY-MM-DD). */
  readonly day: string;
  readonly title: string;
  /** Says where and by when to reply. */
  readonly description: string;
  readonly organizer: { readonly name: string; readonly mailbox: string };
  /** When the note was written, in epoch milliseconds; never the time at which the file is made. */
  readonly writtenAtMs: number;
  readonly withdrawn: boolean;
}

/**
 * The deadline as an iCalendar file (RFC 5545, RFC 5546): a whole day that keeps nobody busy, published and not an
 * invitation, so that nothing asks the mission to accept it. The same entry gives the same bytes.
 */
export const deadlineCalendar = (entry: DeadlineEntry): string => {
  const calendar = new ICalCalendar({
    prodId: { company: 'Verbale', product: 'Deadlines', language: 'EN' },
    method: entry.withdrawn ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `deadline-${entry.requestMessageId.slice(1, -1)}`,
    sequence: entry.revision,
    stamp: new Date(entry.writtenAtMs),
    start: entry.day,
    allDay: true,
    summary: entry.title,
    description: entry.description,
    organizer: { name: entry.organizer.name, email: entry.organizer.mailbox },
    status: entry.withdrawn ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
  });
  return calendar.toString();
};
