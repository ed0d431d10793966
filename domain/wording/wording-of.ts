import type { Language } from '../language.ts';
import { arabicNoteWording } from './ar.ts';
import { englishNoteWording } from './en.ts';
import { spanishNoteWording } from './es.ts';
import { frenchNoteWording } from './fr.ts';
import type { InstrumentWording, NoteWording } from './note-wording.ts';
import { russianNoteWording } from './ru.ts';
import { chineseNoteWording } from './zh.ts';

const wordings: Readonly<Record<Language, NoteWording>> = {
  ar: arabicNoteWording,
  zh: chineseNoteWording,
  en: englishNoteWording,
  fr: frenchNoteWording,
  ru: russianNoteWording,
  es: spanishNoteWording,
};

/** The Secretariat's phrases in a language. */
export const noteWordingOf = (language: Language): NoteWording => wordings[language];

/**
 * The phrases for one instrument, agreeing with the office that speaks.
 * @param office its name as the note writes it
 */
export const instrumentWordingOf = (
  wording: NoteWording,
  instrument: 'note-verbale' | 'letter',
  office: string,
): InstrumentWording => {
  if (instrument === 'letter') return wording.letter;
  return (!beginsFeminine(office) && wording.noteVerbaleOfMasculineOffice) || wording.noteVerbale;
};

/** Arabic names of offices are feminine when their first noun ends so: "أمانة", "إدارة", "شعبة"; "مكتب" is not. */
const beginsFeminine = (office: string): boolean => /^\p{L}+ة(?!\p{L})/u.test(office);
