import type { Meeting } from './meeting.ts';

/** Whether a meeting was held, as it is said on a day. */
export type MeetingState = 'held' | 'under-way' | 'to-be-held' | 'cancelled';

/** The state of a meeting on a day (YYYY-MM-DD): held once its last day is over, to be held until its first begins. */
export const meetingState = (
  { from, to, cancelled }: Pick<Meeting, 'from' | 'to' | 'cancelled'>,
  day: string,
): MeetingState => {
  if (cancelled !== undefined) return 'cancelled';
  return to < day ? 'held' : from > day ? 'to-be-held' : 'under-way';
};
