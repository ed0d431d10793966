import type { CampaignDefinition } from '../../../domain/campaign/definition.ts';
import type { NoteInput } from '../../../domain/dispatch/note-text.ts';
import type { Language } from '../../../domain/language.ts';
import { aCampaign, englishWording } from '../../builders/a-campaign.ts';

const plain = aCampaign();

/** The example campaign in all six languages, as one whose notes are to be read. */
export const campaignExample: CampaignDefinition = aCampaign({
  mandate: { ...plain.mandate, body: 'the Conference of the Parties' },
  office: {
    ...plain.office,
    name: {
      en: 'The Secretariat of the Conference',
      fr: 'Le Secrétariat de la Conférence',
      es: 'La Secretaría de la Conferencia',
      ru: 'Секретариат Конференции',
      zh: '会议秘书处',
      ar: 'أمانة المؤتمر',
    },
    letterhead: ['Secretariat of the Conference', 'Vienna International Centre, Vienna'],
  },
  dates: {
    ...plain.dates,
    deadlineAt: '2015-07-15T16:00:00Z',
    cutOffAt: '2015-07-17T16:00:00Z',
    compileAt: '2015-08-03T07:00:00Z',
  },
  languages: ['en', 'fr', 'es', 'ru', 'zh', 'ar'],
  wording: {
    en: { ...englishWording, reviewed: true },
    fr: {
      subject: 'le premier colloque, qui se tiendra à Vienne du 28 au 30 septembre 2015',
      mandateParagraph: 'Par sa résolution 7/1, la Conférence a prié le Secrétariat de solliciter des observations.',
      requestParagraph: "Des observations sont attendues au plus tard le {deadline} à l'adresse {replyMailbox}.",
      reviewed: false,
    },
    es: {
      subject: 'el primer coloquio, que se celebrará en Viena del 28 al 30 de septiembre de 2015',
      mandateParagraph: 'En su resolución 7/1, la Conferencia pidió a la Secretaría que recabara observaciones.',
      requestParagraph: 'Se invita a presentar observaciones a más tardar el {deadline}.',
      reviewed: false,
    },
    ru: {
      subject: 'первое совещание, которое состоится в Вене 28–30 сентября 2015 года',
      mandateParagraph: 'В своей резолюции 7/1 Конференция просила Секретариат запросить замечания.',
      requestParagraph: 'Просьба представить замечания не позднее {deadline}.',
      reviewed: false,
    },
    zh: {
      subject: '将于2015年9月28日至30日在维也纳举行的第一次会议',
      mandateParagraph: '会议在其第7/1号决议中请秘书处征求意见。',
      requestParagraph: '请不迟于{deadline}提出意见。',
      reviewed: false,
    },
    ar: {
      subject: 'الاجتماع الأول، المقرر عقده في فيينا من 28 إلى 30 أيلول/سبتمبر 2015',
      mandateParagraph: 'طلب المؤتمر إلى الأمانة، في قراره 7/1، أن تلتمس التعليقات.',
      requestParagraph: 'ويرجى تقديم التعليقات في موعد أقصاه {deadline}.',
      reviewed: false,
    },
  },
});

/** The mission of Austria, as the directory's phrases name it in each language. */
export const austria: Readonly<Record<Language, string>> = {
  ar: 'البعثة الدائمة لجمهورية النمسا',
  zh: '奥地利共和国常驻代表团',
  en: 'the Permanent Mission of the Republic of Austria',
  fr: "la Mission permanente de la République d'Autriche",
  ru: 'Постоянному представительству Австрийской Республики',
  es: 'la Misión Permanente de la República de Austria',
};

/** A request to a mission, in English; the overrides make it any other note. */
export const noteInputExample = (overrides: Partial<NoteInput> = {}): NoteInput => ({
  kind: 'request',
  sequence: 1,
  instrument: 'note-verbale',
  language: 'en',
  addressPhrase: 'the Permanent Mission of Austria',
  reference: 'VB 2015/12/OCB',
  dated: '2015-05-20',
  deadline: '2015-07-15',
  definition: campaignExample,
  ...overrides,
});
