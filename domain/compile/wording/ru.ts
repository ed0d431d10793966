import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';
import { inWords } from './in-words.ts';

/** In the genitive, which the phrases below put them into; no other case is needed. */
const neuter = ['', 'одного', 'двух', 'трех', 'четырех', 'пяти', 'шести', 'семи', 'восьми', 'девяти'];
const feminine = ['', 'одной', ...neuter.slice(2)];

const isSingular = (count: number): boolean => count % 10 === 1 && count % 100 !== 11;

/** "3 государств и одной организации" */
const from = ({ states, organizations }: RespondentNumbers): string => {
  const ofStates = `${inWords(states, neuter, organizations)} ${isSingular(states) ? 'государства' : 'государств'}`;
  const ofOrganizations = `${inWords(organizations, feminine, states)} ${isSingular(organizations) ? 'организации' : 'организаций'}`;
  if (organizations === 0) return ofStates;
  return states === 0 ? ofOrganizations : `${ofStates} и ${ofOrganizations}`;
};

const pages = (count: number): string => `${count} с.`;

export const russianPaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: ' ',
  organization: 'Организация Объединенных Наций',
  languageNames: {
    ar: 'арабский',
    zh: 'китайский',
    en: 'английский',
    fr: 'французский',
    ru: 'русский',
    es: 'испанский',
  },
  noteBySecretariat: 'Записка Секретариата',
  conferenceRoomPaper: 'Документ зала заседаний, подготовленный Секретариатом',
  contents: 'Содержание',
  page: 'Стр.',
  chapters: {
    introduction: 'Введение',
    states: 'Ответы, полученные от государств',
    organizations: 'Ответы, полученные от организаций',
  },
  pursuantTo: (resolution, paragraph) =>
    `В настоящем документе содержатся ответы, полученные Секретариатом в соответствии с пунктом ${paragraph} резолюции ${resolution}.`,
  invited: (noteDate) =>
    `Секретариат направил государствам вербальную ноту, а организациям — письмо от ${noteDate} с предложением представить ответы.`,
  invitedUntil: (noteDate, deadline) =>
    `Секретариат направил государствам вербальную ноту, а организациям — письмо от ${noteDate} с предложением представить ответы не позднее ${deadline}.`,
  received: (asAt, replies) => `По состоянию на ${asAt} ответы были получены от ${from(replies)}.`,
  noneReceived: (asAt) => `По состоянию на ${asAt} не было получено ни одного ответа.`,
  joint: (texts) =>
    texts === 1
      ? 'Один текст был представлен совместно; он воспроизводится один раз под названиями всех представивших его сторон.'
      : `Число текстов, представленных совместно, — ${texts}; каждый из них воспроизводится один раз под названиями всех представивших его сторон.`,
  nilReturns: 'Ответ о том, что сообщить нечего, поступил от следующих респондентов:',
  declined: 'О том, что текст представлен не будет, Секретариату сообщили следующие респонденты:',
  asReceived:
    'Ответы воспроизводятся в том виде, в каком они были получены, на языке, на котором они были представлены. Официальному редактированию они не подвергались.',
  order: 'Сначала приводятся ответы государств, затем — ответы организаций, в обоих случаях в алфавитном порядке.',
  orderOfStates: 'Они приводятся в алфавитном порядке названий государств.',
  lateCompiled: 'Ответы, полученные по истечении установленного срока, включены с соответствующей пометкой.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'Один ответ был получен по истечении установленного срока и не воспроизводится.'
      : `Число ответов, полученных по истечении установленного срока, — ${count}; они не воспроизводятся.`,
  noStates: 'На момент подготовки настоящего документа от государств ответов не поступило.',
  originalLine: (language) => `[Язык оригинала: ${language}]`,
  receivedLine: (day) => `[Получено ${day}]`,
  receivedLateLine: (day) => `[Получено ${day}, по истечении установленного срока]`,
  jointLine: '[Совместный текст]',
  seeJoint: (heading) => `[Совместный текст: см. раздел «${heading}»]`,
  onBehalfOf: 'Представлено также от имени следующих сторон:',
  emptySubmission: 'В ответе нет текста, который можно было бы здесь воспроизвести.',
  textOnFile: 'По желанию представившей стороны текст не воспроизводится. Он хранится в Секретариате.',
  pagesElsewhere: (pages) =>
    `Страницы без извлекаемого текста, воспроизведенные в том виде, в котором они были получены, в версии настоящего документа в формате PDF: ${pages}.`,
  pagesOnFile: (pages) => `Страницы, которые невозможно воспроизвести, хранятся в Секретариате: ${pages}.`,
  attachmentsOnFile: 'Хранятся в Секретариате:',
  attachmentsLinked: 'Доступны в электронной форме:',
  attachment: (name, count) => (count === undefined ? name : `${name} (${pages(count)})`),
  list: {
    title: 'Перечень респондентов',
    columns: { name: 'Респондент', language: 'Язык оригинала', day: 'Дата получения', what: 'Ответ' },
    what: {
      reproduced: 'Воспроизводится',
      joint: 'Совместный текст',
      'on-file': 'Хранится в Секретариате',
      'nil-return': 'Сообщить нечего',
      declined: 'Текст не представляется',
    },
  },
  addendum: {
    title: 'Добавление',
    holds: (symbol) => `В настоящем добавлении содержатся ответы, не воспроизведенные в документе ${symbol}.`,
  },
  corrigendum: {
    title: 'Исправление',
    holds: (symbol) =>
      `Приведенные ниже тексты заменяют тексты, воспроизведенные под теми же названиями в документе ${symbol}.`,
  },
  revision: {
    title: 'Пересмотренный вариант',
    holds: (symbol) => `Настоящий документ заменяет документ ${symbol}.`,
  },
  reissued: (day) => `Переиздано по техническим причинам ${day}.`,
  transmittal: {
    chapters: { states: 'Замечания государств', organizations: 'Замечания организаций' },
    calledFor: (resolution, paragraph) =>
      `Пунктом ${paragraph} резолюции ${resolution} предусмотрено представление замечаний и мнений для обсуждения на совещании.`,
    holds: 'В настоящем документе воспроизводятся полученные с этой целью замечания.',
    transmitted: (by, days, instruction) =>
      `Воспроизводимые ниже замечания были переданы Секретариату следующим лицом: ${by} (${days}). Просьба состояла в следующем: ${instruction}.`,
    from: (respondents) => `Они получены от ${from(respondents)}.`,
    none: 'На момент подготовки настоящего документа замечаний передано не было.',
    asReceived:
      'Тексты воспроизводятся в том виде, в каком они были получены, на языке, на котором они были представлены, без редактирования.',
    order: 'Сначала приводятся тексты государств, затем — тексты организаций, в обоих случаях в алфавитном порядке.',
    transmittedLine: (day) => `[Передано ${day}]`,
  },
};
