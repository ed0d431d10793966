import type { Language } from '../language.ts';

/**
 * The words of the head of a report to the Conference, in the six languages; ordinals as far as sessions have come.
 * Nobody who edits official records in them has read them, which `reviewed` says.
 */
export interface MastheadWording {
  readonly reviewed: boolean;
  readonly organization: string;
  readonly conference: string;
  readonly distribution: string;
  readonly original: string;
  /** "Eighth session" */
  readonly session: (ordinal: number) => string;
  /** "Item 2 (a) of the provisional agenda" */
  readonly agendaItem: (item: string) => string;
  readonly byline: string;
  readonly annex: string;
}

const english: MastheadWording = {
  reviewed: false,
  organization: 'United Nations',
  conference: 'Conference of the Parties to the United Nations Convention against Transnational Organized Crime',
  distribution: 'Distr.: General',
  original: 'Original: English',
  session: (ordinal) => `${ordinalWord('en', ordinal)} session`,
  agendaItem: (item) => `Item ${item} of the provisional agenda`,
  byline: 'Report of the Secretariat',
  annex: 'Annex',
};

const french: MastheadWording = {
  reviewed: false,
  organization: 'Nations Unies',
  conference: 'Conférence des Parties à la Convention des Nations Unies contre la criminalité transnationale organisée',
  distribution: 'Distr. générale',
  original: 'Original : anglais',
  session: (ordinal) => `${ordinalWord('fr', ordinal)} session`,
  agendaItem: (item) => `Point ${item} de l’ordre du jour provisoire`,
  byline: 'Rapport du Secrétariat',
  annex: 'Annexe',
};

const spanish: MastheadWording = {
  reviewed: false,
  organization: 'Naciones Unidas',
  conference:
    'Conferencia de las Partes en la Convención de las Naciones Unidas contra la Delincuencia Organizada Transnacional',
  distribution: 'Distr. general',
  original: 'Original: inglés',
  session: (ordinal) => `${ordinalWord('es', ordinal)} período de sesiones`,
  agendaItem: (item) => `Tema ${item} del programa provisional`,
  byline: 'Informe de la Secretaría',
  annex: 'Anexo',
};

const russian: MastheadWording = {
  reviewed: false,
  organization: 'Организация Объединенных Наций',
  conference:
    'Конференция участников Конвенции Организации Объединенных Наций против транснациональной организованной преступности',
  distribution: 'Distr.: General',
  original: 'Язык оригинала: английский',
  session: (ordinal) => `${ordinalWord('ru', ordinal)} сессия`,
  agendaItem: (item) => `Пункт ${item} предварительной повестки дня`,
  byline: 'Доклад Секретариата',
  annex: 'Приложение',
};

const chinese: MastheadWording = {
  reviewed: false,
  organization: '联合国',
  conference: '联合国打击跨国有组织犯罪公约缔约方会议',
  distribution: '普遍分发',
  original: '原文：英文',
  session: (ordinal) => `第${ordinalWord('zh', ordinal)}届会议`,
  agendaItem: (item) => `临时议程项目${item}`,
  byline: '秘书处的报告',
  annex: '附件',
};

const arabic: MastheadWording = {
  reviewed: false,
  organization: 'الأمم المتحدة',
  conference: 'مؤتمر الأطراف في اتفاقية الأمم المتحدة لمكافحة الجريمة المنظمة عبر الوطنية',
  distribution: 'توزيع عام',
  original: 'الأصل: بالإنكليزية',
  session: (ordinal) => `الدورة ${ordinalWord('ar', ordinal)}`,
  agendaItem: (item) => `البند ${item} من جدول الأعمال المؤقت`,
  byline: 'تقرير من الأمانة',
  annex: 'المرفق',
};

const wordings: Readonly<Record<Language, MastheadWording>> = {
  ar: arabic,
  zh: chinese,
  en: english,
  fr: french,
  ru: russian,
  es: spanish,
};

/** The words in a language. */
export const mastheadWording = (language: Language): MastheadWording => wordings[language];

/** First to twelfth, in the gender that the word for "session" has in the language. */
const ordinals: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'First',
    'Second',
    'Third',
    'Fourth',
    'Fifth',
    'Sixth',
    'Seventh',
    'Eighth',
    'Ninth',
    'Tenth',
    'Eleventh',
    'Twelfth',
  ],
  fr: [
    'Première',
    'Deuxième',
    'Troisième',
    'Quatrième',
    'Cinquième',
    'Sixième',
    'Septième',
    'Huitième',
    'Neuvième',
    'Dixième',
    'Onzième',
    'Douzième',
  ],
  es: [
    'Primer',
    'Segundo',
    'Tercer',
    'Cuarto',
    'Quinto',
    'Sexto',
    'Séptimo',
    'Octavo',
    'Noveno',
    'Décimo',
    'Undécimo',
    'Duodécimo',
  ],
  ru: [
    'Первая',
    'Вторая',
    'Третья',
    'Четвертая',
    'Пятая',
    'Шестая',
    'Седьмая',
    'Восьмая',
    'Девятая',
    'Десятая',
    'Одиннадцатая',
    'Двенадцатая',
  ],
  zh: ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'],
  ar: [
    'الأولى',
    'الثانية',
    'الثالثة',
    'الرابعة',
    'الخامسة',
    'السادسة',
    'السابعة',
    'الثامنة',
    'التاسعة',
    'العاشرة',
    'الحادية عشرة',
    'الثانية عشرة',
  ],
};

const ordinalWord = (language: Language, ordinal: number): string => ordinals[language][ordinal - 1] ?? String(ordinal);
