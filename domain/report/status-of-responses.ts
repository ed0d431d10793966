import { type AudienceClass, audienceClasses } from '../campaign/definition.ts';
import { compareNames } from '../directory/alphabetical-order.ts';
import { type RegionalGroup, regionalGroups } from '../directory/entity.ts';
import type { Language } from '../language.ts';
import { audienceClassOf } from '../launch/audience.ts';
import { type ResponseFacts, type ResponseState, responseStates } from './response-facts.ts';

/** What a status of responses is made from. The same input gives the same status. */
export interface StatusInput {
  readonly campaign: { readonly id: string; readonly title: string };
  /** Campaign moment the facts are of, ISO 8601 in UTC. */
  readonly asAt: string;
  /** Language of the report: it decides the alphabetical order. */
  readonly language: Language;
  /** Code of the instrument, and the calendar day as at which the audience was frozen. */
  readonly instrument: string;
  readonly audienceAsAt: string;
  readonly facts: readonly ResponseFacts[];
  /** Codes of the parties on the day of the report; null where nobody has checked that day. */
  readonly partiesAtReport: readonly string[] | null;
}

/** A figure with the addressees it counts: the number is the length of the list, in alphabetical order. */
export type Codes = readonly string[];

/** One line of the table: the addressees of a class in a regional group, and where each of them stands. */
export interface StatusRow {
  readonly class: AudienceClass;
  /** Null for those in no regional group. */
  readonly group: RegionalGroup | null;
  readonly addressees: Codes;
  readonly states: Readonly<Record<ResponseState, Codes>>;
}

/** A line that sums others. */
export type StatusTotal = Pick<StatusRow, 'addressees' | 'states'>;

/** Who has answered, as at a moment. */
export interface StatusOfResponses {
  readonly campaign: { readonly id: string; readonly title: string };
  readonly asAt: string;
  readonly language: Language;
  readonly instrument: string;
  readonly audienceAsAt: string;
  /** In alphabetical order. */
  readonly facts: readonly ResponseFacts[];
  /** Lines that count somebody, by class, then by regional group, those in no group last. */
  readonly rows: readonly StatusRow[];
  readonly classTotals: readonly (StatusTotal & { readonly class: AudienceClass })[];
  readonly total: StatusTotal;
  /** All who replied, in time or late. */
  readonly responded: Codes;
  /** Parties when the audience was frozen, and those on the day of the report; each with those of them who replied. */
  readonly parties: {
    readonly atDispatch: { readonly all: Codes; readonly responded: Codes };
    readonly atReport: { readonly all: Codes; readonly responded: Codes } | null;
  };
  /** Days from the acceptance of the request to the first reply, half-way through all replies; null without any. */
  readonly medianDaysToReply: number | null;
  readonly reminders: number;
  /** Reminders sent for each reply received; null without any reply. */
  readonly remindersPerResponse: number | null;
}

const replied: readonly ResponseState[] = ['responded', 'acknowledged', 'late'];

/** Whether an addressee in this state has replied. */
export const hasReplied = (state: ResponseState): boolean => replied.includes(state);

const totalOf = (facts: readonly ResponseFacts[]): StatusTotal => {
  const states = Object.fromEntries(responseStates.map((state) => [state, [] as string[]])) as Record<
    ResponseState,
    string[]
  >;
  for (const { state, code } of facts) states[state].push(code);
  return { addressees: facts.map(({ code }) => code), states };
};

/** The class an addressee is counted in; a regional organization that is party is counted with the parties. */
export const classOf = (facts: Pick<ResponseFacts, 'kind' | 'treatyStatus'>): AudienceClass =>
  audienceClassOf(facts.kind, facts.treatyStatus);

/** Days between two instants, fractions kept; null while one is missing. */
export const daysToReply = ({
  requestedAt,
  respondedAt,
}: Pick<ResponseFacts, 'requestedAt' | 'respondedAt'>): number | null =>
  requestedAt === null || respondedAt === null
    ? null
    : Math.max(0, Date.parse(respondedAt) - Date.parse(requestedAt)) / 86_400_000;

/** Counts the facts by treaty status and regional group. Every addressee is in exactly one row and one state of it. */
export const statusOfResponses = (input: StatusInput): StatusOfResponses => {
  const { partiesAtReport, facts: unordered, ...head } = input;
  const byName = compareNames(input.language);
  const facts = unordered.toSorted((a, b) => byName(a.sortKey, b.sortKey) || (a.code < b.code ? -1 : 1));
  const ofClass = (wanted: AudienceClass): ResponseFacts[] => facts.filter((each) => classOf(each) === wanted);
  const rows = audienceClasses.flatMap((each) =>
    [...regionalGroups, null].flatMap((group) => {
      const members = ofClass(each).filter(({ regionalGroup }) => regionalGroup === group);
      return members.length === 0 ? [] : [{ class: each, group, ...totalOf(members) }];
    }),
  );
  const classTotals = audienceClasses.flatMap((each) => {
    const members = ofClass(each);
    return members.length === 0 ? [] : [{ class: each, ...totalOf(members) }];
  });
  const responded = facts.filter(({ state }) => hasReplied(state)).map(({ code }) => code);
  const haveReplied = new Set(responded);
  const partiesOf = (all: Codes) => ({ all, responded: all.filter((code) => haveReplied.has(code)) });
  const reminders = facts.reduce((sum, each) => sum + each.reminders, 0);
  return {
    ...head,
    facts,
    rows,
    classTotals,
    total: totalOf(facts),
    responded,
    parties: {
      atDispatch: partiesOf(ofClass('parties').map(({ code }) => code)),
      atReport: partiesAtReport === null ? null : partiesOf(partiesAtReport),
    },
    medianDaysToReply: median(facts.flatMap((each) => daysToReply(each) ?? [])),
    reminders,
    remindersPerResponse: responded.length === 0 ? null : reminders / responded.length,
  };
};

const median = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};
