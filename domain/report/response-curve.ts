import { addDays } from '../time/calendar-day.ts';
import { localDay } from '../time/zoned.ts';
import type { ResponseFacts } from './response-facts.ts';

/** One day of the campaign, at the duty station. */
export interface CurveDay {
  readonly day: string;
  /** Addressees whose first reply that stands came on this day, and by the end of it. */
  readonly replies: number;
  readonly inAll: number;
  /** Reminders accepted, and extensions granted, on this day. */
  readonly reminders: number;
  readonly extensions: number;
}

/**
 * Every day from the first request to the day of the report. What happened before the first request counts on its day.
 * @param to the day of the report, YYYY-MM-DD
 * @param zone IANA zone of the duty station
 */
export const responseCurve = (facts: readonly ResponseFacts[], to: string, zone: string): CurveDay[] => {
  const dayOf = (moment: string): string => localDay(Date.parse(moment), zone);
  const asked = facts.flatMap(({ requestedAt }) => requestedAt ?? []);
  if (asked.length === 0) return [];
  const first = dayOf(asked.toSorted()[0] as string);
  const count = (moments: readonly string[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const moment of moments) {
      const day = dayOf(moment);
      const isEarly = day < first;
      const key = isEarly ? first : day;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const replies = count(facts.flatMap(({ respondedAt }) => respondedAt ?? []));
  const reminders = count(facts.flatMap(({ remindedAt }) => remindedAt));
  const extensions = count(facts.flatMap((each) => each.extensions.map(({ at }) => at)));
  const days: CurveDay[] = [];
  let inAll = 0;
  for (let day = first; day <= to; day = addDays(day, 1)) {
    const repliesThen = replies.get(day) ?? 0;
    inAll += repliesThen;
    days.push({
      day,
      replies: repliesThen,
      inAll,
      reminders: reminders.get(day) ?? 0,
      extensions: extensions.get(day) ?? 0,
    });
  }
  return days;
};

/** The curve in lines of so many days that there are at most `most`; each sums its days, the last is the last day. */
export const condensed = (days: readonly CurveDay[], most: number): CurveDay[] => {
  const step = [1, 7, 14, 28, 56, 112, 364].find((each) => Math.ceil(days.length / each) <= most) ?? days.length;
  const lines: CurveDay[] = [];
  for (let start = 0; start < days.length; start += step) {
    const part = days.slice(start, start + step);
    const last = part.at(-1) as CurveDay;
    const sum = (of: 'replies' | 'reminders' | 'extensions'): number => part.reduce((all, day) => all + day[of], 0);
    lines.push({ ...last, replies: sum('replies'), reminders: sum('reminders'), extensions: sum('extensions') });
  }
  return lines;
};
