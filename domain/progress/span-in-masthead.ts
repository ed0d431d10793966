import type { Language } from '../language.ts';
import { formatDay } from '../wording/dates.ts';

/**
 * The days of a session as the head of a document has them: "17–21 October 2016", "17-21 octobre 2016", "17 a 21 de
 * octubre de 2016", "17–21 октября 2016 года", "2016年10月17日至21日". Across months both days are written in full.
 */
export const spanInMasthead = (from: string, to: string, language: Language): string => {
  const [first, last] = [formatDay(from, language), formatDay(to, language)];
  if (from === to) return first;
  const oneMonth = from.slice(0, 7) === to.slice(0, 7);
  const day = String(Number(from.slice(8)));
  switch (language) {
    case 'zh':
      return oneMonth ? `${first}至${String(Number(to.slice(8)))}日` : `${first}至${last}`;
    case 'es':
      return `${oneMonth ? day : first} a ${last}`;
    case 'en':
    case 'ru':
      return oneMonth ? `${day}–${last}` : `${first} – ${last}`;
    case 'fr':
    case 'ar':
      return oneMonth ? `${day}-${last}` : `${first} - ${last}`;
  }
};
