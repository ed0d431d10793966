import { type AudienceClass, audienceClasses } from '../campaign/definition.ts';
import { compareNames } from '../directory/alphabetical-order.ts';
import { type RegionalGroup, regionalGroups } from '../directory/entity.ts';
import type { TreatyStatus } from '../directory/treaty-status.ts';
import { type Language, languages } from '../language.ts';
import { audienceClassOf } from '../launch/audience.ts';
import { countsIn, type Measure, measures } from './measures.ts';
import { type CurveDay, responseCurve } from './response-curve.ts';
import type { ResponseFacts } from './response-facts.ts';
import { type ReminderEffect, type ResponseTimes, reminderEffects, responseTimes } from './response-times.ts';

/** Status under an instrument by code of the entity, on one day; who is not in it has none. */
export type TreatyTable = Readonly<Record<string, TreatyStatus>>;

/** An instrument as the directory knows it on the two days that matter; null where nobody has checked that day. */
export interface InstrumentView {
  /** Short code: "UNTOC". */
  readonly code: string;
  /** Null where the directory does not have the instrument. */
  readonly title: string | null;
  readonly atDispatch: TreatyTable | null;
  readonly atReport: TreatyTable | null;
}

/** What a status of responses is made from. The same input gives the same status. */
export interface StatusInput {
  readonly campaign: { readonly id: string; readonly title: string };
  /** Campaign moment the facts are of, ISO 8601 in UTC, and its calendar day at the duty station. */
  readonly asAt: string;
  readonly day: string;
  /** IANA zone of the duty station, in which days are told. */
  readonly zone: string;
  /** Language of the report: it decides the alphabetical order. */
  readonly language: Language;
  /** The calendar day as at which the audience was frozen. */
  readonly audienceAsAt: string;
  /** The published deadline and the internal end of grace, ISO 8601 in UTC. */
  readonly deadlineAt: string;
  readonly cutOffAt: string;
  readonly facts: readonly ResponseFacts[];
  /** Texts on file, each once. */
  readonly documents: number;
  /** The campaign's own instrument first, then others that are reported beside it. */
  readonly instruments: readonly InstrumentView[];
  /** Names of entities that may be party without having been asked, by code. */
  readonly otherNames: Readonly<Record<string, string>>;
  /** Opening moments of the duty station's working days, epoch milliseconds, ascending. */
  readonly workingMornings: readonly number[];
}

/** A figure with the addressees it counts: the number is the length of the list, in alphabetical order. */
export type Codes = readonly string[];

/** A group of addressees by what is counted of them. */
export type Tally = Readonly<Record<Measure, Codes>>;

/** One line of a table: the addressees of a class in a regional group. */
export interface StatusRow {
  readonly class: AudienceClass;
  /** Null for those in no regional group. */
  readonly group: RegionalGroup | null;
  readonly tally: Tally;
}

/** The audience by status under one instrument. */
export interface Breakdown {
  readonly instrument: string;
  readonly title: string | null;
  /** Lines that count somebody, by class, then by regional group, those in no group last. */
  readonly rows: readonly StatusRow[];
  readonly classTotals: readonly { readonly class: AudienceClass; readonly tally: Tally }[];
}

/** Parties on the two days that are counted from, and who makes the difference between them. */
export interface Parties {
  readonly atDispatch: PartyCount;
  /** Null where nobody has checked the day of the report. */
  readonly atReport: PartyCount | null;
  /** Parties on the day of the report that were none when the audience was frozen, and the other way round. */
  readonly joined: Codes;
  readonly left: Codes;
  /** Parties on the day of the report that were never asked. */
  readonly notAsked: Codes;
}

interface PartyCount {
  readonly all: Codes;
  readonly replied: Codes;
}

/** Who has answered, as at a moment. */
export interface StatusOfResponses extends Omit<StatusInput, 'facts' | 'instruments' | 'workingMornings'> {
  /** Code of the campaign's instrument. */
  readonly instrument: string;
  /** In alphabetical order. */
  readonly facts: readonly ResponseFacts[];
  readonly total: Tally;
  /** By the status that each addressee had when the audience was frozen. */
  readonly breakdown: Breakdown;
  /** The same under other instruments; null where the directory does not know them on that day. */
  readonly otherInstruments: readonly { readonly code: string; readonly breakdown: Breakdown | null }[];
  /** Regional groups across classes, those in no group last; groups without addressees are left out. */
  readonly groupTotals: readonly { readonly group: RegionalGroup | null; readonly tally: Tally }[];
  /** Languages of correspondence that somebody is written to in. */
  readonly languageTotals: readonly { readonly language: Language; readonly tally: Tally }[];
  readonly parties: Parties;
  readonly times: ResponseTimes;
  readonly reminderEffects: readonly ReminderEffect[];
  /** Every day from the first request to the day of the report; empty before any. */
  readonly curve: readonly CurveDay[];
  /** Reminders accepted for anybody. */
  readonly reminders: number;
  /** Reminders sent for each that replied; null without any reply. */
  readonly remindersPerResponse: number | null;
}

const tallyOf = (facts: readonly ResponseFacts[]): Tally =>
  Object.fromEntries(
    measures.map((measure) => [measure, facts.filter((each) => countsIn(measure, each)).map(({ code }) => code)]),
  ) as unknown as Tally;

/** The class an addressee is counted in; a regional organization that is party is counted with the parties. */
export const classOf = (facts: Pick<ResponseFacts, 'kind' | 'treatyStatus'>): AudienceClass =>
  audienceClassOf(facts.kind, facts.treatyStatus);

const breakdownOf = (
  facts: readonly ResponseFacts[],
  instrument: Pick<InstrumentView, 'code' | 'title'>,
  statusOf: (facts: ResponseFacts) => TreatyStatus,
): Breakdown => {
  const byClass = Map.groupBy(facts, (each) => audienceClassOf(each.kind, statusOf(each)));
  const present = audienceClasses.flatMap((name) => {
    const members = byClass.get(name);
    return members === undefined ? [] : [{ class: name, members }];
  });
  return {
    instrument: instrument.code,
    title: instrument.title,
    rows: present.flatMap(({ class: name, members }) =>
      byGroup(members).map(({ group, tally }) => ({ class: name, group, tally })),
    ),
    classTotals: present.map(({ class: name, members }) => ({ class: name, tally: tallyOf(members) })),
  };
};

const byGroup = (
  facts: readonly ResponseFacts[],
): { readonly group: RegionalGroup | null; readonly tally: Tally }[] => {
  const groups = Map.groupBy(facts, ({ regionalGroup }) => regionalGroup);
  return [...regionalGroups, null].flatMap((group) => {
    const members = groups.get(group);
    return members === undefined ? [] : [{ group, tally: tallyOf(members) }];
  });
};

/** Counts the facts. Every addressee is in exactly one row of each breakdown and one standing of it. */
export const statusOfResponses = (input: StatusInput): StatusOfResponses => {
  const { facts: unordered, instruments, workingMornings, ...head } = input;
  const byName = compareNames(input.language);
  const facts = unordered.toSorted((a, b) => byName(a.sortKey, b.sortKey) || (a.code < b.code ? -1 : 1));
  const [main, ...others] = instruments;
  const own = main ?? { code: '', title: null, atDispatch: null, atReport: null };
  const byLanguage = Map.groupBy(facts, ({ language }) => language);
  const total = tallyOf(facts);
  const reminders = facts.reduce((sum, { remindedAt }) => sum + remindedAt.length, 0);
  return {
    ...head,
    instrument: own.code,
    facts,
    total,
    breakdown: breakdownOf(facts, own, ({ treatyStatus }) => treatyStatus),
    otherInstruments: others.map((view) => ({
      code: view.code,
      breakdown:
        view.atDispatch === null ? null : breakdownOf(facts, view, ({ code }) => view.atDispatch?.[code] ?? 'none'),
    })),
    groupTotals: byGroup(facts),
    languageTotals: languages.flatMap((language) => {
      const members = byLanguage.get(language);
      return members === undefined ? [] : [{ language, tally: tallyOf(members) }];
    }),
    parties: partiesOf(facts, own),
    times: responseTimes(facts, workingMornings),
    reminderEffects: reminderEffects(facts),
    curve: responseCurve(facts, input.day, input.zone),
    reminders,
    remindersPerResponse: total.replied.length === 0 ? null : reminders / total.replied.length,
  };
};

const partiesOf = (facts: readonly ResponseFacts[], { atReport }: InstrumentView): Parties => {
  const replied = new Set(facts.filter(({ form }) => form !== null).map(({ code }) => code));
  const count = (all: Codes): PartyCount => ({ all, replied: all.filter((code) => replied.has(code)) });
  const before = facts.filter(({ treatyStatus }) => treatyStatus === 'party').map(({ code }) => code);
  if (atReport === null) return { atDispatch: count(before), atReport: null, joined: [], left: [], notAsked: [] };
  const asked = new Set(facts.map(({ code }) => code));
  const isParty = (code: string): boolean => atReport[code] === 'party';
  // Those that were asked in the order of the report, the others by code: the report has no names for them.
  const notAsked = Object.keys(atReport)
    .filter((code) => isParty(code) && !asked.has(code))
    .sort();
  const now = [...facts.map(({ code }) => code).filter(isParty), ...notAsked];
  const wereParty = new Set(before);
  return {
    atDispatch: count(before),
    atReport: count(now),
    joined: now.filter((code) => asked.has(code) && !wereParty.has(code)),
    left: before.filter((code) => !isParty(code)),
    notAsked,
  };
};
