import type { Language } from '../language.ts';

/**
 * Alphabetical order of names as lists of the United Nations have it: per language, by short name,
 * accents and letter case counting only between names otherwise alike. Written out instead of taken
 * from `Intl`, whose tables change with the Node build: a paper must come out the same for years.
 *
 * Word by word: a space comes before every letter ("Guinée équatoriale" before "Guinée-Bissau"),
 * while hyphens, apostrophes, brackets and other marks do not count ("Sainte-Lucie" before
 * "Saint-Marin"). Not checked against a rule of the Secretariat: only letter order is certain.
 */

const ligatures: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Without accents and vowel marks; Cyrillic й keeps its breve, being a letter of its own after и. */
const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<!и)\p{M}/gu, '')
    .normalize('NFC');

/** What decides first: letters, digits and single spaces. */
const foldedFor = (language: Language, name: string): string => {
  let text = name.normalize('NFC').toLowerCase();
  // ñ is the letter after n in Spanish; "{" stands after z in code order and in no name.
  if (language === 'es') text = text.replaceAll('ñ', 'n{');
  // Lists in Arabic pass over the article at the head of a name, and over the stretching sign. Before
  // marks are taken off: the alif with hamza of ألمانيا is no article.
  if (language === 'ar') text = text.replaceAll('ـ', '').replace(/^ال/, '');
  text = withoutMarks(text).replace(/[æœßøđðłþı]/g, (letter) => ligatures[letter] ?? letter);
  return text
    .replace(/[^\p{L}\p{N}{\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
};

const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/**
 * Compares two names by their sort keys in a language; negative when the left one comes first. A total
 * order: 0 only for the same text. Chinese has no order of its own in its characters: there the sort
 * keys are to be pinyin, else code order decides.
 */
export const compareNames = (language: Language): ((left: string, right: string) => number) => {
  const folded = new Map<string, string>();
  const keyOf = (name: string): string => {
    const known = folded.get(name);
    if (known !== undefined) return known;
    const key = foldedFor(language, name);
    folded.set(name, key);
    return key;
  };
  return (left, right) => byCodeUnit(keyOf(left), keyOf(right)) || byCodeUnit(left, right);
};
