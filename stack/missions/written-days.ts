/** A calendar day found in a running text. */
export interface WrittenDay {
  /** YYYY-MM-DD */
  readonly day: string;
  /** Where its first character stands in the text. */
  readonly index: number;
}

/** Beginnings of month names in English, French, Spanish, Russian and (second of the double names) Arabic. */
const months: readonly (readonly string[])[] = [
  ['january', 'janvier', 'enero', 'январ', 'يناير'],
  ['february', 'février', 'febrero', 'феврал', 'فبراير'],
  ['march', 'mars', 'marzo', 'март', 'مارس'],
  ['april', 'avril', 'abril', 'апрел', 'أبريل'],
  ['may', 'mai', 'mayo', 'ма', 'مايو'],
  ['june', 'juin', 'junio', 'июн', 'يونيه', 'يونيو'],
  ['july', 'juillet', 'julio', 'июл', 'يوليه', 'يوليو'],
  ['august', 'août', 'agosto', 'август', 'أغسطس'],
  ['september', 'septembre', 'septiembre', 'сентябр', 'سبتمبر'],
  ['october', 'octobre', 'octubre', 'октябр', 'أكتوبر'],
  ['november', 'novembre', 'noviembre', 'ноябр', 'نوفمبر'],
  ['december', 'décembre', 'diciembre', 'декабр', 'ديسمبر'],
];

const written =
  /(?<!\d)(?<date>\d{1,2})(?:er)?[\s\u00a0]+(?:de[\s\u00a0]+)?(?<month>\p{L}[\p{L}\p{M} ]{0,20}(?:\/\p{L}+)?)[\s\u00a0]+(?:de[\s\u00a0]+)?(?<year>\d{4})(?!\d)/gu;
const chinese = /(?<year>\d{4})年(?<month>\d{1,2})月(?<date>\d{1,2})日/g;

/** Every calendar day written in a text, in the order in which they stand. */
export const findDays = (text: string): WrittenDay[] =>
  [
    ...[...text.matchAll(written)].flatMap((match) => dayOf(match, monthNumber(match.groups?.month ?? ''))),
    ...[...text.matchAll(chinese)].flatMap((match) => dayOf(match, Number(match.groups?.month))),
  ].sort((a, b) => a.index - b.index);

const monthNumber = (name: string): number => {
  const last = (name.split('/').at(-1) ?? '').toLowerCase().replace(/ de$/, '').trim();
  const exact = months.findIndex((names) => names.includes(last));
  // Russian names change their endings.
  return (exact >= 0 ? exact : months.findIndex((names) => last.length > 2 && last.startsWith(names[3] ?? ''))) + 1;
};

const dayOf = (match: RegExpExecArray, month: number): WrittenDay[] => {
  const { year, date } = match.groups ?? {};
  const day = `${year}-${String(month).padStart(2, '0')}-${(date ?? '').padStart(2, '0')}`;
  const moment = new Date(`${day}T00:00:00Z`);
  const exists = month >= 1 && Number.isFinite(moment.getTime()) && moment.toISOString().startsWith(day);
  return exists ? [{ day, index: match.index }] : [];
};
