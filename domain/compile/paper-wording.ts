import type { Language } from '../language.ts';
import { arabicPaperWording } from './wording/ar.ts';
import { englishPaperWording } from './wording/en.ts';
import { spanishPaperWording } from './wording/es.ts';
import { frenchPaperWording } from './wording/fr.ts';
import { russianPaperWording } from './wording/ru.ts';
import { chinesePaperWording } from './wording/zh.ts';

/** Numbers of respondents: entities, not texts. */
export interface RespondentNumbers {
  readonly states: number;
  readonly organizations: number;
}

/** How the list of respondents says what became of a reply. */
export type RespondentListing = 'reproduced' | 'joint' | 'on-file' | 'nil-return' | 'declined';

/** Phrases of a paper whose texts were handed over by somebody and not asked for. */
export interface TransmittalWording {
  readonly chapters: { readonly states: string; readonly organizations: string };
  /** The mandate, without saying that anybody was written to. */
  readonly calledFor: (resolution: string, paragraph: number) => string;
  readonly holds: string;
  /** `by` is the campaign's phrase for who transmits, `instruction` what was asked. */
  readonly transmitted: (by: string, days: string, instruction: string) => string;
  readonly from: (numbers: RespondentNumbers) => string;
  readonly none: string;
  readonly asReceived: string;
  readonly order: string;
  readonly transmittedLine: (day: string) => string;
}

/**
 * The phrases of papers, whole, one set a language (docs/adr/0010). Numbers, dates, symbols and titles are put in;
 * names of States only ever stand by themselves, after a colon or in a table. None has been read by an editor of official
 * records, which `reviewed` says.
 */
export interface PaperWording {
  readonly reviewed: boolean;
  /** What stands between two sentences of a paragraph. */
  readonly betweenSentences: string;
  readonly organization: string;
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly noteBySecretariat: string;
  readonly conferenceRoomPaper: string;
  readonly contents: string;
  readonly page: string;
  readonly chapters: { readonly introduction: string; readonly states: string; readonly organizations: string };
  readonly pursuantTo: (resolution: string, paragraph: number) => string;
  readonly invited: (noteDate: string) => string;
  readonly invitedUntil: (noteDate: string, deadline: string) => string;
  readonly received: (asAt: string, numbers: RespondentNumbers) => string;
  readonly noneReceived: (asAt: string) => string;
  /** How many texts were submitted by several. */
  readonly joint: (texts: number) => string;
  /** Ends in a colon; the names follow. */
  readonly nilReturns: string;
  readonly declined: string;
  readonly asReceived: string;
  readonly order: string;
  /** Where all of them are States. */
  readonly orderOfStates: string;
  readonly lateCompiled: string;
  readonly lateNotCompiled: (count: number) => string;
  readonly noStates: string;
  readonly originalLine: (language: string) => string;
  readonly receivedLine: (day: string) => string;
  readonly receivedLateLine: (day: string) => string;
  readonly jointLine: string;
  /** Under the name of a respondent whose text stands under a row of names. */
  readonly seeJoint: (heading: string) => string;
  /** Ends in a colon; the names follow. */
  readonly onBehalfOf: string;
  readonly emptySubmission: string;
  /** Instead of a text that is not to be published. */
  readonly textOnFile: string;
  /** Where pages of a scan would stand in a form that cannot show them: why, and where they are. */
  readonly pagesElsewhere: (pages: string) => string;
  /** Instead of pages that no form can show. */
  readonly pagesOnFile: (pages: string) => string;
  readonly attachmentsOnFile: string;
  readonly attachmentsLinked: string;
  readonly attachment: (name: string, pages: number | undefined) => string;
  readonly list: {
    readonly title: string;
    readonly columns: { readonly name: string; readonly language: string; readonly day: string; readonly what: string };
    readonly what: Readonly<Record<RespondentListing, string>>;
  };
  readonly addendum: { readonly title: string; readonly holds: (symbol: string) => string };
  readonly corrigendum: { readonly title: string; readonly holds: (symbol: string) => string };
  readonly revision: { readonly title: string; readonly holds: (symbol: string) => string };
  /** Follows the asterisks at the foot of a reissued paper. */
  readonly reissued: (day: string) => string;
  readonly transmittal: TransmittalWording;
}

const wordings: Readonly<Record<Language, PaperWording>> = {
  ar: arabicPaperWording,
  zh: chinesePaperWording,
  en: englishPaperWording,
  fr: frenchPaperWording,
  ru: russianPaperWording,
  es: spanishPaperWording,
};

/** The phrases of a language. */
export const paperWording = (language: Language): PaperWording => wordings[language];
