import type { PaperWording, RespondentNumbers } from '../paper-wording.ts';

/** Three to ten before a feminine noun, in the genitive. */
const fewWords = ['', '', '', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع'];

interface Noun {
  readonly one: string;
  readonly two: string;
  /** After three to ten, also within a hundred. */
  readonly few: string;
  /** After everything else. */
  readonly many: string;
}

/** A number with a feminine noun in the genitive: "دولتين", "ثلاث دول", "11 دولة", "103 دول". */
const counted = (count: number, noun: Noun, beside: number): string => {
  if (count === 1) return noun.one;
  if (count === 2) return noun.two;
  const rest = count % 100;
  const number = (beside < 10 ? fewWords[count] : undefined) ?? String(count);
  return `${number} ${rest >= 3 && rest <= 10 ? noun.few : noun.many}`;
};

const state: Noun = { one: 'دولة واحدة', two: 'دولتين', few: 'دول', many: 'دولة' };
const organization: Noun = { one: 'منظمة واحدة', two: 'منظمتين', few: 'منظمات', many: 'منظمة' };

/** "ثلاث دول ومنظمة واحدة" */
const from = ({ states, organizations }: RespondentNumbers): string => {
  const ofStates = counted(states, state, organizations);
  const ofOrganizations = counted(organizations, organization, states);
  if (organizations === 0) return ofStates;
  if (states === 0) return ofOrganizations;
  // A figure is set off from the letter that joins it.
  return `${ofStates} و${/^\d/.test(ofOrganizations) ? ' ' : ''}${ofOrganizations}`;
};

export const arabicPaperWording: PaperWording = {
  reviewed: false,
  betweenSentences: ' ',
  organization: 'الأمم المتحدة',
  languageNames: {
    ar: 'العربية',
    zh: 'الصينية',
    en: 'الإنكليزية',
    fr: 'الفرنسية',
    ru: 'الروسية',
    es: 'الإسبانية',
  },
  noteBySecretariat: 'مذكرة من الأمانة',
  conferenceRoomPaper: 'ورقة اجتماع من إعداد الأمانة',
  contents: 'المحتويات',
  page: 'الصفحة',
  chapters: {
    introduction: 'مقدمة',
    states: 'الردود الواردة من الدول',
    organizations: 'الردود الواردة من المنظمات',
  },
  pursuantTo: (resolution, paragraph) =>
    `تتضمن هذه الوثيقة الردود التي تلقتها الأمانة عملا بالفقرة ${paragraph} من القرار ${resolution}.`,
  invited: (noteDate) =>
    `وجهت الأمانة مذكرة شفوية إلى الدول ورسالة إلى المنظمات، مؤرختين ${noteDate}، تدعوها فيهما إلى الرد.`,
  invitedUntil: (noteDate, deadline) =>
    `وجهت الأمانة مذكرة شفوية إلى الدول ورسالة إلى المنظمات، مؤرختين ${noteDate}، تدعوها فيهما إلى الرد في موعد أقصاه ${deadline}.`,
  received: (asAt, replies) => `وحتى ${asAt}، وردت ردود من ${from(replies)}.`,
  noneReceived: (asAt) => `وحتى ${asAt}، لم يرد أي رد.`,
  joint: (texts) =>
    texts === 1
      ? 'وقُدم نص واحد على نحو مشترك؛ وهو مستنسخ مرة واحدة تحت أسماء جميع الجهات التي قدمته.'
      : `ويبلغ عدد النصوص المقدمة على نحو مشترك ${texts}؛ وكل منها مستنسخ مرة واحدة تحت أسماء جميع الجهات التي قدمته.`,
  nilReturns: 'وأفادت الجهات التالية بأنه ليس لديها ما تقدمه:',
  declined: 'وأبلغت الجهات التالية الأمانة بأنها لن تقدم نصا:',
  asReceived: 'وترد الردود بالصيغة التي وردت بها وباللغة التي قُدمت بها. ولم تخضع لتحرير رسمي.',
  order: 'وترد ردود الدول أولا، تليها ردود المنظمات، مرتبة في الحالتين ترتيبا هجائيا.',
  orderOfStates: 'وهي مرتبة ترتيبا هجائيا بحسب أسماء الدول.',
  lateCompiled: 'وأُدرجت الردود التي وردت بعد الموعد النهائي مع الإشارة إلى ذلك.',
  lateNotCompiled: (count) =>
    count === 1
      ? 'وورد رد واحد بعد الموعد النهائي، وهو غير مستنسخ هنا.'
      : `ويبلغ عدد الردود التي وردت بعد الموعد النهائي ${count}، وهي غير مستنسخة هنا.`,
  noStates: 'لم تكن أي دولة قد ردت عند إعداد هذه الوثيقة.',
  originalLine: (language) => `[الأصل: ${language}]`,
  receivedLine: (day) => `[ورد في ${day}]`,
  receivedLateLine: (day) => `[ورد في ${day}، بعد الموعد النهائي]`,
  jointLine: '[نص مشترك]',
  seeJoint: (heading) => `[نص مشترك: انظر تحت ${heading}]`,
  onBehalfOf: 'قُدم أيضا باسم الجهات التالية:',
  emptySubmission: 'لا يتضمن الرد نصا يمكن استنساخه هنا.',
  textOnFile: 'بناء على رغبة الجهة المقدمة، لا يستنسخ النص. وهو محفوظ لدى الأمانة.',
  pagesElsewhere: (pages) =>
    `صفحات لا يمكن استخراج نصها، وهي مستنسخة بالصيغة التي وردت بها في نسخة هذه الوثيقة بصيغة PDF: ${pages}.`,
  pagesOnFile: (pages) => `صفحات يتعذر استنساخها، وهي محفوظة لدى الأمانة: ${pages}.`,
  attachmentsOnFile: 'محفوظ لدى الأمانة:',
  attachmentsLinked: 'متاح إلكترونيا:',
  attachment: (name, pages) => (pages === undefined ? name : `${name} (عدد الصفحات: ${pages})`),
  list: {
    title: 'قائمة الجهات التي ردت',
    columns: { name: 'الجهة', language: 'الأصل', day: 'تاريخ الورود', what: 'الرد' },
    what: {
      reproduced: 'مستنسخ',
      joint: 'نص مشترك',
      'on-file': 'محفوظ لدى الأمانة',
      'nil-return': 'ليس لديها ما تقدمه',
      declined: 'لن تقدم نصا',
    },
  },
  addendum: {
    title: 'إضافة',
    holds: (symbol) => `تتضمن هذه الإضافة ردودا غير مستنسخة في الوثيقة ${symbol}.`,
  },
  corrigendum: {
    title: 'تصويب',
    holds: (symbol) => `تحل النصوص الواردة أدناه محل النصوص المستنسخة تحت الأسماء نفسها في الوثيقة ${symbol}.`,
  },
  revision: { title: 'نسخة منقحة', holds: (symbol) => `تحل هذه الوثيقة محل الوثيقة ${symbol}.` },
  reissued: (day) => `أعيد إصدارها لأسباب فنية في ${day}.`,
  transmittal: {
    chapters: { states: 'تعليقات الدول', organizations: 'تعليقات المنظمات' },
    calledFor: (resolution, paragraph) =>
      `تدعو الفقرة ${paragraph} من القرار ${resolution} إلى تقديم تعليقات وآراء كي يسترشد بها الاجتماع في مداولاته.`,
    holds: 'وتستنسخ في هذه الورقة التعليقات الواردة لهذا الغرض.',
    transmitted: (by, days, instruction) =>
      `التعليقات المستنسخة أدناه أُحيلت إلى الأمانة في ${days} من الجهة التالية: ${by}. وكان الطلب ما يلي: ${instruction}.`,
    from: (respondents) => `وهي تعليقات ${from(respondents)}.`,
    none: 'لم تكن أي تعليقات قد أُحيلت عند إعداد هذه الورقة.',
    asReceived: 'وترد النصوص بالصيغة التي وردت بها وباللغة التي قُدمت بها، دون تحرير.',
    order: 'وترد نصوص الدول أولا، تليها نصوص المنظمات، مرتبة في الحالتين ترتيبا هجائيا.',
    transmittedLine: (day) => `[أُحيل في ${day}]`,
  },
};
