import type { ReportedEvent } from '../../../domain/report/reply-course.ts';
import type { ReportedAddressee, ResponseFacts } from '../../../domain/report/response-facts.ts';
import {
  type StatusInput,
  type StatusOfResponses,
  statusOfResponses,
  type TreatyTable,
} from '../../../domain/report/status-of-responses.ts';

/** An addressee as the tests of the report need one: a State of Africa that is party, unless said otherwise. */
export const addressee = (code: string, change: Partial<ReportedAddressee> = {}): ReportedAddressee => ({
  code,
  name: `State ${code}`,
  sortKey: `State ${code}`,
  kind: 'member-state',
  treatyStatus: 'party',
  regionalGroup: 'african',
  language: 'en',
  ...change,
});

/** One event: its day of June 2015, type, addressee and data. */
export type LedgerLine = readonly [day: number, type: string, subject: string, data?: Record<string, unknown>];

/** Writes events in the order in which they are asked for, each on its day of June 2015 at noon. */
export const ledgerOf = (...entries: readonly LedgerLine[]): ReportedEvent[] =>
  entries.map(([day, type, subject, data = {}], index) => ({
    sequence: index + 1,
    at: new Date(Date.UTC(2015, 5, day, 12)).toISOString(),
    type,
    subject,
    data,
  }));

/** Noon of a day of June 2015. */
export const noon = (day: number): number => Date.UTC(2015, 5, day, 12);

/** An addressee that was asked on 20 May 2015 at nine in Vienna and has not replied. */
export const facts = (code: string, change: Partial<ResponseFacts> = {}): ResponseFacts => ({
  ...addressee(code),
  standing: 'awaited',
  form: null,
  requested: true,
  delivered: true,
  acknowledged: false,
  requestedAt: '2015-05-20T07:00:00.000Z',
  respondedAt: null,
  remindedAt: [],
  extensions: [],
  submissionVersions: 0,
  ...change,
});

/** What makes it one that replied with a text of its own, at nine in Vienna on a day (MM-DD) of 2015. */
export const repliedOn = (day: string): Partial<ResponseFacts> => ({
  standing: 'in-time',
  form: 'text',
  acknowledged: true,
  respondedAt: `2015-${day}T07:00:00.000Z`,
  submissionVersions: 1,
});

/** A table in which these and only these are party. */
export const partiesTable = (...codes: readonly string[]): TreatyTable =>
  Object.fromEntries(codes.map((code) => [code, 'party']));

/** The status of a list of facts as at 11 September 2015. */
export const statusOf = (list: readonly ResponseFacts[], change: Partial<StatusInput> = {}): StatusOfResponses =>
  statusOfResponses({
    campaign: { id: 'c', title: 'C' },
    asAt: '2015-09-11T16:00:00.000Z',
    day: '2015-09-11',
    zone: 'Europe/Vienna',
    language: 'en',
    audienceAsAt: '2015-05-20',
    deadlineAt: '2015-07-03T16:00:00.000Z',
    cutOffAt: '2015-07-07T10:00:00.000Z',
    documents: 0,
    instruments: [{ code: 'UNTOC', title: 'The Convention', atDispatch: null, atReport: null }],
    otherNames: {},
    workingMornings: [],
    facts: list,
    ...change,
  });
