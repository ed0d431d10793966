import type { Language } from '../../domain/language.ts';

/** The official languages as staff call them. */
export const languageNames: Readonly<Record<Language, string>> = {
  ar: 'Arabic',
  zh: 'Chinese',
  en: 'English',
  fr: 'French',
  ru: 'Russian',
  es: 'Spanish',
};
