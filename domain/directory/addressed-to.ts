import type { Language } from '../language.ts';

/**
 * An address phrase after the preposition "to", with the contraction its article asks for: "à la
 * Mission permanente du Bénin", "au Conseil de l'Europe", "al Consejo de Europa". Russian, Arabic and
 * Chinese build the dative inside the phrase, which is therefore stored in that form and stays whole.
 */
export const addressedTo = (language: Language, addressPhrase: string): string => {
  if (language === 'en') return `to ${addressPhrase}`;
  if (language === 'fr') {
    if (addressPhrase.startsWith('le ')) return `au ${addressPhrase.slice(3)}`;
    if (addressPhrase.startsWith('les ')) return `aux ${addressPhrase.slice(4)}`;
    return `à ${addressPhrase}`;
  }
  if (language === 'es') return addressPhrase.startsWith('el ') ? `al ${addressPhrase.slice(3)}` : `a ${addressPhrase}`;
  return addressPhrase;
};
