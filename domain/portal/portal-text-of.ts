import type { Language } from '../language.ts';
import type { PortalText } from './portal-text.ts';
import { arabicPortalText } from './texts/ar.ts';
import { englishPortalText } from './texts/en.ts';
import { spanishPortalText } from './texts/es.ts';
import { frenchPortalText } from './texts/fr.ts';
import { russianPortalText } from './texts/ru.ts';
import { chinesePortalText } from './texts/zh.ts';

const texts: Readonly<Record<Language, PortalText>> = {
  ar: arabicPortalText,
  zh: chinesePortalText,
  en: englishPortalText,
  fr: frenchPortalText,
  ru: russianPortalText,
  es: spanishPortalText,
};

/** What the portal says in a language. */
export const portalTextOf = (language: Language): PortalText => texts[language];
