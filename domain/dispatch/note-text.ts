import type { CampaignDefinition } from '../campaign/definition.ts';
import { type Direction, directionOf, type Language } from '../language.ts';
import type { CycleNoteKind } from '../request-cycle/cycle.ts';
import { formatDay } from '../wording/dates.ts';
import { dutyStationName } from '../wording/duty-stations.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import { noteWordingOf } from '../wording/wording-of.ts';
import { noteParagraphs } from './note-paragraphs.ts';
import { noteSlots } from './note-slots.ts';

/** Notes that go out to an addressee. */
export type NoteKind = CycleNoteKind | 'acknowledgement';

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
}

/** Everything a note's text depends on. Days are YYYY-MM-DD. */
export interface NoteInput {
  readonly kind: NoteKind;
  /** 1-based within its kind. */
  readonly sequence: number;
  readonly instrument: NoteInstrument;
  readonly language: Language;
  /** The addressee's whole phrase in this language: "the Permanent Mission of Austria". */
  readonly addressPhrase: string;
  readonly reference: string;
  readonly dated: string;
  /** The request; needed for reminders and extensions, and for acknowledgements of a reply to it. */
  readonly firstNote?: CitedNote;
  /** Published deadline as it now stands for this addressee. */
  readonly deadline: string;
  /** Clock time of the deadline at the duty station (HH:MM), where the note states one. */
  readonly deadlineTime?: string;
  readonly definition: CampaignDefinition;
  /** Needed for acknowledgements. */
  readonly acknowledged?: AcknowledgedReply;
  readonly enclosures?: readonly string[];
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
  /** Where a note is initialled or a letter signed; the lines below it say for whom. */
  readonly initials: { readonly label: string; readonly lines: readonly string[] };
  readonly enclosures: string | null;
  /** Calendar day that the note bears (YYYY-MM-DD). */
  readonly dated: string;
}

/**
 * Writes a note. Pure: the same input gives the same text. The campaign's own phrases stand whole
 * in their paragraphs; the addressee's phrase stands only in the slots written for it.
 *
 * @throws DomainRefusal `no-wording` when the language has no wording, of ours or of the campaign
 * @throws DomainRefusal `unknown-placeholder` when a phrase of the campaign holds one
 * @throws DomainRefusal `incomplete-note` when a note is not given what it must cite
 */
export const noteText = (input: NoteInput): NoteText => {
  const { definition, language } = input;
  const wording = noteWordingOf(language);
  const slots = noteSlots(input, wording);
  const phrases = input.instrument === 'letter' ? wording.letter : wording.noteVerbale;
  const isLetter = input.instrument === 'letter';
  return {
    kind: input.kind,
    instrument: input.instrument,
    language,
    direction: directionOf(language),
    reviewed: wording.reviewed && slots.campaign.reviewed,
    letterhead: definition.office.letterhead,
    reference: { label: wording.labels.reference, value: input.reference },
    addressee: isLetter ? { label: wording.labels.addressee, value: input.addressPhrase } : null,
    subject: { label: wording.labels.subject, value: slots.subjectLine },
    replyBy: input.kind === 'acknowledgement' ? null : { label: wording.labels.replyBy, value: slots.values.deadline },
    salutation: phrases.salutation,
    paragraphs: noteParagraphs(input, phrases, slots),
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
    initials: {
      label: isLetter ? wording.labels.signature : wording.labels.initials,
      lines: isLetter ? [slots.values.office] : [],
    },
    enclosures: enclosureLine(input, wording.labels),
    dated: input.dated,
  };
};

const enclosureLine = (
  input: NoteInput,
  labels: { readonly enclosure: string; readonly enclosures: string },
): string | null => {
  const enclosures = input.enclosures ?? [];
  if (enclosures.length === 0) return null;
  return fillPhrase(
    enclosures.length === 1 ? labels.enclosure : labels.enclosures,
    { list: enclosures.join('; '), count: String(enclosures.length) },
    'the enclosure line',
  );
};
