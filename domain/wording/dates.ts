import type { Language } from '../language.ts';
import { isCalendarDay } from '../time/calendar-day.ts';

/**
 * Dates and clock times as the United Nations writes them in each official language. The month
 * names stand here and not in `Intl`, whose data differ between Node builds and whose Arabic and
 * Russian forms are not those of the Organization. English, French, Spanish, Russian and Chinese
 * follow the Editorial Manual's practice; the Arabic double month names wait for a native reader.
 */
const months: Readonly<Record<Exclude<Language, 'zh'>, readonly string[]>> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  fr: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  ar: [
    'كانون الثاني/يناير',
    'شباط/فبراير',
    'آذار/مارس',
    'نيسان/أبريل',
    'أيار/مايو',
    'حزيران/يونيه',
    'تموز/يوليه',
    'آب/أغسطس',
    'أيلول/سبتمبر',
    'تشرين الأول/أكتوبر',
    'تشرين الثاني/نوفمبر',
    'كانون الأول/ديسمبر',
  ],
};

/**
 * A calendar day in running text: "20 May 2015", "1er mai 2015", "20 de mayo de 2015",
 * "20 мая 2015 года", "2015年5月20日", "20 أيار/مايو 2015".
 * @param day YYYY-MM-DD
 * @throws RangeError when the day does not exist
 */
export const formatDay = (day: string, language: Language): string => {
  if (!isCalendarDay(day)) throw new RangeError(`"${day}" is not a day YYYY-MM-DD.`);
  const year = String(Number(day.slice(0, 4)));
  const month = Number(day.slice(5, 7));
  const date = String(Number(day.slice(8, 10)));
  if (language === 'zh') return `${year}年${month}月${date}日`;
  const name = months[language][month - 1] as string;
  switch (language) {
    case 'fr':
      // The first of the month alone is an ordinal.
      return `${date === '1' ? '1er' : date} ${name} ${year}`;
    case 'es':
      return `${date} de ${name} de ${year}`;
    case 'ru':
      return `${date} ${name} ${year} года`;
    default:
      return `${date} ${name} ${year}`;
  }
};

/**
 * A clock time: "6 p.m.", "9.30 a.m.", "noon"; "18 heures", "9 h 30"; "18时", "9时30分"; "18:00". The
 * Spanish one brings its article along: "las 18.00 horas", "la 1.00 hora".
 * @param time HH:MM, 24-hour clock
 * @throws RangeError when there is no such time
 */
export const formatClock = (time: string, language: Language): string => {
  if (!/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)) throw new RangeError(`"${time}" is not a time HH:MM.`);
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3);
  switch (language) {
    case 'en':
      return englishClock(hour, minutes);
    case 'fr':
      return minutes === '00' ? `${hour} ${hour < 2 ? 'heure' : 'heures'}` : `${hour} h ${minutes}`;
    case 'es':
      return `${hour === 1 ? 'la' : 'las'} ${hour}.${minutes} ${time === '01:00' ? 'hora' : 'horas'}`;
    case 'zh':
      return minutes === '00' ? `${hour}时` : `${hour}时${minutes}分`;
    default:
      return `${hour}:${minutes}`;
  }
};

const englishClock = (hour: number, minutes: string): string => {
  if (minutes === '00' && hour === 12) return 'noon';
  if (minutes === '00' && hour === 0) return 'midnight';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  return `${twelve}${minutes === '00' ? '' : `.${minutes}`} ${hour < 12 ? 'a.m.' : 'p.m.'}`;
};
