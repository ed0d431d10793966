import { type ReplyKind, replyKinds } from '../receive/submission.ts';
import { isCalendarDay } from '../time/calendar-day.ts';

/** What a mission says about the files that it uploads. */
export interface UploadDeclaration {
  /** A text, or that there is none: nothing to report, or no wish to reply. Absent in what was submitted before it was asked. */
  readonly replyKind?: ReplyKind;
  /** Number and date (YYYY-MM-DD) of their own note. */
  readonly theirReference: string | null;
  readonly theirDate: string | null;
  /** For whom besides the addressee, in their words. */
  readonly onBehalfOf: string | null;
  /** Whether the text may be reproduced in a published document, or is only kept on file; a reply without text has none. */
  readonly publication: 'publish' | 'withhold';
  /** An upload alone is not yet official: the note verbale is among the files, or follows by the usual way. */
  readonly noteVerbale: 'enclosed' | 'follows';
  /** They say that it takes the place of what they submitted before. */
  readonly replacesEarlier: boolean;
  readonly message: string | null;
}

/** The fields of the form; their names stand in the page and in what it sends. */
export const declarationFields = [
  'replyKind',
  'theirReference',
  'theirDate',
  'onBehalfOf',
  'publication',
  'noteVerbale',
  'replacesEarlier',
  'message',
] as const;

export type DeclarationField = (typeof declarationFields)[number];

/** What was typed, by field; absent = nothing. */
export type TypedDeclaration = Readonly<Partial<Record<DeclarationField, string>>>;

/** Longest text of a field, in characters. */
export const longestField = { theirReference: 100, onBehalfOf: 500, message: 5_000 } as const;

/** A mistake of the form by the field it stands at and a stable word for it. */
export interface FormMistake {
  readonly field: DeclarationField | 'files';
  readonly code:
    | 'too-long'
    | 'no-date'
    | 'date-in-future'
    | 'choose-reply-kind'
    | 'choose-publication'
    | 'choose-note-verbale'
    | 'file-empty'
    | 'file-too-large'
    | 'file-incomplete'
    | 'files-missing'
    | 'files-too-many'
    | 'files-too-large';
  /** Name of the file it is about, where it is about one. */
  readonly fileName?: string;
}

const textOf = (typed: string | undefined): string | null => {
  const text = (typed ?? '').normalize('NFC').replaceAll(/\r\n?/g, '\n').trim();
  return text === '' ? null : text;
};

/** One line: whatever breaks a line or changes the direction of what follows becomes a space. */
const lineOf = (typed: string | undefined): string | null =>
  textOf(textOf(typed)?.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' '));

const isReplyKind = (typed: string): boolean => (replyKinds as readonly string[]).includes(typed);

/** Whether a form has to bring a file: one that says that there is no text may bring the note verbale and nothing else, or nothing. */
export const needsFiles = ({ replyKind = 'text' }: TypedDeclaration): boolean => replyKind === 'text';

const isTooLong = (text: string | null, longest: number): boolean => text !== null && [...text].length > longest;

/**
 * Checks what was typed.
 * @param latestDay the day (YYYY-MM-DD) that no note can bear yet: the day after tomorrow leaves room for all zones
 */
export const checkDeclaration = (
  typed: TypedDeclaration,
  latestDay: string,
): { readonly declaration: UploadDeclaration | null; readonly mistakes: readonly FormMistake[] } => {
  const mistakes: FormMistake[] = [];
  const theirReference = lineOf(typed.theirReference);
  const theirDate = lineOf(typed.theirDate);
  const onBehalfOf = lineOf(typed.onBehalfOf);
  const message = textOf(typed.message);
  const { noteVerbale, replyKind = 'text' } = typed;
  // Of a reply without text there is nothing that could be published.
  const publication = replyKind === 'text' ? typed.publication : 'publish';

  if (!isReplyKind(replyKind)) mistakes.push({ field: 'replyKind', code: 'choose-reply-kind' });
  if (noteVerbale !== 'enclosed' && noteVerbale !== 'follows')
    mistakes.push({ field: 'noteVerbale', code: 'choose-note-verbale' });
  if (publication !== 'publish' && publication !== 'withhold')
    mistakes.push({ field: 'publication', code: 'choose-publication' });
  if (isTooLong(theirReference, longestField.theirReference))
    mistakes.push({ field: 'theirReference', code: 'too-long' });
  if (theirDate !== null && !isCalendarDay(theirDate)) mistakes.push({ field: 'theirDate', code: 'no-date' });
  else if (theirDate !== null && theirDate >= latestDay) mistakes.push({ field: 'theirDate', code: 'date-in-future' });
  if (isTooLong(onBehalfOf, longestField.onBehalfOf)) mistakes.push({ field: 'onBehalfOf', code: 'too-long' });
  if (isTooLong(message, longestField.message)) mistakes.push({ field: 'message', code: 'too-long' });
  if (mistakes.length > 0) return { declaration: null, mistakes };
  return {
    declaration: {
      replyKind: replyKind as ReplyKind,
      theirReference,
      theirDate,
      onBehalfOf,
      publication: publication as UploadDeclaration['publication'],
      noteVerbale: noteVerbale as UploadDeclaration['noteVerbale'],
      replacesEarlier: typed.replacesEarlier !== undefined && typed.replacesEarlier !== '',
      message,
    },
    mistakes,
  };
};
