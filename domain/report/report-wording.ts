import type { AudienceClass } from '../campaign/definition.ts';
import type { RegionalGroup } from '../directory/entity.ts';
import type { Language } from '../language.ts';
import type { Measure } from './measures.ts';
import { arabic } from './wording/ar.ts';
import { english } from './wording/en.ts';
import { spanish } from './wording/es.ts';
import { french } from './wording/fr.ts';
import { russian } from './wording/ru.ts';
import { chinese } from './wording/zh.ts';

/** A line of text under which figures stand; several are told apart by `label: figure` where grammar would bend words. */
type OfCount = (count: number) => string;

/**
 * The phrases of a status of responses, whole, one set a language (docs/adr/0010). Figures and dates
 * are put in; names of States stand only in lists and tables, never inside a sentence. No native
 * editor has read them yet, which `reviewed` says.
 */
export interface ReportWording {
  readonly reviewed: boolean;
  readonly organization: string;
  readonly title: string;
  readonly asAt: (moment: string) => string;
  readonly summary: SummaryWording;
  readonly headings: Readonly<
    Record<'table' | 'forms' | 'course' | 'denominators' | 'instruments' | 'lists' | 'replies' | 'definitions', string>
  >;
  /** Heads of columns, short. */
  readonly columns: Readonly<Record<Measure, string>> & { readonly group: string; readonly share: string };
  /** Titles of lists, and what a figure is called in a sentence. */
  readonly lists: Readonly<Record<Measure, string>>;
  /** What each count means, in whole sentences; printed with every report. */
  readonly definitions: Readonly<Record<Measure, string>> & { readonly kinds: string; readonly share: string };
  readonly howCounted: (day: string) => string;
  readonly parties: PartiesWording;
  readonly notInDirectory: (instrument: string) => string;
  readonly classes: Readonly<Record<AudienceClass, string>>;
  readonly groups: Readonly<Record<RegionalGroup | 'none', string>>;
  readonly total: string;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly replyColumns: Readonly<Record<'name' | 'received' | 'days' | 'form' | 'reminders' | 'versions', string>>;
  readonly effectColumns: Readonly<Record<'after' | 'sent' | 'answered' | 'share', string>>;
  /** "Request", "First reminder": what number of reminders a line of the table is about. */
  readonly afterReminder: OfCount;
  readonly lateMark: string;
  readonly charts: ChartWording;
  readonly mail: MailWording;
  /** Names of the sheets of the workbook, and the heads of columns that only it has. */
  readonly sheet: Readonly<
    Record<
      | 'addressees'
      | 'figures'
      | 'course'
      | 'code'
      | 'status'
      | 'group'
      | 'standing'
      | 'reached'
      | 'acknowledged'
      | 'requestedOn'
      | 'calendarDays'
      | 'workingDays'
      | 'extendedTo'
      | 'yes'
      | 'no'
      | 'figure'
      | 'value'
      | 'names',
      string
    >
  >;
  /** "1,234.5" and "1 234,5". */
  readonly number: (value: number, decimals: number) => string;
  /** Between a list's label and the list. */
  readonly colon: string;
  /** Between names of a list. */
  readonly comma: string;
}

export interface SummaryWording {
  readonly replies: (moment: string, replied: number, asked: number, share: string) => string;
  readonly inTimeAndLate: (inTime: number, late: number) => string;
  readonly documents: OfCount;
  readonly parties: (day: string, instrument: string, replied: number, parties: number) => string;
  readonly partiesNow: (instrument: string, replied: number, parties: number) => string;
  /** Of the day of the report nobody has checked who was party. */
  readonly partiesUnknown: (instrument: string) => string;
  /** Median, in calendar days and in working days of the duty station. */
  readonly median: (calendarDays: string, workingDays: string) => string;
  readonly medianCalendar: (calendarDays: string) => string;
  readonly reminders: OfCount;
  readonly remindersPerReply: (each: string) => string;
}

/** Labels of the lists that make the difference between the two denominators. */
export interface PartiesWording {
  readonly atDispatch: (day: string) => string;
  readonly atReport: (day: string) => string;
  readonly columns: { readonly basis: string; readonly parties: string; readonly replied: string };
  readonly joined: string;
  readonly left: string;
  readonly notAsked: string;
}

/** Of the message that takes a report to the distribution list. */
export interface MailWording {
  readonly first: string;
  readonly since: (moment: string) => string;
  readonly nothing: string;
  readonly replied: string;
  readonly late: string;
  readonly replyGone: string;
  readonly extended: string;
  readonly undeliverable: string;
  readonly noReply: string;
  readonly attached: string;
}

export interface ChartWording {
  readonly curveTitle: string;
  readonly curveAlternative: (from: string, to: string, replied: number, asked: number) => string;
  readonly groupsTitle: string;
  readonly groupsAlternative: (groups: number) => string;
  readonly languagesTitle: string;
  readonly languagesAlternative: (languages: number) => string;
  /** Said under each: where its figures stand. */
  readonly data: string;
  readonly request: string;
  readonly deadline: string;
  readonly cutOff: string;
  readonly reminders: string;
  readonly extensions: string;
  readonly replies: string;
  readonly notReplied: string;
  /** "12 of 54", at the end of a bar or a curve. */
  readonly of: (part: number, whole: number) => string;
  readonly curveColumns: Readonly<Record<'until' | 'replies' | 'inAll' | 'reminders' | 'extensions', string>>;
  readonly language: string;
  /** A day short enough for an axis: "3 July". */
  readonly shortDay: (day: string) => string;
}

const wordings: Readonly<Record<Language, ReportWording>> = {
  ar: arabic,
  zh: chinese,
  en: english,
  fr: french,
  ru: russian,
  es: spanish,
};

/** The phrases in a language. */
export const reportWording = (language: Language): ReportWording => wordings[language];
