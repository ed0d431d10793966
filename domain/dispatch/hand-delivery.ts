import { DomainRefusal } from '../errors.ts';
import { isCalendarDay } from '../time/calendar-day.ts';
import { instantOfLocal, localDay } from '../time/zoned.ts';

/** Where a delivery by hand is placed in time. */
export interface HandDelivery {
  /** Calendar day (YYYY-MM-DD) on which the note was handed over. */
  readonly on: string;
  /** IANA zone of the duty station. */
  readonly zone: string;
  /** Day that the note bears. */
  readonly dated: string;
  readonly nowMs: number;
}

/**
 * The campaign moment (milliseconds) from which a note counts as delivered: noon of its day, or now when
 * noon is still to come.
 * @throws DomainRefusal `not-a-calendar-day`, `delivered-in-the-future`, `delivered-before-its-date`
 */
export const handDeliveryMoment = ({ on, zone, dated, nowMs }: HandDelivery): number => {
  if (!isCalendarDay(on))
    throw new DomainRefusal('not-a-calendar-day', `"${on}" is not a day that exists; write it as 2015-05-21.`);
  const today = localDay(nowMs, zone);
  if (on > today)
    throw new DomainRefusal(
      'delivered-in-the-future',
      `${on} is still to come (today is ${today}): nothing was marked.`,
    );
  if (on < dated)
    throw new DomainRefusal(
      'delivered-before-its-date',
      `The note is dated ${dated}; it cannot have been delivered on ${on}.`,
    );
  const noon = instantOfLocal(`${on}T12:00`, zone);
  return noon.skipped ? nowMs : Math.min(noon.instantMs, nowMs);
};
