import { addDays, isWeekend } from '../time/calendar-day.ts';
import type { HalfDay, Meeting } from './meeting.ts';

/** One half day of a meeting. */
export interface Sitting {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly half: HalfDay;
}

type Span = Pick<Meeting, 'from' | 'to' | 'opensIn' | 'endsIn'>;

/** The days of a meeting on which it can sit: those from its first to its last that are no weekend. */
export const sittingDays = ({ from, to }: Pick<Span, 'from' | 'to'>): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isWeekend(day)) days.push(day);
  return days;
};

/**
 * The half days that a meeting takes, in their order: two on each of its days, unless it opens in an afternoon or ends in a
 * morning. It may sit in fewer of them; which ones is not known then, and it takes its rooms for all.
 */
export const takenSittings = (span: Span): Sitting[] =>
  sittingDays(span).flatMap((day) =>
    (['morning', 'afternoon'] as const)
      .filter((half) => !(day === span.from && span.opensIn === 'afternoon' && half === 'morning'))
      .filter((half) => !(day === span.to && span.endsIn === 'morning' && half === 'afternoon'))
      .map((half) => ({ day, half })),
  );
