import type { Language } from '../language.ts';

/** What joins the last two of a list, with the space or comma it needs. Arabic sets it before each. */
const joints: Readonly<Record<Language, readonly [between: string, last: string]>> = {
  ar: [' و', ' و'],
  zh: ['、', '和'],
  en: [', ', ' and '],
  fr: [', ', ' et '],
  ru: [', ', ' и '],
  es: [', ', ' y '],
};

/** "Austria, Liechtenstein and Switzerland": names standing by themselves, in the order given. */
export const listed = (names: readonly string[], language: Language): string => {
  const [between, last] = joints[language];
  if (names.length < 2) return names[0] ?? '';
  // Spanish y becomes e before an i that is heard.
  const joint = language === 'es' && /^h?i(?![aeo])/i.test(names.at(-1) ?? '') ? ' e ' : last;
  return `${names.slice(0, -1).join(between)}${joint}${names.at(-1)}`;
};
