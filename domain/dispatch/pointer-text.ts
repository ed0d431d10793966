import { formatDay } from '../wording/dates.ts';
import { fillPhrase } from '../wording/fill-phrase.ts';
import { pointerWordingOf } from '../wording/pointer-wording.ts';
import type { NoteText } from './note-text.ts';

/**
 * What the mail says that points to a note in the portal: the note's own head, and instead of its text where it can be
 * read. It is no note and bears no formula.
 * @param address of the notice
 */
export const pointerText = (note: NoteText, address: string): NoteText => {
  const wording = pointerWordingOf(note.language, note.instrument);
  const slots = { reference: note.reference.value, date: formatDay(note.dated, note.language) };
  return {
    ...note,
    reviewed: note.reviewed && wording.reviewed,
    salutation: null,
    paragraphs: [fillPhrase(wording.published, slots, 'the pointer to a notice'), address, wording.confirm],
    closing: null,
    initials: null,
    enclosures: null,
  };
};
