import type { Language } from '../language.ts';

/** Name of a note's files without their endings, from its reference number: "VB_2015_12_OCB". */
export const noteFileName = (reference: string): string => reference.replace(/[^\p{L}\p{N}.-]+/gu, '_');

/** Name of a courtesy translation of a note. */
export const translationFileName = (reference: string, language: Language): string =>
  `${noteFileName(reference)}_courtesy_translation_${language}.pdf`;
