import type { Channel } from '../dispatch/channel.ts';
import type { Language } from '../language.ts';
import type { LateReplyPolicy } from '../receive/admissibility.ts';
import type { FileKind } from '../receive/inspection.ts';
import type { HolidayTable } from '../remind/holidays/holiday-table.ts';
import type { QuietDays } from '../remind/quiet-days.ts';

/** Classes of addressee a campaign may ask, by treaty status as at the launch date. */
export const audienceClasses = ['parties', 'signatories', 'other-states', 'organizations'] as const;

export type AudienceClass = (typeof audienceClasses)[number];

/** The query over the directory that becomes the audience (then it is frozen). */
export interface AudienceQuery {
  /** Code of the instrument whose status counts: "UNTOC". */
  readonly instrument: string;
  /** Calendar day (YYYY-MM-DD) as at which the status is asked. */
  readonly asAt: string;
  /** States parties and observers = parties, signatories, other States, organizations. */
  readonly classes: readonly AudienceClass[];
  /** Codes asked though no class holds them, and codes left out though one does. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** What the request, its reminders and its closing turn on. All instants are ISO 8601 in UTC. */
export interface CampaignDates {
  /** IANA zone of the duty station, in which deadlines are wall-clock times: "Europe/Vienna". */
  readonly zone: string;
  /** When the notes leave. */
  readonly dispatchAt: string;
  /** The deadline as the note states it. */
  readonly deadlineAt: string;
  /** Internal end of grace: later replies are late. Never before `deadlineAt`. */
  readonly cutOffAt: string;
  /** Moment of the compilation, at or after the cut-off. */
  readonly compileAt: string;
  /** After this nothing is awaited any more: cycles close. */
  readonly closeAt: string;
}

/** When a silent addressee is reminded. Working days are those of the duty station. */
export interface ReminderPolicy {
  /** Working days from the published deadline, ascending: -10 is ten working days before, 2 two after. */
  readonly offsets: readonly number[];
  /** Never more reminders than this. */
  readonly cap: number;
  /** Never more of each kind than this; absent in campaigns launched before kinds were counted apart. */
  readonly caps?: { readonly beforeDeadline: number; readonly afterDeadline: number };
  /** Working days that must lie between two notes to one addressee. */
  readonly minimumGap: number;
  /** Days on which no reminder goes out although the duty station works. */
  readonly quietDays?: readonly QuietDays[];
}

/** How notes go out. */
export interface SendingPolicy {
  /** Messages per real second for the whole campaign; null = as fast as the exchange takes them. */
  readonly ratePerSecond: number | null;
  /** Campaign seconds before the second try after a temporary refusal; each later wait is `factor` times longer. */
  readonly retryFirstAfterSeconds: number;
  readonly retryFactor: number;
  /** Campaign hours after which a mailbox that still refuses for the time being is given up. */
  readonly giveUpAfterHours: number;
  /** Sending stops until a person has looked when so many of the last attempts were refused; null = never, absent = 20. */
  readonly pauseAfterRefusals?: number | null;
  /** The last so many attempts that the exchange answered are looked at; absent = 50. */
  readonly pauseWindow?: number;
}

/** What a campaign without a request turns on: somebody, such as a Chair, hands over the comments of many States. */
export interface TransmittalTerms {
  /** Who transmits, as a whole phrase in the language of the paper: "the Chair of the second … meeting". */
  readonly transmittedBy: string;
  /** What is asked of the Secretariat, in the words of the paper: "that they be compiled in …". */
  readonly instruction: string;
  /** Where the paper says that the texts were transmitted: once in its introduction, under each text as well, or nowhere. */
  readonly provenance: 'introduction' | 'each-text' | 'none';
}

/** The line of the masthead that says in which languages the paper is: one language only, or that of the originals. */
export type LanguageLine =
  | { readonly kind: 'only'; readonly language: Language }
  | { readonly kind: 'original'; readonly languages: readonly Language[] | 'all' }
  | { readonly kind: 'list'; readonly languages: readonly Language[] };

/** What a paper says in words that its campaign brings, for a version in another language. */
export interface PaperTranslation {
  readonly title: string;
  readonly body: readonly string[];
  readonly session: readonly string[];
  readonly placeAndDates: string;
  readonly agendaItem: string | null;
  /** Of a campaign without a request: its phrases for who transmits and what was asked. */
  readonly transmittedBy?: string;
  readonly instruction?: string;
}

/** The paper that the submissions are compiled into. */
export interface PaperDefinition {
  /** Document symbol: "CTOC/COP/WG.8/2015/2". */
  readonly symbol: string;
  /** Set while the symbol is not assigned yet: the series whose next number it takes. */
  readonly series?: string;
  readonly title: string;
  /** Language of the version: masthead, order, headings. */
  readonly language: Language;
  /** Versions of the paper, the first of them in its own language; absent = in its own language only. */
  readonly languages?: readonly Language[];
  /** What the other versions say in words of their own; one for each of them. */
  readonly translations?: Readonly<Partial<Record<Language, PaperTranslation>>>;
  /** Absent = derived from what is inside. */
  readonly languageLine?: LanguageLine;
  /** Words that the paper may have; absent = what the Secretariat holds its own documents to. */
  readonly wordLimit?: number;
  readonly masthead: {
    /** Name of the body, one line each. */
    readonly body: readonly string[];
    readonly distribution: 'General' | 'Limited' | 'Restricted' | null;
    /** Session or meeting line(s): "First open-ended intergovernmental meeting …". */
    readonly session: readonly string[];
    /** "Vienna, 28–30 September 2015". */
    readonly placeAndDates: string;
    /** "Item 2 of the provisional agenda", with its footnote. */
    readonly agendaItem: string | null;
    readonly agendaFootnote: string | null;
  };
}

/** A file that goes with the request to everybody, by its name and content. */
export interface Enclosure {
  /** File name as it is attached: "questionnaire.docx". */
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
  /** What the note calls it, per language; a language that is missing takes the file name. */
  readonly title: Readonly<Partial<Record<Language, string>>>;
}

/** What the notes are, beyond their words; absent fields stand for the plain case. */
export interface NotePolicy {
  /**
   * `individual` (absent): each addressee has a note of its own, by number and by name. `collective`: one text, one
   * number and one date for all of them, sent to each (ST/DCS/4/Rev.1 calls it a circular note).
   */
  readonly form?: 'individual' | 'collective';
  /** Languages in which a courtesy translation goes along where the note is in another one. */
  readonly courtesyTranslations?: readonly Language[];
  /** In the order in which the note lists them. */
  readonly enclosures?: readonly Enclosure[];
  /** Whether request, reminders and extensions say where the reply may be uploaded; absent = no. */
  readonly uploadLink?: boolean;
  /** Whether a notice in the portal is pointed to by a short mail; absent = yes. Otherwise a person hands its link over. */
  readonly pointerMail?: boolean;
}

/**
 * A campaign as its file states it, checked and with every default filled in.
 * This value is what clearance binds and what the workflow is started with; it is JSON.
 */
export interface CampaignDefinition {
  /** Lower-case slug, also the workflow id's part: "resolution-7-1-first-meeting". */
  readonly id: string;
  readonly title: string;
  /**
   * Set for a campaign without a request: nobody is asked, no note leaves, `dispatchAt` is the day from which
   * transmittals are awaited and `closeAt` the opening of the meeting, before which the paper has to be issued.
   */
  readonly transmittal?: TransmittalTerms;
  readonly mandate: {
    /** "7/1" */
    readonly resolution: string;
    readonly resolutionTitle: string;
    readonly paragraph: number;
    /** Adopting body, as the note names it. */
    readonly body: string;
  };
  readonly office: {
    /** Who speaks in the note, as a whole phrase per language: "The Secretariat of …". */
    readonly name: Readonly<Partial<Record<Language, string>>>;
    /** Letterhead lines. */
    readonly letterhead: readonly string[];
    readonly dutyStation: 'Vienna' | 'New York' | 'Geneva' | 'Nairobi';
    /** Pattern of reference numbers; `{year}` and `{serial}` are filled in: "VB {year}/{serial}/OCB". */
    readonly referencePattern: string;
    /** From: of the notes, and the address replies come to. One strict addr-spec each. */
    readonly senderMailbox: string;
    readonly replyMailbox: string;
    /** Whether the note ends with the complimentary closing (Vienna custom; Headquarters has none). */
    readonly complimentaryClosing: boolean;
    /** Whether a note verbale shows the place for initials; absent = yes. A letter always shows that of the signature. */
    readonly initialsLine?: boolean;
    /** Whether enclosures are listed at the foot of the page; absent = yes. */
    readonly enclosureLine?: boolean;
    /**
     * Official holidays the campaign brings itself, by year: the days (YYYY-MM-DD) on which the duty
     * station is closed. For these years they count instead of the product's own table.
     */
    readonly holidays?: Readonly<Record<string, readonly string[]>>;
    /** Tables of the duty station read from the office's own holiday files; a year in `holidays` outranks them. */
    readonly holidayTables?: readonly HolidayTable[];
  };
  readonly audience: AudienceQuery;
  readonly dates: CampaignDates;
  /** Languages in which this campaign has wording, first one = fall-back. */
  readonly languages: readonly Language[];
  /** The campaign's own phrases per language, put whole into the note. */
  readonly wording: Readonly<Partial<Record<Language, CampaignWording>>>;
  readonly notes?: NotePolicy;
  readonly reminders: ReminderPolicy;
  readonly sending: SendingPolicy;
  /** Channels in order, by entity code, where the campaign does not leave them to the directory. */
  readonly channels?: Readonly<Record<string, readonly Channel[]>>;
  readonly lateReplies: LateReplyPolicy;
  /** What may come in; absent = every kind of file that can be taken (`usualKinds`). */
  readonly submissions?: {
    readonly accept?: readonly FileKind[];
  };
  /** Who is told once a day what waits for a person, and after how many days nothing may wait unsaid; absent = the office's own settings. */
  readonly inbox?: { readonly digestTo?: readonly string[]; readonly limitDays?: number };
  readonly paper: PaperDefinition;
  readonly statusReport: {
    /** Campaign days between two issues; null = only at the end. */
    readonly everyDays: number | null;
    /** Codes of instruments reported beside that of the audience; absent = none. */
    readonly instruments?: readonly string[];
    /** Whether a text that another submitted on their behalf counts as a reply of those named in it; absent = not. */
    readonly countOnBehalf?: boolean;
    /** Mailboxes that each issue goes to, the last one at the closing included; absent = nobody. */
    readonly distribution?: { readonly to: readonly string[]; readonly onlyWhenChanged: boolean };
  };
  /** Cycles per cohort workflow; 1 gives one workflow per addressee. */
  readonly cohortSize: number;
}

/** Phrases of one campaign in one language; each stands whole in its paragraph. */
export interface CampaignWording {
  /** "the first open-ended intergovernmental meeting …, to be held in Vienna from 28 to 30 September 2015" */
  readonly subject: string;
  /** The paragraph that recalls the mandate. */
  readonly mandateParagraph: string;
  /** The paragraph that asks. May contain `{deadline}` and `{replyMailbox}`. */
  readonly requestParagraph: string;
  /** True once a native speaker has checked it. */
  readonly reviewed: boolean;
}
