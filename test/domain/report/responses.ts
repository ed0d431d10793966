import type { ReportedAddressee, ReportedEvent } from '../../../domain/report/response-facts.ts';

/** An addressee as the tests of the report need one: a State of Africa that is party, unless said otherwise. */
export const addressee = (code: string, change: Partial<ReportedAddressee> = {}): ReportedAddressee => ({
  code,
  name: `State ${code}`,
  sortKey: `State ${code}`,
  kind: 'member-state',
  treatyStatus: 'party',
  regionalGroup: 'african',
  ...change,
});

/** Writes events in the order in which they are asked for, each on its day of June 2015 at noon. */
export const ledgerOf = (
  ...entries: readonly (readonly [day: number, type: string, subject: string, data?: Record<string, unknown>])[]
): ReportedEvent[] =>
  entries.map(([day, type, subject, data = {}], index) => ({
    sequence: index + 1,
    at: new Date(Date.UTC(2015, 5, day, 12)).toISOString(),
    type,
    subject,
    data,
  }));

/** Noon of a day of June 2015. */
export const noon = (day: number): number => Date.UTC(2015, 5, day, 12);
