import { isCalendarDay } from '../time/calendar-day.ts';
import type { WrittenReply } from './reply-meaning.ts';

/** Number and day of the note or letter that came; null where it names none that is certain. */
export interface TheirReference {
  readonly theirReference: string | null;
  /** YYYY-MM-DD */
  readonly theirDate: string | null;
}

const headWords = 90;

/**
 * Numbers as missions write them at the head of a note (domain.md 1.3: "NV 5058 of 20 July 2007"): a label, or "NV",
 * then something with a digit in it.
 */
const labelled =
  /(?:^|[\s(])(?:r[eé]f(?:[eé]rence|erencia)?\.?\s*(?:no\.?|n\.?[°º]\.?)?\s*:|our ref(?:erence)?\.?\s*:|note (?:verbale )?(?:no\.?|n\.?[°º])|nota (?:verbal )?(?:no\.?|n\.?[°º]|núm\.?)|nv(?: no\.?)?|n[°º]\s*:|исх\.?\s*(?:№|n[°º])|№|文号[:：]|编号[:：]|المرجع\s*:|رقم\s*:)\s*([\p{L}\d][\p{L}\d./()-]*\d[\p{L}\d./()-]*(?:\s?\/\s?[\p{L}\d.-]+)*)/giu;

const months: readonly (readonly string[])[] = [
  ['january', 'janvier', 'enero', 'января'],
  ['february', 'février', 'febrero', 'февраля'],
  ['march', 'mars', 'marzo', 'марта'],
  ['april', 'avril', 'abril', 'апреля'],
  ['may', 'mai', 'mayo', 'мая'],
  ['june', 'juin', 'junio', 'июня'],
  ['july', 'juillet', 'julio', 'июля'],
  ['august', 'août', 'agosto', 'августа'],
  ['september', 'septembre', 'septiembre', 'сентября'],
  ['october', 'octobre', 'octubre', 'октября'],
  ['november', 'novembre', 'noviembre', 'ноября'],
  ['december', 'décembre', 'diciembre', 'декабря'],
];

const written = /(?<!\d)(\d{1,2})(?:er|º)?\s+(?:de\s+)?(\p{L}{3,10})\s+(?:de\s+)?(\d{4})(?!\d)/gu;
const chinese = /(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

const dayOf = (year: string, month: number, day: string): string | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(text) ? text : null;
};

const daysIn = (text: string): { readonly at: number; readonly day: string }[] => {
  const found = [
    ...[...text.matchAll(written)].map(({ index, 1: day = '', 2: name = '', 3: year = '' }) => ({
      at: index,
      day: dayOf(year, months.findIndex((names) => names.includes(name.toLowerCase())) + 1, day),
    })),
    ...[...text.matchAll(chinese)].map(({ index, 1: year = '', 2: month = '', 3: day = '' }) => ({
      at: index,
      day: dayOf(year, Number(month), day),
    })),
  ];
  return found.flatMap(({ at, day }) => (day === null ? [] : [{ at, day }])).sort((a, b) => a.at - b.at);
};

/**
 * Their own reference and its date, from the head of the note. Numbers of ours, which they quote, are none; two different
 * ones leave it open. The date is the one that follows the number closely, and no other.
 *
 * @param isOurs whether a number is one of our notes'
 */
export const theirReferenceIn = (
  { newText, fileText }: WrittenReply,
  isOurs: (text: string) => boolean,
): TheirReference => {
  for (const text of [fileText, newText]) {
    const head = text.trim().split(/\s+/u).slice(0, headWords).join(' ');
    const found = [...head.matchAll(labelled)].flatMap(({ index, 0: whole, 1: number = '' }) => {
      const bare = number.replace(/[.,)]+$/u, '');
      // What was found may be part of ours: "VB" before it, or the rest of it behind.
      const around = head.slice(Math.max(0, index - 12), index + whole.length + 12);
      return isOurs(around) ? [] : [{ end: index + whole.length, number: bare }];
    });
    const [first] = found;
    if (first === undefined || found.some(({ number }) => number !== first.number)) continue;
    const date = daysIn(head).find(({ at }) => at >= first.end && at - first.end <= 30);
    return { theirReference: first.number, theirDate: date?.day ?? null };
  }
  return { theirReference: null, theirDate: null };
};
