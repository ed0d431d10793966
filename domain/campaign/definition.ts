import type { Language } from '../language.ts';

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
  /** Working days that must lie between two notes to one addressee. */
  readonly minimumGap: number;
}

/** How notes go out. */
export interface SendingPolicy {
  /** Messages per real second for the whole campaign; null = as fast as the exchange takes them. */
  readonly ratePerSecond: number | null;
  /** Campaign seconds before the second try after a temporary refusal; each later wait is `factor` times longer. */
  readonly retryFirstAfterSeconds: number;
  readonly retryFactor: number;
  /** Campaign hours after which a note still temporarily refused becomes a task for a person. */
  readonly giveUpAfterHours: number;
}

/** The paper that the submissions are compiled into. */
export interface PaperDefinition {
  /** Document symbol: "CTOC/COP/WG.8/2015/2". */
  readonly symbol: string;
  readonly title: string;
  /** Language of the version: masthead, order, headings. */
  readonly language: Language;
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

/**
 * A campaign as its file states it, checked and with every default filled in.
 * This value is what clearance binds and what the workflow is started with; it is JSON.
 */
export interface CampaignDefinition {
  /** Lower-case slug, also the workflow id's part: "resolution-7-1-first-meeting". */
  readonly id: string;
  readonly title: string;
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
    /**
     * Official holidays the campaign brings itself, by year: the days (YYYY-MM-DD) on which the duty
     * station is closed. For these years they count instead of the product's own table.
     */
    readonly holidays?: Readonly<Record<string, readonly string[]>>;
  };
  readonly audience: AudienceQuery;
  readonly dates: CampaignDates;
  /** Languages in which this campaign has wording, first one = fall-back. */
  readonly languages: readonly Language[];
  /** The campaign's own phrases per language, put whole into the note. */
  readonly wording: Readonly<Partial<Record<Language, CampaignWording>>>;
  readonly reminders: ReminderPolicy;
  readonly sending: SendingPolicy;
  readonly lateReplies: 'refuse' | 'accept-not-compiled' | 'compile';
  readonly paper: PaperDefinition;
  readonly statusReport: {
    /** Campaign days between two issues; null = only at the end. */
    readonly everyDays: number | null;
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
