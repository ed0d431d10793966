import type { AudienceClass } from '../campaign/definition.ts';
import type { RegionalGroup } from '../directory/entity.ts';
import { type ResponseFacts, type ResponseState, responseStates } from './response-facts.ts';
import type { Codes, StatusOfResponses, StatusTotal } from './status-of-responses.ts';

/** A figure and the codes behind it. */
export interface CountedCodes {
  readonly count: number;
  readonly codes: Codes;
}

/** A line of the table: how many were asked, and in which state they are. `states` has every state, also at 0. */
export interface StatusLine {
  readonly addressees: CountedCodes;
  readonly states: Readonly<Record<ResponseState, CountedCodes>>;
}

/**
 * A status of responses as JSON, for other systems. Fields are only ever added within a version.
 * Moments are ISO 8601 in UTC and campaign time; days and reminders per response are decimal numbers.
 */
export interface StatusDocument {
  readonly format: 'verbale-status-of-responses';
  readonly version: 1;
  readonly campaign: { readonly id: string; readonly title: string };
  readonly asAt: string;
  readonly instrument: string;
  /** Calendar day as at which the audience was frozen. */
  readonly audienceAsAt: string;
  readonly total: StatusLine;
  readonly byClass: readonly ({ readonly class: AudienceClass } & StatusLine)[];
  /** `group` is null for those in no regional group. */
  readonly byClassAndGroup: readonly ({
    readonly class: AudienceClass;
    readonly group: RegionalGroup | null;
  } & StatusLine)[];
  readonly responded: CountedCodes;
  readonly parties: {
    readonly atDispatch: { readonly all: CountedCodes; readonly responded: CountedCodes };
    /** Null where the treaty's table was not checked for the day of the report. */
    readonly atReport: { readonly all: CountedCodes; readonly responded: CountedCodes } | null;
  };
  /** Replies as a part of the audience, 0 to 1; null when nobody was asked. */
  readonly responseRate: number | null;
  readonly medianDaysToReply: number | null;
  readonly reminders: number;
  readonly remindersPerResponse: number | null;
  readonly addressees: readonly ResponseFacts[];
}

const counted = (codes: Codes): CountedCodes => ({ count: codes.length, codes });

const line = (row: StatusTotal): StatusLine => ({
  addressees: counted(row.addressees),
  states: Object.fromEntries(
    responseStates.map((state) => [state, counted(row.states[state])]),
  ) as StatusLine['states'],
});

const pair = (part: { readonly all: Codes; readonly responded: Codes }) => ({
  all: counted(part.all),
  responded: counted(part.responded),
});

/** The document for a status; the same status gives the same document, fields in the same order. */
export const statusDocument = (status: StatusOfResponses): StatusDocument => {
  const asked = status.total.addressees.length;
  return {
    format: 'verbale-status-of-responses',
    version: 1,
    campaign: status.campaign,
    asAt: status.asAt,
    instrument: status.instrument,
    audienceAsAt: status.audienceAsAt,
    total: line(status.total),
    byClass: status.classTotals.map((total) => ({ class: total.class, ...line(total) })),
    byClassAndGroup: status.rows.map((row) => ({ class: row.class, group: row.group, ...line(row) })),
    responded: counted(status.responded),
    parties: {
      atDispatch: pair(status.parties.atDispatch),
      atReport: status.parties.atReport === null ? null : pair(status.parties.atReport),
    },
    responseRate: asked === 0 ? null : status.responded.length / asked,
    medianDaysToReply: status.medianDaysToReply,
    reminders: status.reminders,
    remindersPerResponse: status.remindersPerResponse,
    addressees: status.facts,
  };
};
