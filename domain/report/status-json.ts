import { type Figure, figuresOf } from './figures.ts';
import type { CurveDay } from './response-curve.ts';
import type { ResponseFacts } from './response-facts.ts';
import type { StatusOfResponses } from './status-of-responses.ts';

/**
 * A status of responses as JSON, for other systems. Fields are only ever added within a version.
 * Moments are ISO 8601 in UTC and campaign time; days and reminders per response are decimal numbers.
 */
export interface StatusDocument {
  readonly format: 'verbale-status-of-responses';
  readonly version: 2;
  readonly campaign: { readonly id: string; readonly title: string };
  readonly asAt: string;
  /** The calendar day of that moment at the duty station. */
  readonly day: string;
  readonly instrument: string;
  /** Calendar day as at which the audience was frozen. */
  readonly audienceAsAt: string;
  readonly deadlineAt: string;
  readonly cutOffAt: string;
  /** Every number of the report with the codes behind it; ids are the same from report to report. */
  readonly figures: readonly Figure[];
  /** Instruments that were asked for and that the directory does not know as at the day of the request. */
  readonly notInDirectory: readonly string[];
  /** Replies as a part of the audience, 0 to 1; null when nobody was asked. */
  readonly responseRate: number | null;
  readonly remindersPerResponse: number | null;
  /** Every day from the first request to the day of the report, at the duty station. */
  readonly days: readonly CurveDay[];
  readonly addressees: readonly ResponseFacts[];
}

/** The document for a status; the same status gives the same document, fields in the same order. */
export const statusDocument = (status: StatusOfResponses): StatusDocument => {
  const asked = status.total.asked.length;
  return {
    format: 'verbale-status-of-responses',
    version: 2,
    campaign: status.campaign,
    asAt: status.asAt,
    day: status.day,
    instrument: status.instrument,
    audienceAsAt: status.audienceAsAt,
    deadlineAt: status.deadlineAt,
    cutOffAt: status.cutOffAt,
    figures: figuresOf(status),
    notInDirectory: status.otherInstruments.flatMap(({ code, breakdown }) => (breakdown === null ? [code] : [])),
    responseRate: asked === 0 ? null : status.total.replied.length / asked,
    remindersPerResponse: status.remindersPerResponse,
    days: status.curve,
    addressees: status.facts,
  };
};
