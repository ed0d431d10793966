import type { CampaignDefinition } from '../campaign/definition.ts';
import type { Language } from '../language.ts';
import { formatClock, formatDay } from './dates.ts';

export type DutyStation = CampaignDefinition['office']['dutyStation'];

interface DutyStationWording {
  /** The city's name as it stands before the date. */
  readonly name: string;
  /** A day with its time there; `{day}` and `{time}` are filled in. */
  readonly dayAndTime: string;
}

const dutyStations: Readonly<Record<Language, Readonly<Record<DutyStation, DutyStationWording>>>> = {
  en: {
    Vienna: { name: 'Vienna', dayAndTime: '{day}, {time} (Vienna time)' },
    'New York': { name: 'New York', dayAndTime: '{day}, {time} (New York time)' },
    Geneva: { name: 'Geneva', dayAndTime: '{day}, {time} (Geneva time)' },
    Nairobi: { name: 'Nairobi', dayAndTime: '{day}, {time} (Nairobi time)' },
  },
  fr: {
    Vienna: { name: 'Vienne', dayAndTime: '{day} à {time} (heure de Vienne)' },
    'New York': { name: 'New York', dayAndTime: '{day} à {time} (heure de New York)' },
    Geneva: { name: 'Genève', dayAndTime: '{day} à {time} (heure de Genève)' },
    Nairobi: { name: 'Nairobi', dayAndTime: '{day} à {time} (heure de Nairobi)' },
  },
  es: {
    Vienna: { name: 'Viena', dayAndTime: '{day}, a {time} (hora de Viena)' },
    'New York': { name: 'Nueva York', dayAndTime: '{day}, a {time} (hora de Nueva York)' },
    Geneva: { name: 'Ginebra', dayAndTime: '{day}, a {time} (hora de Ginebra)' },
    Nairobi: { name: 'Nairobi', dayAndTime: '{day}, a {time} (hora de Nairobi)' },
  },
  ru: {
    Vienna: { name: 'Вена', dayAndTime: '{day}, {time} (по венскому времени)' },
    'New York': { name: 'Нью-Йорк', dayAndTime: '{day}, {time} (по нью-йоркскому времени)' },
    Geneva: { name: 'Женева', dayAndTime: '{day}, {time} (по женевскому времени)' },
    Nairobi: { name: 'Найроби', dayAndTime: '{day}, {time} (по времени Найроби)' },
  },
  zh: {
    Vienna: { name: '维也纳', dayAndTime: '{day}{time}(维也纳时间)' },
    'New York': { name: '纽约', dayAndTime: '{day}{time}(纽约时间)' },
    Geneva: { name: '日内瓦', dayAndTime: '{day}{time}(日内瓦时间)' },
    Nairobi: { name: '内罗毕', dayAndTime: '{day}{time}(内罗毕时间)' },
  },
  ar: {
    Vienna: { name: 'فيينا', dayAndTime: '{day}، الساعة {time} (بتوقيت فيينا)' },
    'New York': { name: 'نيويورك', dayAndTime: '{day}، الساعة {time} (بتوقيت نيويورك)' },
    Geneva: { name: 'جنيف', dayAndTime: '{day}، الساعة {time} (بتوقيت جنيف)' },
    Nairobi: { name: 'نيروبي', dayAndTime: '{day}، الساعة {time} (بتوقيت نيروبي)' },
  },
};

/** The city as a note of this language names it: "Vienne". */
export const dutyStationName = (station: DutyStation, language: Language): string =>
  dutyStations[language][station].name;

/**
 * A deadline as a note states it: the day alone, or with the clock time at the duty station:
 * "15 July 2015", "15 July 2015, 6 p.m. (Vienna time)".
 * @param day YYYY-MM-DD
 * @param time HH:MM at the duty station, or null where the note names only the day
 */
export const formatDeadline = (day: string, time: string | null, station: DutyStation, language: Language): string =>
  time === null
    ? formatDay(day, language)
    : dutyStations[language][station].dayAndTime
        .replace('{day}', () => formatDay(day, language))
        .replace('{time}', () => formatClock(time, language));
