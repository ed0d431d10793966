import type { PaperDefinition } from '../campaign/definition.ts';
import type { Language } from '../language.ts';

/** The lines about distribution and original language at the head of the first page, whole phrases. */
export interface MastheadWording {
  readonly distribution: Readonly<Record<NonNullable<PaperDefinition['masthead']['distribution']>, string>>;
  readonly original: (languages: string) => string;
  readonly allLanguages: string;
  readonly onlyLanguage: Readonly<Record<Language, string>>;
}

/** Languages that have these lines in their own words. */
export type MastheadLanguage = 'en' | 'fr' | 'es';

const wordings: Readonly<Record<MastheadLanguage, MastheadWording>> = {
  en: {
    distribution: { General: 'Distr.: General', Limited: 'Distr.: Limited', Restricted: 'Distr.: Restricted' },
    original: (languages) => `Original: ${languages}`,
    allLanguages: 'All languages',
    onlyLanguage: {
      ar: 'Arabic only',
      zh: 'Chinese only',
      en: 'English only',
      fr: 'French only',
      ru: 'Russian only',
      es: 'Spanish only',
    },
  },
  fr: {
    distribution: { General: 'Distr. générale', Limited: 'Distr. limitée', Restricted: 'Distr. restreinte' },
    original: (languages) => `Original\u00a0: ${languages}`,
    allLanguages: 'toutes les langues',
    onlyLanguage: {
      ar: 'Arabe seulement',
      zh: 'Chinois seulement',
      en: 'Anglais seulement',
      fr: 'Français seulement',
      ru: 'Russe seulement',
      es: 'Espagnol seulement',
    },
  },
  es: {
    distribution: { General: 'Distr. general', Limited: 'Distr. limitada', Restricted: 'Distr. reservada' },
    original: (languages) => `Original: ${languages}`,
    allLanguages: 'todos los idiomas',
    onlyLanguage: {
      ar: 'Árabe solamente',
      zh: 'Chino solamente',
      en: 'Inglés solamente',
      fr: 'Francés solamente',
      ru: 'Ruso solamente',
      es: 'Español solamente',
    },
  },
};

/** The lines in one of the languages that have them in their own words. */
export const mastheadWording = (language: MastheadLanguage): MastheadWording => wordings[language];

/**
 * The language of these lines. Versions in Arabic, Chinese and Russian have them in English, as documents of the
 * United Nations in those languages do (seen in Russian ones: S/1999/589, A/RES/49/202; not seen as a written rule).
 */
export const mastheadLanguage = (language: Language): MastheadLanguage =>
  language === 'fr' || language === 'es' ? language : 'en';
