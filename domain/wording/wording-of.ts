import { DomainRefusal } from '../errors.ts';
import type { Language } from '../language.ts';
import { englishNoteWording } from './en.ts';
import { frenchNoteWording } from './fr.ts';
import type { NoteWording } from './note-wording.ts';

const wordings: Readonly<Partial<Record<Language, NoteWording>>> = { en: englishNoteWording, fr: frenchNoteWording };

/** Whether notes can be written in the language at all. */
export const hasNoteWording = (language: Language): boolean => wordings[language] !== undefined;

/**
 * The Secretariat's phrases in a language.
 * @throws DomainRefusal `no-wording` naming the language
 */
export const noteWordingOf = (language: Language): NoteWording => {
  const wording = wordings[language];
  if (wording === undefined) {
    throw new DomainRefusal(
      'no-wording',
      `There is no wording for notes in "${language}": take a language that has one (${Object.keys(wordings).join(', ')}).`,
    );
  }
  return wording;
};
