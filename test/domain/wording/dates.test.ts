import { describe, expect, it } from 'vitest';
import { languages } from '../../../domain/language.ts';
import { formatClock, formatDay } from '../../../domain/wording/dates.ts';
import { dutyStationName, formatDeadline } from '../../../domain/wording/duty-stations.ts';

describe('a calendar day in running text', () => {
  it.each([
    ['en', '20 May 2015'],
    ['fr', '20 mai 2015'],
    ['es', '20 de mayo de 2015'],
    ['ru', '20 мая 2015 года'],
    ['zh', '2015年5月20日'],
    ['ar', '20 أيار/مايو 2015'],
  ] as const)('is written in %s as %s', (language, text) => {
    expect(formatDay('2015-05-20', language)).toBe(text);
  });

  it('makes only the first of the month an ordinal in French', () => {
    expect(formatDay('2015-05-01', 'fr')).toBe('1er mai 2015');
    expect(formatDay('2015-05-11', 'fr')).toBe('11 mai 2015');
    expect(formatDay('2015-05-01', 'es')).toBe('1 de mayo de 2015');
  });

  it('names the twelve months differently in every language', () => {
    for (const language of languages) {
      const texts = Array.from({ length: 12 }, (_, month) =>
        formatDay(`2015-${String(month + 1).padStart(2, '0')}-09`, language),
      );
      expect(new Set(texts).size).toBe(12);
    }
  });

  it('names an Arabic month twice, in the eastern and the western way', () => {
    const texts = Array.from({ length: 12 }, (_, month) =>
      formatDay(`2015-${String(month + 1).padStart(2, '0')}-09`, 'ar'),
    );
    for (const text of texts) expect(text).toMatch(/^9 [\p{Script=Arabic} ]+\/[\p{Script=Arabic}]+ 2015$/u);
  });

  it('refuses a day that does not exist', () => {
    expect(() => formatDay('2015-02-29', 'en')).toThrow(RangeError);
  });
});

describe('a clock time', () => {
  it.each([
    ['18:00', 'en', '6 p.m.'],
    ['09:30', 'en', '9.30 a.m.'],
    ['12:00', 'en', 'noon'],
    ['00:00', 'en', 'midnight'],
    ['00:30', 'en', '12.30 a.m.'],
    ['12:05', 'en', '12.05 p.m.'],
    ['18:00', 'fr', '18 heures'],
    ['01:00', 'fr', '1 heure'],
    ['09:30', 'fr', '9 h 30'],
    ['18:00', 'es', 'las 18.00 horas'],
    ['09:30', 'es', 'las 9.30 horas'],
    ['01:00', 'es', 'la 1.00 hora'],
    ['18:00', 'ru', '18:00'],
    ['09:05', 'ru', '9:05'],
    ['18:00', 'ar', '18:00'],
    ['18:00', 'zh', '18时'],
    ['09:30', 'zh', '9时30分'],
  ] as const)('%s is written in %s as %s', (time, language, text) => {
    expect(formatClock(time, language)).toBe(text);
  });

  it.each(['24:00', '7:00', '18.00', ''])('refuses %j', (time) => {
    expect(() => formatClock(time, 'en')).toThrow(RangeError);
  });
});

describe('a deadline', () => {
  it('is the day alone where no time is published', () => {
    expect(formatDeadline('2015-07-15', null, 'Vienna', 'fr')).toBe('15 juillet 2015');
  });

  it('names time and city of the duty station where one is', () => {
    expect(formatDeadline('2015-07-15', '18:00', 'Vienna', 'en')).toBe('15 July 2015, 6 p.m. (Vienna time)');
    expect(formatDeadline('2015-07-15', '18:00', 'Geneva', 'fr')).toBe('15 juillet 2015 à 18 heures (heure de Genève)');
  });

  it.each([
    ['ar', '3 تموز/يوليه 2015، الساعة 18:00 (بتوقيت نيويورك)'],
    ['zh', '2015年7月3日18时(纽约时间)'],
    ['en', '3 July 2015, 6 p.m. (New York time)'],
    ['fr', '3 juillet 2015 à 18 heures (heure de New York)'],
    ['ru', '3 июля 2015 года, 18:00 (по нью-йоркскому времени)'],
    ['es', '3 de julio de 2015, a las 18.00 horas (hora de Nueva York)'],
  ] as const)('is written in %s as %s', (language, text) => {
    expect(formatDeadline('2015-07-03', '18:00', 'New York', language)).toBe(text);
  });

  it.each([
    ['Vienna', ['فيينا', '维也纳', 'Vienna', 'Vienne', 'Вена', 'Viena']],
    ['New York', ['نيويورك', '纽约', 'New York', 'New York', 'Нью-Йорк', 'Nueva York']],
    ['Geneva', ['جنيف', '日内瓦', 'Geneva', 'Genève', 'Женева', 'Ginebra']],
    ['Nairobi', ['نيروبي', '内罗毕', 'Nairobi', 'Nairobi', 'Найроби', 'Nairobi']],
  ] as const)('knows %s in every language', (station, names) => {
    expect(languages.map((language) => dutyStationName(station, language))).toEqual(names);
    for (const [index, language] of languages.entries()) {
      const stem = (names[index] ?? '').slice(0, 3).toLowerCase();
      expect(formatDeadline('2015-07-03', '18:00', station, language).toLowerCase()).toContain(stem);
    }
  });
});
