import type { CampaignDefinition } from '../campaign/definition.ts';
import { type Direction, directionOf, type Language } from '../language.ts';
import type { RefusalReason } from '../receive/inspection.ts';
import type { ReplyKind } from '../receive/submission.ts';
import type { CycleNoteKind } from '../request-cycle/cycle.ts';
import { formatDay } from '../wording/dates.ts';
import { dutyStationName } from '../wording/duty-stations.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import type { NoteWording } from '../wording/note-wording.ts';
import { instrumentWordingOf, noteWordingOf } from '../wording/wording-of.ts';
import { refuseIncompleteNote } from './note-completeness.ts';
import { noteParagraphs } from './note-paragraphs.ts';
import { noteSlots, withCapital } from './note-slots.ts';

/** Notes that an officer decides on: a question about a submission, a document passed on, news to all. */
export type OfficerNoteKind = 'clarification' | 'transmittal' | 'circular';

/**
 * Every kind of note: what the cycle sends, what answers a submission, what tells that the request is
 * withdrawn, and what an officer decides on.
 */
export type NoteKind = CycleNoteKind | 'acknowledgement' | 'withdrawal' | OfficerNoteKind;

/** A note verbale goes to States and their missions, a letter to organizations and everybody else. */
export type NoteInstrument = 'note-verbale' | 'letter';

/** A note of ours that a later one cites. */
export interface CitedNote {
  readonly reference: string;
  /** Calendar day it bears (YYYY-MM-DD). */
  readonly dated: string;
  /** What it was, where that differs from the note that cites it. */
  readonly instrument?: NoteInstrument;
}

/** What came in and is acknowledged. */
export interface AcknowledgedReply {
  /** Calendar day at the duty station (YYYY-MM-DD). */
  readonly receivedOn: string;
  /** The sender's own reference, where the communication bears one. */
  readonly theirReference: string | null;
  /** Titles or file names of what was received, in order; may be empty. */
  readonly documents: readonly string[];
  readonly late: boolean;
  /** Absent = a text. */
  readonly replyKind?: ReplyKind;
  /** Its text is kept and not reproduced; absent = it is reproduced. */
  readonly onFile?: boolean;
  /** Files that were not accepted, with the reason of each; absent = none. */
  readonly refused?: readonly { readonly name: string; readonly reason: RefusalReason }[];
}

/** A submission that is not clear, and what is asked about it. */
export interface ClarificationRequest {
  /** Calendar day at the duty station on which the submission came (YYYY-MM-DD). */
  readonly receivedOn: string;
  /** The sender's own reference, where the submission bears one. */
  readonly theirReference: string | null;
  /** At least one, each a whole text in the note's language; several become a lettered list. */
  readonly questions: readonly string[];
}

/** A document that a note transmits. It is the first of the note's enclosures. */
export interface TransmittedDocument {
  /** "CTOC/COP/WG.8/2015/2"; null for a document without symbol. */
  readonly symbol: string | null;
  /** Its title in the note's language, without quotation marks. */
  readonly title: string;
}

/** Everything a note's text depends on. Days are YYYY-MM-DD. */
export interface NoteInput {
  readonly kind: NoteKind;
  /** 1-based within its kind. */
  readonly sequence: number;
  readonly instrument: NoteInstrument;
  readonly language: Language;
  /**
   * The addressee's whole phrase in this language: "the Permanent Mission of Austria"; for one note to
   * many that of `collectiveAddressee`.
   */
  readonly addressPhrase: string;
  readonly reference: string;
  readonly dated: string;
  /** The request; needed for reminders, extensions and withdrawals, and for acknowledgements of a reply to it. */
  readonly firstNote?: CitedNote;
  /** Published deadline as it now stands for this addressee; for a clarification, the day by which that is asked. */
  readonly deadline: string;
  /** Clock time of the deadline at the duty station (HH:MM), where the note states one. */
  readonly deadlineTime?: string;
  readonly definition: CampaignDefinition;
  /** Needed for acknowledgements. */
  readonly acknowledged?: AcknowledgedReply;
  /** Needed for clarifications. */
  readonly clarification?: ClarificationRequest;
  /** Needed for transmittals. */
  readonly transmitted?: TransmittedDocument;
  /** Needed for circulars: what they say, whole paragraphs in the note's language. */
  readonly information?: readonly string[];
  readonly enclosures?: readonly string[];
  /** Where the reply may be uploaded, for the kinds of note that say it. */
  readonly uploadAddress?: string;
  /** For a courtesy translation: the language of the note that was sent. */
  readonly translatedFrom?: Language;
}

/** A labelled line at the head of a note. */
export interface NoteLine {
  readonly label: string;
  readonly value: string;
}

/** A note as its renderings need it: text in its parts, nothing about layout. */
export interface NoteText {
  readonly kind: NoteKind;
  readonly instrument: NoteInstrument;
  readonly language: Language;
  readonly direction: Direction;
  /** Whether a native speaker has checked all wording in it. */
  readonly reviewed: boolean;
  /** What a courtesy translation says above everything: "Translated from French". */
  readonly translationLabel: string | null;
  readonly letterhead: readonly string[];
  readonly reference: NoteLine;
  /** The addressee's line of a letter; a note verbale names it in its first sentence. */
  readonly addressee: NoteLine | null;
  readonly subject: NoteLine;
  readonly replyBy: NoteLine | null;
  readonly salutation: string | null;
  /** Opening first, then the body. */
  readonly paragraphs: readonly string[];
  /** Complimentary closing; null where the office has none. */
  readonly closing: string | null;
  readonly placeAndDate: string;
  /** Where a note is initialled or a letter signed; the lines below it say for whom. Null where the office shows none. */
  readonly initials: { readonly label: string; readonly lines: readonly string[] } | null;
  readonly enclosures: string | null;
  /** Calendar day that the note bears (YYYY-MM-DD). */
  readonly dated: string;
}

/**
 * Writes a note. Pure: the same input gives the same text. The campaign's own phrases stand whole
 * in their paragraphs; the addressee's phrase stands only in the slots written for it.
 *
 * In Arabic the references, symbols, mailboxes and file names that fill the slots run from left to
 * right; `directedPieces` of domain/paper finds the first three wherever they stand.
 *
 * @throws DomainRefusal `no-wording` when the campaign or its office has no wording in the language
 * @throws DomainRefusal `unknown-placeholder` when a phrase of the campaign holds one
 * @throws DomainRefusal `incomplete-note` when a note is not given what it must cite or say
 * @throws DomainRefusal `too-many-questions` when a list would run out of letters
 */
export const noteText = (input: NoteInput): NoteText => {
  const { definition, language } = input;
  refuseIncompleteNote(input);
  const wording = noteWordingOf(language);
  const slots = noteSlots(input, wording);
  const phrases = instrumentWordingOf(wording, input.instrument, slots.values.office);
  const isLetter = input.instrument === 'letter';
  return {
    kind: input.kind,
    instrument: input.instrument,
    language,
    direction: directionOf(language),
    reviewed: wording.reviewed && slots.campaign.reviewed,
    translationLabel:
      input.translatedFrom === undefined ? null : (wording.translatedFrom[input.translatedFrom] ?? null),
    letterhead: definition.office.letterhead,
    reference: { label: wording.labels.reference, value: input.reference },
    addressee: isLetter ? { label: wording.labels.addressee, value: withCapital(input.addressPhrase) } : null,
    subject: { label: wording.labels.subject, value: slots.subjectLine },
    replyBy: asksForReply[input.kind] ? { label: wording.labels.replyBy, value: slots.values.deadline } : null,
    salutation: phrases.salutation,
    paragraphs: noteParagraphs(input, wording, phrases, slots),
    // A letter always closes; whether a note verbale does is the office's custom.
    closing:
      isLetter || definition.office.complimentaryClosing
        ? fillPhrase(phrases.closing, slots.values, 'the closing')
        : null,
    placeAndDate: fillPhrase(
      wording.placeAndDate,
      { place: dutyStationName(definition.office.dutyStation, language), date: formatDay(input.dated, language) },
      'the place and date',
    ),
    initials: isLetter
      ? { label: wording.labels.signature, lines: [slots.values.office] }
      : definition.office.initialsLine === false
        ? null
        : { label: wording.labels.initials, lines: [] },
    enclosures: definition.office.enclosureLine === false ? null : enclosureLine(input, wording),
    dated: input.dated,
  };
};

const asksForReply: Readonly<Record<NoteKind, boolean>> = {
  request: true,
  reminder: true,
  extension: true,
  withdrawal: false,
  acknowledgement: false,
  clarification: true,
  transmittal: false,
  circular: false,
};

const enclosureLine = (input: NoteInput, { labels, list }: NoteWording): string | null => {
  const { transmitted, enclosures: others = [] } = input;
  const enclosures =
    input.kind === 'transmittal' && transmitted !== undefined
      ? [transmitted.symbol ?? transmitted.title, ...others]
      : others;
  if (enclosures.length === 0) return null;
  return fillPhrase(
    enclosures.length === 1 ? labels.enclosure : labels.enclosures,
    { list: enclosures.join(list.separator), count: String(enclosures.length) },
    'the enclosure line',
  );
};
