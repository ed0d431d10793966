import type { NoteLine, NoteText } from './note-text.ts';

/**
 * The note as plain text, enough without its attachments: letterhead, references, body, closing,
 * place and date. Paragraphs are single lines with a blank line between them; lines end in LF.
 */
export const notePlainText = (note: NoteText): string => {
  const lines = [note.reference, note.addressee, note.subject, note.replyBy].filter(isLine).map(written);
  const blocks = [
    ...(note.translationLabel === null ? [] : [note.translationLabel]),
    note.letterhead.join('\n'),
    lines.join('\n'),
    ...(note.salutation === null ? [] : [note.salutation]),
    ...note.paragraphs,
    ...(note.closing === null ? [] : [note.closing]),
    note.placeAndDate,
    ...(note.initials === null || note.initials.lines.length === 0 ? [] : [note.initials.lines.join('\n')]),
    ...(note.enclosures === null ? [] : [note.enclosures]),
  ];
  return `${blocks.join('\n\n')}\n`;
};

const isLine = (line: NoteLine | null): line is NoteLine => line !== null;

/** The full-width colon of Chinese brings its own space along. */
const written = ({ label, value }: NoteLine): string => `${label}${label.endsWith('：') ? '' : ' '}${value}`;
