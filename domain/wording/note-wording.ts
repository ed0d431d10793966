/**
 * The shape of the Secretariat's own phrases in one language (design D10): whole sentences with
 * named slots, one table a language. A name enters only through a slot that was written for it.
 *
 * Slots: `{office}` begins a sentence; `{toAddressee}` and `{toSubject}` bring their preposition
 * along; `{firstNote}` is a citation from `citations`; dates come formatted.
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
  /** How "to" joins the phrase that follows: the first matching beginning is replaced, otherwise `plain` is put before it. */
  readonly to: { readonly plain: string; readonly contractions: readonly (readonly [string, string])[] };
  readonly placeAndDate: string;
  readonly subjects: {
    /** First reminder, second reminder, …; the last one serves all later ones and may hold `{sequence}`. */
    readonly reminders: readonly [string, ...string[]];
    readonly extension: string;
    readonly acknowledgement: string;
  };
  readonly noteVerbale: InstrumentWording;
  readonly letter: InstrumentWording;
}

/** What differs between the third person of a note verbale and the first person of a letter. */
export interface InstrumentWording {
  readonly salutation: string | null;
  /** How an earlier document of ours is cited from this one, by what the earlier one was. */
  readonly citations: { readonly 'note-verbale': string; readonly letter: string };
  readonly openings: {
    readonly request: string;
    readonly reminder: string;
    readonly extension: string;
    readonly acknowledgement: string;
    /** For a communication that answers no note of ours. */
    readonly acknowledgementUnprompted: string;
  };
  readonly quoteReference: string;
  readonly quoteReferenceAndMailbox: string;
  readonly reminderBeforeDeadline: string;
  readonly reminderAfterDeadline: string;
  readonly reminderCrossed: string;
  readonly extensionGranted: string;
  readonly acknowledged: {
    readonly theirReference: string;
    readonly oneDocument: string;
    readonly documents: string;
    readonly inTime: string;
    readonly lateCompiled: string;
    readonly lateNotCompiled: string;
    readonly lateRefused: string;
  };
  readonly closing: string;
}
