import type { ResponseFacts } from './response-facts.ts';
import type { Codes } from './status-of-responses.ts';

/** How long replies took, counted from the delivery of the request to the first reply that stands. */
export interface ResponseTimes {
  /** Those who are counted: they replied, and the moment of their request is known. */
  readonly counted: Codes;
  /** Half of them took no longer, in days of 24 hours with their fraction; null without any. */
  readonly medianCalendarDays: number | null;
  /** The same in working days of the duty station: opening mornings between request and reply. */
  readonly medianWorkingDays: number | null;
  /** Working days that each took, by code; empty where the working days are not known. */
  readonly workingDays: Readonly<Record<string, number>>;
}

/** What followed a reminder, or for number 0 the request before any reminder. */
export interface ReminderEffect {
  /** 1 = the first reminder that an addressee was sent; 0 = the request alone. */
  readonly number: number;
  readonly sent: Codes;
  /** Those of them who replied after it and before the next one. */
  readonly answered: Codes;
}

/** Days of 24 hours between request and first reply, fractions kept; null while one is missing. */
export const calendarDaysToReply = ({
  requestedAt,
  respondedAt,
}: Pick<ResponseFacts, 'requestedAt' | 'respondedAt'>): number | null =>
  requestedAt === null || respondedAt === null
    ? null
    : Math.max(0, Date.parse(respondedAt) - Date.parse(requestedAt)) / 86_400_000;

/**
 * Working days between request and first reply: mornings on which the duty station opened after the request and not
 * after the reply, so that a reply on the same working day took 0 and one on the next took 1.
 */
const workingDaysToReply = (
  { requestedAt, respondedAt }: Pick<ResponseFacts, 'requestedAt' | 'respondedAt'>,
  mornings: readonly number[],
): number | null =>
  requestedAt === null || respondedAt === null
    ? null
    : Math.max(0, openedBy(mornings, Date.parse(respondedAt)) - openedBy(mornings, Date.parse(requestedAt)));

/** How many of the ascending moments are not after this one. */
const openedBy = (mornings: readonly number[], atMs: number): number => {
  let low = 0;
  let high = mornings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((mornings[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
};

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/** @param mornings opening moments of the duty station's working days, epoch milliseconds, ascending */
export const responseTimes = (facts: readonly ResponseFacts[], mornings: readonly number[]): ResponseTimes => {
  const counted = facts.filter((each) => calendarDaysToReply(each) !== null);
  const workingDays =
    mornings.length === 0 ? [] : counted.map((each) => [each.code, workingDaysToReply(each, mornings) ?? 0] as const);
  return {
    counted: counted.map(({ code }) => code),
    medianCalendarDays: median(counted.flatMap((each) => calendarDaysToReply(each) ?? [])),
    medianWorkingDays: median(workingDays.map(([, days]) => days)),
    workingDays: Object.fromEntries(workingDays),
  };
};

/** What the request and each reminder brought; an addressee that replied is behind exactly one of them. */
export const reminderEffects = (facts: readonly ResponseFacts[]): ReminderEffect[] => {
  const most = facts.reduce((highest, { remindedAt }) => Math.max(highest, remindedAt.length), 0);
  return Array.from({ length: most + 1 }, (_, number) => ({
    number,
    sent: facts
      .filter(({ requestedAt, remindedAt }) => (number === 0 ? requestedAt !== null : remindedAt.length >= number))
      .map(({ code }) => code),
    answered: facts.filter((each) => remindersBefore(each) === number).map(({ code }) => code),
  }));
};

/** Reminders that an addressee had been sent when it replied; null for one that was not asked or has not replied. */
const remindersBefore = ({ requestedAt, respondedAt, remindedAt }: ResponseFacts): number | null =>
  requestedAt === null || respondedAt === null ? null : remindedAt.filter((moment) => moment <= respondedAt).length;
