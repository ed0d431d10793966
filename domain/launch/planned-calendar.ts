import type { CampaignDefinition } from '../campaign/definition.ts';
import type { Directory } from '../directory/directory.ts';
import type { Language } from '../language.ts';
import { campaignCalendar, holidayTableOf, holidayTables } from '../remind/duty-station-calendar.ts';
import { type HolidayTable, isChecked } from '../remind/holidays/holiday-table.ts';
import { nextNote } from '../remind/next-note.ts';
import { workingMornings } from '../remind/working-mornings.ts';
import { apply } from '../request-cycle/apply.ts';
import { type CyclePlan, newCycle } from '../request-cycle/cycle.ts';
import { cyclePlan } from '../request-cycle/plan.ts';
import { yearOf } from '../time/calendar-day.ts';
import { localDay, localTime } from '../time/zoned.ts';
import type { CorrespondenceInstrument, FrozenAddressee } from './audience.ts';
import { type OpenQuestion, openQuestions } from './open-questions.ts';

/** Addressees who get the same paper in the same language. */
export interface AddresseeGroup {
  readonly language: Language;
  readonly instrument: CorrespondenceInstrument;
  readonly codes: readonly string[];
}

/** One round of notes, to everybody who has not answered by then. */
export interface PlannedSending {
  readonly atMs: number;
  /** The same moment in the zone of the campaign: "2015-05-20 09:00". */
  readonly local: string;
  readonly kind: 'request' | 'reminder';
  /** 1-based within its kind. */
  readonly sequence: number;
  /** Whether it goes out after the deadline. */
  readonly overdue: boolean;
  readonly addressees: number;
}

/** A moment at which something other than a note happens. */
export interface PlannedMoment {
  readonly atMs: number;
  readonly local: string;
  readonly what: 'deadline' | 'cut-off' | 'compilation' | 'closing';
}

/** The table that tells the working days of a year. */
export interface HolidaysUsed {
  readonly year: number;
  readonly source: string;
  readonly checked: boolean;
}

/** What a launch would set going, if nobody answered and no deadline moved. */
export interface PlannedCalendar {
  readonly zone: string;
  readonly addressees: number;
  readonly groups: readonly AddresseeGroup[];
  readonly sendings: readonly PlannedSending[];
  readonly moments: readonly PlannedMoment[];
  readonly holidays: readonly HolidaysUsed[];
  /** What a person has to decide; with one that blocks, a launch is refused. */
  readonly questions: readonly OpenQuestion[];
}

/**
 * Everything that would be sent, when and to whom, found by asking the rules themselves: the request
 * cycle of an addressee who never answers is played from dispatch to closing.
 * @param nowMs campaign time of the launch (epoch milliseconds): what is past by then leaves when it is cleared
 * @param speed of the campaign clock; 1 is real life
 */
export const plannedCalendar = (
  definition: CampaignDefinition,
  audience: readonly FrozenAddressee[],
  directory: Pick<Directory, 'entities'>,
  nowMs: number,
  { speed = 1, tables = holidayTables }: { readonly speed?: number; readonly tables?: readonly HolidayTable[] } = {},
): PlannedCalendar => {
  const { dates } = definition;
  const { plan, holidays } = planOf(definition, speed, tables);
  const local = (atMs: number): string => localTime(atMs, dates.zone).replace('T', ' ');
  const sendings = rounds(definition, plan, nowMs).map((round) => ({
    ...round,
    local: local(round.atMs),
    addressees: audience.length,
  }));
  const moments = (
    [
      ['deadline', dates.deadlineAt],
      ['cut-off', dates.cutOffAt],
      ['compilation', dates.compileAt],
      ['closing', dates.closeAt],
    ] as const
  ).map(([what, at]) => ({ what, atMs: Date.parse(at), local: local(Date.parse(at)) }));
  return {
    zone: dates.zone,
    addressees: audience.length,
    groups: groupsOf(audience),
    sendings,
    moments,
    holidays,
    questions: openQuestions({ definition, audience, directory, nowMs, sendings, tables }),
  };
};

/** The plan with the holiday tables it counts by; without working days where a year has no table. */
const planOf = (
  definition: CampaignDefinition,
  speed: number,
  tables: readonly HolidayTable[],
): { readonly plan: CyclePlan; readonly holidays: readonly HolidaysUsed[] } => {
  const { dates } = definition;
  const calendar = campaignCalendar(definition, tables);
  const [fromMs, toMs] = [Date.parse(dates.dispatchAt), Date.parse(dates.closeAt)];
  const [first, last] = [fromMs, toMs].map((ms) => yearOf(localDay(ms, dates.zone))) as [number, number];
  const years = Array.from({ length: last - first + 1 }, (_, index) => holidayTableOf(calendar, first + index));
  const known = years.filter((table) => table !== undefined);
  const mornings = known.length < years.length ? [] : workingMornings(calendar, dates.zone, fromMs, toMs);
  return {
    plan: cyclePlan(definition, mornings, { speed }),
    holidays: known.map((table) => ({ year: table.year, source: table.source, checked: isChecked(table) })),
  };
};

/** The notes of a cycle that is never answered, each leaving when it is due. */
const rounds = (
  { dates }: CampaignDefinition,
  plan: CyclePlan,
  launchedAtMs: number,
): Omit<PlannedSending, 'local' | 'addressees'>[] => {
  const found: Omit<PlannedSending, 'local' | 'addressees'>[] = [];
  let cycle = newCycle('', Date.parse(dates.deadlineAt), Date.parse(dates.cutOffAt));
  let nowMs = launchedAtMs;
  for (let note = nextNote(cycle, plan, nowMs); note !== null; note = nextNote(cycle, plan, nowMs)) {
    nowMs = Math.max(nowMs, note.dueAtMs);
    // No extension is granted in a plan.
    const kind = note.kind === 'request' ? 'request' : 'reminder';
    found.push({ atMs: nowMs, kind, sequence: note.sequence, overdue: nowMs > cycle.deadlineAtMs });
    cycle = apply(cycle, { type: 'note-accepted', kind, sequence: note.sequence, atMs: nowMs });
  }
  return found;
};

const groupsOf = (audience: readonly FrozenAddressee[]): AddresseeGroup[] => {
  const groups = Map.groupBy(audience, ({ language, instrument }) => `${language} ${instrument}`);
  return [...groups.values()]
    .map((members) => {
      const { language, instrument } = members[0] as FrozenAddressee;
      return { language, instrument, codes: members.map(({ code }) => code) };
    })
    .sort(
      (a, b) =>
        b.codes.length - a.codes.length ||
        Number(a.instrument === 'letter') - Number(b.instrument === 'letter') ||
        (a.language < b.language ? -1 : 1),
    );
};
