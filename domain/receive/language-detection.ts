import type { Direction, Language } from '../language.ts';

/** Function words that are frequent in official correspondence and tell the three languages in Latin letters apart. */
const functionWords: Readonly<Record<'en' | 'fr' | 'es', ReadonlySet<string>>> = {
  en: new Set(
    'the of and to in that is for with on as by its be this are from has at which have not it an or was will would been their into under also'.split(
      ' ',
    ),
  ),
  fr: new Set(
    'le les des du et à dans que est pour avec sur par aux ce cette sont qui une un au ses leur leurs ne pas ou été ainsi être il elle nous vous dont sans entre'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el los las del y a en que es para con por al este esta son una un su sus se lo como o no ha sido así entre más sobre también muy sin desde fue ser'.split(
      ' ',
    ),
  ),
};

/** Letters that only one of them uses; each counts as much as a function word. */
const letterMarks: Readonly<Record<'fr' | 'es', RegExp>> = { fr: /[çœèêëîïùûàâ]/u, es: /[ñ¿¡áíóú]/u };

/** Letters of other languages in Latin letters; here and there in a name they mean nothing. */
const otherLatin = /[ãõåøæßłżşğčěřőűțđ]/u;

const longestSample = 20_000;
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const bestLatin = (sample: string): Language | null => {
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.filter((word) => otherLatin.test(word)).length > words.length * 0.03) return null;
  const score = { en: 0, fr: 0, es: 0 };
  for (const word of words) {
    for (const language of ['en', 'fr', 'es'] as const) if (functionWords[language].has(word)) score[language] += 1;
    if (letterMarks.fr.test(word)) score.fr += 1;
    if (letterMarks.es.test(word)) score.es += 1;
  }
  const [first, second] = (['en', 'fr', 'es'] as const).toSorted((left, right) => score[right] - score[left]);
  if (first === undefined || second === undefined) return null;
  // Other languages in Latin letters share some of these words, but few, and favour none clearly.
  const enough = score[first] >= 2 && score[first] / Math.max(1, words.length) >= 0.12;
  return enough && score[first] >= score[second] * 1.3 ? first : null;
};

/** Letters that Persian, Urdu and Pashto use and Arabic does not; the same for other Cyrillic alphabets and for Japanese. */
const foreign = {
  arabic: /[پچژگکیٹڈڑںےټډړښګ]/gu,
  cyrillic: /[іїєґўјљњћђџѓќѕәғқңөұүһ]/giu,
  kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
};

/**
 * Which of the six official languages a text is in; null when it is none of them, too short to
 * say, or evenly mixed. Arabic, Chinese and Russian are told by their script, the others by their
 * function words. Only the first 20,000 characters are read.
 */
export const detectLanguage = (text: string): Language | null => {
  const sample = text.slice(0, longestSample).normalize('NFC');
  const letters = {
    ar: countOf(sample, /\p{Script=Arabic}/gu),
    // One Chinese character carries about as much as two letters.
    zh: countOf(sample, /\p{Script=Han}/gu) * 2,
    ru: countOf(sample, /\p{Script=Cyrillic}/gu),
    latin: countOf(sample, /\p{Script=Latin}/gu),
  };
  const all = letters.ar + letters.zh + letters.ru + letters.latin;
  if (all < 8) return null;
  if (letters.ar / all > 0.5) return countOf(sample, foreign.arabic) / letters.ar < 0.03 ? 'ar' : null;
  if (letters.zh / all > 0.5) return countOf(sample, foreign.kana) / letters.zh < 0.05 ? 'zh' : null;
  if (letters.ru / all > 0.5) return countOf(sample, foreign.cyrillic) / letters.ru < 0.01 ? 'ru' : null;
  return letters.latin / all > 0.5 ? bestLatin(sample) : null;
};

/** Direction in which a text is mostly written, by counting letters; left to right when it has none. */
export const directionOfText = (text: string): Direction => {
  const sample = text.slice(0, longestSample);
  const rightToLeft = countOf(
    sample,
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/gu,
  );
  return rightToLeft * 2 > countOf(sample, /\p{L}/gu) ? 'rtl' : 'ltr';
};
