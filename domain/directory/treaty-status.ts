import { DomainRefusal } from '../errors.ts';
import { isCalendarDay } from '../time/calendar-day.ts';

/** Relation of an entity to one instrument. "signatory" means signed and not party. */
export type TreatyStatus = 'party' | 'signatory' | 'none';

/**
 * One fact: from `since` on, the entity has this status under the instrument.
 * `since` is a calendar day (YYYY-MM-DD), or null where nobody has checked the date: then it held
 * on the first day for which the instrument's table was checked.
 */
export interface TreatyAction {
  readonly entityCode: string;
  readonly instrument: string;
  readonly status: Exclude<TreatyStatus, 'none'>;
  readonly since: string | null;
}

/** An instrument with the days between which its table of statuses was checked against a source. */
export interface Instrument {
  /** Short upper-case code: "UNTOC". */
  readonly code: string;
  readonly title: string;
  /** First and last calendar day (YYYY-MM-DD) for which the table may be asked. */
  readonly checkedFrom: string;
  readonly checkedTo: string;
}

/**
 * The status of an entity under an instrument as at a calendar day (YYYY-MM-DD): the latest action
 * that had happened by then, "none" where there is no action. An action without a date counts as
 * earlier than every dated one.
 * @throws DomainRefusal `treaty-status-not-checked` for a day outside the days the table was checked for;
 * nothing is known then, and "none" would be a guess.
 */
export const statusAsAt = (
  actions: readonly TreatyAction[],
  entityCode: string,
  instrument: Instrument,
  day: string,
): TreatyStatus => {
  requireCheckedDay(instrument, day);
  let latest: TreatyAction | undefined;
  for (const action of actions) {
    if (action.entityCode !== entityCode || action.instrument !== instrument.code) continue;
    if (action.since !== null && action.since > day) continue;
    if (latest === undefined || (action.since ?? '') > (latest.since ?? '')) latest = action;
  }
  return latest?.status ?? 'none';
};

const requireCheckedDay = (instrument: Instrument, day: string): void => {
  if (!isCalendarDay(day)) {
    throw new DomainRefusal('not-a-calendar-day', `"${day}" is not a calendar day: write it as YYYY-MM-DD.`);
  }
  if (day >= instrument.checkedFrom && day <= instrument.checkedTo) return;
  throw new DomainRefusal(
    'treaty-status-not-checked',
    `The status table of ${instrument.code} was checked for ${instrument.checkedFrom} to ${instrument.checkedTo} only, ` +
      `so nothing is known as at ${day}: import a table that covers that day, or ask as at a day within these.`,
  );
};
