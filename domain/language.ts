/** The six official languages of the United Nations, as ISO 639-1 codes, in English alphabetical order of their names. */
export const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;

export type Language = (typeof languages)[number];

/** Writing direction of a language or of a piece of text. */
export type Direction = 'ltr' | 'rtl';

/** Arabic is the only official language written from right to left. */
export const directionOf = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr');

/** Whether a code is one of the six. */
export const isLanguage = (value: string): value is Language => (languages as readonly string[]).includes(value);
