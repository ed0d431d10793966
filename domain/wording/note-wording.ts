import type { Language } from '../language.ts';

/**
 * The shape of the Secretariat's own phrases in one language (design D10): whole sentences with
 * named slots, one table a language. A name enters only through a slot that was written for it.
 *
 * Slots: `{office}` is the sentence's subject; `{toAddressee}` and `{toSubject}` bring their
 * preposition along, `{addressee}` and `{subject}` are the bare phrases; `{firstNote}` is a citation
 * from `citations`; dates come formatted.
 */
export interface NoteWording {
  /** True once a native speaker has checked every phrase of the table. */
  readonly reviewed: boolean;
  readonly labels: {
    readonly reference: string;
    readonly subject: string;
    readonly replyBy: string;
    readonly addressee: string;
    readonly initials: string;
    readonly signature: string;
    readonly enclosure: string;
    readonly enclosures: string;
  };
  /**
   * How a preposition joins the phrase that follows: the first matching beginning is replaced,
   * otherwise `plain` is put before it. Russian phrases are stored in the dative and Chinese ones need
   * nothing, so there both are empty.
   */
  readonly to: { readonly plain: string; readonly contractions: readonly (readonly [string, string])[] };
  readonly list: {
    /** What stands between things named one after another in a line. */
    readonly separator: string;
    /** A paragraph of a lettered list, with `{letter}` and `{text}`. */
    readonly item: string;
    readonly letters: readonly string[];
  };
  readonly placeAndDate: string;
  readonly subjects: {
    /** First reminder, second reminder, …; the last one serves all later ones and may hold `{sequence}`. */
    readonly reminders: readonly [string, ...string[]];
    readonly extension: string;
    readonly withdrawal: string;
    readonly acknowledgement: string;
    readonly clarification: string;
    readonly transmittal: string;
    readonly circular: string;
  };
  /** Whole phrases for one note to many, in the form of the directory's address phrases; `{place}` is the duty station. */
  readonly collectiveAddressee: {
    readonly parties: string;
    readonly partiesAndObservers: string;
    readonly missions: string;
    readonly organizations: string;
  };
  /** Says that the reply may also be uploaded; ends in a colon, and the address follows as a paragraph of its own. */
  readonly uploadLink: string;
  /** Head of a courtesy translation, by the language of the original. */
  readonly translatedFrom: Readonly<Partial<Record<Language, string>>>;
  readonly noteVerbale: InstrumentWording;
  /** Where verbs agree with the office: the phrases for a masculine name, `noteVerbale` being for a feminine one. */
  readonly noteVerbaleOfMasculineOffice?: InstrumentWording;
  readonly letter: InstrumentWording;
}

/** What differs between the third person of a note verbale and the first person of a letter. */
export interface InstrumentWording {
  readonly salutation: string | null;
  /** How an earlier document of ours is cited from this one, by what the earlier one was. */
  readonly citations: { readonly 'note-verbale': string; readonly letter: string };
  readonly openings: {
    /** Opens a transmittal too. */
    readonly request: string;
    readonly reminder: string;
    /** Opens a withdrawal too. */
    readonly extension: string;
    readonly acknowledgement: string;
    /** For a communication that answers no note of ours. */
    readonly acknowledgementUnprompted: string;
    readonly clarification: string;
    /** For a submission that bears no reference of its own. */
    readonly clarificationUnnumbered: string;
    readonly circular: string;
  };
  readonly quoteReference: string;
  readonly quoteReferenceAndMailbox: string;
  readonly reminderBeforeDeadline: string;
  readonly reminderAfterDeadline: string;
  readonly reminderCrossed: string;
  readonly extensionGranted: string;
  /** That the request may be considered withdrawn and no reply is expected. */
  readonly withdrawn: string;
  readonly acknowledged: {
    readonly theirReference: string;
    readonly oneDocument: string;
    readonly documents: string;
    readonly inTime: string;
    /** That a reply without a text was recorded: there is nothing to report; there will be no text. */
    readonly nilReturn: string;
    readonly declined: string;
    /** That the text is kept and not reproduced. */
    readonly onFile: string;
    /** Each ends in a colon; the files follow, each with its reason (`refusalWording`). */
    readonly refusedFile: string;
    readonly refusedFiles: string;
    readonly lateCompiled: string;
    readonly lateNotCompiled: string;
    readonly lateAddendum: string;
    readonly lateReissued: string;
    readonly lateRefused: string;
  };
  readonly clarification: {
    /** Ends in a colon; the question follows as a paragraph of its own. */
    readonly oneQuestion: string;
    readonly questions: string;
    readonly replyBy: string;
  };
  readonly transmitted: { readonly withSymbol: string; readonly withoutSymbol: string };
  /** That a circular asks for nothing. */
  readonly informationOnly: string;
  readonly closing: string;
}
