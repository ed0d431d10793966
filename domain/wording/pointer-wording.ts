import type { NoteInstrument } from '../dispatch/note-text.ts';
import type { Language } from '../language.ts';

/** What the short mail says that points to a notice in the portal: whole sentences, with `{reference}` and `{date}`. */
export interface PointerWording {
  /** True once a native speaker has checked both sentences. */
  readonly reviewed: boolean;
  /** Ends in a colon; the address follows as a paragraph of its own. */
  readonly published: string;
  readonly confirm: string;
}

const pointers: Readonly<Record<Language, Readonly<Record<NoteInstrument, PointerWording>>>> = {
  en: {
    'note-verbale': {
      reviewed: false,
      published:
        'The note verbale {reference} of {date} is available at the following address, which is intended for the addressee alone:',
      confirm: 'It is kindly requested that receipt of the note be confirmed on that page.',
    },
    letter: {
      reviewed: false,
      published:
        'The letter {reference} of {date} is available at the following address, which is intended for the addressee alone:',
      confirm: 'It is kindly requested that receipt of the letter be confirmed on that page.',
    },
  },
  fr: {
    'note-verbale': {
      reviewed: false,
      published:
        "La note verbale {reference} du {date} est disponible à l'adresse suivante, qui est réservée au destinataire :",
      confirm: 'Le destinataire est prié de bien vouloir confirmer sur cette page la réception de la note.',
    },
    letter: {
      reviewed: false,
      published:
        "La lettre {reference} du {date} est disponible à l'adresse suivante, qui est réservée au destinataire :",
      confirm: 'Le destinataire est prié de bien vouloir confirmer sur cette page la réception de la lettre.',
    },
  },
  es: {
    'note-verbale': {
      reviewed: false,
      published:
        'La nota verbal {reference}, de fecha {date}, está disponible en la siguiente dirección, que está reservada al destinatario:',
      confirm: 'Se agradecería que en esa página se confirmara la recepción de la nota.',
    },
    letter: {
      reviewed: false,
      published:
        'La carta {reference}, de fecha {date}, está disponible en la siguiente dirección, que está reservada al destinatario:',
      confirm: 'Se agradecería que en esa página se confirmara la recepción de la carta.',
    },
  },
  ru: {
    'note-verbale': {
      reviewed: false,
      published:
        'Вербальная нота {reference} от {date} доступна по следующему адресу, который предназначен только для адресата:',
      confirm: 'Просьба подтвердить на этой странице получение ноты.',
    },
    letter: {
      reviewed: false,
      published:
        'Письмо {reference} от {date} доступно по следующему адресу, который предназначен только для адресата:',
      confirm: 'Просьба подтвердить на этой странице получение письма.',
    },
  },
  zh: {
    'note-verbale': {
      reviewed: false,
      published: '{date}第{reference}号普通照会可在以下网址查阅，该网址仅供收件方使用：',
      confirm: '谨请在该网页上确认收到本照会。',
    },
    letter: {
      reviewed: false,
      published: '{date}第{reference}号函可在以下网址查阅，该网址仅供收件方使用：',
      confirm: '谨请在该网页上确认收到本函。',
    },
  },
  ar: {
    'note-verbale': {
      reviewed: false,
      published:
        'يمكن الاطلاع على المذكرة الشفوية {reference} المؤرخة {date} على العنوان التالي، وهو مخصص للجهة المرسل إليها وحدها:',
      confirm: 'ويرجى تأكيد تسلم المذكرة في تلك الصفحة.',
    },
    letter: {
      reviewed: false,
      published:
        'يمكن الاطلاع على الرسالة {reference} المؤرخة {date} على العنوان التالي، وهو مخصص للجهة المرسل إليها وحدها:',
      confirm: 'ويرجى تأكيد تسلم الرسالة في تلك الصفحة.',
    },
  },
};

/** The sentences for a note verbale, or for a letter. */
export const pointerWordingOf = (language: Language, instrument: NoteInstrument): PointerWording =>
  pointers[language][instrument];
